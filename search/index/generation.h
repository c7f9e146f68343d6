// Which segments make up the index at this moment, and how does a new state of it become the current one?
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "search/index/segment.h"
#include "waymark/error.h"

namespace waymark {

/// One line of a manifest.
struct ManifestSegment {
    std::string folder;  ///< name below the index folder
    std::uint32_t documents = 0;
    std::vector<std::uint32_t> withdrawn;  ///< documents that are not to be found any more, sorted
};

/// What a generation is made of: a small text file `generation-N` that is never changed.
struct Manifest {
    std::uint64_t number = 0;
    std::string identity;       ///< no other generation of any index has it; given when it is published
    std::int64_t sequence = 0;  ///< newest change of the store that it holds
    std::int32_t made = 0;      ///< the day, yyyymmdd; "fresh" is measured from here
    std::string fingerprint;    ///< of the rules it was built with
    std::vector<ManifestSegment> segments;

    std::uint32_t documents() const {  ///< live ones
        std::uint32_t n = 0;
        for (const auto& segment : segments)
            n += segment.documents - static_cast<std::uint32_t>(segment.withdrawn.size());
        return n;
    }
};

/// Whether an error of the index says that its files are gone or not what they should be. Then, and only then, building
/// it anew from the store mends it; a full disk or too many open files are no such error.
bool is_damage(const Error& error);

/// What `CURRENT` says. Numbers begin again at 1 when an index folder was deleted, identities never repeat.
struct CurrentGeneration {
    std::uint64_t number = 0;
    std::string identity;
};

/// A name that was never given before: 16 random hex digits.
std::string new_identity();

/// What is in `CURRENT`; nothing when there is no index yet, or that file is damaged. Errors: `storage`, it is there
/// and cannot be read.
Result<std::optional<CurrentGeneration>> current_generation(const std::string& index_dir);
/// Errors: `not_found`, `unreadable` (damaged), `storage` (it is there and cannot be read).
Result<Manifest> read_manifest(const std::string& index_dir, std::uint64_t number);
/// Gives the manifest a new identity, writes it, makes it durable and points `CURRENT` at it in one step; old
/// generations but the last three are deleted together with the segments that only they used. The caller holds the lock
/// of the index.
Result<void> publish(const std::string& index_dir, Manifest manifest);

/// A segment as one generation sees it.
struct LiveSegment {
    std::string folder;
    std::shared_ptr<const Segment> segment;
    Bits live;  ///< not withdrawn
    bool all_live = false;
};

/// One state of the index, open; immutable, shared by the searches that began with it.
struct Generation {
    std::uint64_t number = 0;
    std::string identity;
    std::int64_t sequence = 0;
    std::int32_t made = 0;
    std::string fingerprint;
    std::vector<LiveSegment> segments;
    std::uint32_t documents = 0;  ///< live ones
    double average_length = 1;

    /// Opens what `CURRENT` points at, taking segments over from `before` where they are the same: a folder's name is
    /// given once and never again (`new_identity`), in a folder that was deleted and built anew too. Errors:
    /// `not_found` (no index yet, or files of it are gone), `unreadable` (damaged), `storage` (files are there and
    /// cannot be read). Posting lists that searches read are kept in `cache`.
    static Result<std::shared_ptr<const Generation>> open(const std::string& index_dir, const Generation* before,
                                                          const std::shared_ptr<PostingCache>& cache);
};

}  // namespace waymark
