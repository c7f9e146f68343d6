// Which database keeps a data directory's record, and how is it opened?
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "content/store/change_log.h"
#include "content/store/leases.h"
#include "content/store/listing_store.h"
#include "waymark/error.h"

namespace waymark {

/// All that one data directory's record offers. Take the narrowest of these faces that a piece of work needs.
/// Thread-safe. Feeds and duplicates lie in the same database behind interfaces of their own (feed_store.h,
/// duplicates.h); commissioners' facts are not reached from here.
class Store : public ListingStore, public ChangeLog, public Leases, public ContentStamp {
public:
    /// Opens `folder`/listings.db (SQLite), making or migrating it. Errors: a newer schema, a file that is no database,
    /// no room, no right to write.
    static Result<std::unique_ptr<Store>> open(const std::string& folder, bool read_only);

    /// Small settings of this data directory (public URL, local out-of-hours numbers …). Not there: nothing.
    virtual std::optional<std::string> setting(std::string_view key) const = 0;
    virtual Result<void> set_setting(std::string_view key, std::string_view value) = 0;
};

}  // namespace waymark
