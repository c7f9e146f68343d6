// How good are the listings of a source, in one number that a person can work out again (data quality score)?
#include "indexer/check/quality_score.h"

#include <algorithm>

namespace waymark {

namespace feeds {
namespace {

struct Looked {
    const Listing& listing;
    const ListingAudit& found;
    std::string_view today;
};

/// The parts of the score, in the order in which they are said. docs/COMMANDS.md and the help of `report feeds` name
/// the points.
struct PartRule {
    std::string_view name;
    std::uint32_t points;
    bool (*has)(const Looked& looked);
};
constexpr PartRule rules[] = {
    {"contact", 15, [](const Looked& l) { return !l.found.has(Fault::no_contact); }},
    {"described", 15,
     [](const Looked& l) { return !l.found.has(Fault::no_description) && !l.found.has(Fault::short_description); }},
    {"placed", 15, [](const Looked& l) { return !l.found.has(Fault::no_place); }},
    {"ages", 15, [](const Looked& l) { return !l.found.has(Fault::no_age); }},
    {"needs", 10, [](const Looked& l) { return !l.found.has(Fault::no_need); }},
    {"category", 10, [](const Looked& l) { return !l.found.has(Fault::no_category); }},
    {"fresh", 10,
     [](const Looked& l) {
         const auto looked_at = last_looked_at(l.listing);
         return !looked_at.empty() && looked_at >= year_before(l.today);
     }},
    {"right", 10,
     [](const Looked& l) {
         return std::none_of(l.found.faults.begin(), l.found.faults.end(), [](const ListingFault& one) {
             return finding_kinds[static_cast<std::size_t>(one.fault)].wrong;
         });
     }},
};

}  // namespace

std::vector<Quality::Part> score_parts() {
    std::vector<Quality::Part> parts;
    for (const PartRule& rule : rules) parts.push_back({std::string(rule.name), rule.points, 0});
    return parts;
}

QualityTally::QualityTally() { quality_.parts = score_parts(); }

void QualityTally::add(const Listing& listing, const ListingAudit& found, std::string_view today) {
    ++quality_.listings;
    const Looked looked{listing, found, today};
    for (std::size_t i = 0; i < quality_.parts.size(); ++i)
        if (rules[i].has(looked)) ++quality_.parts[i].have;
}

}  // namespace feeds

std::optional<int> Quality::score() const {
    if (!listings) return std::nullopt;
    std::uint64_t sum = 0;
    for (const Part& part : parts) sum += std::uint64_t{part.points} * part.have;
    return static_cast<int>(sum / listings);
}

}  // namespace waymark
