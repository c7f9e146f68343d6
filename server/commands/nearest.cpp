// Which known name was meant by one that was mistyped (edit distance)?
#include "server/commands/nearest.h"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::size_t shortest_beginning = 3;  ///< letters that are enough to be meant as how a name begins

}  // namespace

std::size_t edit_distance(std::string_view one, std::string_view other) {
    // Three rows of the table of Damerau and Levenshtein: the one before the last is for letters that are swapped.
    std::vector<std::size_t> before_last, last(other.size() + 1), row(other.size() + 1);
    for (std::size_t j = 0; j <= other.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const bool same = one[i - 1] == other[j - 1];
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last = last;
        last = row;
    }
    return last[other.size()];
}

std::string nearest_name(std::string_view typed, const std::vector<std::string>& names) {
    std::string nearest;
    std::size_t least = typed.size() + 1;
    for (const auto& name : names) {
        const bool begins = typed.size() >= shortest_beginning && name.starts_with(typed);
        const auto distance = begins ? 1 : edit_distance(typed, name);
        if (distance < least && distance <= std::max<std::size_t>(1, std::max(typed.size(), name.size()) / 3)) {
            nearest = name;
            least = distance;
        }
    }
    return nearest;
}

}  // namespace waymark
