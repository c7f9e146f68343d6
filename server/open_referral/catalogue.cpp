// What must be known of every public listing to answer Open Referral's filters and page numbers without reading the
// store?
#include "server/open_referral/catalogue.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <numeric>
#include <stdexcept>

#include "content/places/postcode.h"
#include "content/store/listing_json.h"
#include "content/text/text.h"
#include "indexer/ids/export_ids.h"
#include "indexer/open_referral/tables.h"
#include "indexer/read/times.h"
#include "indexer/write/writer.h"
#include "server/open_referral/entry.h"

namespace waymark::open_referral {

namespace {

constexpr std::size_t changes_at_once = 100'000;
constexpr auto patience = std::chrono::seconds(60);

bool by_id(const Entry& a, const Entry& b) { return a.id < b.id; }

}  // namespace

Catalogue::Catalogue(const Store& store, const Duplicates* duplicates, const Vocabulary& vocabulary,
                     const Councils& councils, std::function<std::shared_ptr<const Places>()> places)
    : store_(store),
      duplicates_(duplicates),
      vocabulary_(vocabulary),
      councils_(councils),
      places_(std::move(places)) {}

std::int64_t Catalogue::sequence() const {
    const std::shared_lock lock(changing_);
    return sequence_;
}

const Entry* Catalogue::find(const Uuid& id) const {
    auto at = std::lower_bound(entries_.begin(), entries_.end(), id,
                               [](const Entry& entry, const Uuid& wanted) { return entry.id < wanted; });
    return at != entries_.end() && at->id == id ? &*at : nullptr;
}
const Entry* Catalogue::at_location(const Uuid& id) const {
    const auto held = at_locations_.of(entries_, id);
    return held.empty() ? nullptr : &entries_[held.front().entry];
}
const Entry* Catalogue::in_location(const Uuid& id) const {
    const auto held = locations_.of(entries_, id);
    return held.empty() ? nullptr : &entries_[held.front().entry];
}
std::vector<const Entry*> Catalogue::of_organization(const Uuid& id) const {
    std::vector<const Entry*> found;
    for (const Held& held : of_organizations_.of(entries_, id)) found.push_back(&entries_[held.entry]);
    return found;
}
std::vector<Uuid> Catalogue::locations() const {
    std::vector<Uuid> ids;
    ids.reserve(locations_.all().size());
    for (const Held& held : locations_.all())
        if (const Uuid& id = entries_[held.entry].spots()[held.spot].location; ids.empty() || ids.back() != id)
            ids.push_back(id);
    return ids;
}
const Term* Catalogue::term(const Uuid& id) const {
    auto at = term_at_.find(id);
    return at == term_at_.end() ? nullptr : &terms_[at->second];
}

std::optional<LatLon> Catalogue::odd_postcode(const std::string& folded) const {
    const auto at = odd_postcodes_.find(folded);
    return at == odd_postcodes_.end() ? std::nullopt : std::optional(at->second);
}

void Catalogue::add_vocabulary() {
    for (const VocabularyField& field : vocabulary_.fields()) {
        if (field.name == "age_band") continue;  // worked out of the ages, never a term
        const Uuid taxonomy_id = *Uuid::of(feeds::open_referral::vocabulary_id(field.name));
        taxonomies_[taxonomy_id] = {taxonomy_id, field.name, field.label, 0, true};
        for (const VocabularyValue& value : field.values) {
            Term term;
            term.id = *Uuid::of(feeds::open_referral::vocabulary_id(field.name, value.code));
            term.taxonomy_id = taxonomy_id;
            term.name = value.label;
            term.taxonomy = field.name;
            term.code = value.code;
            term.ours = true;
            term_at_[term.id] = static_cast<std::uint32_t>(terms_.size());
            terms_.push_back(std::move(term));
        }
    }
}

std::uint32_t Catalogue::term_index(Term term) {
    auto [at, is_new] = term_at_.try_emplace(term.id, static_cast<std::uint32_t>(terms_.size()));
    if (is_new) terms_.push_back(std::move(term));
    return at->second;
}

void Catalogue::count_in(const Entry& entry, const Listing& listing) {
    services_ += entry.is_service;
    for (const Place& place : listing.places)
        if (place.point && !place.address_hidden && !place.postcode.empty() && place.postcode.size() <= 20 &&
            !as_postcode(place.postcode))
            odd_postcodes_.try_emplace(folded_postcode(place.postcode), *place.point);
    for (const TermUse& use : entry.terms()) {
        Term& term = terms_[use.term];
        ++term.uses;
        if (!term.taxonomy_id || term.uses > 1) continue;
        Taxonomy& taxonomy = taxonomies_[term.taxonomy_id];
        if (!taxonomy.id) {
            taxonomy.id = term.taxonomy_id;
            taxonomy.name = term.taxonomy;
        }
        ++taxonomy.uses;
    }
    if (!entry.organization) return;
    Organization& organization = organizations_[entry.organization];
    if (!listing.organisation.name.empty()) {
        organization.named = true;
        organization.named_by = entry.id;
        organization.words = search_words(listing.organisation.name + ' ' + listing.organisation.description);
    }
    ++organization.entries;
}

void Catalogue::count_out(const Entry& entry) {
    services_ -= entry.is_service;
    for (const TermUse& use : entry.terms()) {
        Term& term = terms_[use.term];
        if (--term.uses > 0 || !term.taxonomy_id) continue;
        auto taxonomy = taxonomies_.find(term.taxonomy_id);
        if (taxonomy != taxonomies_.end() && --taxonomy->second.uses == 0 && !taxonomy->second.ours)
            taxonomies_.erase(taxonomy);
    }
    auto organization = organizations_.find(entry.organization);
    if (organization == organizations_.end()) return;
    if (--organization->second.entries == 0) {
        organizations_.erase(organization);
    } else if (organization->second.named_by == entry.id) {
        if (const auto left = of_organizations_.of(entries_, entry.organization); !left.empty())
            organization->second.named_by = entries_[left.front().entry].id;
    }
}

void Catalogue::add_holders(std::span<const std::uint32_t> positions) {
    std::vector<Held> spots, belonging;
    for (const std::uint32_t at : positions) {
        for (std::uint32_t spot = 0; spot < entries_[at].spots().size(); ++spot) spots.push_back({at, spot});
        if (entries_[at].organization) belonging.push_back({at, 0});
    }
    at_locations_.add(entries_, spots);
    locations_.add(entries_, spots);
    of_organizations_.add(entries_, belonging);
}

void Catalogue::move_holders(std::span<const std::uint32_t> positions) {
    for (Holders* holders : {&at_locations_, &locations_, &of_organizations_}) holders->move(positions);
}

void Catalogue::build() {
    const std::unique_lock lock(changing_);
    const std::int64_t sequence = store_.last_sequence();
    add_vocabulary();
    entries_.reserve(store_.count());
    const auto places = places_();
    const auto duplicates = duplicates_ ? duplicates_->duplicate_map() : DuplicateMap();
    if (!duplicates) throw std::runtime_error(duplicates.error().message);
    EntryMaker maker(vocabulary_, councils_, places.get(), [this](Term&& term) { return term_index(std::move(term)); });
    store_.each_document([&](std::string_view id, bool withdrawn, std::string_view json) {
        if (withdrawn || (!duplicates->canonical_of.empty() && duplicates->canonical_of.contains(std::string(id))))
            return true;
        auto listing = listing_from_json(json);
        if (!listing || listing->status != Status::active) return true;
        Entry entry = maker.make(*listing);
        count_in(entry, *listing);
        entries_.push_back(std::move(entry));
        return !stopping_;
    });
    std::sort(entries_.begin(), entries_.end(), by_id);
    std::vector<std::uint32_t> positions(entries_.size());
    std::iota(positions.begin(), positions.end(), 0u);
    add_holders(positions);
    sequence_ = sequence;
}

void Catalogue::take_changes(const std::vector<Change>& changes) {
    const auto places = places_();
    std::vector<Listing> come;
    std::vector<Uuid> touched;
    for (const Change& change : changes) {
        const auto id = Uuid::of(feeds::open_referral::service_uuid(change.id));
        if (!id) continue;
        touched.push_back(*id);
        // Whose standing changes gets another line in the log.
        if (duplicates_ && duplicates_->shown_for(change.id)) continue;
        auto kept = store_.get(change.id);
        if (kept && kept->is_public()) come.push_back(std::move(kept->listing));
    }
    const std::unique_lock lock(changing_);
    EntryMaker maker(vocabulary_, councils_, places.get(), [this](Term&& term) { return term_index(std::move(term)); });
    std::vector<std::uint32_t> positions(entries_.size());
    for (const Uuid& id : touched)
        if (const Entry* entry = find(id))
            positions[static_cast<std::size_t>(entry - entries_.data())] = Holders::nowhere;
    std::vector<Entry> gone, new_ones;
    std::uint32_t kept = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (positions[i] == Holders::nowhere) {
            gone.push_back(std::move(entries_[i]));
            continue;
        }
        if (kept != i) entries_[kept] = std::move(entries_[i]);
        positions[i] = kept++;
    }
    entries_.resize(kept);
    move_holders(positions);
    for (const Entry& entry : gone) count_out(entry);

