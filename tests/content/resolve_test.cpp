// Is it decided without a database who is shown for whom?
#include "content/store/matching/resolve.h"

#include <catch2/catch.hpp>

#include <map>

using namespace waymark;

namespace {

/// A record that lies in tables.
class TableRecord final : public MatchRecord {
public:
    std::map<std::string, Candidate> listings;
    std::map<std::string, std::string> shown;  ///< hidden → shown
    std::multimap<std::int64_t, std::string> keys;

    /// A service in view at one postcode, with its keys kept.
    void add(const std::string& id, const std::string& source, const std::string& name = "Splash Club") {
        Listing listing;
        listing.id = id;
        listing.source = source;
        listing.source_id = source + "-" + id;
        listing.name = name;
        listing.url = "https://splash.example";
        Place place;
        place.postcode = "SR4 7TF";
        listing.places.push_back(place);
        Candidate candidate;
        candidate.facts = match_facts(listing);
        candidate.row = static_cast<long long>(listings.size());
        keep_keys(candidate.facts, match_keys(candidate.facts));
        listings[id] = candidate;
    }
    void apply(const Resolution& resolution) {
        for (const auto& standing : resolution.changed) {
            shown.erase(standing.id);
            if (!standing.now.empty()) shown[standing.id] = standing.now;
        }
    }

    std::optional<Candidate> candidate(const std::string& id) override {
        const auto found = listings.find(id);
        return found == listings.end() ? std::nullopt : std::optional(found->second);
    }
    void keep_keys(const MatchFacts& facts, const std::vector<std::int64_t>& all) override {
        for (const auto key : all) keys.emplace(key, facts.id);
    }
    bool meeting(const std::vector<std::int64_t>& all, const std::string& source, std::set<std::string>& ids) override {
        bool foreign = false;
        for (const auto key : all)
            for (auto [at, end] = keys.equal_range(key); at != end; ++at) {
                foreign = foreign || listings.at(at->second).facts.source != source;
                ids.insert(at->second);
            }
        return foreign;
    }
    std::string shown_for(const std::string& id) override { return shown.contains(id) ? shown.at(id) : std::string(); }
    std::vector<std::string> relatives(const std::string& id) override {
        std::vector<std::string> all;
        for (const auto& [hidden, by] : shown) {
            if (hidden == id) all.push_back(by);
            if (by == id) all.push_back(hidden);
        }
        return all;
    }
};

}  // namespace

TEST_CASE("a listing without one of another feed beside it is looked at and compared with nobody") {
    TableRecord record;
    record.add("a", "ours");
    record.add("b", "ours");
    const auto resolution = resolve_duplicates_of("a", record, {});
    CHECK(resolution.changed.empty());
    CHECK(resolution.looked_at.empty());
}

TEST_CASE("the same service of a second feed is hidden behind the first, and a second look changes nothing") {
    TableRecord record;
    record.add("a", "ours");
    record.add("b", "theirs");
    const auto resolution = resolve_duplicates_of("b", record, {});
    CHECK(resolution.changed == std::vector<Standing>{{"b", "", "a"}});
    CHECK(resolution.looked_at == std::set<std::string>{"a", "b"});
    CHECK(resolution.whole);
    record.apply(resolution);
    CHECK(resolve_duplicates_of("a", record, {}).changed.empty());
}

TEST_CASE("when the one that is shown goes out of view, the one behind it is shown again") {
    TableRecord record;
    record.add("a", "ours");
    record.add("b", "theirs");
    record.apply(resolve_duplicates_of("b", record, {}));
    record.listings["a"].in_view = false;
    CHECK(resolve_duplicates_of("a", record, {}).changed == std::vector<Standing>{{"b", "a", ""}});
}

TEST_CASE("a person's word parts what was alike and joins what was not") {
    TableRecord record;
    record.add("a", "ours");
    record.add("b", "theirs");
    record.add("c", "theirs", "Another club");
    CHECK(resolve_duplicates_of("b", record, {{"a", "b", false}}).changed.empty());
    CHECK(resolve_duplicates_of("c", record, {{"a", "b", false}, {"a", "c", true}}).changed ==
          std::vector<Standing>{{"c", "", "a"}});
}

TEST_CASE("an id that is not there is compared by what stood with it") {
    TableRecord record;
    record.add("b", "theirs");
    record.shown["b"] = "gone";
    CHECK(resolve_duplicates_of("gone", record, {}).changed == std::vector<Standing>{{"b", "gone", ""}});
}
