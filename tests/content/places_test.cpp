// Is the place a family names found, and is it the one they mean?
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "content/places/names.h"
#include "content/places/places.h"
#include "content/text/text.h"
#include "tests/content/temporary_folder.h"

using namespace waymark;
namespace fs = std::filesystem;

namespace {

const ContentFiles& content() {
    static const ContentFiles files(WAYMARK_SOURCE_DIR "/content", "");
    return files;
}

std::shared_ptr<const Places> places() {
    static const auto loaded = [] {
        auto made = Places::load(content(), "/nowhere");
        if (!made) FAIL(made.error().message);
        return *made;
    }();
    return loaded;
}

std::string council_of(const std::string& name) {
    const auto place = places()->find(name);
    return place ? place->council : "(none)";
}

}  // namespace

TEST_CASE("places of the first four areas are known by their names") {
    struct Row {
        const char* name;
        const char* council;
    };
    for (const Row& row : {Row{"Sunderland", "sunderland"}, {"South Shields", "south-tyneside"}, {"Durham", "county-durham"}}) {
        INFO(row.name);
        CHECK(council_of(row.name) == row.council);
    }
}
