// What does one listing say to one condition of a request?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/places/places.h"
#include "tests/search/oracle.h"
#include "waymark/query.h"

namespace waymark::test {

enum class Says { yes, nothing, no };

/// One condition, values of one field being alternatives.
struct Asked {
    std::string field;  ///< of the vocabulary, or `age`, `council`, `language`, `near`
    std::vector<std::string> values;
    enum class Kind {
        strict,       ///< a parameter: who does not state the field is hidden
        understood,   ///< read from words, or a place without a radius: who does not state it comes after those who do
        unwanted,     ///< hides who states one of the values
        not_refused,  ///< hides who states that one of the values is not so
    };
    Kind kind = Kind::strict;
    bool strict() const { return kind == Kind::strict; }
    bool wanted() const { return kind == Kind::strict || kind == Kind::understood; }
};

/// A code that lifts who says it.
struct Raised {
    std::string field, code;
    double share = 0;
};

/// The conditions of a request, with what the parameters that are no codes were read as.
struct Conditions {
    std::vector<Asked> asked;
    AgeRange age;
    std::vector<int> children;            ///< their ages, when there are several; else empty
    std::vector<std::string> overridden;  ///< fields that a parameter replaced
    std::vector<Raised> raised;
    std::optional<KnownPlace> place;
    double miles = 10;
    bool stated_only = false;

    Conditions(const SearchRequest& request, const Understanding& understood, const OracleRules& rules);

    Says says(const Listing& listing, const Asked& condition) const;
    /// Of those that say nothing of an understood condition: whether it states other values of the field.
    bool states_others(const Listing& listing, const Asked& condition) const;
    /// By which evidence it has one of the codes of a field.
    enum class Fact { none, open, derived, stated };
    Fact fact(const Listing& listing, const std::string& field, const std::vector<std::string>& codes) const;
    bool takes_every_child(const Listing& listing) const;
    /// How much more its score counts for what is raised.
    double lift(const Listing& listing) const;
    /// To its nearest place, when that lies within the miles asked for.
    std::optional<double> distance(const Listing& listing) const;
    /// To its nearest place, however far.
    std::optional<double> nearest(const Listing& listing) const;
    /// Has no place within the miles asked for, but is there for the area: covers it, or is published for it.
    bool is_for_the_area(const Listing& listing) const;
};

}  // namespace waymark::test
