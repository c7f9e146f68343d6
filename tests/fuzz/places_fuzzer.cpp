// Can any bytes break the reading of postcodes, of files of postcodes, or of place names?
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

#include "content/places/csv.h"
#include "content/places/names.h"
#include "content/places/places.h"
#include "content/places/postcode.h"
#include "content/places/postcode_rows.h"

using namespace waymark;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

/// A postcode is itself when its own written form is read.
void read_postcode(std::string_view text) {
    const auto postcode = as_postcode(text);
    if (!postcode) return;
    const auto again = as_postcode(postcode->written());
    must(again && again->outcode == postcode->outcode && again->inward == postcode->inward);
    must(postcode->outcode.size() >= 2 && postcode->outcode.size() <= 4 &&
         (postcode->inward.empty() || postcode->inward.size() == 3));
}

void read_file(const std::string& text) {
    std::istringstream in(text);
    std::size_t taken = 0;
    const auto report = read_postcode_rows(in, "file", [&](const PostcodeRow& row) {
        must(row.point.lat > 49 && row.point.lat < 63 && row.point.lon > -11 && row.point.lon < 4);
        must(as_postcode(row.postcode.written()).has_value());
        ++taken;
        return true;
    });
    if (report) must(report->taken == taken && report->problems.size() <= 100);
    else must(!report.error().message.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto places = Places::load(ContentFiles(WAYMARK_SOURCE_DIR "/content", ""), "/nowhere");
    must(places.has_value());
    const std::string text(reinterpret_cast<const char*>(data), size);

    read_postcode(text);
    read_file(text);
    // Headers send the same rows down the other ways.
    read_file("postcode,lat,lon\n" + text);
    read_file("pcds,doterm,lad25cd,east1m,north1m\n" + text);

    for (const KnownPlace& place : (*places)->all(text)) must(!place.name.empty());
    const auto words = name_words(text);
    KnownPlace place;
    for (std::size_t at = 0; at <= words.size(); ++at)
        must((*places)->longest_name(words, at, &place) <= words.size() - at);
    must((*places)->starting_with(text, 5).size() <= 5);
    return 0;
}
