// How does a program keep, find and show listings?
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "waymark/answer.h"
#include "waymark/error.h"
#include "waymark/export.h"
#include "waymark/listing.h"
#include "waymark/log.h"
#include "waymark/query.h"

namespace waymark {

struct EngineOptions {
    std::string data_dir;         ///< made when it is missing, unless `read_only`
    std::string content_dir;      ///< empty: the installed content, else that of the source tree
    bool read_only = false;       ///< never write the store or the index
    std::function<Date()> today;  ///< the clock, ISO date in the UK; must be given
    Log log = {};                 ///< told what the engine's own threads meet; empty: nobody is
};

class EngineInternals;

struct EngineStatus {
    std::uint64_t generation = 0;     ///< 0: no index is loaded
    std::uint32_t searchable = 0;     ///< listings in the index
    std::uint32_t stored = 0;         ///< listings in the store, withdrawn and inactive ones too
    std::int64_t log_sequence = 0;    ///< newest change of the store
    std::int64_t index_sequence = 0;  ///< newest change the index holds
    std::string problem;  ///< why the store could not be asked (then `kept` is 0 and `log_sequence` that of the index);
                          ///< empty: it could
};

/// One data directory, open. Thread-safe: every member but the moves and the destructor may be called from any thread
/// at once. Searches never wait for writers: each answers from one immutable generation, and a new generation (made
/// here or by another process) is taken up within a quarter of a second. A thread of its own sees to that. What that
/// thread meets (a full disk, a database that cannot be read) goes to `EngineOptions::log`, once; it tries again, ever
/// less often, and searches go on meanwhile. An expected failure is a Result. Members that give no Result throw
/// std::runtime_error where their comment says so, and nothing else but std::bad_alloc.
class WAYMARK_EXPORT Engine {
public:
    /// Opens a data directory and brings its index level with its store. What answers need is loaded when the first is
    /// asked for, so that a program which only writes does not wait for it. Errors: `storage` or `not_found` (the
    /// folder cannot be made or read), `unreadable` (a content file is bad, file and line are named; the store is no
    /// database or damaged), `unsupported` (the store belongs to a newer program), `busy` (another program writes),
    /// `bad_parameter` with `field` (an option is missing).
    static Result<Engine> open(EngineOptions options);
    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;
    /// Ends its thread, which may finish a piece of work before. Nobody may be in a call. Answers, results and listings
    /// stay good.
    ~Engine();

    /// Stores listings (new, changed or the same) in one transaction and makes them searchable before it returns;
    /// returns how many were new or changed. Errors: `bad_parameter` (a listing without id or name, or larger than 4
    /// MB: nothing is stored), `busy`, `storage`. An error of the index comes when the listings are stored already; the
    /// index follows by itself then, as soon as it can.
    Result<std::uint32_t> publish(const std::vector<Listing>& listings);
    /// Takes one listing out of public view; it is kept and can be published again. Errors: `not_found`, and those of
    /// `publish`.
    Result<void> withdraw(const std::string& id);

    /// Answers a search. No match is not an error. Errors: `bad_parameter` with `field` (a code or number that makes no
    /// sense), `busy` (there is no index yet), and where this call is the first to load the index: `storage`,
    /// `unreadable`.
    Result<Answer> search(const SearchRequest& request) const;
    /// What understanding makes of some words; without words to understand by, it is the text alone. Never fails.
    Understanding interpret(const std::string& q) const;
    /// Completions of what somebody has typed so far, best first, at most `limit`. None while there is no index.
    std::vector<Suggestion> suggest(const std::string& typed, std::size_t limit = 8) const;
    /// A public, active listing. Not there, withdrawn or inactive: nothing. Throws when the store cannot be read.
    std::optional<Listing> get(std::string_view id) const;
    /// The active listings of one organisation, by name. Throws when the store cannot be read.
    std::vector<Listing> of_organisation(const std::string& organisation_id) const;

    /// How far store and index are. Never fails: `problem` says when the store could not be asked.
    EngineStatus status() const;

private:
    /// For the other rooms of this project; other programs cannot make use of it.
    friend EngineInternals& internals_of(const Engine& engine);
    explicit Engine(std::unique_ptr<EngineInternals>);
    std::unique_ptr<EngineInternals> internals_;
};

}  // namespace waymark
