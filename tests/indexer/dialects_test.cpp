// Does every dialect say what its feed says: names, ages, times, places, terms, and nothing that is not for the public?
#include <algorithm>

#include "content/store/listing_json.h"
#include "indexer/ids/identity.h"
#include "indexer/words/column_map.h"
#include "search/engine_internals.h"
#include "tests/indexer/imported.h"

namespace waymark {

namespace {

/// A fixture feed in a data directory of its own.
struct Imported {
    explicit Imported(const std::string& file, ImportOptions options = from("x"))
        : engine(open_engine(data)), report(import_files(engine, {feeds_dir + file}, options)) {}

    Listing listing(const std::string& source_id) {
        auto kept = internals_of(engine).store().get(feeds::listing_id("x", source_id, "", "", ""));
        if (!kept) FAIL("no listing " + source_id);
        return kept->listing;
    }
    /// Everything of every listing as text.
    std::string everything() {
        std::string all;
        SearchRequest request;
        request.per_page = 100;
        auto answer = engine.search(request);
        for (const auto& hit : answer->results) all += to_json(*engine.get(hit.id));
        return all;
    }
    std::vector<std::string> found(const std::string& q) {
        SearchRequest request;
        request.q = q;
        std::vector<std::string> names;
        auto answer = engine.search(request);
        for (const auto& hit : answer->results) names.emplace_back(hit.name);
        return names;
    }

