// Where is the place that a person named (gazetteer)?
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/content_files.h"
#include "content/places/known_place.h"
#include "waymark/error.h"
#include "waymark/listing.h"

namespace waymark {

/// The tables of places: names and outcodes of `content/places`, units of `DATA/places` (national files that were
/// imported). Immutable; build it anew when the files change.
class Places {
public:
    /// Errors: a bad row, with file and line.
    static Result<std::shared_ptr<const Places>> load(const ContentFiles& files, const std::string& data_dir);
    virtual ~Places() = default;

    /// By postcode unit, outcode or name (folded; "st"/"saint", hyphens and "upon"/"on" do not matter). A unit that is
    /// in no table gives its outcode's centre with precision `district`. Unknown: nothing.
    virtual std::optional<KnownPlace> find(std::string_view name) const = 0;
    /// Several places of one name, best known first.
    virtual std::vector<KnownPlace> all(std::string_view name) const = 0;
    /// Centre of an outcode.
    virtual std::optional<LatLon> outcode(std::string_view outcode) const = 0;
    /// The longest place name that starts at `words[at]` (folded words); returns how many words it takes, 0 for none.
    virtual std::size_t longest_name(const std::vector<std::string>& words, std::size_t at,
                                     KnownPlace* place) const = 0;
    /// Names that start with the folded text, best known first.
    virtual std::vector<KnownPlace> starting_with(std::string_view folded, std::size_t limit) const = 0;
};

}  // namespace waymark
