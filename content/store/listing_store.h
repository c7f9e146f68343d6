// Where is the record of every listing kept?
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/error.h"
#include "waymark/listing.h"

namespace waymark {

enum class PutOutcome { added, changed, unchanged };

/// A listing on its way into the store with what only commissioners may see.
struct Entry {
    Listing listing;
    std::optional<Commissioning> commissioning;  ///< nothing: what is kept stays
};

/// What became of listings that a source no longer has.
struct Missing {
    std::uint32_t found = 0;      ///< public listings of the source that it no longer lists
    std::uint32_t withdrawn = 0;  ///< all of them, or none when they were too many
};

/// A listing as it is kept.
struct StoredListing {
    Listing listing;
    bool withdrawn = false;  ///< taken out of public view, recoverable
    /// Active and not withdrawn: what the index and every page show.
    bool is_public() const { return !withdrawn && listing.status == Status::active; }
};

/// The listings of one data directory. Every change goes into the change log in its own transaction
/// (content/store/change_log.h). What only commissioners may see goes in here and does not come out:
/// content/store/commissioning_store.h. Thread-safe: writers queue, readers go on and see what was committed before
/// they began.
class ListingStore {
public:
    virtual ~ListingStore() = default;

    /// Writes all entries in one transaction with their change-log lines, or none. A listing equal to what is kept is
    /// `unchanged` and logs nothing; a withdrawn one that comes again is `changed` and public again. Outcomes are in
    /// the order of `entries`. Errors: `bad_parameter` (no id, a NUL, larger than 4 MB), `busy`, `storage`.
    virtual Result<std::vector<PutOutcome>> put(const std::vector<Entry>& entries) = 0;
    /// Withdraws every listing of `source` whose id is not in `keep`, unless they are more than `percent` of those in
    /// view: then none.
    virtual Result<Missing> withdraw_missing(const std::string& source, const std::vector<std::string>& keep,
                                             std::uint32_t percent = 100) = 0;
    virtual Result<void> withdraw(const std::string& id) = 0;  ///< not there: `not_found`
    virtual Result<void> restore(const std::string& id) = 0;   ///< not there: `not_found`

    virtual std::optional<StoredListing> get(std::string_view id) const = 0;
    /// The source that each of these ids belongs to, withdrawn ones too; empty for those that are not there.
    virtual std::vector<std::string> sources_of(const std::vector<std::string>& ids) const = 0;
    /// Public listings of one organisation, by name.
    virtual std::vector<Listing> of_organisation(std::string_view organisation_id) const = 0;
    /// Every kept listing in the order of ids, one at a time, from one snapshot; memory does not grow. `take` gives
    /// false to stop.
    virtual void each(const std::function<bool(const StoredListing&)>& take) const = 0;
    /// The same as JSON documents, not parsed (so that several threads can parse them): `take(id, withdrawn, json)`.
    virtual void each_document(
        const std::function<bool(std::string_view id, bool withdrawn, std::string_view json)>& take) const = 0;
    /// The same of these listings only, in the order of `ids`; those that are not there are left out.
    virtual void each_document_of(
        const std::vector<std::string>& ids,
        const std::function<bool(std::string_view id, bool withdrawn, std::string_view json)>& take) const = 0;
    virtual std::uint32_t count() const = 0;  ///< kept, withdrawn and inactive ones too
    virtual std::uint32_t count_public() const = 0;
};

}  // namespace waymark
