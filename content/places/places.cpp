// Which tables hold the places, and how is one looked up in them?
#include "content/places/places.h"

#include "content/places/gazetteer.h"
#include "content/places/names.h"
#include "content/places/postcode.h"
#include "content/places/units.h"

namespace waymark {
namespace {

class LoadedPlaces final : public Places {
public:
    LoadedPlaces(Gazetteer names, UnitTable units) : names_(std::move(names)), units_(std::move(units)) {}

    std::optional<KnownPlace> find(std::string_view name) const override {
        if (const auto postcode = as_postcode(name)) return of_postcode(*postcode);
        auto places = all(name);
        if (places.empty()) return std::nullopt;
        return std::move(places.front());
    }

    std::vector<KnownPlace> all(std::string_view name) const override {
        if (const auto postcode = as_postcode(name)) {
            if (auto place = of_postcode(*postcode)) return {*place};
            return {};
        }
        if (auto named = names_.all(name_words(name)); !named.empty()) return named;
        return at_end_of(name);
    }

    std::optional<LatLon> outcode(std::string_view outcode) const override {
        const auto shape = as_postcode(outcode);
        if (!shape || !shape->inward.empty()) return std::nullopt;
        return centre(shape->outcode);
    }

    std::size_t longest_name(const std::vector<std::string>& words, std::size_t at, KnownPlace* place) const override {
        return names_.longest_name(words, at, place);
    }

    std::vector<KnownPlace> starting_with(std::string_view folded, std::size_t limit) const override {
        return names_.starting_with(name_words(folded), limit);
    }

private:
    /// What an address ends with: "The Grange, Hailsham BN27 2AX" is its postcode, "Bedgrove Road, Aylesbury" its town.
    std::vector<KnownPlace> at_end_of(std::string_view address) const {
        if (address.size() > 200) return {};
        const std::size_t space = address.find_last_of(' '), before = space == std::string_view::npos || space == 0
                                                                          ? space
                                                                          : address.find_last_of(' ', space - 1);
        for (const std::size_t from : {before, space}) {
            if (from == std::string_view::npos) continue;
            if (const auto postcode = as_postcode(address.substr(from)); postcode && !postcode->inward.empty())
                if (auto place = of_postcode(*postcode)) return {*place};
        }
        const std::size_t comma = address.find(',');
        if (comma == std::string_view::npos || !names_.all(name_words(address.substr(0, comma))).empty()) return {};
        return all(address.substr(comma + 1));
    }

    std::optional<KnownPlace> of_postcode(const Postcode& postcode) const {
        KnownPlace place;
        place.name = postcode.written();
        if (const Unit* unit = postcode.inward.empty() ? nullptr : units_.find(postcode)) {
            place.point = unit->point();
            place.precision = Precision::exact;
            place.council = names_.council_of_code(units_.council_code(*unit));
        } else {
            const auto point = centre(postcode.outcode);
            if (!point) return std::nullopt;
            place.point = *point;
            place.precision = Precision::district;
            place.council = names_.council_of_outcode(postcode.outcode);
        }
        if (!place.council.empty()) place.councils = {place.council};
        return place;
    }

    /// What was imported for the outcode itself comes first, then our own table, then the middle of its imported
    /// postcodes.
    std::optional<LatLon> centre(const std::string& outcode) const {
        if (const Unit* unit = units_.find({outcode, {}})) return unit->point();
        if (const auto point = names_.outcode(outcode)) return point;
        return units_.outcode(outcode);
    }

    Gazetteer names_;
    UnitTable units_;
};

}  // namespace

Result<std::shared_ptr<const Places>> Places::load(const ContentFiles& files, const std::string& data_dir) {
    auto names = Gazetteer::load(files);
    if (!names) return tl::unexpected<Error>(names.error());
    auto units = UnitTable::open(units_file(data_dir));
    if (!units) return tl::unexpected<Error>(units.error());
    return std::make_shared<const LoadedPlaces>(std::move(*names), std::move(*units));
}

}  // namespace waymark
