// Which column of a council's own spreadsheet is what?
#include "indexer/words/column_map.h"

#include <fmt/format.h>
#include <algorithm>

#include "content/text/ascii.h"
#include "content/text/split.h"
#include "content/text/text.h"

namespace waymark::feeds {

namespace {

bool is_field(std::string_view name) {
    const auto& all = mapped_fields();
    return std::find(all.begin(), all.end(), name) != all.end();
}

/// Fields to which several columns may go.
bool takes_several(std::string_view field) {
    for (std::string_view one : {"description", "eligibility", "fees", "opening", "category", "need", "accessibility",
                                 "phone", "referral", "visible", "hidden"})
        if (field == one) return true;
    return false;
}

}  // namespace

const std::vector<std::string_view>& mapped_fields() {
    static const std::vector<std::string_view> fields{"id",
                                                      "name",
                                                      "alternate_name",
                                                      "organisation",
                                                      "organisation_id",
                                                      "summary",
                                                      "description",
                                                      "url",
                                                      "email",
                                                      "phone",
                                                      "contact_name",
                                                      "contact_role",
                                                      "place_name",
                                                      "address",
                                                      "address_1",
                                                      "address_2",
                                                      "address_3",
                                                      "town",
                                                      "county",
                                                      "postcode",
                                                      "latitude",
                                                      "longitude",
                                                      "easting",
                                                      "northing",
                                                      "hide_address",
                                                      "minimum_age",
                                                      "maximum_age",
                                                      "ages",
                                                      "eligibility",
                                                      "fees",
                                                      "opening",
                                                      "day",
                                                      "opens_at",
                                                      "closes_at",
                                                      "category",
                                                      "need",
                                                      "accessibility",
                                                      "cost",
                                                      "referral",
                                                      "delivery",
                                                      "audience",
                                                      "when",
                                                      "break_level",
                                                      "adulthood",
                                                      "service_group",
                                                      "sector",
                                                      "languages",
                                                      "areas",
                                                      "status",
                                                      "visible",
                                                      "hidden",
                                                      "last_modified",
                                                      "assured_date",
                                                      "alert",
                                                      "wait_time",
                                                      "how_to_apply",
                                                      "council",
                                                      "licence"};
    return fields;
}

const ColumnMap::Line* ColumnMap::find(std::string_view field) const {
    for (const Line& line : lines)
        if (line.field == field) return &line;
    return nullptr;
}

std::string column_key(std::string_view written) {
    std::string words(written.substr(0, 200)), key;
    std::replace(words.begin(), words.end(), '_', ' ');
    text::each_word(words, [&](std::string_view word, std::size_t, std::size_t) {
        key += (key.empty() ? "" : " ") + std::string(word);
    });
    return key;
}

Result<ColumnMap> read_column_map(std::string_view text, std::string_view file) {
    ColumnMap map;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::size_t number = 0;
    while (!text.empty()) {
        auto end = text.find('\n');
        std::string_view line = ascii::trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        ++number;
        if (line.empty() || line.front() == '#') continue;
        auto bad = [&](std::string message) {
            return fail(ErrorKind::bad_parameter, fmt::format("{}:{}: {}", file, number, message), "map");
        };
        auto colon = line.find(':');
        if (colon == std::string_view::npos)
            return bad("write our name, a colon and your column, such as `name: Title`");
        std::string field(ascii::trimmed(line.substr(0, colon)));
        if (!is_field(field))
            return bad(fmt::format("`{}` is no name of ours; use one of {}", field.substr(0, 60),
                                   fmt::join(mapped_fields(), ", ")));
        if (map.find(field))
            return bad(fmt::format("`{}` stands here a second time; join the columns with ` + ` on one line", field));
        ColumnMap::Line one{field, {}, {}, number};
        std::string_view rest = ascii::trimmed(line.substr(colon + 1));
        if (rest.size() >= 2 && rest.front() == '"' && rest.back() == '"') {
            one.fixed = std::string(rest.substr(1, rest.size() - 2));
        } else {
            while (!rest.empty()) {
                auto plus = rest.find(" + ");
                if (auto column = ascii::trimmed(rest.substr(0, plus)); !column.empty())
                    one.columns.emplace_back(column);
                rest = plus == std::string_view::npos ? std::string_view{} : rest.substr(plus + 3);
            }
        }
        if (one.columns.empty() && one.fixed.empty()) continue;  // a line that was left open says nothing
        map.lines.push_back(std::move(one));
    }
    if (!map.find("name"))
        return fail(ErrorKind::bad_parameter,
                    fmt::format("{}: no line says which column is the name; add `name: ` and your column", file),
                    "map");
    return map;
}

Result<ColumnNames> ColumnNames::load(const ContentFiles& files) {
    ColumnNames names;
    auto lines = read_words_file(files, "feeds/columns.txt");
    if (!lines) return tl::unexpected(lines.error());
    for (const WordsLine& line : *lines) {
        if (line.head.size() != 1 || !is_field(line.head[0]))
            return fail(ErrorKind::unreadable, fmt::format("feeds/columns.txt:{}: a line starts with one of {}",
                                                           line.line, fmt::join(mapped_fields(), ", ")));
        for (const std::string& item : line.items) names.fields_.emplace(column_key(item), line.head[0]);
    }
    for (std::string_view field : mapped_fields()) names.fields_.emplace(column_key(field), std::string(field));
    return names;
}

ColumnMap ColumnNames::guess(const std::vector<std::string_view>& written) const {
    ColumnMap map;
    for (std::string_view column : written) {
        std::string key = column_key(column);
        auto found = fields_.find(key);
        // A second column of the same name was called `name 2`.
        if (const auto blank = key.rfind(' '); found == fields_.end() && blank != std::string::npos &&
                                               key.find_first_not_of("0123456789", blank + 1) == std::string::npos) {
            found = fields_.find(key.substr(0, blank));
            if (found != fields_.end() && !takes_several(found->second)) continue;
        }
        if (column.empty() || found == fields_.end()) continue;
        auto line = std::find_if(map.lines.begin(), map.lines.end(),
                                 [&](const ColumnMap::Line& one) { return one.field == found->second; });
        if (line == map.lines.end()) map.lines.push_back({found->second, {std::string(column)}, {}, 0});
        else if (takes_several(line->field)) line->columns.emplace_back(column);
    }
    const auto& order = mapped_fields();
    std::stable_sort(map.lines.begin(), map.lines.end(), [&](const auto& a, const auto& b) {
        return std::find(order.begin(), order.end(), a.field) < std::find(order.begin(), order.end(), b.field);
    });
    return map;
}

std::string column_map_text(const ColumnMap& map, const std::vector<std::string_view>& written, std::string_view file) {
    std::string text = fmt::format(
        "# How to read {}: on the left what Waymark calls it, on the right your column.\n"
        "# This is a guess. Look it over, mend it and save it; then type: waymark import --map THIS-FILE ...\n"
        "# Several columns: description: Summary + Details. The same for every row: council: \"sunderland\".\n",
        file);
    if (!map.find("name")) text += "name: \n";
    std::vector<std::string_view> used;
    for (const ColumnMap::Line& line : map.lines) {
        text += fmt::format("{}: {}\n", line.field, fmt::join(line.columns, " + "));
        used.insert(used.end(), line.columns.begin(), line.columns.end());
    }
    for (std::string_view column : written)
        if (!column.empty() && std::find(used.begin(), used.end(), column) == used.end())
            text += fmt::format("# not used yet: {}\n", column);
    text += fmt::format("# Our names: {}\n", fmt::join(mapped_fields(), ", "));
    return text;
}

}  // namespace waymark::feeds
