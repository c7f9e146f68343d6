// Does one service come out the same, in whatever shape an exporter wrote it?
#include <catch2/catch.hpp>

#include "tests/indexer/feed.h"

namespace waymark::feeds {

namespace {

const std::string head =
    R"("id": "a0000000-0000-4000-8000-000000000001", "name": "Otter Swimming", "description": "Swimming in warm water.",
  "url": "https://example.org/otter", "status": "active", "minimum_age": 5, "maximum_age": 11)";
const std::string organization =
    R"("organization": {"id": "b0000000-0000-4000-8000-000000000001", "name": "River Club"})";
const std::string lists =
    R"("schedules": [{"id": "s1", "byday": "SA", "freq": "WEEKLY", "opens_at": "10:00", "closes_at": "12:00"}],
  "cost_options": [{"id": "c1", "option": "free", "amount": 0}], "phones": [{"id": "p1", "number": "01632 960001"}],
  "languages": [{"id": "l1", "name": "Polish"}], "service_areas": [{"id": "a1", "name": "Sunderland"}],
  "attributes": [{"id": "t1", "taxonomy_term": {"id": "x1", "code": "ASD", "name": "Autism", "taxonomy": "need"}}],
  "service_at_locations": [{"id": "sl1", "location": {"id": "l1", "name": "Wear Pool", "latitude": 54.9, "longitude": -1.38,
    "addresses": [{"id": "ad1", "address_1": "1 River Walk", "city": "Sunderland", "postal_code": "SR1 1AA", "country": "GB"}],
    "accessibility": [{"id": "ac1", "description": "wheelchair"}]}}])";
const std::string nested = "{" + head + ", " + organization + ", " + lists + "}";

/// What every shape must come to.
void check_otter(const FeedRead& read) {
    INFO(read.notes());
    for (const std::string& refusal : read.refusals) UNSCOPED_INFO(refusal);
    REQUIRE(read.good().size() == 1);
    Listing l = read.one();
    CHECK(l.id == "a0000000-0000-4000-8000-000000000001");
    CHECK(l.name == "Otter Swimming");
    CHECK(l.description == "Swimming in warm water.");
    CHECK(l.url == "https://example.org/otter");
    CHECK(l.ages == Ages{5, 11});
    CHECK(l.organisation.name == "River Club");
    CHECK(l.organisation.id == "b0000000-0000-4000-8000-000000000001");
    REQUIRE(l.schedules.size() == 1);
    CHECK(l.schedules[0].days == std::vector<std::string>{"sat"});
    CHECK(l.schedules[0].opens_at == "10:00");
    CHECK(l.schedules[0].closes_at == "12:00");
    CHECK(l.of("day").yes == std::vector<std::string>{"sat"});
    CHECK(l.of("when").yes == std::vector<std::string>{"weekend"});
    CHECK(l.of("cost").yes == std::vector<std::string>{"free"});
    CHECK(l.of("need").yes == std::vector<std::string>{"ASD"});
    CHECK(l.of("accessibility").yes == std::vector<std::string>{"wheelchair"});
    REQUIRE(l.contacts.size() == 1);
    CHECK(l.contacts[0].phone == "01632 960001");
    CHECK(l.languages == std::vector<std::string>{"pl"});
    REQUIRE(l.areas.size() == 1);
    CHECK(l.areas[0].council == "sunderland");
    REQUIRE(l.places.size() == 1);
    CHECK(l.places[0].name == "Wear Pool");
    CHECK(l.places[0].address == std::vector<std::string>{"1 River Walk"});
    CHECK(l.places[0].postcode == "SR1 1AA");
    CHECK(l.places[0].point == LatLon{54.9, -1.38});
    CHECK(l.places[0].precision == Precision::exact);
    CHECK(l.places[0].access == std::map<std::string, bool>{{"wheelchair", true}});
    CHECK(read.providers.empty());
}

const std::string xml_head =
    R"(<id>a0000000-0000-4000-8000-000000000001</id><name>Otter Swimming</name><description>Swimming in warm water.</description>
  <url>https://example.org/otter</url><status>active</status><minimum_age>5</minimum_age><maximum_age>11</maximum_age>)";
const std::string xml_organization =
    "<organization><id>b0000000-0000-4000-8000-000000000001</id><name>River Club</name></organization>";
const std::string xml_schedule =
    "<byday>SA</byday><freq>WEEKLY</freq><opens_at>10:00</opens_at><closes_at>12:00</closes_at>";
