// What becomes of a national file of postcodes?
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "content/places/import_places.h"
#include "content/places/postcode.h"
#include "content/places/postcode_rows.h"
#include "content/places/units.h"
#include "tests/content/temporary_folder.h"

using namespace waymark;
namespace fs = std::filesystem;

namespace {

class Folder : public TemporaryFolder {
public:
    std::string put(const std::string& name, const std::string& text) const { return write(name, text).string(); }
    std::string data() const { return (path() / "data").string(); }
};

struct Read {
    std::vector<std::string> rows;  ///< `SR4 7TF 54.90 -1.42 E08000024`
    std::size_t passed_over = 0, bad = 0;
    std::vector<std::string> problems;
    std::string error;
};

Read read(const std::string& text) {
    std::istringstream in(text);
    Read all;
    const auto report = read_postcode_rows(in, "file.csv", [&](const PostcodeRow& row) {
        char point[64];
        std::snprintf(point, sizeof point, " %.2f %.2f", row.point.lat, row.point.lon);
        all.rows.push_back(row.postcode.written() + point +
                           (row.council_code.empty() ? "" : " " + std::string(row.council_code)));
        return true;
    });
    if (!report) all.error = report.error().message;
    else {
        all.passed_over = report->passed_over;
        all.bad = report->bad;
        all.problems = report->problems;
    }
    return all;
}

using Rows = std::vector<std::string>;

/// `count` empty fields.
std::string gap(int count) { return std::string(static_cast<std::size_t>(count), ','); }

}  // namespace

TEST_CASE("the columns of a file of postcodes are found by name or by place") {
    struct Row {
        const char* what;
        std::string text;
        Rows rows;
    };
    const std::string directory_row =
        R"("SR4 7TF","SR4  7TF","SR4 7TF","198001","","E99999999","E99999999","E08000024","E05001158","E43000176","0","0437000","0556400","1")";
    const std::vector<Row> cases{
        {"plain with a header", "postcode,lat,lon\nSR4 7TF,54.901,-1.424\n", {"SR4 7TF 54.90 -1.42"}},
        {"header in any order and case",
         "Longitude,Name,LATITUDE,PostCode\n-1.424,x,54.901,sr47tf\n",
         {"SR4 7TF 54.90 -1.42"}},
        {"byte order mark, carriage returns, comments and blank lines",
         "\xEF\xBB\xBFpostcode,lat,long\r\n# ours\r\n\r\nSR4 7TF,54.901,-1.424\r\n",
         {"SR4 7TF 54.90 -1.42"}},
        {"no line end after the last row", "postcode,lat,lon\nSR4 7TF,54.901,-1.424", {"SR4 7TF 54.90 -1.42"}},
        {"plain without a header",
         "SR4 7TF,54.901,-1.424\nBN27 2AX,50.863,0.257\n",
         {"SR4 7TF 54.90 -1.42", "BN27 2AX 50.86 0.26"}},
        {"a row number first",
         "1,SR4 7TF,54.901,-1.424\n2,BN27 2AX,50.863,0.257\n",
         {"SR4 7TF 54.90 -1.42", "BN27 2AX 50.86 0.26"}},
        {"outcodes with their town",
         "postcode,eastings,northings,latitude,longitude,town\nSR4,436900,556400,54.90088,-1.42451,Sunderland\nDH1,427900,543000,54.78,-1.57,\"Durham, City\"\n",
         {"SR4 54.90 -1.42", "DH1 54.78 -1.57"}},
        {"an outcode column beside the postcode",
         "outcode,postcode,lat,lon\nSR4,SR4 7TF,54.901,-1.424\n",
         {"SR4 7TF 54.90 -1.42"}},
        {"Code-Point Open",
         "\"SR4 7TF\",10,437000,556400,\"E92000001\",\"E19000001\",\"E18000001\",\"\",\"E08000024\",\"E05001158\"\n",
         {"SR4 7TF 54.90 -1.42 E08000024"}},
        {"Code-Point Open of a county",
         "\"BN272AX\",10,558900,109600,\"E92000001\",\"E19000003\",\"E18000009\",\"E10000011\",\"E07000065\",\"E05003931\"\n",
         {"BN27 2AX 50.86 0.26 E10000011"}},
        {"its header line",
         "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\nSR47TF,10,437000,556400,,,,,E08000024,\n",
         {"SR4 7TF 54.90 -1.42 E08000024"}},
        {"ONS Postcode Directory without a header",
         directory_row + gap(28) + ",54.901,-1.424,\"E37000025\"\n",
         {"SR4 7TF 54.90 -1.42 E08000024"}},
        {"ONS Postcode Directory whose degrees stand elsewhere",
         directory_row + gap(20) + ",\"x\"\n",
         {"SR4 7TF 54.90 -1.42 E08000024"}},
        {"ONS Postcode Directory with its header",
         "pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,oseast1m,osnrth1m,lat,long\n\"BN272AX\",\"BN27 2AX\",\"BN27 2AX\",\"198001\",\"\",\"E10000011\",\"E07000065\",\"558900\",\"109600\",50.863,0.257\n",
         {"BN27 2AX 50.86 0.26 E10000011"}},
        {"ONS Postcode Directory with the names of 2025",
         "pcd7,pcd8,pcds,dointr,doterm,cty25cd,lad25cd,east1m,north1m,lat,long\nSR4 7TF,SR4  7TF,SR4 7TF,198001,,E99999999,E08000024,437000,556400,54.901,-1.424\n",
         {"SR4 7TF 54.90 -1.42 E08000024"}},
        {"Scottish Postcode Directory",
         "\"G2 8AE\",\"G2\",\"G2 8\",1/8/1973 00:00:00,,\"258484\",\"664975\",55.857,-4.262,\"N\",\"S12000049\"\n\"PA31 8UAB\",\"PA31\",\"PA31 8\",7/7/2004 00:00:00,,\"179709\",\"708103\",56.214,-5.554,\"Y\"\n",
         {"G2 8AE 55.86 -4.26", "PA31 8UA 56.21 -5.55"}},
        {"no degrees in the row, so the grid is taken",
         "postcode,lat,long,eastings,northings\nSR4 7TF,,,437000,556400\n",
         {"SR4 7TF 54.90 -1.42"}},
    };
    for (const Row& one : cases) {
        INFO(one.what);
        const Read all = read(one.text);
        INFO(all.error);
        CHECK(all.rows == one.rows);
        CHECK(all.bad == 0);
    }
}

