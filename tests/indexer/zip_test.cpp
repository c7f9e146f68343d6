// Is a zip read like a folder, and does no zip do harm?
#include <zip.h>

#include "indexer/syntax/zip_archive.h"
#include "tests/indexer/imported.h"

namespace waymark::feeds {

namespace {

/// A zip of files, name and bytes.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
    DataDir data;
    const std::string path = data.path + "/made.zip";
    int error = 0;
    zip_t* zip = zip_open(path.c_str(), ZIP_CREATE, &error);
    REQUIRE(zip);
    for (const auto& [name, bytes] : files) {
        zip_source_t* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
        REQUIRE(zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    REQUIRE(zip_close(zip) == 0);
    std::ifstream stream(path, std::ios::binary);
    std::stringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

}  // namespace

TEST_CASE("the files of a zip are known by their names, and those of no interest are left out") {
    auto zip = ZipArchive::open(zip_of({{"a.csv", "x"},
                                        {"deep/b.json", "yy"},
                                        {"__MACOSX/._a.csv", "z"},
                                        {".hidden", "z"},
                                        {"../../etc/passwd", "out"},
                                        {"new\nline", "n"}}));
    REQUIRE(zip);
    std::string names;
    for (const auto& entry : (*zip)->entries()) names += entry.name + " ";
    CHECK(names == "a.csv deep/b.json ../../etc/passwd new_line ");
    CHECK(*(*zip)->read(1) == "yy");
}

TEST_CASE("a zip that grows to far more than any table does is not unpacked") {
    auto zip = ZipArchive::open(zip_of({{"bomb.csv", std::string(40'000'000, ' ')}}));
    REQUIRE(zip);
    auto read = (*zip)->read(0);
    REQUIRE_FALSE(read);
    CHECK(read.error().message.find("grows") != std::string::npos);
}

TEST_CASE("what is no zip, or an Excel workbook, is refused with the mending") {
    CHECK_FALSE(ZipArchive::open("PK\x03\x04 and nothing more"));
    std::string good = zip_of({{"a.csv", "x,y,z"}});
    CHECK_FALSE(ZipArchive::open(good.substr(0, good.size() / 2)));
    auto excel = ZipArchive::open(zip_of({{"[Content_Types].xml", "<x/>"}, {"xl/workbook.xml", "<x/>"}}));
    REQUIRE_FALSE(excel);
    CHECK(excel.error().message.find("CSV") != std::string::npos);
}

TEST_CASE("a zip in a zip is not opened, and files that are no feed are passed over") {
    DataDir data;
    Engine engine = open_engine(data);
    std::string file = data.write(
        "feed.zip", zip_of({{"inner.zip", zip_of({{"a.json", R"({"id": "1", "name": "Inner", "status": "active"})"}})},
                            {"b.json", R"({"id": "2", "name": "Outer", "status": "active"})"},
                            {"README.txt", "About this feed"}}));
    ImportReport report = import_files(engine, {file}, from("zipped"));
    CHECK(counts(report) == "1 0 0 0");
    CHECK(report.problems.size() == 2);
}

}  // namespace waymark::feeds
