// What do the other rooms of this project see of an open engine?
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "content/content_files.h"
#include "content/places/places.h"
#include "content/store/duplicates.h"
#include "content/store/store.h"
#include "content/words/vocabulary.h"
#include "waymark/engine.h"

namespace waymark {

/// Called now and then during long work; `of` is 0 when the whole is not known. From one thread at a time.
using Progress = std::function<void(std::uint64_t done, std::uint64_t of)>;

class Engine::Rooms {
public:
    virtual ~Rooms() = default;

    virtual Store& store() = 0;
    /// Which listings are shown as one. What is decided here is seen after the next bring_index_up_to_date.
    virtual Duplicates& duplicates() = 0;
    virtual const Vocabulary& vocabulary() const = 0;
    virtual const Councils& councils() const = 0;
    virtual std::shared_ptr<const Places> places() const = 0;
    virtual const ContentFiles& files() const = 0;
    virtual const EngineOptions& options() const = 0;
    /// Names what answers are made from now: it changes with every generation and every reload of words or places, and is the same again
    /// after a restart when those are. Empty: no index is loaded. Cheap: asked with every search.
    virtual std::string answers_from() const = 0;

    /// Loads what answers need, so that the first search does not wait for it. Errors: as of a search. Loaded already: does nothing.
    virtual Result<void> get_ready() = 0;

    /// The ids of all listings that match, in the order of the answer: `page` and `per_page` do not count, nothing is looked up to be shown.
    /// Errors: as `Engine::search`.
    virtual Result<std::vector<std::string>> find(const SearchRequest& request) const = 0;
    /// A place by name or postcode. A postcode that no table holds is learned from listings that lie there.
    virtual std::optional<KnownPlace> find_place(const std::string& name) const = 0;

    /// Applies the store's change log to the index and publishes a new generation; nothing to do is not an error.
    /// Waits for another process that is doing so. On return this engine answers from the new generation.
    virtual Result<void> bring_index_up_to_date(const Progress& progress = {}) = 0;
    /// While what is given back lives, this engine does not bring its index up to date unasked: a long import is indexed once, at its end,
    /// not again and again while it goes on. May be held several times, and outlive the engine.
    virtual std::shared_ptr<void> hold_index() = 0;
    /// Builds the whole index anew from the store, while every reader goes on answering.
    virtual Result<void> rebuild_index(const Progress& progress = {}) = 0;
    /// Reads the words and places again and rebuilds the index where it depends on them. A bad file changes nothing and is named.
    /// Running servers on the same data directory follow by themselves.
    virtual Result<void> reload_words() = 0;
};

}  // namespace waymark
