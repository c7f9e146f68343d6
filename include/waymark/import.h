// How does a program read a feed into a data directory, and what is it told about it?
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
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
    std::string message;       ///< what is wrong and how to mend it
    std::string finding = {};  ///< kind of the Finding that tells it too; empty: none does
};

/// One listing that a finding is about. What a hidden address says is in none of its texts.
struct FoundListing {
    std::string id, name;
    std::string file;
    std::size_t line = 0;  ///< 0: not known
    std::string detail;    ///< what it says, or the other listing; may be empty
    bool operator==(const FoundListing&) const = default;
};

/// Something about many listings that a person who looks after them would want to know.
struct Finding {
    std::string kind;         ///< `free-with-price`, `no-age` …: its sentences are the messages `report.KIND.…`
    bool wrong = false;       ///< families would see something wrong; else something is missing
    std::uint32_t count = 0;  ///< listings that it holds for
    std::uint32_t of = 0;     ///< of so many that it could hold for
    std::uint32_t read_from_words = 0;  ///< of `count`, those where our reading of their words fills the gap
    std::vector<FoundListing> list;     ///< of these the first 5,000, in the order of the feed
    bool operator==(const Finding&) const = default;
};

/// A term of a feed that no code of ours covers.
struct UnmappedTerm {
    std::string taxonomy, term;
    std::uint32_t count = 0;  ///< uses
    std::string field, code;  ///< our nearest guess; empty when there is none
    std::string label;        ///< of the code, in English
    std::string line;         ///< what to paste into `feeds/own-terms.txt`; empty without a guess
    bool operator==(const UnmappedTerm&) const = default;
};

/// How much of what families need stands in the listings of a source: a score out of 100.
struct Quality {
    /// One thing that is looked for in each listing; it gives its share of `points`.
    struct Part {
        std::string name;          ///< `contact`, `ages` …: its words are the messages `report.score.…`
        std::uint32_t points = 0;  ///< when every listing has it; those of all parts are 100
        std::uint32_t have = 0;    ///< listings that have it
        bool operator==(const Part&) const = default;
    };
    std::uint32_t listings = 0;  ///< public services that were looked at
    std::vector<Part> parts;     ///< in their order
    /// Whole points, rounded down; nothing when there was no listing to look at.
    std::optional<int> score() const;
    bool operator==(const Quality&) const = default;
};

/// What one row of a table was read as, to look a guessed mapping over.
struct RowPreview {
    struct Cell {
        std::string field, column, read;  ///< our name, their columns, and what was read of them; may be empty
        bool operator==(const Cell&) const = default;
    };
    std::size_t line = 0;
    std::vector<Cell> cells;
    bool operator==(const RowPreview&) const = default;
};

struct ImportReport {
    std::uint32_t added = 0, changed = 0, unchanged = 0, rejected = 0, withdrawn = 0;
    std::uint32_t providers = 0;   ///< organisations without a service that became listings; not counted above
    std::uint32_t unreadable = 0;  ///< files that could not be read at all
    std::uint32_t held_back = 0;   ///< of the services that went in, those that are not for the public
    bool anything_read = false;
    std::vector<ImportProblem> problems;  ///< at most 10,000; `problems_left_out` counts the rest
    std::uint32_t problems_left_out = 0;
    std::map<std::string, std::uint32_t> unmapped;  ///< `taxonomy: term` that none of our codes covers → how often
    std::vector<Finding> findings;    ///< what families would see wrongly, then what is missing; most first
    std::vector<UnmappedTerm> terms;  ///< those of `unmapped`, most used first
    Quality quality;                  ///< of the public services that were read
    std::string guessed_map;          ///< a mapping file to look over, when a CSV was refused for want of one
    std::vector<RowPreview> preview;  ///< the first three rows as that mapping reads them
    std::map<std::string, std::uint32_t> derived;  ///< field → listings in which it was read from words
    std::uint32_t imported() const { return added + changed + unchanged; }
};

/// Reads files, folders (recursively) or `-` (standard input), checks every record, stores what is good and, unless it
/// is a dry run, makes it searchable before it returns. One bad record never takes others with it. Errors: only what
/// keeps the whole import from starting (no such file, an unknown format name, the store cannot be written).
WAYMARK_EXPORT Result<ImportReport> import_feed(Engine& engine, const std::vector<std::string>& files,
                                                const ImportOptions& options);

}  // namespace waymark
