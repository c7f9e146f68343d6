// Where is the place a person named, and how far is it from another?
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/content_files.h"
#include "waymark/listing.h"

namespace waymark {

/// Straight distance in miles (haversine, mean earth radius 3958.7613 miles).
double miles_between(const LatLon& a, const LatLon& b);

/// A distance from one centre that costs a tenth of miles_between and is never more than it, for points at most `miles` away: there it is
/// one or two per cent less in Britain. Of points farther away it says nothing of use. Thread-safe.
class RoughDistance {
public:
    RoughDistance(const LatLon& centre, double miles);
    double miles_at_least(const LatLon& point) const;

private:
    LatLon centre_;
    double miles_a_degree_up_ = 0, miles_a_degree_along_ = 0;   ///< 0: nothing is known
};

/// A UK postcode or outcode found by its shape alone: `sr47tf` → `SR4 7TF`.
struct Postcode {
    std::string outcode;   ///< `SR4`
    std::string inward;    ///< `7TF`, empty for an outcode
    std::string written() const { return inward.empty() ? outcode : outcode + " " + inward; }
};
/// The whole of `words` as a postcode or outcode, however spaced and whatever its case; nothing when it has not that shape.
std::optional<Postcode> as_postcode(std::string_view words);

/// A place that a name or a postcode stands for.
struct KnownPlace {
    std::string name;          ///< as a family would write it: `Washington`, `SR4 7TF`
    LatLon point;
    Precision precision = Precision::town;   ///< exact (full postcode table), postcode (learned), district (outcode), town (a name)
    std::string council;       ///< slug, when the place is a council's whole area or lies in one known council; may be empty
    bool is_area = false;      ///< a council or county: people mean all of it
    std::vector<std::string> councils;   ///< slugs of all councils of an area ("Tyne and Wear" has five); otherwise just `council`, if known
    bool ordinary_word = false;   ///< the name is an everyday word or a first name too (Reading, Battle, Rye): ask for more evidence
    int people = 0;            ///< thousands who live there, roughly; 0 for postcodes
};

/// The tables of places: names and outcodes of `content/places`, units of `DATA/places` (national files that were imported).
/// Immutable; build it anew when the files change.
class Places {
public:
    /// Errors: a bad row, with file and line.
    static Result<std::shared_ptr<const Places>> load(const ContentFiles& files, const std::string& data_dir);
    virtual ~Places() = default;

    /// By postcode unit, outcode or name (folded; "st"/"saint", hyphens and "upon"/"on" do not matter). A unit that is in no table gives its
    /// outcode's centre with precision `district`. Unknown: nothing.
    virtual std::optional<KnownPlace> find(std::string_view name) const = 0;
    /// Several places of one name, best known first.
    virtual std::vector<KnownPlace> all(std::string_view name) const = 0;
    /// Centre of an outcode.
    virtual std::optional<LatLon> outcode(std::string_view outcode) const = 0;
    /// The longest place name that starts at `words[at]` (folded words); gives back how many words it takes, 0 for none.
    virtual std::size_t longest_name(const std::vector<std::string>& words, std::size_t at, KnownPlace* place) const = 0;
    /// Names that start with the folded text, best known first.
    virtual std::vector<KnownPlace> starting_with(std::string_view folded, std::size_t limit) const = 0;
};

/// Reads a national file into `data_dir`/places: ONS Postcode Directory, Code-Point Open or any CSV with postcode, latitude and longitude
/// columns (eastings and northings of the National Grid are converted). A folder stands for every CSV file below it. Rows of earlier imports
/// stay, newer rows take their place. Gives back how many rows went in; Places::load then sees them, a table that is open stays as it was.
/// Postcodes that are no longer in use or have no point are passed over; bad rows go into `problems` (may be null, at most 100 lines that name
/// file and line). Errors, with nothing changed: no such file, no column or row that can be used, more than 8 million rows, no room on the disk.
Result<std::size_t> import_places(const std::string& data_dir, const std::string& file, std::vector<std::string>* problems = nullptr);

/// A council of England: `content/councils`.
struct Council {
    std::string slug, name, gss;        ///< `sunderland`, `Sunderland`, `E08000024`
    LatLon point;                       ///< its main town
    int people = 0;                     ///< thousands who live there, roughly
    std::vector<std::string> neighbours;   ///< slugs
    std::vector<std::string> other_names;  ///< `Sunderland City Council`, `City of Sunderland`
    std::string adult_care_phone;       ///< may be empty
};
class Councils {
public:
    /// Errors: a bad row, with file and line.
    static Result<Councils> load(const ContentFiles& files);
    const std::vector<Council>& all() const { return all_; }
    const Council* find(std::string_view slug) const;          ///< null when there is none
    const Council* by_name(std::string_view name) const;       ///< "Sunderland City Council", "City of Sunderland" … ; null when there is none

private:
    std::vector<Council> all_;
    std::map<std::string, std::size_t, std::less<>> by_slug_, by_name_;
};

}  // namespace waymark
