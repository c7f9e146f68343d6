// Does each fact of a feed land in its place in the listing, and nothing anywhere else?
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "content/store/listing_json.h"
#include "indexer/ids/identity.h"
#include "indexer/ids/sha1.h"
#include "tests/indexer/feed.h"

namespace waymark::feeds {

namespace {
using Codes = std::vector<std::string>;

std::string location(std::string_view members) {
    return R"("service_at_locations": [{"id": "sl", "location": {"id": "loc", )" + std::string(members) + "}}]";
}
std::string term(std::string_view code, std::string_view name, std::string_view taxonomy) {
    return R"("attributes": [{"taxonomy_term": {"code": ")" + std::string(code) + R"(", "name": ")" +
           std::string(name) + R"(", "taxonomy": ")" + std::string(taxonomy) + "\"}}]";
}
}  // namespace

TEST_CASE("SHA-1 and UUIDs of version 5 are those of the standards") {
    auto hex = [](std::string_view text) {
        Sha1 sha;
        sha.add(text);
        std::string out;
        for (unsigned char c : sha.finish()) out += "0123456789abcdef"[c >> 4], out += "0123456789abcdef"[c & 15];
        return out;
    };
    CHECK(hex("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    CHECK(hex("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    CHECK(hex(std::string(1'000'000, 'a')) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
    CHECK(uuid_of("abc") == "d62104e2-2c64-5ee0-960f-70e41be008dc");
}

TEST_CASE("a listing's id is the source's UUID, else made of source and id, else of its words") {
    CHECK(listing_id("s", "A0000000-0000-4000-8000-00000000000F", "n", "o", "p") ==
          "a0000000-0000-4000-8000-00000000000f");
    CHECK(listing_id("s", "12", "n", "o", "p") == listing_id("s", "12", "other", "o", "p"));
    CHECK(listing_id("s", "12", "n", "o", "p") != listing_id("t", "12", "n", "o", "p"));
    CHECK(listing_id("s", "", "n", "o", "p") == listing_id("s", "", "N", "o", "p"));
    CHECK(listing_id("s", "", "n", "o", "p") != listing_id("s", "", "n", "o", "q"));
    CHECK(listing_id("s", "00000000-0000-0000-0000-000000000000", "n", "o", "p") !=
          "00000000-0000-0000-0000-000000000000");
    CHECK(as_uuid("{a0000000-0000-4000-8000-000000000001}") == "a0000000-0000-4000-8000-000000000001");
    CHECK_FALSE(as_uuid("a0000000-0000-4000-8000-00000000000g"));
}

TEST_CASE("a term that is a code or a label is that code in the field its taxonomy is named after") {
    struct Row {
        const char *code, *name, *taxonomy, *field, *gives;
    };
    const Row rows[] = {
        {"ASD", "autistic spectrum disorder", "SEN primary need", "need", "ASD"},
        {"ASD", "Autism", "need", "need", "ASD"},
        {"", "Autism", "need", "need", "ASD"},
        {"education-support", "education support", "Local Offer category", "category", "education-support"},
        {"", "Short breaks and respite", "", "category", "short-breaks"},
        {"short-breaks", "", "", "category", "short-breaks"},
        {"weekend", "Weekends", "when", "when", "weekend"},
        {"", "Free", "cost", "cost", "free"},
        {"asd", "", "Need", "need", "ASD"},
        {"specialist", "After an assessment", "break_level", "break_level", "specialist"},
        {"", "autism spectrum condition (ASC)", "Suitabilities", "need", "ASD"},
        {"", "Things to do", "Directory category", "category", "activities"},
        {"", "Asperger's", "SEND needs", "need", "ASD"},
        {"", "Autism", "", "need", "ASD"},
        {"", "Mornings", "Times", "when", "daytime"},
        {"health", "Health", "sector", "sector", "health"},
        {"", "Health", "Sectors", "sector", "health"},
        {"health", "", "", "category", "health"},
    };
    for (const Row& row : rows) {
        INFO(row.code << " " << row.name << " " << row.taxonomy);
        Listing l = listing_of(term(row.code, row.name, row.taxonomy));
        CHECK(l.of(row.field).yes == Codes{row.gives});
        CHECK(l.facts.size() == 1);
    }
}

TEST_CASE("a code given says that code and nothing more") {
    Listing l = listing_of(term("SLCN", "autism and deafness", "need"));
    CHECK(l.of("need").yes == Codes{"SLCN"});
    Listing cost = listing_of(R"("cost_options": [{"option": "direct-payment", "amount": 12}])");
    CHECK(cost.of("cost").yes == Codes{"direct-payment"});
}

TEST_CASE("a term may mean several codes, and one that means none is counted") {
    auto read = read_feed(service(
        R"("attributes": [{"taxonomy_term": {"name": "Visual and/or hearing impediment", "taxonomy": "Suitabilities"}},
      {"taxonomy_term": {"name": "Older people", "taxonomy": "Suitabilities"}}])"));
    CHECK(read.one().of("need").yes == Codes{"HI", "VI"});
    CHECK(read.all[0].unmapped == Codes{"Suitabilities: Older people"});
    CHECK(read.one().unmapped_json.find("Older people") != std::string::npos);
}

TEST_CASE("amounts say free or paid where no code is given") {
    CHECK(listing_of(R"("cost_options": [{"option": "Adults", "amount": 4}])").of("cost").yes == Codes{"paid"});
    CHECK(listing_of(R"("cost_options": [{"option": "Adults", "amount": 0}])").of("cost").yes == Codes{"free"});
    CHECK(
        listing_of(R"("cost_options": [{"option": "Child", "amount": "0.00"}, {"option": "Adult", "amount": "£3.50"}])")
            .of("cost")
            .yes == Codes{"free", "paid"});
    CHECK(listing_of(R"("cost_options": [{"option": "Adults"}])").of("cost").yes.empty());
    CHECK(listing_of(R"("fees": "Free")").of("cost").yes == Codes{"free"});
    CHECK(listing_of(R"("fees": "£3 per session")").of("cost").derived == Codes{"paid"});
    Listing coded = listing_of(term("paid", "", "cost") + R"(, "cost_options": [{"option": "Carer", "amount": 0}])");
    CHECK(coded.of("cost").yes == Codes{"paid"});
    CHECK(coded.costs.size() == 1);
}

TEST_CASE("ages come from numbers first, then from words") {
    CHECK(listing_of(R"("minimum_age": 5, "maximum_age": 11, "eligibility_description": "Ages 2 to 3")").ages ==
          Ages{5, 11});
    CHECK(listing_of(R"("eligibility_description": "Ages 2 to 3")").ages == Ages{2, 3});
    CHECK(listing_of(R"("minimum_age": 0)").ages == Ages{0, std::nullopt});
    CHECK(listing_of(R"("minimum_age": 5, "maximum_age": 104)").ages == Ages{5, std::nullopt});
    CHECK(listing_of(R"("minimum_age": "18 months", "maximum_age": "4.9")").ages == Ages{1, 4});
    CHECK(listing_of(R"("minimum_age": 11, "maximum_age": 5)").ages == Ages{5, 11});
    CHECK(listing_of(R"("eligibilitys": [{"minimum_age": 5, "maximum_age": 8}, {"minimum_age": 9, "maximum_age": 12}])")
              .ages == Ages{5, 12});
    CHECK(listing_of(R"("eligibilitys": [{"eligibility": "0-19 years"}])").ages == Ages{0, 19});
    CHECK_FALSE(listing_of(R"("description": "For children aged 5 to 11")").ages.stated());
    CHECK_FALSE(listing_of(R"("minimum_age": null, "maximum_age": null)").ages.stated());
}

TEST_CASE("status tells who is shown; none means active") {
    CHECK(listing_of("").status == Status::active);
    CHECK(listing_of(R"("status": "inactive")").status == Status::inactive);
    CHECK(listing_of(R"("status": "Defunct")").status == Status::defunct);
    CHECK(listing_of(R"("status": "temporarily closed")").status == Status::temporarily_closed);
}

TEST_CASE("access is yes, no or not stated, by place and for the listing as a whole") {
    Listing l = listing_of(location(
        R"("name": "Hall", "accessibility": [{"description": "Wheelchair accessible entrance"}, {"description": "No hearing loop"},
      {"description": "Partial wheelchair access"}, {"description": "Hoist: no"}, {"description": "hearing-loop", "details": "At the desk"}])"));
    REQUIRE(l.places.size() == 1);
    CHECK(l.places[0].access ==
          std::map<std::string, bool>{{"hearing-loop", true}, {"hoist", false}, {"wheelchair", true}});
    CHECK(l.of("accessibility").yes == Codes{"wheelchair", "hearing-loop"});
    CHECK(l.of("accessibility").no == Codes{"hoist"});
    CHECK(std::count(l.places[0].access_notes.begin(), l.places[0].access_notes.end(), "Hearing loop: At the desk") ==
          1);
    Listing two = listing_of(
        R"("waymark": {"access_no": ["hoist"]}, "service_at_locations": [{"location": {"id": "1", "name": "A", "accessibility": [{"description": "hoist"}]}},
      {"location": {"id": "2", "name": "B", "waymark": {"access_no": ["hoist", "wheelchair"]}}}])");
    CHECK(two.of("accessibility").yes == Codes{"hoist"});
    CHECK(two.of("accessibility").no == Codes{"wheelchair"});
    CHECK(two.places[1].access.at("hoist") == false);
}

TEST_CASE("a point is exact, the postcode's or the district's, and what is no place in the country is left out") {
    Listing exact = listing_of(location(
        R"("latitude": "54.9", "longitude": "-1.38", "addresses": [{"address_1": "1 River Walk", "postal_code": "sr11aa"}])"));
    CHECK(exact.places[0].precision == Precision::exact);
    CHECK(exact.places[0].postcode == "SR1 1AA");
    Listing district =
        listing_of(location(R"("addresses": [{"address_1": "1 River Walk", "postal_code": "SR1 1AA"}])"));
    CHECK(district.places[0].precision == Precision::district);
    CHECK(district.places[0].point == TestWords::get().places->outcode("SR1"));
    Listing swapped =
        listing_of(location(R"("latitude": -1.38, "longitude": 54.9, "addresses": [{"address_1": "1 River Walk"}])"));
    CHECK(swapped.places[0].point == LatLon{54.9, -1.38});
    for (const char* nowhere : {R"("latitude": 0, "longitude": 0)", R"("latitude": 100, "longitude": 101)",
                                R"("latitude": 40.7, "longitude": -74.0)", R"("latitude": "north", "longitude": 1)"}) {
        INFO(nowhere);
        Listing l = listing_of(location(std::string(nowhere) + R"(, "addresses": [{"address_1": "1 River Walk"}])"));
        REQUIRE(l.places.size() == 1);
        CHECK_FALSE(l.places[0].point);
    }
    CHECK(listing_of(location(R"("addresses": [{"address_1": "1 Walk", "postal_code": "LU7 ONY"}])"))
              .places[0]
              .postcode == "LU7 0NY");
}

TEST_CASE("an organisation that has a title in place of a name, and no id, is told from others all the same") {
    const auto read = read_feed(
        R"({"organizations": [{"title": "River Trust", "website": "https://river.example"}, {"title": "Lake Trust", "website": "https://lake.example"}]})");
    REQUIRE(read.providers.size() == 2);
    const Listing& river = read.providers[0].listing;
    CHECK(river.id.size() == 36);
    CHECK(river.organisation.id == river.id);
    CHECK(river.organisation.name == "River Trust");
    CHECK(river.id != read.providers[1].listing.id);
}

TEST_CASE("of a hidden address only the district is left, anywhere") {
    const std::string address =
        R"("name": "Maple Cottage", "description": "Behind the church", "latitude": 54.90123, "longitude": -1.38123, "url": "https://example.org/map?54.90123",
      "addresses": [{"id": "ad", "address_1": "17 Hidden Lane", "address_2": "Flat 4", "city": "Sunderland", "postal_code": "SR1 1AA", "uprn": "10092008082"}],
      "external_identifier": "10092008082", "transportation": "Bus 20 to Hidden Lane")";
    const std::string hidden =
        location(address + R"(, "waymark": {"address_hidden": true})") +
        R"(, "description": "We are at 17 hidden lane, SR1 1AA, near the park.", "notes": "Keys for 17 Hidden Lane, sr11aa", "map": {"latitude": 54.90123},
                               "organization": {"id": "o", "name": "River", "locations": [{"id": "loc", "name": "Maple Cottage"}], "addresses": [{"address_1": "17 Hidden Lane"}]})";
    Listing l = listing_of(hidden);
    REQUIRE(l.places.size() == 1);
    CHECK(l.places[0].address_hidden);
    CHECK(l.places[0].postcode == "SR1");
    CHECK(l.places[0].city == "Sunderland");
    CHECK(l.places[0].precision == Precision::district);
    CHECK(l.places[0].point == TestWords::get().places->outcode("SR1"));
    std::string everything = to_json(l);
    for (const char* secret : {"Hidden Lane", "hidden lane", "Flat 4", "1AA", "1aa", "54.90123", "1.38123",
                               "10092008082", "Maple", "church"}) {
        INFO(secret);
        CHECK(everything.find(secret) == std::string::npos);
    }
    // A feed hides an address by giving its outcode and a rounded point.
    Listing outcode = listing_of(location(
        R"("latitude": 54.9, "longitude": -1.4, "addresses": [{"address_1": "Community House", "city": "Sunderland", "postal_code": "SR4"}])"));
    CHECK(outcode.places[0].address_hidden);
    CHECK(outcode.places[0].address.empty());
    CHECK(outcode.places[0].point == TestWords::get().places->outcode("SR4"));
}

TEST_CASE("private facts stand apart and never in the listing") {
    auto read = read_feed(service(
        R"("private": {"accountable_body": "North ICB", "commissioned_how": "spot", "contract_start": "01/04/2025", "contract_end": "2027-03-31",
      "contract_value": "98765 pounds", "capacity": "12 places", "measures": "attendance", "gaps": "no nights", "other_secret": "hush"}, "contract_value": "top secret",
      "organization": {"name": "River Club", "private": {"gaps": "inner secret"}}, "waymark": {"private": {"measures": "deep secret"}})"));
    REQUIRE(read.all.size() == 1);
    REQUIRE(read.all[0].commissioning);
    const Commissioning& facts = *read.all[0].commissioning;
    CHECK(facts.accountable_body == "North ICB");
    CHECK(facts.contract_start == "2025-04-01");
    CHECK(facts.contract_end == "2027-03-31");
    CHECK(facts.contract_value == "98765 pounds");
    CHECK(facts.gaps == "no nights");
    std::string everything = to_json(read.all[0].listing);
    for (const char* secret :
         {"North ICB", "spot", "98765", "12 places", "attendance", "nights", "hush", "secret", "2027-03-31"}) {
        INFO(secret);
        CHECK(everything.find(secret) == std::string::npos);
    }
}

TEST_CASE("every key of our own object lands in its member") {
    Listing l = listing_of(
        R"("waymark": {"kind": "short-break", "summary": "A day out.", "council": "sunderland", "councils_served": ["south-tyneside", "sunderland"], "all_needs": true,
      "how_to_start": [{"step": "Ring us", "who": "Parent", "link": "example.org/start", "next": "We visit", "if_refused": "Ask why"}, {"step": "Come"}],
      "open_to": {"who": ["live-here", "anyone"], "text": "All"}, "assessment": {"needed": true, "by": "Social worker"}, "waiting": {"text": "Long", "weeks": 6, "as_of": "2026-01-01"},
      "availability": {"state": "list", "text": "Few", "as_of": "2026-01-02"}, "staffing": {"ratio": "1 to 3", "one_to_one": "bring-your-own", "parent": "leaves", "training": "First aid"},
      "break_kind": ["day", "overnight-away"], "programme": {"weeks": 12, "start_dates": ["2027-01-12", "12/04/2027"], "text": "Twelve weeks"}, "first_visit": "Tea", "what_to_bring": "Hat",
      "getting_there": "Bus", "sensory": {"noise": "Low", "crowds": "Few", "lights": "Soft"}, "registration": {"body": "Ofsted", "number": "EY1", "link": "https://example.org/o"},
      "send_contacts": [{"role": "SENCO", "name": "Gwen", "email": "g@example.org", "phone": "01632 960311"}], "complaints": "https://example.org/c",
      "what_next": {"16": "College", "25": "Adults"}, "next_review": "2027-09-02", "assured_by": "River Club", "licence": "CC BY 4.0", "access_no": ["siblings"], "own_idea": "kept"})");
    CHECK(l.kind == Kind::short_break);
    CHECK(l.summary == "A day out.");
    CHECK(l.council == "sunderland");
    CHECK(l.councils_served == Codes{"south-tyneside"});
    CHECK(l.all_needs);
    REQUIRE(l.how_to_start.size() == 2);
    CHECK(l.how_to_start[0] == StartStep{"Ring us", "Parent", "https://example.org/start", "We visit", "Ask why"});
    CHECK(l.open_to == OpenTo{{"live-here", "anyone"}, "All"});
    CHECK(l.assessment == Assessment{true, "Social worker"});
    CHECK(l.waiting == Waiting{"Long", 6, "2026-01-01"});
    CHECK(l.availability == Availability{"list", "Few", "2026-01-02"});
    CHECK(l.staffing == Staffing{"1 to 3", "bring-your-own", "leaves", "First aid"});
    CHECK(l.break_kind == Codes{"day", "overnight-away"});
    CHECK(l.programme == Programme{12, {"2027-01-12", "2027-04-12"}, "Twelve weeks"});
    CHECK(l.first_visit == "Tea");
    CHECK(l.what_to_bring == "Hat");
    CHECK(l.getting_there == "Bus");
    CHECK(l.sensory == Sensory{"Low", "Few", "Soft"});
    CHECK(l.registration == Registration{"Ofsted", "EY1", "https://example.org/o"});
    REQUIRE(l.send_contacts.size() == 1);
    CHECK(l.send_contacts[0] == Contact{"Gwen", "SENCO", "", "g@example.org", "01632 960311", ""});
    CHECK(l.complaints == "https://example.org/c");
    CHECK(l.what_next == std::map<std::string, std::string>{{"16", "College"}, {"25", "Adults"}});
    CHECK(l.next_review == "2027-09-02");
    CHECK(l.assured_by == "River Club");
    CHECK(l.licence == "CC BY 4.0");
    CHECK(l.of("accessibility").no == Codes{"siblings"});
    CHECK(nlohmann::json::parse(l.unmapped_json) == nlohmann::json::parse(R"({"waymark": {"own_idea": "kept"}})"));
}

