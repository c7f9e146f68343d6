// When one listing was changed, who is to be shown for whom from now on (duplicate resolution)?
// Pure: what is known comes from a MatchRecord, and what is to be written is given back.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "content/store/matching/groups.h"

namespace waymark {

/// What is known of listings that may be the same service: a store, or a table of a test. For one thread at a time.
class MatchRecord {
public:
    virtual ~MatchRecord() = default;

    /// Nothing when it is not there.
    virtual std::optional<Candidate> candidate(const std::string& id) = 0;
    /// Remembers the keys of a listing in view, so that `meeting` finds it from now on.
    virtual void keep_keys(const MatchFacts& facts, const std::vector<std::int64_t>& keys) = 0;
    /// Adds every id that was kept under one of `keys` (old ones too); whether any is of another source than `source`.
    virtual bool meeting(const std::vector<std::int64_t>& keys, const std::string& source,
                         std::set<std::string>& ids) = 0;
    /// The id that is shown for this one so far; empty: it is shown itself.
    virtual std::string shown_for(const std::string& id) = 0;
    /// Those that are hidden behind it so far, and the one that is shown for it.
    virtual std::vector<std::string> relatives(const std::string& id) = 0;
};

/// A listing whose standing changes: who was shown for it and who is now, each empty for itself.
struct Standing {
    std::string id, before, now;
    bool operator==(const Standing&) const = default;
};

/// What comes of comparing.
struct Resolution {
    std::vector<Standing> changed;    ///< in the order of ids; empty: all stays
    std::set<std::string> looked_at;  ///< ids that were compared with each other
    /// Nothing that one of them meets was left out: what is decided here need not be looked at again because of these
    /// changes.
    bool whole = true;
};

/// Compares the listing with those of other feeds that it meets, that it stood together with, or that a person named
/// with it, and those with the ones that they meet.
Resolution resolve_duplicates_of(const std::string& id, MatchRecord& record,
                                 const std::vector<DuplicateDecision>& decisions);

}  // namespace waymark
