// What do commissioners know of a listing that nobody else may see?
// Behind a door of its own: what answers the public holds a ListingStore, which has no way to here
// (tests/architecture).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "waymark/error.h"
#include "waymark/listing.h"

namespace waymark {

/// Reads commissioners' facts. They are written with their listing, in one transaction (ListingStore::put).
/// Thread-safe.
class CommissioningStore {
public:
    /// Opens those of a data directory whose store exists, for reading. Errors: as those of Store::open.
    static Result<std::unique_ptr<CommissioningStore>> open(const std::string& folder);
    virtual ~CommissioningStore() = default;

    /// Not there: nothing. Errors: `unreadable` (a damaged document), `busy`, `storage`.
    virtual Result<std::optional<Commissioning>> facts(std::string_view listing_id) const = 0;
};

}  // namespace waymark