TEST_CASE("our own object in XML is the same, with its lists as items") {
    Listing l =
        read_feed(R"(<service><id>1</id><name>Otter</name><waymark><kind>short-break</kind><all_needs>true</all_needs>
      <how_to_start><item><step>Ring us</step><who>Parent</who></item><item><step>Come</step></item></how_to_start>
      <open_to><who><item>live-here</item></who></open_to><break_kind><item>day</item><item>family</item></break_kind>
      <programme><start_dates><item>2027-01-12</item></start_dates></programme><send_contacts><item><role>SENCO</role><email>g@example.org</email></item></send_contacts>
      <what_next><item><age>16</age><text>College</text></item></what_next><councils_served><item>south-tyneside</item></councils_served></waymark></service>)")
            .one();
    CHECK(l.kind == Kind::short_break);
    CHECK(l.how_to_start.size() == 2);
    CHECK(l.open_to.who == Codes{"live-here"});
    CHECK(l.break_kind == Codes{"day", "family"});
    CHECK(l.programme.start_dates == Codes{"2027-01-12"});
    CHECK(l.send_contacts.size() == 1);
    CHECK(l.what_next == std::map<std::string, std::string>{{"16", "College"}});
    CHECK(l.councils_served == Codes{"south-tyneside"});
}

TEST_CASE("what no member takes is kept as it was, and what one takes is not") {
    Listing l = listing_of(
        R"("localOfferDescription": "As it was", "program": {"name": "P"}, "url": "https://example.org", "funding": [{"id": "f1", "source": "Grants"}],
      "schedules": [{"id": "s1", "byday": "MO", "notes": "Ring first"}, {"id": "s2", "freq": "WEEKLY"}], "contacts": [{"id": "c1", "name": "Ann", "shoe_size": 6}],
      "organization": {"id": "o1", "name": "River", "legal_status": "charity", "tax_id": "123"}, "assurer_email": "a@example.org", "nothing": null, "empty": "")");
    auto kept = nlohmann::json::parse(l.unmapped_json);
    CHECK(
        kept ==
        nlohmann::json::parse(
            R"({"localOfferDescription": "As it was", "program": {"name": "P"}, "funding": [{"id": "f1", "source": "Grants"}],
      "schedules": [{"id": "s1", "notes": "Ring first"}, {"id": "s2", "freq": "WEEKLY"}], "contacts": [{"id": "c1", "shoe_size": 6}],
      "assurer_email": "a@example.org", "organization": {"legal_status": "charity", "tax_id": "123"}})"));
}

