// Read access of the public: what may a page or an API function ask of the listings?
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/places/places.h"
#include "waymark/engine.h"

namespace waymark {

/// The one way from a public route to the listings. It answers with what everybody may see and hands out nothing that leads further: no store,
/// no draft, no account, no commissioners' fact. Thread-safe, as `Engine` is; the engine outlives it.
class PublicListings {
public:
    explicit PublicListings(const Engine& engine) : engine_(engine) {}

    /// As `Engine::search`.
    Result<Answer> search(const SearchRequest& request) const { return engine_.search(request); }
    /// As `Engine::interpret`.
    Understanding interpret(const std::string& q) const { return engine_.interpret(q); }
    /// As `Engine::suggest`.
    std::vector<Suggestion> suggest(const std::string& typed, std::size_t limit = 8) const { return engine_.suggest(typed, limit); }
    /// A public, active listing. Not there, withdrawn or inactive: nothing.
    std::optional<Listing> get(std::string_view id) const { return engine_.get(id); }
    /// The active listings of one organisation, by name.
    std::vector<Listing> of_organisation(const std::string& organisation_id) const { return engine_.of_organisation(organisation_id); }
    EngineStatus status() const { return engine_.status(); }

    /// The ids of all listings that match, in the order of the answer. Errors: as of `search`.
    Result<std::vector<std::string>> find(const SearchRequest& request) const;
    /// A place by its name or postcode, one that only listings know too. Not known: nothing.
    std::optional<KnownPlace> find_place(const std::string& name) const;
    /// Names the index and words that answer now; it changes when an answer might. Empty: no index is loaded. Cheap.
    std::string answers_from() const;
    /// The id of the listing that is shown for this one, the same service of another feed; nothing when it is shown itself.
    std::optional<std::string> shown_for(const std::string& id) const;
    /// The ids of the listings that this one is shown for.
    std::vector<std::string> hidden_behind(const std::string& id) const;

private:
    const Engine& engine_;
};

}  // namespace waymark
