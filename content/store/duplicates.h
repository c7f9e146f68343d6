// Which listings are shown as one because they are the same service in several feeds?
// SQLite through SOCI, in the same file as the listings. Every record stays as it is; only the index leaves out what is
// shown by its duplicate. Thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "content/store/matching/groups.h"
#include "waymark/error.h"

namespace waymark {

/// Which ids are hidden behind which.
struct DuplicateMap {
    std::unordered_map<std::string, std::string> canonical_of;                ///< hidden → shown
    std::unordered_map<std::string, std::vector<std::string>> duplicates_of;  ///< shown → hidden
};

class Duplicates {
public:
    /// Opens them in a data directory whose store exists. Errors: as those of Store::open.
    static Result<std::unique_ptr<Duplicates>> open(const std::string& folder, bool read_only);
    virtual ~Duplicates() = default;

    /// Compares what was changed since last time with what it may be the same as, and writes who is shown for whom.
    /// Listings whose standing changes get a line in the change log. Costs nothing while there is one source only.
    virtual Result<void> resolve_new() = 0;

    virtual Result<DuplicateMap> duplicate_map() const = 0;
    /// The id that is shown for `id`; nothing when it is shown itself.
    virtual std::optional<std::string> shown_for(const std::string& id) const = 0;
    virtual std::vector<std::string> hidden_behind(const std::string& id) const = 0;
    /// How many listings of each source are shown by a duplicate of another.
    virtual std::map<std::string, std::uint32_t> merged_by_source() const = 0;

    /// Errors: an id that is not there (`not_found`), an id and itself.
    virtual Result<void> decide(const DuplicateDecision& decision) = 0;
    virtual Result<std::vector<DuplicateDecision>> decisions() const = 0;
};

}  // namespace waymark
