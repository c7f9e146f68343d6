// Read access of the public: what may a page or an API function ask of the listings?
#include "server/site/public_listings.h"

#include <utility>

#include "search/engine_internals.h"

namespace waymark {
namespace {

/// The snapshot to answer from, for one call.
std::shared_ptr<const EngineSnapshot> held(const Engine& engine,
                                           const std::shared_ptr<const EngineSnapshot>& snapshot) {
    return snapshot ? snapshot : internals_of(engine).snapshot();
}

}  // namespace

PublicListings::PublicListings(const Engine& engine, std::shared_ptr<const EngineSnapshot> snapshot)
    : engine_(engine), snapshot_(std::move(snapshot)) {}

Result<Answer> PublicListings::search(const SearchRequest& request) const {
    return snapshot_ ? internals_of(engine_).search(*snapshot_, request) : engine_.search(request);
}
Understanding PublicListings::interpret(const std::string& q) const {
    return snapshot_ ? internals_of(engine_).interpret(*snapshot_, q) : engine_.interpret(q);
}
std::vector<Suggestion> PublicListings::suggest(const std::string& typed, std::size_t limit) const {
    return snapshot_ ? internals_of(engine_).suggest(*snapshot_, typed, limit) : engine_.suggest(typed, limit);
}
Result<std::vector<std::string>> PublicListings::find(const SearchRequest& request) const {
    return internals_of(engine_).find(*held(engine_, snapshot_), request);
}
std::optional<KnownPlace> PublicListings::find_place(const std::string& name) const {
    return internals_of(engine_).find_place(*held(engine_, snapshot_), name);
}
std::string PublicListings::snapshot_id() const { return held(engine_, snapshot_)->id; }
std::shared_ptr<const Generation> PublicListings::generation() const { return held(engine_, snapshot_)->generation; }
std::shared_ptr<const Places> PublicListings::places() const { return held(engine_, snapshot_)->places; }
std::int64_t PublicListings::last_change() const { return internals_of(engine_).store().last_sequence(); }
std::optional<std::string> PublicListings::shown_for(const std::string& id) const {
    return internals_of(engine_).duplicates().shown_for(id);
}
std::vector<std::string> PublicListings::hidden_behind(const std::string& id) const {
    return internals_of(engine_).duplicates().hidden_behind(id);
}

}  // namespace waymark