const std::string xml_term =
    "<taxonomy_term><code>ASD</code><name>Autism</name><taxonomy>need</taxonomy></taxonomy_term>";
const std::string xml_address =
    "<address_1>1 River Walk</address_1><city>Sunderland</city><postal_code>SR1 1AA</postal_code><country>GB</country>";

/// The lists of a service with a wrapper of the caller's making: `wrap(list, element, inside)`.
template <class Wrap>
std::string xml_service(Wrap&& wrap) {
    return "<service>" + xml_head + xml_organization + wrap("schedules", "schedule", xml_schedule) +
           wrap("cost_options", "cost_option", "<option>free</option><amount>0</amount>") +
           wrap("phones", "phone", "<number>01632 960001</number>") +
           wrap("languages", "language", "<name>Polish</name>") +
           wrap("service_areas", "service_area", "<name>Sunderland</name>") +
           wrap("attributes", "attribute", xml_term) +
           wrap("service_at_locations", "service_at_location",
                "<location><id>l1</id><name>Wear Pool</name><latitude>54.9</latitude><longitude>-1.38</longitude>" +
                    wrap("addresses", "address", xml_address) +
                    wrap("accessibility", "accessibility", "<description>wheelchair</description>") + "</location>") +
           "</service>";
}
std::string element(std::string_view name, std::string_view inside) {
    return "<" + std::string(name) + ">" + std::string(inside) + "</" + std::string(name) + ">";
}
std::string wrapped(std::string_view list, std::string_view one, std::string_view inside) {
    return element(list, element(one, inside));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

}  // namespace

TEST_CASE("JSON in any envelope is the same service") {
    const std::pair<const char*, std::string> shapes[] = {
        {"a single service", nested},
        {"a bare array", "[" + nested + "]"},
        {"version 3 page", R"({"total_items": 1, "page_number": 1, "contents": [)" + nested + "]}"},
        {"version 1 page", R"({"totalElements": 1, "content": [)" + nested + "]}"},
        {"services", R"({"services": [)" + nested + "]}"},
        {"Services", R"({"Services": [)" + nested + "]}"},
        {"page of services", R"({"page": {"services": [)" + nested + "]}}"},
        {"response and data", R"({"response": {"status": "ok", "data": {"items": [)" + nested + "]}}}"},
        {"items", R"({"items": [)" + nested + "]}"},
        {"records", R"({"meta": {"count": 1}, "records": [)" + nested + "]}"},
        {"a service in a wrapper", R"([{"service": )" + nested + "}]"},
        {"one service in a wrapper", R"({"service": )" + nested + "}"},
        {"an unknown envelope", R"({"export": {"directory": [)" + nested + "]}}"},
        {"JSON lines", replaced(nested, "\n", " ") + "\n\n" + R"({"id": "x", "name": ""})" + "\n"},
        {"with a byte order mark", "\xEF\xBB\xBF" + nested},
        {"a list by numbers", R"({"services": {"0": )" + nested + "}}"},
    };
    for (const auto& [shape, text] : shapes) {
        INFO(shape);
        check_otter(read_feed(text));
    }
}

TEST_CASE("JSON that was XML once keeps its wrappers and is the same service") {
    std::string text = nested;
    text = replaced(text, R"("schedules": [{)", R"("schedules": {"schedule": [{)");
    text = replaced(text, R"("closes_at": "12:00"}])", R"("closes_at": "12:00"}]})");
    text = replaced(text, R"("phones": [{"id": "p1", "number": "01632 960001"}])",
                    R"("phones": {"phone": {"id": "p1", "number": "01632 960001"}})");
    check_otter(read_feed(text));
}

TEST_CASE("JSON in camelCase is the same service") {
    std::string text = nested;
    for (auto [from, to] : {std::pair{"minimum_age", "minimumAge"},
                            {"maximum_age", "maximumAge"},
                            {"cost_options", "costOptions"},
                            {"opens_at", "opensAt"},
                            {"closes_at", "closesAt"},
                            {"service_areas", "serviceAreas"},
                            {"service_at_locations", "serviceAtLocations"},
                            {"taxonomy_term", "taxonomyTerm"},
                            {"address_1", "address1"},
                            {"postal_code", "postalCode"}})
        text = replaced(text, from, to);
    check_otter(read_feed(text));
}

