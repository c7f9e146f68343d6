// What must be known of every public listing to answer Open Referral's filters and page numbers without reading the store?
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/places/places.h"
#include "content/store/store.h"
#include "content/words/vocabulary.h"
#include "server/open_referral/uuid.h"

namespace waymark::open_referral {

/// What a term is said of; version 1 asks by it.
enum class TermOf : std::uint8_t { service, organization, eligibility, cost_option, area, place };

struct TermUse {
    std::uint32_t term = 0;   ///< index of a term
    TermOf of = TermOf::service;
    bool operator==(const TermUse&) const = default;
};
struct Hours {
    std::uint8_t days = 0;            ///< bit 0 is Monday; 0: not stated
    std::int16_t opens = -1, closes = -1;   ///< minutes since midnight, -1: not stated
};
struct Spot {
    Uuid at, location;                ///< ids of the service_at_location and of its location
    double lat = 0, lon = 0;          ///< both 0: no point is known
    bool has_point() const { return lat != 0 || lon != 0; }
};

/// One public listing.
struct Entry {
    Uuid id;                          ///< of the service
    std::string listing_id;           ///< empty: the same as `id`
    std::int64_t modified = 0;        ///< yyyymmddhhmmss, UTC, 0 not stated
    Uuid organization;                ///< zeros: none
    std::int16_t age_min = -1, age_max = -1;
    bool is_service = true;           ///< false: an organisation without services, which is no service
    bool covers_all = true;           ///< states no area that could be checked, or one that holds the whole country
    std::vector<std::uint16_t> covers;   ///< places in the list of councils
    std::vector<TermUse> terms;
    std::vector<Hours> hours;
    std::vector<Spot> spots;
    std::string kept_id() const { return listing_id.empty() ? id.text() : listing_id; }
};

struct Term {
    Uuid id, taxonomy_id, parent_id;
    std::string name, description, taxonomy, code, uri;
    std::uint32_t uses = 0;
    bool ours = false;                ///< of our own vocabulary: it is listed whether used or not
};
struct Taxonomy {
    Uuid id;
    std::string name, description;
    std::uint32_t uses = 0;           ///< terms that are listed
    bool ours = false;
};
struct Organization {
    Uuid id;
    std::string words;                ///< folded name and description, for searching
    bool named = false;
    Uuid named_by;                    ///< the listing that `words` are of
    std::vector<Uuid> services;       ///< of all entries that belong to it, in order
};

/// Thread-safe. Built when it is first asked for, then kept level with the store's change log.
class Catalogue {
public:
    Catalogue(const Store& store, const Vocabulary& vocabulary, const Councils& councils, std::function<std::shared_ptr<const Places>()> places);

    /// Takes in what has changed in the store. While another thread does so, the state before it answers; while another builds the first state,
    /// one caller waits for it and the rest are told false: there is none yet.
    bool follow();
    /// The server stops: gives up a building that is going on.
    void stop() { stopping_ = true; }
    /// The newest change that is taken in.
    std::int64_t sequence() const;

    /// Everything below is read under one lock; do not keep what it points to.
    template <class Read>
    auto read(Read&& read) const {
        const std::shared_lock lock(changing_);
        return read(*this);
    }
    const std::vector<Entry>& entries() const { return entries_; }        ///< by id
    const Entry* find(const Uuid& id) const;                              ///< null when there is none
    const Entry* at_location(const Uuid& service_at_location) const;
    const Entry* in_location(const Uuid& location) const;                 ///< one of those there
    const std::vector<Term>& terms() const { return terms_; }
    const std::map<Uuid, Taxonomy>& taxonomies() const { return taxonomies_; }
    const std::map<Uuid, Organization>& organizations() const { return organizations_; }
    const std::map<Uuid, Uuid>& locations() const { return locations_; }  ///< location → a service there
    const Term* term(const Uuid& id) const;
    std::size_t services() const { return services_; }
    /// Where listings say that a postcode lies which has not the shape of one; folded to capitals without spaces.
    std::optional<LatLon> odd_postcode(const std::string& folded) const;

private:
    Entry entry_of(const Listing& listing);
    void take_terms(const Listing& listing, Entry& entry);
    std::uint32_t term_index(Term term);
    void count_in(const Entry& entry, const Listing& listing);
    void count_out(const Entry& entry);
    void build();
    void take_changes(const std::vector<Change>& changes);
    void add_vocabulary();

    const Store& store_;
    const Vocabulary& vocabulary_;
    const Councils& councils_;
    const std::function<std::shared_ptr<const Places>()> places_;

    mutable std::shared_mutex changing_;
    std::timed_mutex following_;
    std::atomic<bool> built_{false}, stopping_{false};
    std::atomic<int> waiting_{0};
    std::int64_t sequence_ = -1;
    std::vector<Entry> entries_;
    std::vector<Term> terms_;
    std::unordered_map<Uuid, std::uint32_t, UuidHash> term_at_;
    std::map<Uuid, Taxonomy> taxonomies_;
    std::map<Uuid, Organization> organizations_;
    std::map<Uuid, Uuid> locations_;
    std::unordered_map<Uuid, Uuid, UuidHash> at_locations_;
    std::size_t services_ = 0;
    std::map<std::string, LatLon> odd_postcodes_;
};

}  // namespace waymark::open_referral
