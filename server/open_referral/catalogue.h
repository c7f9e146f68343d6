// What do the lists of Open Referral see of the index? (a read-only view of one generation)
// Ids, terms, places, hours and areas of listings stand in columns of the segments (search/index/list_columns.h); what
// counts for all of them together is worked out here, once a generation.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/places/councils.h"
#include "content/places/places.h"
#include "content/words/vocabulary.h"
#include "indexer/write/list_facts.h"
#include "search/index/generation.h"
#include "server/site/public_listings.h"

namespace waymark::open_referral {

using feeds::open_referral::TermOf;

struct Term : feeds::open_referral::ListedTerm {
    std::uint32_t uses = 0;
    bool ours = false;  ///< of our own vocabulary: it is listed whether used or not
};
struct Taxonomy {
    Uuid id;
    std::string name, description;
    std::uint32_t uses = 0;  ///< terms that are listed
    bool ours = false;
};

/// A segment with what its numbers mean in the whole.
struct Part {
    const LiveSegment* live = nullptr;
    const ListColumns* columns = nullptr;
    std::vector<std::uint32_t> term_of_label;  ///< index in Catalogue::terms()
};

/// One public listing; a handle, as good as the catalogue it is from.
class Entry {
public:
    Entry(const Part& part, std::uint32_t document) : part_(&part), document_(document) {}
    bool operator==(const Entry&) const = default;

    const Uuid& id() const { return columns().ids()[document_]; }               ///< of the service
    const Uuid& organization() const { return columns().groups()[document_]; }  ///< zeros: none
    std::int64_t modified() const { return columns().modified(document_); }     ///< yyyymmddhhmmss, UTC, 0 not stated
    ListedAges ages() const { return columns().ages(document_); }
    bool is_service() const {
        return columns().counts(document_);
    }  ///< false: an organisation without services, which is no service
    bool names_organization() const { return !organization_words().empty(); }
    std::string_view organization_words() const {
        return columns().group_words(document_);
    }  ///< as Organization::words
    std::span<const ListedPlace> spots() const { return columns().places(document_); }
    std::span<const LabelUse> labels() const { return columns().labels(document_); }
    std::span<const ListedHours> hours() const { return columns().hours(document_); }
    std::span<const std::uint32_t> areas() const { return columns().areas(document_); }
    std::uint32_t term(const LabelUse& use) const {
        return part_->term_of_label[use.label];
    }  ///< index in Catalogue::terms()
    static TermOf about(const LabelUse& use) { return static_cast<TermOf>(use.of); }
    std::string listing_id() const { return std::string(part_->live->segment->id(document_)); }
    const Part& part() const { return *part_; }

private:
    const ListColumns& columns() const { return *part_->columns; }
    const Part* part_;
    std::uint32_t document_;
};

struct Organization {
    Uuid id;
    std::string_view words;  ///< folded name and description, for searching
    Entry named_by;          ///< the last of its listings, by id, that names it
};

/// Immutable; any number of threads may read it. It keeps the generation open that it shows.
class Catalogue {
public:
    Catalogue(std::shared_ptr<const Generation> generation, const Vocabulary& vocabulary, const Councils& councils,
              std::shared_ptr<const Places> places);
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;

    const std::shared_ptr<const Generation>& generation() const { return generation_; }
    const std::shared_ptr<const Places>& places() const { return places_; }
    const std::vector<Part>& parts() const { return parts_; }
    std::size_t services() const { return services_; }
    std::optional<Entry> find(const Uuid& id) const;
    std::optional<Entry> at_location(const Uuid& service_at_location) const;
    std::optional<Entry> in_location(const Uuid& location) const;  ///< the first of those there, by id
    std::vector<Entry> of_organization(const Uuid& id) const;      ///< by id
    std::vector<Uuid> locations() const;                           ///< in order
    /// By id; those that a listing names.
    std::vector<Organization> organizations() const;
    std::optional<Organization> organization(const Uuid& id) const;
    const std::vector<Term>& terms() const {
        return terms_;
    }  ///< of our vocabulary, then as the listings in the order of their ids name them
    const std::vector<Taxonomy>& taxonomies() const { return taxonomies_; }  ///< by id
    const Term* term(const Uuid& id) const;
    const Taxonomy* taxonomy(const Uuid& id) const;
    /// Where listings say that a postcode lies which has not the shape of one; folded to capitals without spaces.
    std::optional<LatLon> odd_postcode(const std::string& folded) const;
    /// The councils that a stated area holds, as places in the list of councils. None: it is the whole country, or
    /// words that nobody can check a postcode against.
    std::vector<std::uint16_t> councils_of(std::string_view area) const;

