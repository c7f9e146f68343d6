// Are CSV tables of Open Referral known by their columns, and joined as one feed?
#include "indexer/ids/identity.h"
#include "indexer/open_referral/csv_table_kinds.h"
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
        data.write(in + "services.csv",
                   fmt::format("id,organization_id,name,status\n{0}-1,1,Heron {0},active\n", folder));
        data.write(in + "organizations.csv", fmt::format("id,name,legal_status\n1,Trust {},charity\n", folder));
        data.write(in + "phones.csv", fmt::format("id,organization_id,number\n1,1,{}\n",
                                                  std::string(folder) == "one" ? "0191 496 0111" : "0191 496 0222"));
    }
    ImportReport report = import_files(engine, {data.path + "/in"}, from("both"));
    CHECK(counts(report) == "2 0 0 0");
    CHECK(report.problems.empty());
    for (const char* folder : {"one", "two"}) {
        auto listing = engine.get(listing_id("both", std::string(folder) + "-1", "", "", ""));
        REQUIRE(listing);
        CHECK(listing->organisation.name == std::string("Trust ") + folder);
        REQUIRE(listing->contacts.size() == 1);
        CHECK(listing->contacts[0].phone == (std::string(folder) == "one" ? "0191 496 0111" : "0191 496 0222"));
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

TEST_CASE("what a table says and a listing has no member for is kept, with the terms that rows name by their ids") {
    DataDir data;
    Engine engine = open_engine(data);
    const auto table = [&](const char* name, const std::string& text) { data.write(std::string("in/") + name, text); };
    table(
        "service.csv",
        "ID,ORGANIZATION_ID,NAME,STATUS,FEES_DESCRIPTION,INTERPRETATION_SERVICES\r\n1,1,Heron Club,active,Two pounds,By telephone\r\n");
    table("organization.csv", "id,name,legal_status,year_incorporated\n1,Heron Trust,charity,1998\n");
    table("taxonomy.csv", "id,name,description,uri,version\n1,Pond list,All of it,https://example.org/ponds,1.2\n");
    table("taxonomy_term.csv",
          "id,code,name,description,taxonomy_id,term_uri\n1,P9,Reed beds,Tall grass,1,https://example.org/reeds\n");
    table("attribute.csv", "id,link_id,link_entity,taxonomy_term_id,value,label\n1,1,service,1,very tall,height\n");
    table("location.csv", "id,location_type,name\n1,physical,Pond House\n");
    table(
        "address.csv",
        "id,location_id,attention,address_1,city,state_province,postal_code,country,address_type\n1,1,Ring twice,1 Pond Lane,Sunderland,,SR1 1AA,GB,physical\n");
    table("service_at_location.csv", "id,service_id,location_id,description\n1,1,1,Upstairs\n");
    table("service_area.csv",
          "id,service_id,service_at_location_id,name,description\n1,,1,Ashbrooke,Streets by the pond\n");
    table("schedule.csv",
          "id,service_at_location_id,byday,freq,opens_at,closes_at,notes\n1,1,MO,WEEKLY,10:00,12:00,Not in the rain\n");
    table("language.csv",
          "id,service_id,phone_id,name,code,note\n1,1,,Welsh,cy,On Mondays\n2,,1,Urdu,ur,Ask for Sana\n");
    table("phone.csv", "id,service_id,number,type\n1,1,0191 496 0000,voice\n");
    table("unit.csv", "id,name,scheme,identifier,uri\n1,Seats,UNECE,C62,https://example.org/seats\n");
    table(
        "service_capacity.csv",
        "id,service_id,unit_id,available,maximum,description,updated\n1,1,1,3,12,Places on the boat,2026-04-04T00:00:00Z\n");
    table("url.csv", "id,label,url,organization_id,service_id\n1,Photographs,https://example.org/photographs,,1\n");
    table("meta_table_description.csv", "id,name,language,character_set\n1,Ponds,en,UTF-8\n");
    table("contact.csv", "");
    ImportReport report = import_files(engine, {data.path + "/in"}, from("ponds"));
    CHECK(counts(report) == "1 0 0 0");
    auto heron = engine.get(listing_id("ponds", "1", "", "", ""));
    REQUIRE(heron);
    CHECK(heron->fees == "Two pounds");
    CHECK(heron->areas.at(0).name == "Ashbrooke");
    CHECK(heron->schedules.at(0).description == "Not in the rain");
    CHECK(heron->languages == std::vector<std::string>{"cy"});
    for (const char* said : {"\"interpretation_services\":\"By telephone\"",
                             "1998",
                             "Reed beds",
                             "Tall grass",
                             "Pond list",
                             "example.org/reeds",
                             "very tall",
                             "height",
                             "Ring twice",
                             "Upstairs",
                             "Streets by the pond",
                             "\"opens_at\":\"10:00\"",
                             "On Mondays",
                             "Welsh",
                             "Ask for Sana",
                             "Seats",
                             "C62",
                             "Places on the boat",
                             "Photographs",
                             "example.org/photographs"}) {
        INFO(said);
        CHECK(heron->unmapped_json.find(said) != std::string::npos);
    }
}

TEST_CASE("the terms of version 1 tables are kept, named in a cell or in rows, and each group's own ages") {
    DataDir data;
    Engine engine = open_engine(data);
    const auto table = [&](const char* name, const std::string& text) { data.write(std::string("in/") + name, text); };
    table("services.csv", "id,name,status,taxonomy_ids\nS1,Heron Club,active,\"T1,T2\"\n");
    table("taxonomy.csv",
          "id,name,parent_id,parent_name,vocabulary\nT1,Reed beds,,,Ponds\nT2,Lily pads,,,Ponds\nT3,Toads,,,Beasts\n");
    table("services_taxonomy.csv", "id,service_id,taxonomy_id,taxonomy_detail\n1,S1,T3,The green ones\n");
    table("eligibility.csv",
          "id,service_id,eligibility,minimum_age,maximum_age\n1,S1,Tadpoles,2,4\n2,S1,Frogs,11,13\n");
    import_files(engine, {data.path + "/in"}, from("ponds"));
    auto heron = engine.get(listing_id("ponds", "S1", "", "", ""));
    REQUIRE(heron);
    CHECK(heron->ages == Ages{2, 13});
    for (const char* said : {"Reed beds", "Lily pads", "Toads", "Beasts", "The green ones", "\"maximum_age\":\"4\"",
                             "\"minimum_age\":\"11\""}) {
        INFO(said);
        CHECK(heron->unmapped_json.find(said) != std::string::npos);
    }
}

}  // namespace waymark::feeds
