// Among listings that may be the same, who is shown, and who stands behind whom?
#include "content/store/matching/groups.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

namespace waymark {
namespace {

constexpr std::size_t most_alike = 40;

/// What was found by comparing all with all.
class Likeness {
public:
    Likeness(const std::vector<Candidate>& all, const std::vector<DuplicateDecision>& decisions)
        : all_(all), alike_(all.size(), std::vector<bool>(all.size(), false)) {
        for (const auto& each : decisions) decided_[std::minmax(each.first, each.second)] = &each;
        if (all.size() > most_alike) return;
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t j = i + 1; j < all.size(); ++j)
                alike_[i][j] = alike_[j][i] = same_service(all[i].facts, all[j].facts);
    }

    /// Null when no person has said anything.
    const DuplicateDecision* decision(std::size_t i, std::size_t j) const {
        const auto found = decided_.find(std::minmax(all_[i].facts.id, all_[j].facts.id));
        return found == decided_.end() ? nullptr : found->second;
    }
    bool same(std::size_t i, std::size_t j) const {
        if (const auto* said = decision(i, j)) return said->same;
        return alike_[i][j] && (same_uuid(i, j) || (!is_ambiguous(i, j) && !is_ambiguous(j, i)));
    }
    /// Whether a person has put it behind another one of these.
    bool put_behind(std::size_t i) const {
        for (std::size_t j = 0; j < all_.size(); ++j)
            if (const auto* said = i == j ? nullptr : decision(i, j);
                said && said->same && said->second == all_[i].facts.id)
                return true;
        return false;
    }

private:
    bool same_uuid(std::size_t i, std::size_t j) const { return all_[i].facts.source_id == all_[j].facts.source_id; }
    bool is_ambiguous(std::size_t i, std::size_t j) const {
        for (std::size_t k = 0; k < all_.size(); ++k)
            if (k != j && alike_[i][k] && all_[k].facts.source == all_[j].facts.source && !decision(i, k)) return true;
        return false;
    }

    const std::vector<Candidate>& all_;
    std::vector<std::vector<bool>> alike_;
    std::map<std::pair<std::string, std::string>, const DuplicateDecision*> decided_;
};

}  // namespace

std::map<std::string, std::string> shown_for_each(const std::vector<Candidate>& all,
                                                  const std::vector<DuplicateDecision>& decisions) {
    const Likeness likeness(all, decisions);
    std::vector<std::tuple<bool, bool, long long, std::size_t>> order;
    for (std::size_t i = 0; i < all.size(); ++i)
        order.emplace_back(likeness.put_behind(i), all[i].neighbour, all[i].row, i);
    std::sort(order.begin(), order.end());
    std::map<std::string, std::string> canonical_of;
    std::vector<std::optional<std::size_t>> group_of(all.size());  // the one that is shown for it, once it is settled
    std::map<std::size_t, std::set<std::string>> sources;          // in the group of each that is shown
    for (const auto& each : order) {
        const auto i = std::get<3>(each);
        for (std::size_t j = 0; j < all.size() && !group_of[i]; ++j) {
            if (!group_of[j]) continue;
            const auto* said = likeness.decision(i, j);
            // What a person joins to one joins its group; what was compared must be like the one that is shown.
            const bool joins =
                said ? said->same
                     : group_of[j] == j && likeness.same(i, j) && !sources[j].contains(all[i].facts.source);
            if (joins) group_of[i] = group_of[j];
        }
        if (group_of[i]) canonical_of[all[i].facts.id] = all[*group_of[i]].facts.id;
        else group_of[i] = i;
        sources[*group_of[i]].insert(all[i].facts.source);
    }
    return canonical_of;
}

}  // namespace waymark