TEST_CASE("postcodes out of use and postcodes without a point are passed over") {
    const std::string good = "SR4 7TF,,54.901,-1.424,437000,556400\n";
    for (const std::string row : {"SR1 1AA,201003,54.9,-1.38,440000,557000", "SR1 1AB,,99.999999,0.000000,,",
                                  "SR1 1AF,,,,,", "SR1 1AD,,,,0,0", "SR1 1AE,,0,0,,", "BT7 1NN,,,,333000,372000"}) {
        INFO(row);
        const Read all = read("pcds,doterm,lat,long,oseast1m,osnrth1m\n" + good + row + "\n");
        CHECK(all.rows == Rows{"SR4 7TF 54.90 -1.42"});
        CHECK(all.passed_over == 1);
        CHECK(all.bad == 0);
    }
}

TEST_CASE("a bad row is named by its line and takes no other with it") {
    struct Row {
        const char* row;
        const char* says;
    };
    const std::vector<Row> rows{
        {"HELLO,54.9,-1.4", "has not the shape of a postcode"},
        {"SR4 7TG,north,-1.4", "not both numbers"},
        {"SR4 7TG,-1.4,54.9", "right way round"},
        {"SR4 7TG,48.8,2.35", "not in Britain"},
        {"SR4 7TG", ""},
        {"SR4 7TG,1e9,nan", "not both numbers"},
    };
    for (const Row& one : rows) {
        INFO(one.row);
        const Read all =
            read(std::string("postcode,lat,lon\nSR4 7TF,54.901,-1.424\n") + one.row + "\nBN27 2AX,50.863,0.257\n");
        CHECK(all.rows == Rows{"SR4 7TF 54.90 -1.42", "BN27 2AX 50.86 0.26"});
        if (*one.says == '\0') continue;
        REQUIRE(all.problems.size() == 1);
        CHECK(all.problems[0].find("file.csv:3: [warning] ") == 0);
        CHECK(all.problems[0].find(one.says) != std::string::npos);
    }
}