TEST_CASE("flat JSON tables are joined by their ids") {
    std::string text = R"({"organizations": [{"id": "b0000000-0000-4000-8000-000000000001", "name": "River Club"}],
      "services": [{)" +
                       head + R"(, "organization_id": "b0000000-0000-4000-8000-000000000001"}],
      "service_at_locations": [{"id": "sl1", "service_id": "a0000000-0000-4000-8000-000000000001", "location_id": "l1"}],
      "locations": [{"id": "l1", "name": "Wear Pool", "latitude": 54.9, "longitude": -1.38}],
      "addresses": [{"id": "ad1", "location_id": "l1", "address_1": "1 River Walk", "city": "Sunderland", "postal_code": "SR1 1AA", "country": "GB"}],
      "accessibility": [{"id": "ac1", "location_id": "l1", "description": "wheelchair"}],
      "schedules": [{"id": "s1", "service_id": "a0000000-0000-4000-8000-000000000001", "service_at_location_id": "sl1", "byday": "SA", "freq": "WEEKLY", "opens_at": "10:00", "closes_at": "12:00"}],
      "cost_options": [{"id": "c1", "service_id": "a0000000-0000-4000-8000-000000000001", "option": "free", "amount": 0}],
      "phones": [{"id": "p1", "service_id": "a0000000-0000-4000-8000-000000000001", "contact_id": "", "number": "01632 960001"}],
      "languages": [{"id": "l1", "service_id": "a0000000-0000-4000-8000-000000000001", "name": "Polish"}],
      "service_areas": [{"id": "a1", "service_id": "a0000000-0000-4000-8000-000000000001", "name": "Sunderland"}],
      "attributes": [{"id": "t1", "link_id": "a0000000-0000-4000-8000-000000000001", "link_entity": "service", "taxonomy_term_id": "x1"}],
      "taxonomy_terms": [{"id": "x1", "code": "ASD", "name": "Autism", "taxonomy_id": "tx"}],
      "taxonomies": [{"id": "tx", "name": "Need"}]})";
    check_otter(read_feed(text));
}

TEST_CASE("tables in files of their own are joined as well") {
    auto read = read_feeds(
        {R"([{"id": "b0000000-0000-4000-8000-000000000001", "name": "River Club", "website": "https://example.org"}])",
         "[{" + head + R"(, "organization_id": "b0000000-0000-4000-8000-000000000001", )" + lists + "}]"},
        TestWords::get().context());
    check_otter(read);
}

TEST_CASE("XML wrapped in any way is the same service") {
    auto item = [](std::string_view list, std::string_view, std::string_view inside) {
        return element(list, element("item", inside));
    };
    auto same = [](std::string_view list, std::string_view, std::string_view inside) {
        return element(list, element(list, inside));
    };
    auto bare = [](std::string_view, std::string_view one, std::string_view inside) { return element(one, inside); };
    auto plural = [](std::string_view list, std::string_view, std::string_view inside) {
        return element(list, inside);
    };
    std::string plain = xml_service(wrapped);
    const std::pair<const char*, std::string> shapes[] = {
        {"wrapped", "<services>" + plain + "</services>"},
        {"with <item>", "<services>" + xml_service(item) + "</services>"},
        {"with the same name", "<services>" + xml_service(same) + "</services>"},
        {"repeated unwrapped", "<services>" + xml_service(bare) + "</services>"},
        {"unwrapped plurals", "<services>" + xml_service(plural) + "</services>"},
        {"one service as the root", plain},
        {"services as items",
         replaced(replaced("<services>" + plain + "</services>", "<service>", "<item>"), "</service>", "</item>")},
        {"an envelope of contents", "<response><page>1</page><contents>" + plain + "</contents></response>"},
        {"contents repeated", "<page><total>1</total>" +
                                  replaced(replaced(plain, "<service>", "<contents>"), "</service>", "</contents>") +
                                  "</page>"},
        {"metadata beside the services", "<services><page>1</page><total>1</total>" + plain + "</services>"},
        {"a default namespace", "<services xmlns=\"https://example.org/ns\">" + plain + "</services>"},
        {"a service in a wrapper", "<list><entry>" + plain + "</entry></list>"},
        {"a declaration and comments",
         "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- made today --><services><!-- one -->" + plain + "</services>"},
        {"ids as attributes", "<services>" +
                                  replaced(plain, "<service><id>a0000000-0000-4000-8000-000000000001</id>",
                                           "<service id=\"a0000000-0000-4000-8000-000000000001\">") +
                                  "</services>"},
        {"typed lists",
         "<services type=\"array\">" + replaced(plain, "<schedules>", "<schedules type=\"array\">") + "</services>"},
    };
    for (const auto& [shape, text] : shapes) {
        INFO(shape);
        check_otter(read_feed(text));
    }
}