TEST_CASE("a council is the one asked for, else the feed's, and areas tell who is served") {
    auto read = read_feeds(
        {service(
            R"("waymark": {"council": "county-durham"}, "service_areas": [{"name": "Sunderland City Council"}, {"name": "The seaside"},
      {"uri": "http://statistics.data.gov.uk/id/statistical-geography/E08000023"}])")},
        TestWords::get().context("s", "sunderland"));
    CHECK(read.one().council == "sunderland");
    CHECK(read.one().councils_served == Codes{"south-tyneside"});
    CHECK(read.one().areas.size() == 3);
    CHECK(listing_of(R"("waymark": {"council": "county-durham"})").council == "county-durham");
    CHECK(listing_of(R"("waymark": {"council": "atlantis"})").council.empty());
}

TEST_CASE("contacts, phones and links are put right") {
    Listing l = listing_of(
        R"("url": "www.example.org", "email": "mailto:hello@example.org", "contacts": [{"name": "Ann", "title": "Lead", "phones": [{"number": "01632 960001", "extension": 12},
      {"number": "01632 960002"}]}], "phones": [{"number": "01632 960003", "description": "Talk line"}, {"number": "01632 960004", "type": "fax"}])");
    CHECK(l.url == "https://www.example.org");
    CHECK(l.email == "hello@example.org");
    REQUIRE(l.contacts.size() == 3);
    CHECK(l.contacts[0].phone == "01632 960001 ext 12");
    CHECK(l.contacts[1].name == "Ann");
    CHECK(l.contacts[2].role == "Talk line");
    // A service that names nobody is reached through its organisation.
    Listing through =
        listing_of(R"("organization": {"id": "o", "name": "River", "phones": [{"number": "01632 960005"}]})");
    REQUIRE(through.contacts.size() == 1);
    CHECK(through.contacts[0].phone == "01632 960005");
    for (auto [said, link] : {std::pair{"http://https://example.org/a", "https://example.org/a"},
                              {"//example.org", "https://example.org"},
                              {"example.org/x", "https://example.org/x"},
                              {"see https://example.org/a for more", "https://example.org/a"},
                              {"<a href='https://example.org'>site</a>", "https://example.org"},
                              {"our site (https://example.org/a)", "https://example.org/a"},
                              {"page https://example.org/a_(b)", "https://example.org/a_(b)"},
                              {"data:text/html,x", ""},
                              {"JavaScript:alert(1)", ""},
                              {"none here", ""},
                              {"hello@example.org", ""}}) {
        INFO(said);
        CHECK(listing_of("\"url\": \"" + std::string(said) + "\"").url == link);
    }
}

TEST_CASE("version 1 words for how a service is attended are read") {
    Listing l = listing_of(
        R"("attending_type": "home visit", "attending_access": "drop-in", "wait_time": "Two weeks", "application_process": "Ring us", "deliverable_type": "Advice")");
    CHECK(l.of("delivery").yes == Codes{"home"});
    CHECK(l.of("referral").yes == Codes{"drop-in"});
    CHECK(l.waiting.text == "Two weeks");
    CHECK(l.how_to_start.size() == 1);
    CHECK(l.unmapped_json.find("Advice") != std::string::npos);
}

}  // namespace waymark::feeds
