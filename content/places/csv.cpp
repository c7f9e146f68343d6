// How are the rows of a comma-separated content file read and checked?
#include "content/places/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "content/text/ascii.h"
#include "content/text/text.h"

namespace waymark {
namespace {

constexpr std::size_t most_rows = 200'000, longest_row = 20'000;

}  // namespace

void split_csv(std::string& line, std::vector<std::string_view>& fields) {
    fields.clear();
    std::size_t at = 0;
    for (;;) {
        while (at < line.size() && line[at] == ' ') ++at;
        if (at < line.size() && line[at] == '"') {
            const std::size_t from = ++at;
            std::size_t to = from;
            for (; at < line.size(); ++at) {
                if (line[at] == '"' && (at + 1 == line.size() || line[at + 1] != '"')) break;
                if (line[at] == '"') ++at;
                line[to++] = line[at];
            }
            fields.push_back(std::string_view(line).substr(from, to - from));
            at = line.find(',', at);
        } else {
            const std::size_t end = line.find(',', at);
            fields.push_back(
                ascii::trimmed(std::string_view(line).substr(at, end == std::string::npos ? end : end - at), " \t\r"));
            at = end;
        }
        if (at == std::string::npos) return;
        ++at;
    }
}

std::optional<double> as_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc() || end != text.data() + text.size() || text.empty() || !(value > -1e12 && value < 1e12))
        return std::nullopt;
    return value;
}

Result<std::vector<TableRow>> read_table(const ContentFiles& files, std::string_view name,
                                         const std::vector<std::string_view>& columns) {
    const auto path = files.find(name);
    if (!path) return tl::unexpected<Error>(path.error());
    const auto bytes = files.read(name);
    if (!bytes) return tl::unexpected<Error>(bytes.error());

    std::vector<TableRow> rows;
    std::vector<std::size_t> position;  // of each wanted column in the file
    std::vector<std::string_view> fields;
    std::size_t width = 0, number = 0;
    std::string line;
    for (std::string_view rest = *bytes; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        line = ascii::trimmed(rest.substr(0, end), " \t\r");
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        ++number;
        if (line.empty() || line.front() == '#') continue;
        const std::string where = fmt::format("{}:{}", path->string(), number);
        bool bad = false;
        if (line.size() > longest_row)
            return fail(ErrorKind::unreadable, where + ": this line is longer than 20,000 bytes; divide it");
        if (rows.size() == most_rows)
            return fail(ErrorKind::unsupported, where + ": more than 200,000 rows; divide the file");
        line = text::clean(line, &bad);
        if (bad) return fail(ErrorKind::unreadable, where + ": this line is not UTF-8 text; save the file as UTF-8");
        split_csv(line, fields);
        if (position.empty()) {
            width = fields.size();
            for (const std::string_view column : columns) {
                const auto found = std::find(fields.begin(), fields.end(), column);
                if (found == fields.end())
                    return fail(ErrorKind::unreadable,
                                fmt::format("{}: the first line must name the columns, and \"{}\" is missing; write {}",
                                            where, column, fmt::join(columns, ",")));
                position.push_back(static_cast<std::size_t>(found - fields.begin()));
            }
            continue;
        }
        if (fields.size() > width)
            return fail(
                ErrorKind::unreadable,
                fmt::format("{}: {} fields where the first line names {}; put quotes round a field with a comma in it",
                            where, fields.size(), width));
        TableRow row{where, {}};
        for (const std::size_t at : position)
            row.cells.emplace_back(at < fields.size() ? fields[at] : std::string_view());
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<LatLon> as_point(const TableRow& row, std::string_view lat, std::string_view lon) {
    const auto north = as_number(lat), east = as_number(lon);
    if (!north || !east)
        return fail(
            ErrorKind::unreadable,
            fmt::format("{}: lat and lon must be degrees such as 54.9058,-1.3815, not \"{},{}\"", row.where, lat, lon));
    if (*north < 48 || *north > 62 || *east < -11 || *east > 3)
        return fail(
            ErrorKind::unreadable,
            fmt::format(
                "{}: {},{} is not in Britain; the latitude comes first (49 to 61), then the longitude (-9 to 2)",
                row.where, lat, lon));
    return LatLon{*north, *east};
}

std::vector<std::string> cell_list(std::string_view cell) {
    std::vector<std::string> list;
    while (!cell.empty()) {
        const std::size_t end = cell.find(';');
        if (const auto part = ascii::trimmed(cell.substr(0, end), " \t\r"); !part.empty()) list.emplace_back(part);
        if (end == std::string_view::npos) break;
        cell.remove_prefix(end + 1);
    }
    return list;
}

}  // namespace waymark
