// Where is the record of every listing kept, and what changed since when?
// SQLite through SOCI: WAL, synchronous=FULL, foreign keys on. Thread-safe: writers queue, readers go on.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/error.h"
#include "waymark/listing.h"

namespace waymark {

/// One line of the change log. Sequence numbers only grow, by commit order, and have no meaning but their order.
struct Change {
    std::int64_t sequence = 0;
    std::string id;   ///< of the listing
};

enum class PutOutcome { added, changed, unchanged };

/// A listing on its way into the store with what only commissioners may see.
struct Entry {
    Listing listing;
    std::optional<Commissioning> commissioning;   ///< nothing: what is kept stays
};

/// What became of listings that a source no longer has.
struct Missing {
    std::uint32_t found = 0;       ///< public listings of the source that it no longer lists
    std::uint32_t withdrawn = 0;   ///< all of them, or none when they were too many
};

/// A listing as it is kept.
struct KeptListing {
    Listing listing;
    bool withdrawn = false;      ///< taken out of public view, recoverable
    /// Active and not withdrawn: what the index and every page show.
    bool is_public() const { return !withdrawn && listing.status == Status::active; }
};

class Store {
public:
    /// Opens `folder`/listings.db, making or migrating it. Errors: a newer schema, a file that is no database, no room, no right to write.
    static Result<std::unique_ptr<Store>> open(const std::string& folder, bool read_only);
    virtual ~Store() = default;

    /// Writes all entries in one transaction with their change-log lines, or none. A listing equal to what is kept is `unchanged` and
    /// logs nothing; a withdrawn one that comes again is `changed` and public again. Outcomes are in the order of `entries`.
    virtual Result<std::vector<PutOutcome>> put(const std::vector<Entry>& entries) = 0;
    /// Withdraws every listing of `source` whose id is not in `keep`, unless they are more than `percent` of those in view: then none.
    virtual Result<Missing> withdraw_missing(const std::string& source, const std::vector<std::string>& keep, std::uint32_t percent = 100) = 0;
    virtual Result<void> withdraw(const std::string& id) = 0;   ///< not there: `not_found`
    virtual Result<void> restore(const std::string& id) = 0;    ///< not there: `not_found`

    virtual std::optional<KeptListing> get(std::string_view id) const = 0;
    /// The source that each of these ids belongs to, withdrawn ones too; empty for those that are not there.
    virtual std::vector<std::string> sources_of(const std::vector<std::string>& ids) const = 0;
    virtual std::optional<Commissioning> commissioning(std::string_view id) const = 0;
    /// Public listings of one organisation, by name.
    virtual std::vector<Listing> of_organisation(std::string_view organisation_id) const = 0;
    /// Every kept listing in the order of ids, one at a time, from one snapshot; memory does not grow. `take` gives false to stop.
    virtual void each(const std::function<bool(const KeptListing&)>& take) const = 0;
    /// The same as JSON documents, not parsed (so that several threads can parse them): `take(id, withdrawn, json)`.
    virtual void each_document(const std::function<bool(std::string_view id, bool withdrawn, std::string_view json)>& take) const = 0;

    /// The same of these listings only, in the order of `ids`; those that are not there are left out.
    virtual void each_document_of(const std::vector<std::string>& ids, const std::function<bool(std::string_view id, bool withdrawn, std::string_view json)>& take) const = 0;

    /// Changes after `sequence`, oldest first, at most `limit`; each id once, with its newest sequence.
    virtual std::vector<Change> changes_after(std::int64_t sequence, std::size_t limit) const = 0;
    virtual std::int64_t last_sequence() const = 0;
    virtual std::uint32_t count() const = 0;          ///< kept, withdrawn and inactive ones too
    virtual std::uint32_t count_public() const = 0;

    /// Small settings of this data directory (public URL, local out-of-hours numbers …). Not there: nothing.
    virtual std::optional<std::string> setting(std::string_view key) const = 0;
    virtual Result<void> set_setting(std::string_view key, std::string_view value) = 0;
};

/// The whole record as JSON, in a fixed order of keys: equal listings give equal text.
std::string to_json(const Listing& listing);
/// Reads what to_json wrote, and older forms of it. Unknown keys are passed over.
Result<Listing> listing_from_json(std::string_view json);

}  // namespace waymark