    DataDir data;
    Engine engine;
    ImportReport report;
};

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("AIRS 3.1: services nest in sites and agencies, and what is confidential is left out") {
    Imported feed("airs-3.1.xml");
    CHECK(counts(feed.report) == "8 0 0 2");
    CHECK(feed.report.providers == 1);
    Listing gull = feed.listing("300");
    CHECK(gull.name == "Gull Club");
    CHECK(gull.organisation.name == "Harbour Families");
    CHECK(gull.ages == Ages{5, 11});
    CHECK(gull.of("cost").yes == Strings{"free"});
    CHECK(gull.of("day").yes == Strings{"sat"});
    CHECK(gull.languages == Strings{"en", "pl"});
    CHECK(gull.assured == "2026-02-03");
    CHECK(gull.councils_served == Strings{"south-tyneside"});
    REQUIRE(gull.places.size() == 1);
    CHECK(gull.places[0].postcode == "NE33 1AA");
    CHECK(gull.of("accessibility").yes == Strings{"wheelchair"});
    CHECK(feed.listing("301").name == "Saturday things");
    CHECK(feed.listing("302").status == Status::inactive);
    Listing refuge = feed.listing("306");
    CHECK(refuge.places.at(0).address_hidden);
    CHECK(refuge.places.at(0).postcode == "NE34");
    CHECK(refuge.description.find("Whispering") == std::string::npos);
    CHECK(feed.listing("307").organisation.name == "Harbour Minis");
    for (const char* id : {"303", "305", "308"}) {
        Listing withheld = feed.listing(id);
        CHECK(withheld.status == Status::inactive);
        CHECK(withheld.organisation.name.empty());
        CHECK(withheld.name == "Not for the public");
    }
    std::string all = feed.everything();
    for (const char* secret : {"0666", "Secret Sealion", "Nobody Knowsher", "Whelk", "Hermitage", "Limpet", "Urchin",
                               "hispering", "7QQ", "54.9812"}) {
        INFO(secret);
        CHECK(all.find(secret) == std::string::npos);
    }
    for (const char* name : {"Gull Club", "Refuge Reading Room", "Starfish Stay and Play", "Lonely Lighthouse"})
        CHECK(feed.found(name).at(0) == name);
}

TEST_CASE(
    "AIRS: nothing confidential is kept, at whatever depth, and all else of a site is, for each of its services") {
    DataDir data;
    Engine engine = open_engine(data);
    import_files(
        engine,
        {data.write(
            "feed.xml",
            R"(<Source xmlns="http://www.airs.org/schema/3_1/AIRS.xsd" SchemaVersion="3.1"><Agency><Key>1</Key><Name>Harbour</Name>
<Site><Key>2</Key><Name>Quay House</Name><AKA><Name>Secret Shelter</Name><Confidential>true</Confidential><Description>Secret words</Description></AKA>
<AKA><Name>The Old Quay</Name><Confidential>false</Confidential><Description>until 1990</Description></AKA>
<PhysicalAddress Confidential="false"><Line1>1 Quay Road</Line1><City>South Shields</City><ZipCode>NE33 1AA</ZipCode></PhysicalAddress>
<MailingAddress Confidential="false"><Line1>PO Box 77</Line1></MailingAddress><OtherAddress Confidential="true"><Line1>9 Secret Street</Line1></OtherAddress>
<Email><Address>quay@example.org</Address><Note>on weekdays</Note></Email>
<TimeOpen><Monday><From>09:15:00</From><To>12:00:00</To><From>13:00:00</From><To>16:45:00</To></Monday></TimeOpen>
<SiteService><Name>Gull Club</Name><Key>3</Key><Phone TollFree="false" Confidential="false"><PhoneNumber>0191 496 0001</PhoneNumber><Description>ask for Gill</Description><Function>Bookings</Function></Phone>
<TimeOpen><Friday><From>10:00:00</From><To>11:00:00</To></Friday></TimeOpen><Languages><Name>Polish</Name><Notes>by arrangement</Notes></Languages>
<GeographicAreaServed><County>Durham</County><ZipCode>DH1</ZipCode><Description>the old county</Description></GeographicAreaServed>
<DocumentsRequired><DocumentsRequired>A letter</DocumentsRequired><Description>from school</Description></DocumentsRequired>
<AgeRequirements MinimumAge="5" MaximumAge="9" Gender="Female"/></SiteService>
<SiteService><Name>Tern Club</Name><Key>4</Key></SiteService></Site></Agency></Source>)")},
        from("x"));
    for (const char* id : {"3", "4"}) {
        INFO(id);
        auto listing = engine.get(feeds::listing_id("x", id, "", "", ""));
        REQUIRE(listing);
        const std::string all = to_json(*listing);
        CHECK(all.find("Secret") == std::string::npos);
        for (const char* said : {"The Old Quay", "until 1990", "PO Box 77", "on weekdays", "09:15", "16:45"}) {
            INFO(said);
            CHECK(all.find(said) != std::string::npos);
        }
    }
    const std::string gull = to_json(*engine.get(feeds::listing_id("x", "3", "", "", "")));
    for (const char* said :
         {"Bookings (ask for Gill)", "by arrangement", "DH1", "the old county", "from school", "Female"}) {
        INFO(said);
        CHECK(gull.find(said) != std::string::npos);
    }
}

TEST_CASE("AIRS 4.0: sites, services and agencies are joined by their ids") {
    Imported feed("airs-4.0.xml");
    CHECK(counts(feed.report) == "3 0 0 0");
    Listing riding = feed.listing("SS1");
    CHECK(riding.name == "Foal Riding");
    CHECK(riding.description == "Riding for disabled children.");
    CHECK(riding.waiting.text == "Two weeks");
    CHECK(riding.organisation.name == "Meadow Trust");
    CHECK(riding.ages == Ages{4, std::nullopt});
    CHECK(riding.of("need").yes == Strings{"ASD"});
    CHECK(riding.of("day").yes == Strings{"wed"});
    CHECK(riding.places.at(0).precision == Precision::exact);
    CHECK(riding.contacts.at(0).phone == "0191 496 0303");
    CHECK(feed.listing("V2").organisation.name == "Bramble Council");
    CHECK(feed.everything().find("0301") == std::string::npos);
    CHECK(feed.everything().find("Data Keeper") == std::string::npos);
}

TEST_CASE(
    "Family Information: ages in years and months, provision, times, fees and vacancies; an address without consent is hidden") {
    Imported feed("family-information.xml");
    CHECK(counts(feed.report) == "2 0 0 1");
    Listing ducks = feed.listing("FIS-1");
    CHECK(ducks.name == "Puddleducks Day Nursery");
    CHECK(ducks.ages == Ages{1, 5});
    CHECK(ducks.of("day").yes == Strings{"mon", "fri"});
    CHECK(ducks.schedules.at(0).term == "all-year");
    CHECK(ducks.fees.find("Lunch") != std::string::npos);
    CHECK(ducks.availability.state == "open");
    CHECK(ducks.registration.number == "EY900001");
    CHECK(ducks.contacts.at(0).name == "Ms Jemima Duck");
    CHECK(ducks.email == "ducks@example.org");
    CHECK(ducks.of("accessibility").yes == Strings{"wheelchair"});
    CHECK(ducks.places.at(0).address == Strings{"3 Mill Lane"});
    const auto& category = ducks.of("category").yes;
    CHECK(std::find(category.begin(), category.end(), "childcare") != category.end());
    CHECK(ducks.last_modified.starts_with("2026-03-04"));
    Listing tiggy = feed.listing("FIS-2");
    CHECK(tiggy.status == Status::defunct);
    CHECK(tiggy.ages == Ages{0, 8});
    CHECK(tiggy.places.at(0).address_hidden);
    CHECK(tiggy.places.at(0).postcode == "SR5");
    CHECK(tiggy.of("accessibility").no == Strings{"wheelchair"});
    CHECK(to_json(tiggy).find("Secret Street") == std::string::npos);
    CHECK(to_json(tiggy).find("9ZZ") == std::string::npos);
}

TEST_CASE("Ofsted: registrations with ages and judgement; a childminder's address is nobody's") {
    Imported feed("ofsted.xml");
    CHECK(counts(feed.report) == "3 0 0 1");
    Listing larks = feed.listing("EY800001");
    CHECK(larks.name == "Little Larks");
    CHECK(larks.organisation.name == "Lark Nurseries Ltd");
    CHECK(larks.ages == Ages{0, 8});
    CHECK(larks.accreditations == "Good (Ofsted inspection, 12 May 2022)");
    CHECK(larks.of("category").yes == Strings{"childcare"});
    CHECK(larks.places.at(0).postcode == "SR4 7TF");
    Listing pat = feed.listing("EY800002");
    CHECK(pat.name == "Pat Minder");
    CHECK(pat.places.at(0).address_hidden);
    CHECK(to_json(pat).find("Private Terrace") == std::string::npos);
    CHECK(feed.listing("EY800003").status == Status::defunct);
}

TEST_CASE("Outpost: needs, access, times and answers; masked and invisible things stay so") {
    Imported feed("outpost.json");
    CHECK(counts(feed.report) == "3 0 0 1");
    Listing otters = feed.listing("11");
    CHECK(otters.ages == Ages{5, 11});
    CHECK(otters.of("cost").yes == Strings{"free"});
    CHECK(otters.of("referral").yes == Strings{"self"});
    const auto& needs = otters.of("need").yes;
    CHECK(std::find(needs.begin(), needs.end(), "ASD") != needs.end());
    CHECK(std::find(needs.begin(), needs.end(), "PD") != needs.end());
    CHECK(otters.of("accessibility").yes == Strings{"wheelchair"});
    CHECK(otters.of("day").yes == Strings{"sat"});
    CHECK(otters.organisation.name == "River Trust");
    CHECK(otters.places.at(0).point == LatLon{54.9069, -1.3838});
    CHECK(otters.description.find("Come and look round.") != std::string::npos);
    CHECK(otters.contacts.size() == 1);
    CHECK(feed.listing("12").places.at(0).postcode == "SR5");
    CHECK(feed.listing("13").name == "Not for the public");
    CHECK(feed.everything().find("Hidden Heron") == std::string::npos);
}

TEST_CASE("Open Objects: lists by lines, childcare and Local Offer columns, and windows-1252") {
    Imported feed("open-objects.csv");
    CHECK(counts(feed.report) == "4 0 0 1");
    Listing cafe = feed.listing("EXT1");
    CHECK(cafe.name == "Caf\u00e9 Caterpillar");
    CHECK(cafe.ages == Ages{1, 4});
    CHECK(cafe.organisation.name == "Moth Company");
    CHECK(cafe.of("day").yes == Strings{"mon", "tue"});
    CHECK(cafe.availability.state == "open");
    CHECK(cafe.contacts.size() == 2);
    CHECK(cafe.of("accessibility").yes == Strings{"wheelchair", "hearing-loop"});
    CHECK(cafe.of("referral").yes == Strings{"self"});
    CHECK(cafe.registration.number == "EY700001");
    Listing moth = feed.listing("EXT2");
    CHECK(moth.ages == Ages{5, 15});
    CHECK(moth.of("need").yes == Strings{"ASD", "HI", "VI"});
    CHECK(moth.send_contacts.at(0).email == "sen@example.org");
    CHECK(feed.listing("EXT3").places.at(0).address_hidden);
    CHECK(feed.listing("EXT4").name == "Not for the public");
    std::string all = feed.everything();
    for (const char* secret : {"Private P", "Do not tell", "Dusk Drive", "9ZZ", "Hawkmoth"}) {
        INFO(secret);
        CHECK(all.find(secret) == std::string::npos);
    }
}

TEST_CASE("a council's own spreadsheet is refused with a guess, and read with the mapping") {
    DataDir data;
    Engine engine = open_engine(data);
    ImportReport refused = import_files(engine, {feeds_dir + "own-columns.csv"}, from("own"));
    CHECK_FALSE(refused.anything_read);
    REQUIRE(refused.problems.size() == 2);  // the encoding is told too
    CHECK(refused.problems[1].message.find("waymark check") != std::string::npos);
    CHECK(refused.guessed_map.find("description: What is it about?") != std::string::npos);
    CHECK(refused.guessed_map.find("# not used yet: Planning ref") != std::string::npos);

    auto options = from("own");
    options.map = feeds_dir + "own-columns.map";
    ImportReport report = import_files(engine, {feeds_dir + "own-columns.csv"}, options);
    CHECK(counts(report) == "2 0 0 2");
    SearchRequest request;
    request.q = "zebra zumba";
    auto zebra = engine.get(engine.search(request)->results.at(0).id);
    REQUIRE(zebra);
    CHECK(zebra->description == "Dancing for everyone.\nBring water \u2013 \u201clots\u201d.");
    CHECK(zebra->ages == Ages{5, 11});
    CHECK(zebra->of("day").yes == Strings{"sat"});
    CHECK(zebra->schedules.at(0).closes_at == "11:30");
    CHECK(zebra->of("accessibility").yes == Strings{"wheelchair"});
    CHECK(zebra->of("need").yes == Strings{"ASD", "ADHD"});
    CHECK(zebra->places.at(0).address == Strings{"7 Stripe Street", "Sunderland"});
    CHECK(zebra->council == "sunderland");
    CHECK(zebra->unmapped_json.find("P1") != std::string::npos);
    request.q = "yak yoga";
    auto yak = engine.get(engine.search(request)->results.at(0).id);
    REQUIRE(yak);
    CHECK(yak->places.at(0).address_hidden);
    CHECK(yak->of("accessibility").no == Strings{"wheelchair"});
    CHECK(yak->ages == Ages{1, 4});

    options.map = data.write("wrong.map", "name: Titel\n");
    CHECK(
        import_files(engine, {feeds_dir + "own-columns.csv"}, options).problems.back().message.find("Activity title") !=
        std::string::npos);
    options.map = data.write("bad.map", "# mine\nnaam: Title\n");
    auto bad = import_feed(engine, {feeds_dir + "own-columns.csv"}, options);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().message.find("bad.map:2") != std::string::npos);
}

TEST_CASE("a table whose columns are called as we call them needs no mapping") {
    DataDir data;
    Engine engine = open_engine(data);
    ImportReport report =
        import_files(engine, {data.write("ours.csv", "name,ages,postcode\nAnt Art,5 to 7,SR4 7TF\n")}, from("ours"));
    CHECK(counts(report) == "1 0 0 0");
}

TEST_CASE(
    "a hidden address is told nowhere, however it is written: in the name, in a link, in part, with other blanks") {
    DataDir data;
    Engine engine = open_engine(data);
    import_files(
        engine,
        {data.write(
            "feed.json",
            R"json({"id": "1", "name": "Marigold Minding, 7 Whispering Lane", "status": "active", "url": "https://example.org/7-whispering-lane",
"description": "We are at 7 Whispering Lane in Sunderland, post code sr5-9qq. Map: https://maps.example.org/?q=SR5+9QQ&ll=54.921234,-1.434321", "summary": "Near \"The Hush\", Whispering Lane.",
"contacts": [{"id": "2", "name": "Mary", "title": "Childminder at 7 whispering  lane", "url": "https://example.org/?q=7%20Whispering%20Lane"}],
"vendor_map": "https://maps.example.org/7+Whispering+Lane", "vendor_words": "The house is \"The Hush\", in Whispering Court, SR5  9QQ",
"service_at_locations": [{"id": "3", "location": {"id": "4", "waymark": {"address_hidden": true}, "latitude": "54.921234", "longitude": "-1.434321",
"addresses": [{"address_1": "\"The Hush\", Whispering Court", "address_2": "7 Whispering Lane, Sunderland", "city": "Sunderland", "postal_code": "SR5 9QQ"}]}}]})json")},
        from("x"));
    auto listing = engine.get(feeds::listing_id("x", "1", "", "", ""));
    REQUIRE(listing);
    CHECK(listing->name == "Marigold Minding");
    CHECK(listing->url.empty());
    CHECK(listing->description.find("in Sunderland") != std::string::npos);
    std::string all = to_json(*listing);
    std::transform(all.begin(), all.end(), all.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    for (const char* secret : {"whispering lane", "whispering+lane", "whispering%20lane", "whispering-lane", "the hush",
                               "whispering court", "9qq", "54.921234", "1.434321"}) {
        INFO(secret);
        CHECK(all.find(secret) == std::string::npos);
    }
}

TEST_CASE("no bytes of a data directory hold an address that is to stay hidden") {
    const std::string hidden = WAYMARK_SOURCE_DIR "/tests/scenarios/feeds/hidden/";
    for (const char* file : {"airs-3.1.xml", "airs-4.0.xml", "family.xml", "ofsted.xml", "outpost.json",
                             "open-objects.csv", "tables", "open-referral.json", "own.csv"}) {
        INFO(file);
        DataDir data;
        Engine engine = open_engine(data);
        auto options = from("hidden");
        if (std::string(file) == "own.csv") options.map = hidden + "own.map";
        ImportReport report = import_files(engine, {hidden + file}, options);
        CHECK(report.added == 1);
        CHECK(engine.suggest("whisp").empty());
        std::string bytes;
        for (const auto& entry : fs::recursive_directory_iterator(data.path + "/data")) {
            if (!entry.is_regular_file()) continue;
            std::ifstream stream(entry.path(), std::ios::binary);
            std::stringstream all;
            all << stream.rdbuf();
            bytes += all.str();
        }
        std::transform(bytes.begin(), bytes.end(), bytes.begin(),
                       [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
        for (const char* secret : {"whispering", "sr5 9qq", "sr59qq", "54.92123", "100123456789", "496 6666"}) {
            INFO(secret);
            CHECK(bytes.find(secret) == std::string::npos);
        }
    }
}

}  // namespace waymark