    for (const Listing& listing : come) {
        new_ones.push_back(maker.make(listing));
        count_in(new_ones.back(), listing);
    }
    std::sort(new_ones.begin(), new_ones.end(), by_id);
    // Merged from the end, so that each entry moves once.
    std::vector<std::uint32_t> added;
    positions.resize(kept);
    std::iota(positions.begin(), positions.end(), 0u);
    entries_.resize(kept + new_ones.size());
    for (auto to = static_cast<std::uint32_t>(entries_.size()); !new_ones.empty();) {
        --to;
        if (kept > 0 && by_id(new_ones.back(), entries_[kept - 1])) {
            entries_[to] = std::move(entries_[--kept]);
            positions[kept] = to;
        } else {
            entries_[to] = std::move(new_ones.back());
            new_ones.pop_back();
            added.push_back(to);
        }
    }
    move_holders(positions);
    add_holders(added);
    sequence_ = changes.back().sequence;
}

bool Catalogue::follow() {
    std::unique_lock lock(following_, std::defer_lock);
    if (built_) {
        if (!lock.try_lock()) return true;
        for (;;) {
            const auto changes = store_.changes_after(sequence(), changes_at_once);
            if (changes.empty()) return true;
            take_changes(changes);
        }
    }
    // One may wait; more would take the workers away from everybody else.
    struct Waiting {
        std::atomic<int>& count;
        const int before = count++;
        ~Waiting() { --count; }
    } waiting{waiting_};
    if (!lock.try_lock() && (waiting.before > 1 || !lock.try_lock_for(patience))) return false;
    if (!built_) build();
    built_ = !stopping_;
    return built_;
}

}  // namespace waymark::open_referral
