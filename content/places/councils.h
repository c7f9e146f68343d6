// Which councils of England publish a Local Offer, and what do people call them?
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "content/content_files.h"
#include "waymark/error.h"
#include "waymark/listing.h"

namespace waymark {

/// A council of England: `content/councils`.
struct Council {
    std::string slug, name, gss;           ///< `sunderland`, `Sunderland`, `E08000024`
    LatLon point;                          ///< its main town
    int people = 0;                        ///< thousands who live there, roughly
    std::vector<std::string> neighbours;   ///< slugs
    std::vector<std::string> other_names;  ///< `Sunderland City Council`, `City of Sunderland`
    std::string adult_care_phone;          ///< may be empty
};
class Councils {
public:
    /// Errors: a bad row, with file and line.
    static Result<Councils> load(const ContentFiles& files);
    const std::vector<Council>& all() const { return all_; }
    const Council* find(std::string_view slug) const;  ///< null when there is none
    const Council* by_name(
        std::string_view name) const;  ///< "Sunderland City Council", "City of Sunderland" … ; null when there is none

private:
    std::vector<Council> all_;
    std::map<std::string, std::size_t, std::less<>> by_slug_, by_name_;
};

}  // namespace waymark
