// In what does an answer differ from what the oracle found?
#include "tests/search/oracle_compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace waymark::test {
namespace {

/// Whether two rows may change places: scores are sums of floats, added in another order.
bool as_good_as(const OracleRow& a, const OracleRow& b) {
    return a.after == b.after && a.silent == b.silent &&
           std::abs(a.key - b.key) <= 1e-6 * std::max(std::abs(a.key), std::abs(b.key));
}

std::string described(const OracleRow& row) {
    return fmt::format("{} (after {}, silent {}, key {:.9g})", row.listing->id, row.after, row.silent, row.key);
}

void compare_page(const Answer& answer, const OracleAnswer& expected, Comparison& found) {
    const auto& request = answer.request;
    const bool scored = !request.q.empty() && request.sort != Sort::name && request.sort != Sort::newest;
    const auto first = static_cast<std::size_t>(request.page - 1) * static_cast<std::size_t>(request.per_page);
    const auto on_page = first < expected.total
                             ? std::min<std::size_t>(expected.total - first, static_cast<std::size_t>(request.per_page))
                             : 0;
    if (answer.results.size() != on_page)
        found.differences.push_back(fmt::format("{} results, not {}", answer.results.size(), on_page));
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < std::min(answer.results.size(), on_page); ++i) {
        const auto& result = answer.results[i];
        const auto& should = expected.rows[first + i];
        auto row = expected.rows.begin() + static_cast<std::ptrdiff_t>(first + i);
        if (row->listing->id != result.id)
            row = std::find_if(expected.rows.begin(), expected.rows.end(),
                               [&](const OracleRow& each) { return each.listing->id == result.id; });
        if (!seen.insert(result.id).second || row == expected.rows.end() ||
            (row->listing->id != should.listing->id && !(scored && as_good_as(*row, should)))) {
            found.differences.push_back(
                fmt::format("result {} is {}, not {}", first + i + 1,
                            row == expected.rows.end() ? std::string(result.id) : described(*row), described(should)));
            return;  // what follows is wrong with it
        }
        found.swaps += row->listing->id != should.listing->id;
        if (result.distance_miles.has_value() != row->miles.has_value() ||
            std::abs(result.distance_miles.value_or(0) - row->miles.value_or(0)) > 1e-9)
            found.differences.push_back(fmt::format("{} is {} miles away, not {}", result.id,
                                                    result.distance_miles.value_or(-1), row->miles.value_or(-1)));
    }
}

}  // namespace

Comparison compare(const Answer& answer, const OracleAnswer& expected, const Vocabulary& vocabulary) {
    Comparison found;
    auto same = [&](const std::string& what, auto is, auto should) {
        if (is != should) found.differences.push_back(fmt::format("{} is {}, not {}", what, is, should));
    };
    same("whether every word was found", answer.words_all, expected.words_all);
    same("total", answer.total, expected.total);
    same("total_stated", answer.total_stated, expected.total_stated);
    same("the number of others", answer.others.total, expected.others);
    same("what is missing", fmt::format("{}", fmt::join(answer.missing, ", ")),
         fmt::format("{}", fmt::join(expected.missing, ", ")));
    same("what others miss", fmt::format("{}", fmt::join(answer.others.missing, ", ")),
         fmt::format("{}", fmt::join(expected.others_missing, ", ")));
    auto fields = expected.not_stated_hidden;
    fields.insert(answer.not_stated_hidden.begin(), answer.not_stated_hidden.end());
    for (const auto& [field, count] : fields) {
        auto hidden = [&field = field](const auto& counts) { return counts.count(field) ? counts.at(field) : 0u; };
        same("not_stated_hidden of " + field, hidden(answer.not_stated_hidden), hidden(expected.not_stated_hidden));
    }
    same("the number of facets", answer.facets.size(), vocabulary.fields().size());
    for (std::size_t f = 0; f < std::min(answer.facets.size(), vocabulary.fields().size()); ++f) {
        const auto& field = vocabulary.fields()[f];
        same("the number of values of " + field.name, answer.facets[f].values.size(), field.values.size());
        for (std::size_t v = 0; v < std::min(answer.facets[f].values.size(), field.values.size()); ++v)
            same(fmt::format("the count of {}:{}", field.name, field.values[v].code), answer.facets[f].values[v].count,
                 expected.facets[f][v]);
    }
    compare_page(answer, expected, found);
    return found;
}

}  // namespace waymark::test
