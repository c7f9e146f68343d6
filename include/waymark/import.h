// How does a program read a feed into a data directory, and what is it told about it?
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "waymark/engine.h"

namespace waymark {

struct ImportOptions {
    std::string source;    ///< name of the feed; empty: the council, else the first file's stem
    std::string council;   ///< slug of the publishing council; empty: as the feed says
    std::string format;    ///< name of a dialect; empty: found by looking
    std::string map;       ///< file that says which column of a CSV is what; empty: CSV of our own forms only
    bool replace = false;  ///< withdraw what this source no longer lists
    bool dry_run = false;  ///< check only
    /// Feeds whose listings stay theirs: a record with the id of one of them gets an id of its own instead of taking
    /// its place.
    std::vector<std::string> kept_apart;
    std::string licence;  ///< of records that state none; may be empty
    std::vector<std::string>* read_ids =
        nullptr;  ///< gets the id of every record that was read, of refused ones too; may be null
    std::function<void(std::uint64_t done, std::uint64_t of_bytes)> progress;  ///< may be empty; called now and then
    std::function<void(std::uint64_t done, std::uint64_t of_listings)>
        indexing;  ///< the same, once all is read, while it becomes searchable
};

struct ImportProblem {
    bool is_error = false;  ///< error: the record was left out; warning: it went in
    std::string file;
    std::size_t line = 0;  ///< 0: of the whole file
    std::string record;    ///< name or id of the record
    std::string field;
    std::string message;  ///< what is wrong and how to mend it
};

struct ImportReport {
    std::uint32_t added = 0, changed = 0, unchanged = 0, rejected = 0, withdrawn = 0;
    std::uint32_t providers = 0;   ///< organisations without a service that became listings; not counted above
    std::uint32_t unreadable = 0;  ///< files that could not be read at all
    bool anything_read = false;
    std::vector<ImportProblem> problems;  ///< at most 10,000; `problems_left_out` counts the rest
    std::uint32_t problems_left_out = 0;
    std::map<std::string, std::uint32_t> unmapped;  ///< `taxonomy: term` that none of our codes covers → how often
    std::string guessed_map;  ///< a mapping file to look over, when a CSV was refused for want of one
    std::map<std::string, std::uint32_t> derived;  ///< field → listings in which it was read from words
    std::uint32_t imported() const { return added + changed + unchanged; }
};

/// Reads files, folders (recursively) or `-` (standard input), checks every record, stores what is good and, unless it
/// is a dry run, makes it searchable before it returns. One bad record never takes others with it. Errors: only what
/// keeps the whole import from starting (no such file, an unknown format name, the store cannot be written).
WAYMARK_EXPORT Result<ImportReport> import_feed(Engine& engine, const std::vector<std::string>& files,
                                                const ImportOptions& options);

}  // namespace waymark
