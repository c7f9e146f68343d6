// Are CSV tables of Open Referral known by their columns, and joined as one feed?
#include "indexer/formats/hsds_csv/table_kinds.h"
#include "indexer/map/identity.h"
#include "tests/indexer/imported.h"

namespace waymark::feeds {

using hsds_csv::kind_of_table;
using open_referral::list_name;
using open_referral::Table;

namespace {

std::vector<std::string_view> columns_of(std::string_view line) {
    std::vector<std::string_view> columns;
    for (std::size_t at = 0; at <= line.size();) {
        auto end = std::min(line.find(',', at), line.size());
        columns.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return columns;
}

}  // namespace

TEST_CASE("a table is known by its columns, and by the file's name where two tables have the same") {
    struct Row {
        const char* columns;
        const char* stem;
        const char* table;
        bool certain;
    };
    const Row rows[] = {
        {"id,organization_id,name,description,status", "x", "services", true},
        {"id,name,description,url,email,status,fees", "x", "services", true},
        {"id,name,description,legal_status", "x", "organizations", true},
        {"id,name,description,url,email", "organizations", "organizations", true},
        {"id,name,description,url,email", "services", "services", true},
        {"id,service_id,location_id,description", "x", "service_at_locations", true},
        {"id,service_id,location_id,weekday,opens_at,closes_at", "x", "schedules", true},
        {"id,service_id,number,type", "x", "phones", true},
        {"id,service_id,name,email", "contacts", "contacts", true},
        {"id,service_id,name,title,email", "x", "contacts", true},
        {"id,location_id,address_1,city,postal_code", "x", "addresses", true},
        {"id,service_id,eligibility", "x", "eligibilities", true},
        {"id,location_id,accessibility,details", "x", "accessibility", true},
        {"id,service_id,taxonomy_id", "x", "service_taxonomies", true},
        {"id,link_id,link_type,taxonomy_term_id", "x", "attributes", true},
        {"id,code,name,taxonomy", "x", "taxonomy_terms", true},
        {"id,name,parent_id,parent_name,vocabulary", "x", "taxonomies", true},
        {"id,service_id,source", "x", "funding", true},
        {"id,service_id,option,amount", "x", "cost_options", true},
        {"id,organization_id,name,alternate_name", "oruk_programs_2026", "programs", true},
        {"id,name,latitude,longitude", "x", "locations", true},
        {"town,phone,web", "x", "", false},
        {"name,address,postcode,telephone,opening", "x", "", false},
    };
    for (const Row& row : rows) {
        INFO(row.columns << " in " << row.stem);
        auto found = kind_of_table(columns_of(row.columns), row.stem);
        if (*row.table) CHECK(list_name(found.table) == row.table);
        CHECK(found.certain == row.certain);
    }
}

TEST_CASE("tables of a folder are one feed, and two folders are two") {
    DataDir data;
    Engine engine = open_engine(data);
    for (const char* folder : {"one", "two"}) {
        const std::string in = std::string("in/") + folder + "/";
        data.write(in + "services.csv", fmt::format("id,organization_id,name,status\n{0}-1,1,Heron {0},active\n", folder));
        data.write(in + "organizations.csv", fmt::format("id,name,legal_status\n1,Trust {},charity\n", folder));
        data.write(in + "phones.csv", fmt::format("id,organization_id,number\n1,1,{}\n", std::string(folder) == "one" ? "0111" : "0222"));
    }
    ImportReport report = import_files(engine, {data.path + "/in"}, from("both"));
    CHECK(counts(report) == "2 0 0 0");
    CHECK(report.problems.empty());
    for (const char* folder : {"one", "two"}) {
        auto listing = engine.get(listing_id("both", std::string(folder) + "-1", "", "", ""));
        REQUIRE(listing);
        CHECK(listing->organisation.name == std::string("Trust ") + folder);
        REQUIRE(listing->contacts.size() == 1);
        CHECK(listing->contacts[0].phone == (std::string(folder) == "one" ? "0111" : "0222"));
    }
}

TEST_CASE("a table alone says what it needs") {
    DataDir data;
    Engine engine = open_engine(data);
    ImportReport report = import_files(engine, {data.write("phones.csv", "id,service_id,number\n1,1,0111\n")});
    CHECK_FALSE(report.anything_read);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].message.find("folder") != std::string::npos);
}

TEST_CASE("a folder of tables and its zip give the same listings") {
    DataDir data;
    Engine engine = open_engine(data);
    import_files(engine, {feeds_dir + "hsds-3"}, from("same"));
    CHECK(counts(import_files(engine, {feeds_dir + "hsds-3.zip"}, from("same"))) == "0 0 3 0");
    auto avocet = engine.get("11111111-0000-4000-8000-000000000001");
    REQUIRE(avocet);
    CHECK(avocet->organisation.name == "Estuary Arts");
    CHECK(avocet->ages == Ages{11, 17});
    CHECK(avocet->of("need").yes == std::vector<std::string>{"ASD"});
    CHECK(avocet->of("cost").yes == std::vector<std::string>{"free"});
    CHECK(avocet->of("day").yes == std::vector<std::string>{"tue"});
    CHECK(avocet->places.at(0).postcode == "NE33 1AA");
    auto bittern = engine.get("11111111-0000-4000-8000-000000000002");
    REQUIRE(bittern);
    CHECK(bittern->ages == Ages{1, std::nullopt});
    CHECK(bittern->places.at(0).address_hidden);
    CHECK(bittern->places.at(0).precision == Precision::district);
}

}  // namespace waymark::feeds
