// Do lists of Open Referral ask the same of a service as the service itself says?
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "indexer/open_referral/tables.h"
#include "indexer/write/list_facts.h"
#include "indexer/write/list_forms.h"
#include "indexer/write/writer.h"
#include "tests/indexer/imported.h"

using namespace waymark;
using namespace waymark::feeds;
namespace standard = waymark::feeds::open_referral;

namespace {

/// A label as text: what it is said of, then the term.
std::string told(standard::TermOf of, const Value& term) {
    std::string all = std::to_string(static_cast<int>(of));
    for (const char* member :
         {"id", "taxonomy_id", "parent_id", "name", "description", "taxonomy", "source_id", "code", "term_uri"}) {
        const auto text = standard::trimmed(term.get(member));
        if (std::string_view(member) == "code" && !standard::trimmed(term.get("source_id")).empty()) continue;
        if (std::string_view(member) == "source_id" && text.empty()) continue;
        all += '|';
        all += text;
    }
    return all;
}
std::string told(const ListFacts::Label& label) {
    const auto term = standard::unpacked_term(label.text);
    const auto id = [](const Uuid& uuid) { return uuid ? uuid.text() : std::string(); };
    return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}", label.of, id(term.id), id(term.taxonomy_id), id(term.parent_id),
                       term.name, term.description, term.taxonomy, term.code, term.uri);
}

/// The labels of `attributes` of a whole object that are not told yet.
void tell_labels(const Value* holder, standard::TermOf of, std::vector<std::string>& all) {
    using standard::TermOf;
    const auto add = [&](TermOf about, const Value& term) {
        if (const auto label = told(about, term); std::find(all.begin(), all.end(), label) == all.end())
            all.push_back(label);
    };
    const Value* attributes = holder ? holder->get("attributes") : nullptr;
    if (!attributes) return;
    for (const Value& attribute : each(*attributes)) {
        const Value* term = attribute.get("taxonomy_term");
        if (!term) continue;
        const auto type = standard::trimmed(attribute.get("link_type"));
        if (of != TermOf::service) add(of, *term);
        else
            add(type == "organization"                     ? TermOf::organization
                : type == "eligibility"                    ? TermOf::eligibility
                : type == "cost_option"                    ? TermOf::cost_option
                : type == "area" || type == "service_area" ? TermOf::area
                                                           : TermOf::service,
                *term);
        const auto taxonomy = standard::trimmed(term->get("taxonomy"));
        if (of == TermOf::service && taxonomy == "cost") add(TermOf::cost_option, *term);
        if (of == TermOf::service && taxonomy == "need") add(TermOf::eligibility, *term);
    }
}

std::string id_in(const Value& object, const char* member) {
    return std::string(standard::trimmed(object.get(member)));
}

/// Two listings of version 1 and 3 that say of their service, organisation and places what a listing has no member for.
constexpr const char* with_terms = R"([
  {"id": "7", "name": "Swimming", "organization": {"id": "o1", "name": "Pool", "attributes": [{"taxonomy_term": {"name": "Charity", "taxonomy": "Kinds"}}]},
   "attributes": [{"id": "a", "link_type": "eligibility", "taxonomy_term": {"id": "t1", "name": "Carers", "taxonomy": "Who", "parent_id": "t0", "term_uri": "https://example.org/t1"}},
                  {"taxonomy_term": {"label": "Only a label"}}, {"taxonomy_term": {"id": "t9"}}],
   "service_at_locations": [
     {"id": "s1", "location": {"id": "l1", "name": "Big pool", "latitude": 54.9, "longitude": -1.4, "addresses": [{"address_1": "1 Road", "city": "Sunderland", "postal_code": "SR1 1AA"}],
                               "attributes": [{"taxonomy_term": {"name": "Lift", "taxonomy": "Access"}}]}},
     {"id": "s2", "location": {"id": "l2", "location_type": "virtual", "name": "Online"}},
     {"location": {"name": "Small pool", "addresses": [{"address_1": "2 Road", "postal_code": "SR1 1AB"}]}}]},
  {"id": "8", "name": "Dancing", "service_taxonomys": [
     {"id": "x", "taxonomy": {"id": "v1", "name": "Dance", "vocabulary": "Sports", "parent_id": "v0"}}, {"taxonomy": {"name": "Music"}, "link_type": "area"}]},
  {"id": "9", "name": "Walking"}
])";

}  // namespace

