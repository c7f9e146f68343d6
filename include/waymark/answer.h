// What does a search give back?
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/listing.h"
#include "waymark/message.h"
#include "waymark/query.h"

namespace waymark {

/// How a listing reaches a family that it has no near place for; `none` when its distance is known.
enum class Reach { none, comes_to_you, phone, online, covers, unknown };

/// Why a result is here, and why in this place; filled with `explain`.
struct Explanation {
    std::vector<Message> reasons;
    std::map<std::string, double> weights;  ///< named parts of its score
};

/// The texts are those of the index, which `keeps` holds: a copy of a result is good for as long as it lives, without
/// its Answer too.
struct SearchResult {
    std::string_view id, name, organisation, summary;
    std::vector<std::string> highlights;  ///< sentences of the listing with the words asked for; plain text
    std::string_view council;
    std::vector<std::string_view> need, cost, when;  ///< stated codes
    Ages age, age_derived;                           ///< stated; read by us where none is
    std::vector<std::string_view> access_yes, access_no, access_derived;
    std::optional<double> distance_miles;  ///< to the nearest of its places
    std::string_view place;                ///< which place that is
    Precision place_precision = Precision::unknown;
    Reach reach = Reach::none;
    std::string_view assured;             ///< ISO date
    std::vector<std::string> not_stated;  ///< fields asked for that it does not state
    std::vector<std::string> derived;     ///< `field:code` that matched because we read it from its words
    std::string_view availability;        ///< `full`, `paused` …; empty when not stated
    std::optional<Message> note;          ///< such as "takes your 6 year old"
    std::optional<Explanation> explanation;
    std::shared_ptr<const void> keeps = {};  ///< holds what the texts lie in
};

/// The texts last as long as the Facet that it stands in, or a copy of that.
struct FacetValue {
    std::string_view value, label;
    std::uint32_t count = 0;
    bool selected = false;
};
/// The texts are those of the vocabulary, which `keeps` holds: a copy of a facet is good for as long as it lives.
struct Facet {
    std::string_view field, label;
    std::vector<FacetValue> values;
    std::shared_ptr<const void> keeps = {};  ///< holds what the texts lie in
};

/// One condition to give up, and what that finds.
struct Relaxed {
    std::map<std::string, std::vector<std::string>> without;  ///< field → values
    std::uint32_t total = 0;
};

struct DidYouMean {
    std::string q;
    std::uint32_t total = 0;
};

/// Listings that may fit, but give evidence of a part of what is sought only.
struct Others {
    std::uint32_t total = 0;
    std::vector<std::string> missing;  ///< the parts that some of them do not have, in the person's words
};

/// A page of advice that answers a question of fact.
struct GuideLink {
    std::string title, url;
};

/// May be copied, moved, and kept for as long as one likes; it holds on to the words and the generation of the index
/// that it came from.
struct Answer {
    SearchRequest request;  ///< as it was understood to be asked (echo)
    Understanding understood;
    std::vector<Message> notices;
    bool words_all = true;             ///< false: nobody has the whole topic, so parts of it were given up
    std::vector<std::string> missing;  ///< of those parts the ones that nobody shown has, in the person's words
    std::uint32_t total = 0;           ///< exact: evidence of the whole topic and no contradiction
    std::uint32_t total_stated = 0;    ///< of them, those with evidence of every condition too
    Others others;
    std::vector<GuideLink> guides;
    std::map<std::string, std::uint32_t> not_stated_hidden;
    std::vector<SearchResult> results;  ///< the page asked for
    std::vector<Facet> facets;
    std::vector<Relaxed> relaxed;
    std::optional<std::string> did_you_mean;
    std::uint64_t generation = 0;  ///< of the index that answered
};

struct Suggestion {
    std::string text;
    std::string kind;         ///< `listing`, `category`, `need`, `place`, `organisation`
    std::uint32_t count = 0;  ///< listings behind it
};

}  // namespace waymark
