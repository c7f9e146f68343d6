// What do the other rooms of this project see of an open engine?
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "content/content_files.h"
#include "content/places/councils.h"
#include "content/places/places.h"
#include "content/store/duplicates.h"
#include "content/store/store.h"
#include "content/words/vocabulary.h"
#include "search/index/list_columns.h"
#include "search/work/progress.h"
#include "search/work/work_budget.h"
#include "waymark/engine.h"

namespace waymark {

struct Generation;

/// What requests are answered from at one moment: words, places and a generation of the index that belong together.
/// Immutable. Take one when a request begins, and use it all through: what was checked against its vocabulary is then
/// answered with the same one. It lives as long as somebody holds it; its members are never null but for the
/// generation.
struct EngineSnapshot {
    std::string id;  ///< changes with every generation and every reload of words or places, and is the same again after
                     ///< a restart when those are; empty: no index is loaded
    std::shared_ptr<const Vocabulary> vocabulary;
    std::shared_ptr<const Councils> councils;
    std::shared_ptr<const Places> places;
    std::shared_ptr<const Generation> generation;  ///< null: no index is loaded
};

/// Thread-safe, as Engine. Functions of the store and of duplicates throw as those say.
class EngineInternals {
public:
    virtual ~EngineInternals() = default;
    /// Opens a data directory (Engine::open). `lists` describes listings for the columns that lists are made of; empty:
    /// the index has none.
    static Result<std::unique_ptr<EngineInternals>> open(EngineOptions options, MakeListDescriber lists);

    virtual Store& store() = 0;
    /// Which listings are shown as one. What is decided here is seen after the next refresh_index.
    virtual Duplicates& duplicates() = 0;
    virtual const ContentFiles& files() const = 0;
    virtual const EngineOptions& options() const = 0;

    /// What is answered from now; never null. Cheap: asked with every request.
    virtual std::shared_ptr<const EngineSnapshot> snapshot() const = 0;
    /// As those of Engine, from a snapshot of this engine. Errors: `bad_parameter`, and `busy` when the snapshot has no
    /// index.
    virtual Result<Answer> search(const EngineSnapshot& from, const SearchRequest& request) const = 0;
    /// The same within a budget of the caller's, who can then see what was used of it.
    virtual Result<Answer> search(const EngineSnapshot& from, const SearchRequest& request, WorkBudget& work) const = 0;
    virtual Understanding interpret(const EngineSnapshot& from, const std::string& q) const = 0;
    virtual std::vector<Suggestion> suggest(const EngineSnapshot& from, const std::string& typed,
                                            std::size_t limit = 8) const = 0;
    /// The ids of all listings that match, in the order of the answer: `page` and `per_page` do not count, nothing is
    /// looked up to be shown.
    virtual Result<std::vector<std::string>> find(const EngineSnapshot& from, const SearchRequest& request) const = 0;
    /// A place by name or postcode. A postcode that no table holds is learned from listings that lie there.
    virtual std::optional<KnownPlace> find_place(const EngineSnapshot& from, const std::string& name) const = 0;

    virtual EngineStatus status() const = 0;

    /// Loads what answers need, so that the first search does not wait for it. Errors: as of Engine::search. Loaded
    /// already: does nothing.
    virtual Result<void> get_ready() = 0;
    /// Applies the store's change log to the index and publishes a new generation; nothing to do is not an error.
    /// Waits for another process that is doing so. On return this engine answers from the new generation.
    virtual Result<void> refresh_index(const Progress& progress = {}) = 0;
    /// While what is given back lives, this engine does not bring its index up to date unasked: a long import is
    /// indexed once, at its end, not again and again while it goes on. May be held several times, and outlive the
    /// engine.
    virtual std::shared_ptr<void> pause_indexing() = 0;
    /// Builds the whole index anew from the store, while every reader goes on answering.
    virtual Result<void> rebuild_index(const Progress& progress = {}) = 0;
    /// Reads the words and places again and rebuilds the index where it depends on them. A bad file changes nothing and
    /// is named. Running servers on the same data directory follow by themselves.
    virtual Result<void> reload_words() = 0;
};

/// What lies behind an engine that is open. It lives as long as the engine, moved or not.
EngineInternals& internals_of(const Engine& engine);

}  // namespace waymark
