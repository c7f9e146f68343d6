// Which councils of England publish a Local Offer, and what do people call them?
#include "content/places/councils.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "content/places/csv.h"
#include "content/places/names.h"

namespace waymark {
namespace {

bool is_slug(std::string_view text) {
    return !text.empty() && text.size() <= 64 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

/// The key of a name as somebody wrote it, without what may stand round it: "Council of the City of Sunderland",
/// "Bolton Metropolitan Borough Council".
std::string bare_key(std::vector<std::string> words) {
    while (words.size() > 1 &&
           (words.back() == "council" || words.back() == "borough" || words.back() == "metropolitan" ||
            words.back() == "district" || words.back() == "city" || words.back() == "corporation"))
        words.pop_back();
    for (const auto& start : {std::vector<std::string>{"london", "borough", "of"},
                              {"royal", "borough", "of"},
                              {"borough", "of"},
                              {"city", "of"},
                              {"council", "of"}})
        if (words.size() > start.size() && std::equal(start.begin(), start.end(), words.begin())) {
            words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(start.size()));
            break;
        }
    return name_key(words).key;
}

}  // namespace

Result<Councils> Councils::load(const ContentFiles& files) {
    const auto rows =
        read_table(files, "councils/councils.csv",
                   {"slug", "name", "gss", "lat", "lon", "people", "neighbours", "other names", "adult care phone"});
    if (!rows) return tl::unexpected<Error>(rows.error());
    Councils councils;
    std::vector<std::string> where;
    for (const TableRow& row : *rows) {
        Council council;
        council.slug = row.cells[0];
        council.name = row.cells[1];
        council.gss = row.cells[2];
        if (!is_slug(council.slug))
            return fail(
                ErrorKind::unreadable,
                fmt::format("{}: \"{}\" is no slug; write small letters, digits and hyphens, such as south-tyneside",
                            row.where, council.slug));
        if (council.name.empty())
            return fail(ErrorKind::unreadable, row.where + ": the council has no name; write one in the second column");
        const auto point = as_point(row, row.cells[3], row.cells[4]);
        if (!point) return tl::unexpected<Error>(point.error());
        council.point = *point;
        council.people = static_cast<int>(std::clamp(as_number(row.cells[5]).value_or(0), 0.0, 20'000.0));
        council.neighbours = cell_list(row.cells[6]);
        council.other_names = cell_list(row.cells[7]);
        council.adult_care_phone = row.cells[8];
        if (!councils.by_slug_.emplace(council.slug, councils.all_.size()).second)
            return fail(ErrorKind::unreadable, fmt::format("{}: the slug {} is used twice; each council has its own",
                                                           row.where, council.slug));
        councils.all_.push_back(std::move(council));
        where.push_back(row.where);
    }
    for (std::size_t i = 0; i < councils.all_.size(); ++i) {
        for (const std::string& neighbour : councils.all_[i].neighbours)
            if (!councils.find(neighbour))
                return fail(ErrorKind::unreadable,
                            fmt::format("{}: the neighbour {} is no slug of this file", where[i], neighbour));
        councils.by_name_.emplace(name_key(name_words(councils.all_[i].name)).key, i);
        for (const std::string& name : councils.all_[i].other_names)
            councils.by_name_.emplace(name_key(name_words(name)).key, i);
    }
    return councils;
}

const Council* Councils::find(std::string_view slug) const {
    const auto found = by_slug_.find(slug);
    return found == by_slug_.end() ? nullptr : &all_[found->second];
}

const Council* Councils::by_name(std::string_view name) const {
    const auto words = name_words(name);
    if (words.empty()) return nullptr;
    auto found = by_name_.find(name_key(words).key);
    if (found == by_name_.end()) found = by_name_.find(bare_key(words));
    return found == by_name_.end() ? nullptr : &all_[found->second];
}

}  // namespace waymark
