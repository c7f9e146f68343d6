// What changed in the record since a reader last looked (change log)?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "waymark/error.h"

namespace waymark {

/// One line of the change log.
struct Change {
    std::int64_t sequence = 0;  ///< its position
    std::string id;             ///< of the listing
};

/// The log that an index follows. What a reader may rely on, whichever database keeps it
/// (tests/content/store_contract_test.cpp):
/// - A line is written in the transaction that changes its listing: whoever sees the line sees the change, and no
/// change is without one.
/// - Positions begin at 1 and have no gap: a transaction that changes so many listings takes the next so many
/// positions, and one that
///   failed takes none.
/// - Lines come into sight in the order of their positions. Once a reader has seen position p, no line at p or before
/// it will ever appear,
///   so "everything after p" leaves nothing out. (Numbers that a database draws from a sequence before it commits do
///   not keep this.)
/// - Each listing has one line, at its newest position; older lines of it are gone. A reader that starts at 0 meets
/// every listing once.
/// - Positions are never used again, not after a restart either, and lines are never taken away otherwise.
/// Thread-safe.
class ChangeLog {
public:
    virtual ~ChangeLog() = default;

    /// Changes after `sequence`, oldest first, at most `limit`; each id once.
    virtual std::vector<Change> changes_after(std::int64_t sequence, std::size_t limit) const = 0;
    /// The newest position; 0 when nothing was ever changed.
    virtual std::int64_t last_sequence() const = 0;
};

}  // namespace waymark
