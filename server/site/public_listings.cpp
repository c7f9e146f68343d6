// Read access of the public: what may a page or an API function ask of the listings?
#include "server/site/public_listings.h"

#include "search/engine_rooms.h"

namespace waymark {

Result<std::vector<std::string>> PublicListings::find(const SearchRequest& request) const { return engine_.rooms().find(request); }
std::optional<KnownPlace> PublicListings::find_place(const std::string& name) const { return engine_.rooms().find_place(name); }
std::string PublicListings::answers_from() const { return engine_.rooms().answers_from(); }
std::optional<std::string> PublicListings::shown_for(const std::string& id) const { return engine_.rooms().duplicates().shown_for(id); }
std::vector<std::string> PublicListings::hidden_behind(const std::string& id) const { return engine_.rooms().duplicates().hidden_behind(id); }

}  // namespace waymark