TEST_CASE("what the index holds for lists of a service is what the whole service says") {
    DataDir data;
    auto engine = open_engine(data);
    for (const auto* folder : {"/tests/open_referral/feeds", "/tests/fixtures/feeds",
                               "/../shared/data/real"})  // the last, where somebody has put feeds of others
        if (const auto path = WAYMARK_SOURCE_DIR + std::string(folder); fs::exists(path))
            for (const auto& entry : fs::recursive_directory_iterator(path))
                if (entry.is_regular_file())
                    (void)import_feed(engine, {entry.path().string()}, from(entry.path().filename().string()));
    import_files(engine, {data.write("terms.json", with_terms)}, from("terms"));
    const auto snapshot = internals_of(engine).snapshot();
    const auto describe = standard::list_facts(*snapshot->vocabulary);
    std::size_t seen = 0, places = 0;
    std::set<standard::TermOf> said_of;
    Document document;
    internals_of(engine).store().each([&](const StoredListing& kept) {
        const Listing& listing = kept.listing;
        document.clear();
        const Value* service = standard::service(listing, *snapshot->vocabulary, document);
        INFO(listing.id << ' ' << listing.name);
        REQUIRE(service);
        ListFacts facts;
        describe(listing, facts);
        CHECK(facts.id.text() == id_in(*service, "id"));
        CHECK(facts.counts == !standard::is_organization_alone(listing));
        const Value* organization = service->get("organization");
        if (!listing.organisation.id.empty() && organization) CHECK(facts.group.text() == id_in(*organization, "id"));

        std::vector<std::string> labels, expected;
        for (const auto& label : facts.labels) labels.push_back(told(label));
        tell_labels(service, standard::TermOf::service, expected);
        tell_labels(organization, standard::TermOf::organization, expected);
        const Value* all = service->get("service_at_locations");
        std::size_t number = 0;
        if (all && facts.counts)
            for (const Value& at : each(*all)) {
                const Value* location = at.get("location");
                tell_labels(location, standard::TermOf::place, expected);
                REQUIRE(number < facts.places.size());
                const ListedPlace& place = facts.places[number];
                CHECK(place.at.text() == id_in(at, "id"));
                const auto place_id =
                    id_in(at, "location_id").empty() && location ? id_in(*location, "id") : id_in(at, "location_id");
                CHECK((place.place ? place.place.text() : std::string()) == place_id);
                const auto point = number < listing.places.size() ? listing.places[number].point : std::nullopt;
                CHECK(place.lat == (point ? point->lat : 0));
                CHECK(place.lon == (point ? point->lon : 0));
                ++number;
            }
        CHECK(facts.places.size() == number);
        CHECK(labels == expected);
        places += number;
        for (const auto& label : facts.labels) said_of.insert(static_cast<standard::TermOf>(label.of));
        ++seen;
        return true;
    });
    CHECK(seen > 100);
    CHECK(places > 50);
    CHECK(said_of.size() == 6);  // all that TermOf knows
}

TEST_CASE("a term comes back from the bytes that it was packed in") {
    standard::ListedTerm term;
    term.id.bytes[3] = 7;
    term.parent_id.bytes[0] = 1;
    term.name = "Swimming";
    term.uri = "https://example.org/1";
    const auto bytes = standard::packed(term);
    const auto back = standard::unpacked_term(bytes);
    CHECK(back.id == term.id);
    CHECK(back.parent_id == term.parent_id);
    CHECK_FALSE(back.taxonomy_id);
    CHECK(back.name == term.name);
    CHECK(back.code.empty());
    CHECK(back.uri == term.uri);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
        standard::unpacked_term(std::string_view(bytes).substr(0, cut));
    CHECK(standard::unpacked_area("sunderland\nSunderland").council == "sunderland");
    CHECK(standard::unpacked_area("\nEngland").name == "England");
}
