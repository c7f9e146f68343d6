// Read access of the public: what may a page or an API function ask of the listings?
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/places/places.h"
#include "waymark/engine.h"

namespace waymark {

struct EngineSnapshot;
struct Generation;

/// The one way from a public route to the listings. It answers with what everybody may see and hands out nothing that
/// leads further: no store, no draft, no account, no commissioners' fact. Thread-safe, as `Engine` is; the engine
/// outlives it. A request answers from one snapshot all through: what was checked against its vocabulary is answered
/// with the same words and index.
class PublicListings {
public:
    /// `snapshot` is one of this engine; null: whatever is newest at each call.
    explicit PublicListings(const Engine& engine, std::shared_ptr<const EngineSnapshot> snapshot = nullptr);

    const std::shared_ptr<const EngineSnapshot>& snapshot() const { return snapshot_; }

    /// As `Engine::search`.
    Result<Answer> search(const SearchRequest& request) const;
    /// As `Engine::interpret`.
    Understanding interpret(const std::string& q) const;
    /// As `Engine::suggest`.
    std::vector<Suggestion> suggest(const std::string& typed, std::size_t limit = 8) const;
    /// A public, active listing. Not there, withdrawn or inactive: nothing.
    std::optional<Listing> get(std::string_view id) const { return engine_.get(id); }
    /// The active listings of one organisation, by name.
    std::vector<Listing> of_organisation(const std::string& organisation_id) const {
        return engine_.of_organisation(organisation_id);
    }
    EngineStatus status() const { return engine_.status(); }

    /// The ids of all listings that match, in the order of the answer. Errors: as of `search`.
    Result<std::vector<std::string>> find(const SearchRequest& request) const;
    /// A place by its name or postcode, one that only listings know too. Not known: nothing.
    std::optional<KnownPlace> find_place(const std::string& name) const;
    /// Names the index and words that answer; it changes when an answer might. Empty: no index is loaded. Cheap.
    std::string snapshot_id() const;
    /// The generation of the index that answers; null: no index is loaded. Cheap.
    std::shared_ptr<const Generation> generation() const;
    /// The places that are known.
    std::shared_ptr<const Places> places() const;
    /// The newest change of a listing, indexed already or not: it grows when a listing might read otherwise.
    std::int64_t last_change() const;
    /// The id of the listing that is shown for this one, the same service of another feed; nothing when it is shown
    /// itself.
    std::optional<std::string> shown_for(const std::string& id) const;
    /// The ids of the listings that this one is shown for.
    std::vector<std::string> hidden_behind(const std::string& id) const;

private:
    const Engine& engine_;
    std::shared_ptr<const EngineSnapshot> snapshot_;
};

}  // namespace waymark