    /// Every entry in no order: `take(entry)`.
    template <class Take>
    void each(Take&& take) const {
        for (const Part& part : parts_)
            part.live->live.each(
                [&](std::size_t document) { take(Entry(part, static_cast<std::uint32_t>(document))); });
    }
    /// Entries by id, from the first with this id or a greater one on: `take(entry)` gives false to stop.
    template <class Take>
    void each_from(const Uuid& id, Take&& take) const {
        merged<std::uint32_t>(
            [](const ListColumns& columns) { return columns.by_id(); },
            [](const ListColumns& columns, std::uint32_t document) -> const Uuid& { return columns.ids()[document]; },
            id, [&](const Part& part, std::uint32_t document) { return take(Entry(part, document)); });
    }

private:
    /// Walks the same order of every part as one, the live ones only: `take(part, element)` gives false to stop.
    template <class Element, class Order, class IdOf, class Take>
    void merged(Order order, IdOf id_of, const Uuid& from, Take&& take) const;
    /// The live elements with this id.
    template <class Element, class Order, class IdOf, class Take>
    void equal(Order order, IdOf id_of, const Uuid& id, Take&& take) const;
    void add_vocabulary();
    void add_terms();
    void count_taxonomies();

    std::shared_ptr<const Generation> generation_;
    const Vocabulary& vocabulary_;
    const Councils& councils_;
    std::shared_ptr<const Places> places_;
    std::vector<Part> parts_;
    std::vector<Term> terms_;
    std::unordered_map<Uuid, std::uint32_t, UuidHash> term_at_;
    std::vector<Taxonomy> taxonomies_;
    std::size_t services_ = 0;
};

inline std::uint32_t document_of(std::uint32_t document) { return document; }
inline std::uint32_t document_of(const PlaceRef& ref) { return ref.document; }

template <class Element, class Order, class IdOf, class Take>
void Catalogue::merged(Order order, IdOf id_of, const Uuid& from, Take&& take) const {
    struct Run {
        const Part* part;
        std::span<const Element> left;
        Uuid id;
    };
    std::vector<Run> runs;
    const auto position = [&](Run& run) {  // at its first live element
        while (!run.left.empty() && !run.part->live->live.test(document_of(run.left.front())))
            run.left = run.left.subspan(1);
        if (!run.left.empty()) run.id = id_of(*run.part->columns, run.left.front());
        return !run.left.empty();
    };
    for (const Part& part : parts_) {
        const std::span<const Element> all = order(*part.columns);
        const auto first = std::partition_point(
            all.begin(), all.end(), [&](const Element& element) { return id_of(*part.columns, element) < from; });
        Run run{&part, all.subspan(static_cast<std::size_t>(first - all.begin())), {}};
        if (position(run)) runs.push_back(run);
    }
    while (!runs.empty()) {
        std::size_t least = 0;  // there are few segments
        for (std::size_t i = 1; i < runs.size(); ++i)
            if (runs[i].id < runs[least].id) least = i;
        Run& run = runs[least];
        if (!take(*run.part, run.left.front())) return;
        run.left = run.left.subspan(1);
        if (!position(run)) runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(least));
    }
}

/// The view of the generation that an engine answers from, made when it is first asked for. Thread-safe.
class Catalogues {
public:
    /// Vocabulary and councils outlive it.
    Catalogues(PublicListings listings, const Vocabulary& vocabulary, const Councils& councils)
        : listings_(listings), vocabulary_(vocabulary), councils_(councils) {}
    /// Null while there is no index.
    std::shared_ptr<const Catalogue> now() const;

private:
    const PublicListings listings_;
    const Vocabulary& vocabulary_;
    const Councils& councils_;
    mutable std::mutex mutex_;
    mutable std::shared_ptr<const Catalogue> newest_;
};

}  // namespace waymark::open_referral
