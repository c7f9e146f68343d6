// A folder of the smallest files of places that load, for tests of what somebody adds to them.
#pragma once

#include <string>

#include "content/places/places.h"
#include "tests/content/temporary_folder.h"

namespace waymark {

/// A content folder with the smallest files that load.
class SmallPlaces {
public:
    SmallPlaces() {
        write("councils/councils.csv",
              "slug,name,gss,lat,lon,people,neighbours,other names,adult care phone\n"
              "anyshire,Anyshire,E10000099,52,-1,100,,Anyshire County Council,\n");
        write("places/areas.csv", "name,lat,lon,councils,people,other names\n");
        write("places/outcodes.csv", "outcode,lat,lon,council\nSR4,54.9,-1.42,anyshire\n");
        write("places/ordinary-words.txt", "words: hope\n");
    }
    std::string write(const std::string& name, const std::string& text) const {
        return folder_.write(name, text).string();
    }
    auto load() const { return Places::load(ContentFiles(folder_.path(), ""), (folder_.path() / "data").string()); }
    std::string data() const { return (folder_.path() / "data").string(); }
    std::string error() const {
        const auto loaded = load();
        return loaded ? "" : loaded.error().message;
    }

private:
    TemporaryFolder folder_;
};

}  // namespace waymark
