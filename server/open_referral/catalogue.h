// What must be known of every public listing to answer Open Referral's filters and page numbers without reading the
// store?
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/places/councils.h"
#include "content/places/places.h"
#include "content/store/duplicates.h"
#include "content/store/store.h"
#include "content/words/vocabulary.h"
#include "server/open_referral/holders.h"
#include "server/open_referral/packed_entry.h"
#include "server/open_referral/term.h"
#include "server/open_referral/turn.h"
#include "server/open_referral/uuid.h"

namespace waymark::open_referral {

struct Taxonomy {
    Uuid id;
    std::string name, description;
    std::uint32_t uses = 0;  ///< terms that are listed
    bool ours = false;
};
struct Organization {
    std::string words;          ///< folded name and description, for searching
    Uuid named_by;              ///< the listing that `words` are of
    std::uint32_t entries = 0;  ///< that belong to it
    bool named = false;
};

/// Thread-safe. Built when it is first asked for, then kept level with the store's change log.
class Catalogue {
public:
    /// Of a service that several feeds have it holds the one that is shown, as the index does. `duplicates` may be
    /// null: then all are.
    Catalogue(const Store& store, const Duplicates* duplicates, const Vocabulary& vocabulary, const Councils& councils,
              std::function<std::shared_ptr<const Places>()> places);

    /// Takes in what has changed in the store. While another thread does so, the state before it answers; while another
    /// builds the first state, one caller waits for it and the rest are told false: there is none yet.
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
    const std::vector<Entry>& entries() const { return entries_; }  ///< by id
    const Entry* find(const Uuid& id) const;                        ///< null when there is none
    const Entry* at_location(const Uuid& service_at_location) const;
    const Entry* in_location(const Uuid& location) const;  ///< one of those there
    const std::vector<Term>& terms() const { return terms_; }
    const std::map<Uuid, Taxonomy>& taxonomies() const { return taxonomies_; }
    const std::map<Uuid, Organization>& organizations() const { return organizations_; }
    std::vector<const Entry*> of_organization(const Uuid& id) const;  ///< by id
    std::vector<Uuid> locations() const;                              ///< in order
    const Term* term(const Uuid& id) const;
    std::size_t services() const { return services_; }
    /// Where listings say that a postcode lies which has not the shape of one; folded to capitals without spaces.
    std::optional<LatLon> odd_postcode(const std::string& folded) const;

private:
    std::uint32_t term_index(Term term);
    void count_in(const Entry& entry, const Listing& listing);
    void count_out(const Entry& entry);
    void add_holders(std::span<const std::uint32_t> positions);
    void move_holders(std::span<const std::uint32_t> positions);
    void build();
    void take_changes(const std::vector<Change>& changes);
    void add_vocabulary();

    const Store& store_;
    const Duplicates* const duplicates_;
    const Vocabulary& vocabulary_;
    const Councils& councils_;
    const std::function<std::shared_ptr<const Places>()> places_;

    mutable std::shared_mutex changing_;
    Turn following_;
    std::atomic<bool> built_{false}, stopping_{false};
    std::atomic<int> waiting_{0};
    std::int64_t sequence_ = -1;
    std::vector<Entry> entries_;
    std::vector<Term> terms_;
    std::unordered_map<Uuid, std::uint32_t, UuidHash> term_at_;
    std::map<Uuid, Taxonomy> taxonomies_;
    std::map<Uuid, Organization> organizations_;
    Holders at_locations_{[](const Entry& entry, std::size_t spot) { return entry.spots()[spot].at; }};
    Holders locations_{[](const Entry& entry, std::size_t spot) { return entry.spots()[spot].location; }};
    Holders of_organizations_{[](const Entry& entry, std::size_t) { return entry.organization; }};
    std::size_t services_ = 0;
    std::map<std::string, LatLon> odd_postcodes_;
};

}  // namespace waymark::open_referral
