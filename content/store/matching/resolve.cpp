// When one listing was changed, who is to be shown for whom from now on (duplicate resolution)?
#include "content/store/matching/resolve.h"

#include <utility>

namespace waymark {
namespace {

constexpr std::size_t uuid_size = 36;

/// The ids to compare: nothing when the listing meets nobody of another feed.
std::set<std::string> to_compare(const std::string& id, MatchRecord& record,
                                 const std::vector<DuplicateDecision>& decisions) {
    std::set<std::string> ids{id};
    const auto of_old = record.relatives(id);
    bool foreign = !of_old.empty();
    ids.insert(of_old.begin(), of_old.end());
    for (const auto& decision : decisions)
        if (decision.first == id || decision.second == id)
            ids.insert({decision.first, decision.second}), foreign = true;
    if (const auto changed = record.candidate(id)) {
        const MatchFacts& facts = changed->facts;
        const auto keys = match_keys(facts);
        if (changed->in_view) record.keep_keys(facts, keys);
        foreign = record.meeting(keys, facts.source, ids) || foreign;
        // A record of another feed with the same UUID has the id that this one would have had.
        if (facts.source_id != id && facts.source_id.size() == uuid_size) ids.insert(facts.source_id), foreign = true;
    }
    if (!foreign) ids.clear();
    return ids;
}

}  // namespace

Resolution resolve_duplicates_of(const std::string& id, MatchRecord& record,
                                 const std::vector<DuplicateDecision>& decisions) {
    auto ids = to_compare(id, record, decisions);
    Resolution resolution;
    if (ids.empty()) return resolution;
    std::vector<Candidate> all;
    for (int level = 0; level < 2; ++level) {  // those that were met, and those that they meet
        const auto now = ids;
        resolution.whole = level == 0 || now.size() == resolution.looked_at.size();
        for (const auto& each : now) {
            if (!resolution.looked_at.insert(each).second) continue;
            for (const auto& other : record.relatives(each)) ids.insert(other);
            auto candidate = record.candidate(each);
            if (!candidate || !candidate->in_view) continue;
            if (level == 0) record.meeting(match_keys(candidate->facts), candidate->facts.source, ids);
            all.push_back(std::move(*candidate));
        }
    }
    const auto canonical_of = shown_for_each(all, decisions);
    for (const auto& each : resolution.looked_at) {
        auto before = record.shown_for(each);
        const auto found = canonical_of.find(each);
        auto now = found == canonical_of.end() ? std::string() : found->second;
        if (before != now) resolution.changed.push_back({each, std::move(before), std::move(now)});
    }
    return resolution;
}

}  // namespace waymark