TEST_CASE("XML with prefixes, in camelCase or in other encodings is the same service") {
    std::string plain = "<services>" + xml_service(wrapped) + "</services>";
    std::string prefixed;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        prefixed += plain[i];
        if (plain[i] == '<' && plain[i + 1] != '/') prefixed += "or:";
        if (plain[i] == '/' && plain[i - 1] == '<') prefixed += "or:";
    }
    prefixed.insert(prefixed.find("services") + 8, " xmlns:or=\"https://example.org/or\"");
    check_otter(read_feed(prefixed));

    std::string camel = plain;
    for (auto [from, to] : {std::pair{"minimum_age", "minimumAge"},
                            {"maximum_age", "maximumAge"},
                            {"cost_option", "costOption"},
                            {"opens_at", "opensAt"},
                            {"service_area", "ServiceArea"},
                            {"service_at_location", "serviceAtLocation"},
                            {"taxonomy_term", "taxonomyTerm"},
                            {"address_1", "address1"},
                            {"postal_code", "postalCode"},
                            {"<organization>", "<Organisation>"},
                            {"</organization>", "</Organisation>"}})
        camel = replaced(camel, from, to);
    check_otter(read_feed(camel));

    for (bool little : {true, false}) {
        std::string wide = little ? "\xFF\xFE" : "\xFE\xFF";
        for (char c : "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + plain) {
            if (!little) wide += '\0';
            wide += c;
            if (little) wide += '\0';
        }
        check_otter(read_feed(wide));
    }
    std::string latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + replaced(plain, "River Walk", "River Walk");
    check_otter(read_feed(latin));
    check_otter(read_feed("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>" + plain));
}

TEST_CASE("flat XML tables of version 1 are joined by their ids") {
    std::string text =
        R"(<?xml version="1.0"?><directory>
      <organizations><organization><id>b0000000-0000-4000-8000-000000000001</id><name>River Club</name></organization></organizations>
      <services><service>)" +
        replaced(replaced(xml_head, "<minimum_age>5</minimum_age>", ""), "<maximum_age>11</maximum_age>", "") +
        R"(<organization_id>b0000000-0000-4000-8000-000000000001</organization_id></service></services>
      <services_at_location><service_at_location><id>sl1</id><service_id>a0000000-0000-4000-8000-000000000001</service_id><location_id>l1</location_id></service_at_location></services_at_location>
      <locations><location><id>l1</id><name>Wear Pool</name><latitude>54.9</latitude><longitude>-1.38</longitude></location></locations>
      <physical_addresses><physical_address><id>ad1</id><location_id>l1</location_id>)" +
        xml_address + R"(</physical_address></physical_addresses>
      <accessibility_for_disabilities><accessibility_for_disabilities><id>ac1</id><location_id>l1</location_id><accessibility>wheelchair</accessibility></accessibility_for_disabilities></accessibility_for_disabilities>
      <regular_schedules><regular_schedule><id>s1</id><service_at_location_id>sl1</service_at_location_id><weekday>6</weekday><opens_at>10:00Z</opens_at><closes_at>12:00Z</closes_at></regular_schedule></regular_schedules>
      <eligibilitys><eligibility><id>e1</id><service_id>a0000000-0000-4000-8000-000000000001</service_id><minimum_age>5</minimum_age><maximum_age>11</maximum_age></eligibility></eligibilitys>
      <cost_options><cost_option><id>c1</id><service_id>a0000000-0000-4000-8000-000000000001</service_id><option>free</option><amount>0</amount></cost_option></cost_options>
      <contacts><contact><id>k1</id><service_id>a0000000-0000-4000-8000-000000000001</service_id><name/></contact></contacts>
      <phones><phone><id>p1</id><contact_id>k1</contact_id><number>01632 960001</number></phone></phones>
      <languages><language><id>la1</id><service_id>a0000000-0000-4000-8000-000000000001</service_id><language>Polish</language></language></languages>
      <service_areas><service_area><id>a1</id><service_id>a0000000-0000-4000-8000-000000000001</service_id><service_area>Sunderland</service_area></service_area></service_areas>
      <service_taxonomys><service_taxonomy><id>st1</id><service_id>a0000000-0000-4000-8000-000000000001</service_id><taxonomy_id>x1</taxonomy_id></service_taxonomy></service_taxonomys>
      <taxonomys><taxonomy><id>x1</id><name>Autism</name><vocabulary>SEN primary need</vocabulary></taxonomy></taxonomys>
    </directory>)";
    check_otter(read_feed(text));
}

