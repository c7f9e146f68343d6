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
#include "waymark/query.h"

namespace waymark {

struct EngineOptions {
    std::string data_dir;             ///< made when it is missing, unless `read_only`
    std::string content_dir;          ///< empty: the installed content, else that of the source tree
    bool read_only = false;           ///< never write the store or the index
    std::function<Date()> today;      ///< the clock, ISO date in the UK; must be given
    std::size_t answer_cache_bytes = 0;
};

struct EngineStatus {
    std::uint64_t generation = 0;     ///< 0: no index is loaded
    std::uint32_t searchable = 0;     ///< listings in the index
    std::uint32_t kept = 0;           ///< listings in the store, withdrawn and inactive ones too
    std::int64_t log_sequence = 0;    ///< newest change of the store
    std::int64_t index_sequence = 0;  ///< newest change the index holds
};

/// One data directory, open. Thread-safe: every member may be called from any thread at once.
/// Searches never wait for writers: each answers from one immutable generation, and a new generation
/// (made here or by another process) is taken up within a quarter of a second.
class WAYMARK_EXPORT Engine {
public:
    /// Opens a data directory and brings its index level with its store. What answers need is loaded when the first is asked for, so that a
    /// program which only writes does not wait for it. Errors: the folder cannot be made or read, content files are bad (file and line are
    /// named), the store belongs to a newer program.
    static Result<Engine> open(EngineOptions options);
    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;
    ~Engine();

    /// Stores listings (new, changed or the same) in one transaction and makes them searchable before it returns.
    Result<std::uint32_t> publish(const std::vector<Listing>& listings);
    /// Takes one listing out of public view; it is kept and can be published again. Not there: `not_found`.
    Result<void> withdraw(const std::string& id);

    /// Answers a search. A bad code or parameter: `bad_parameter` with `field`. No match is not an error.
    Result<Answer> search(const SearchRequest& request) const;
    /// What understanding makes of some words; never fails.
    Understanding interpret(const std::string& q) const;
    /// Completions of what somebody has typed so far, best first, at most `limit`.
    std::vector<Suggestion> suggest(const std::string& typed, std::size_t limit = 8) const;
    /// A public, active listing. Not there, withdrawn or inactive: nothing.
    std::optional<Listing> get(std::string_view id) const;
    /// The active listings of one organisation, by name.
    std::vector<Listing> of_organisation(const std::string& organisation_id) const;

    EngineStatus status() const;

    class Rooms;                 ///< what the other rooms of this project see; not for other programs
    Rooms& rooms() const;

private:
    explicit Engine(std::unique_ptr<Rooms>);
    std::unique_ptr<Rooms> rooms_;
};

}  // namespace waymark