TEST_CASE("a file that holds no postcodes is refused with what to do") {
    CHECK(read("").error.find("empty") != std::string::npos);
    CHECK(read("\n\n# only a comment\n").error.find("empty") != std::string::npos);
    CHECK(read("name,age\nAnn,7\n").error.find("file.csv:1: cannot tell which columns") == 0);
    CHECK(read("postcode,lat,lon\nx,1,2\n").error.find("file.csv:2:") == 0);
    CHECK(read("postcode,lat,lon\n").error.find("none of its postcodes") != std::string::npos);
    CHECK(read("postcode,lat,lon\n" + std::string(70'000, 'x'))
              .error.find("file.csv:2: this line is longer than 64 kB") == 0);
    CHECK(read(std::string(70'000, 'x')).error.find("64 kB") != std::string::npos);
    CHECK_FALSE(read(std::string("\0\0\0\n\"\"\"\",\"", 10)).error.empty());
    CHECK(read("postcode,lat,lon\n\"SR4 7TF,54.9,-1.4\nSR4 7TF,54.901,-1.424\n").rows.size() ==
          1);  // a quote that never closes
}

TEST_CASE(
    "imported postcodes are found, later ones take the place of earlier ones, and an open table stays as it was") {
    const Folder folder;
    CHECK(UnitTable::open(units_file(folder.data()))->size() == 0);

    const auto first = import_places(
        folder.data(),
        folder.put(
            "a.csv",
            "postcode,lat,lon,laua\nSR4 7TF,54.9,-1.4,E08000024\nSR1 1AA,54.8,-1.3,\nSR4 7TF,54.91,-1.41,E08000024\n"));
    REQUIRE(first);
    CHECK(*first == 3);
    const auto before = UnitTable::open(units_file(folder.data()));
    REQUIRE(before);
    CHECK(before->size() == 2);

    const auto second = import_places(
        folder.data(),
        folder.put(
            "b.csv",
            "postcode,lat,lon,laua\nNE31 1AA,54.97,-1.51,E08000023\nSR1 1AA,54.85,-1.35,E08000024\nSR5,54.92,-1.42,\n"));
    REQUIRE(second);
    const auto after = UnitTable::open(units_file(folder.data()));
    REQUIRE(after);
    CHECK(after->size() == 4);
    CHECK(before->size() == 2);
    CHECK(before->find({"SR1", "1AA"})->point().lat == Approx(54.8));

    struct Row {
        Postcode postcode;
        double lat;
        const char* council;
    };
    for (const Row& row : {Row{{"SR4", "7TF"}, 54.91, "E08000024"}, Row{{"SR1", "1AA"}, 54.85, "E08000024"},
                           Row{{"NE31", "1AA"}, 54.97, "E08000023"}, Row{{"SR5", ""}, 54.92, ""}}) {
        INFO(row.postcode.written());
        const Unit* unit = after->find(row.postcode);
        REQUIRE(unit);
        CHECK(unit->point().lat == Approx(row.lat));
        CHECK(after->council_code(*unit) == row.council);
    }
    CHECK(after->find({"SR4", "7TG"}) == nullptr);
    CHECK(after->outcode("SR4")->lat == Approx(54.91));
    CHECK(after->outcode("SR5")->lat == Approx(54.92));
    CHECK_FALSE(after->outcode("SR"));
    CHECK_FALSE(after->outcode("ZE1"));
}

TEST_CASE("a folder stands for the CSV files in it, and lists of names among them do no harm") {
    const Folder folder;
    folder.put("codepo/Doc/columns.csv", "area,name\nE08000024,Sunderland\n");
    folder.put("codepo/Data/ne.csv", "\"NE31 1AA\",10,431300,564200,,,,,,\n");
    folder.put("codepo/Data/sr.CSV",
               "\"SR4 7TF\",10,437000,556400,,,,,,\n\"SR4 7TX\",10,oh,556400,,,,,,\n\"SR4 7TH\",90,0,0,,,,,,\n");
    folder.put("codepo/readme.txt", "no");
    std::vector<std::string> problems;
    const auto rows = import_places(folder.data(), folder.path().string() + "/codepo", &problems);
    REQUIRE(rows);
    CHECK(*rows == 2);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].find("sr.CSV:2: [warning]") != std::string::npos);

    CHECK(import_places(folder.data(), folder.path().string() + "/codepo/Doc").error().kind == ErrorKind::unsupported);
    CHECK(import_places(folder.data(), folder.path().string() + "/nowhere").error().kind == ErrorKind::not_found);
}

TEST_CASE("a table of postcodes that is damaged is refused, and a new import mends it") {
    const Folder folder;
    const std::string good = folder.put("a.csv", "postcode,lat,lon\nSR4 7TF,54.9,-1.4\n");
    REQUIRE(import_places(folder.data(), good));
    std::ifstream in(units_file(folder.data()), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    for (const std::string& damaged : {std::string(), bytes.substr(0, 10), bytes.substr(0, bytes.size() - 1),
                                       bytes + "x", "X" + bytes.substr(1), std::string(bytes.size(), '\xFF')}) {
        INFO(damaged.size());
        folder.put("data/places/units.bin", damaged);
        const auto table = UnitTable::open(units_file(folder.data()));
        REQUIRE_FALSE(table);
        CHECK(table.error().message.find("import the postcodes again") != std::string::npos);
        REQUIRE(import_places(folder.data(), good));
        CHECK(UnitTable::open(units_file(folder.data()))->size() == 1);
    }
}