TEST_CASE("a list of services at locations gives each service once, with all its places") {
    std::string second =
        R"({"id": "sl2", "location": {"id": "l2", "name": "East Pool", "addresses": [{"address_1": "2 Sea Walk", "postal_code": "SR6 0AA"}]}, "service": )";
    std::string first =
        R"({"id": "sl1", "location": {"id": "l1", "name": "Wear Pool", "addresses": [{"address_1": "1 River Walk", "postal_code": "SR1 1AA"}]}, "service": )";
    std::string plain = "{" + head + ", " + organization + "}";
    auto read = read_feed(R"({"contents": [)" + first + plain + "}, " + second + plain + "}]}");
    REQUIRE(read.good().size() == 1);
    CHECK(read.one().places.size() == 2);
    CHECK(read.one().organisation.name == "River Club");
}

TEST_CASE("services inside a place are there") {
    auto read = read_feed(
        R"({"locations": [{"id": "l1", "name": "Wear Pool", "latitude": 54.9, "longitude": -1.38, "addresses": [{"address_1": "1 River Walk"}],
      "services": [{"id": "1", "name": "Otter"}, {"id": "2", "name": "Heron"}]}]})");
    REQUIRE(read.good().size() == 2);
    CHECK(read.good()[1].name == "Heron");
    REQUIRE(read.good()[1].places.size() == 1);
    CHECK(read.good()[1].places[0].name == "Wear Pool");
}

TEST_CASE("rows whose facts are attributes, or in capitals, are rows all the same") {
    auto read = read_feed(
        "<SERVICES><SERVICE ID=\"1\" NAME=\"Otter\" MINIMUM_AGE=\"5\"/><SERVICE ID=\"2\" NAME=\"Heron\"/></SERVICES>");
    REQUIRE(read.good().size() == 2);
    CHECK(read.good()[0].ages == Ages{5, std::nullopt});
    auto single = read_feed("<service id=\"1\" name=\"Otter\"/>");
    CHECK(single.good().size() == 1);
    auto own_id = read_feed(
        "<services><service><service_id>7</service_id><title>Otter</title></service><service><service_id>7</service_id><title>Twin</title></service></services>");
    REQUIRE(own_id.good().size() == 2);
    CHECK(own_id.good()[0].source_id == "7");
    CHECK(own_id.good()[0].id == own_id.good()[1].id);
}

TEST_CASE("services inside their organisation know it, and an organisation without any is a provider") {
    auto read = read_feed(R"({"organizations": [
      {"id": "o1", "name": "River Club", "services": [{"id": "1", "name": "Otter"}, {"id": "2", "name": "Heron"}]},
      {"id": "o2", "name": "Quiet Trust", "description": "We give grants.", "website": "quiet.example.org", "email": "hello@example.org"}]})");
    REQUIRE(read.good().size() == 2);
    CHECK(read.good()[0].organisation.name == "River Club");
    CHECK(read.good()[1].organisation.id == read.good()[0].organisation.id);
    REQUIRE(read.providers.size() == 1);
    const Listing& provider = read.providers[0].listing;
    CHECK(provider.kind == Kind::provider);
    CHECK(provider.name == "Quiet Trust");
    CHECK(provider.url == "https://quiet.example.org");
    CHECK(provider.organisation.name == "Quiet Trust");
    CHECK(provider.id == provider.organisation.id);
}

TEST_CASE("an organisation that is missing is a warning, and the service goes in") {
    auto read = read_feed(service(R"("organization_id": "nowhere-1")"));
    CHECK(read.good().size() == 1);
    CHECK(read.notes().find("nowhere-1") != std::string::npos);
    CHECK(read.one().organisation.source_id == "nowhere-1");
}

TEST_CASE("pages of terms, places and other objects hold no service") {
    for (const char* text :
         {R"({"contents": [{"id": "1", "name": "Autism", "taxonomy": "need"}]})",
          R"({"contents": [{"id": "1", "name": "Need", "uri": "https://example.org", "version": "1"}]})",
          R"([{"id": "1", "name": "Hall", "latitude": 54.9, "longitude": -1.4}])",
          R"({"type": "FeatureCollection", "features": [{"properties": {"name": "x"}}]})", R"([1, 2, 3])",
          R"({"error": "not found"})", R"("hello")", R"([])", R"({"contents": []})"}) {
        INFO(text);
        auto read = read_feed(text);
        CHECK(read.all.empty());
        CHECK(read.refusals.size() == 1);
    }
}

}  // namespace waymark::feeds
