// How are the columns of a national file of postcodes recognised, and its rows checked?
#include "content/places/postcode_rows.h"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "content/places/csv.h"
#include "content/places/national_grid.h"

namespace waymark {
namespace {

constexpr std::size_t longest_line = 64 * 1024, rows_to_look_at = 60, most_problems = 100;

/// Where each fact stands in a row; `none` when the file does not have it.
struct Columns {
    static constexpr std::size_t none = std::string_view::npos;
    std::size_t postcode = none, lat = none, lon = none, east = none, north = none;
    std::size_t ended = none;                    ///< when the postcode went out of use
    std::size_t county = none, district = none;  ///< ONS codes
    bool usable() const {
        return postcode != none && ((lat != none && lon != none) || (east != none && north != none));
    }
};

/// Files that name no columns, most telling first. Sources: the user guides that come with each file.
constexpr std::array known_layouts{
    Columns{2, 42, 43, 11, 12, 4, 5, 7},                        // ONS Postcode Directory
    Columns{2, Columns::none, Columns::none, 11, 12, 4, 5, 7},  // the same of other years, in which latitudes moved
    Columns{0, 7, 8, 5, 6, 4},                                  // Scottish Postcode Directory
    Columns{0, Columns::none, Columns::none, 2, 3, Columns::none, 7, 8},      // Code-Point Open
    Columns{0, Columns::none, Columns::none, 10, 11, Columns::none, 15, 16},  // Code-Point Open before 2012
    Columns{0, 1, 2},
    Columns{1, 2, 3},  // a row number first
    Columns{0, 2, 1},
};

std::string plain(std::string_view name) {
    std::string out;
    for (const char c : name)
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
        else if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
    return out;
}

/// `lad25cd`, `lad23cd` …: the ONS puts the year into the names of its columns.
bool is_code_column(std::string_view name, std::string_view kind) {
    return name.starts_with(kind) && name.ends_with("cd") && name.size() == kind.size() + 4;
}

std::optional<Columns> columns_named(const std::vector<std::string_view>& fields) {
    Columns columns;
    std::size_t outcode = Columns::none;
    // Of several spellings of the postcode the last of these in the line wins: pcds, which has its space, comes after
    // pcd and pcd2.
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::string name = plain(fields[i]);
        const auto any_of = [&](std::initializer_list<std::string_view> names) {
            for (const std::string_view one : names)
                if (name == one) return true;
            return false;
        };
        if (any_of({"pcd", "pcd2", "pcds", "pcd7", "pcd8", "postcode", "postcodes", "unitpostcode", "pc"}))
            columns.postcode = i;
        else if (any_of({"outcode", "outwardcode", "postcodedistrict"})) outcode = i;
        else if (any_of({"lat", "latitude"})) columns.lat = i;
        else if (any_of({"long", "lon", "lng", "longitude"})) columns.lon = i;
        else if (any_of({"oseast1m", "east1m", "easting", "eastings", "ea"})) columns.east = i;
        else if (any_of({"osnrth1m", "north1m", "northing", "northings", "no"})) columns.north = i;
        else if (any_of({"doterm", "dateofdeletion", "terminated"})) columns.ended = i;
        else if (any_of({"oscty", "cty", "countycode", "admincountycode", "cc"}) || is_code_column(name, "cty"))
            columns.county = i;
        else if (any_of({"oslaua", "laua", "districtcode", "admindistrictcode", "dc"}) || is_code_column(name, "lad"))
            columns.district = i;
    }
    if (columns.postcode == Columns::none) columns.postcode = outcode;
    if (!columns.usable()) return std::nullopt;
    return columns;
}

enum class Verdict { good, passed_over, bad };

/// The Scottish directory marks postcodes that lie in two areas with a letter behind: `PA31 8UAB`.
std::optional<Postcode> row_postcode(std::string_view text) {
    if (auto postcode = as_postcode(text)) return postcode;
    if (text.size() > 6 && text.back() >= 'A' && text.back() <= 'C')
        return as_postcode(text.substr(0, text.size() - 1));
    return std::nullopt;
}

class RowReader {
public:
    explicit RowReader(const Columns& columns) : columns_(columns) {}

    /// Says in `what` why a row is bad.
    Verdict read(const std::vector<std::string_view>& fields, PostcodeRow& row, std::string& what) const {
        const auto postcode = row_postcode(cell(fields, columns_.postcode));
        if (!postcode) {
            what = fmt::format("\"{}\" has not the shape of a postcode such as SR4 7TF",
                               cell(fields, columns_.postcode).substr(0, 20));
            return Verdict::bad;
        }
        row.postcode = *postcode;
        row.council_code = cell(fields, columns_.county);
        if (!row.council_code.starts_with("E10")) row.council_code = cell(fields, columns_.district);
        if (!is_ons_code(row.council_code)) row.council_code = {};
        const bool in_degrees = !cell(fields, columns_.lat).empty() || columns_.east == Columns::none;
        const Verdict verdict = in_degrees ? degrees(fields, row.point, what) : grid(fields, row, what);
        return verdict == Verdict::good && !cell(fields, columns_.ended).empty() ? Verdict::passed_over : verdict;
    }

private:
    static std::string_view cell(const std::vector<std::string_view>& fields, std::size_t at) {
        return at < fields.size() ? fields[at] : std::string_view();
    }
    static bool is_ons_code(std::string_view code) {
        return code.size() == 9 && code.front() >= 'A' && code.front() <= 'Z' &&
               code.find_first_not_of("0123456789", 1) == std::string_view::npos;
    }

    Verdict degrees(const std::vector<std::string_view>& fields, LatLon& point, std::string& what) const {
        const std::string_view north = cell(fields, columns_.lat), east = cell(fields, columns_.lon);
        if (north.empty() && east.empty()) return Verdict::passed_over;
        const auto lat = as_number(north), lon = as_number(east);
        if (!lat || !lon) {
            what = fmt::format("latitude \"{}\" and longitude \"{}\" are not both numbers of degrees",
                               north.substr(0, 20), east.substr(0, 20));
            return Verdict::bad;
        }
        if (*lat > 99.99 && *lat < 100) return Verdict::passed_over;  // how the ONS writes "no point"
        if (*lat == 0 && *lon == 0) return Verdict::passed_over;
        point = {*lat, *lon};
        if (in_the_isles(point)) return Verdict::good;
        what = fmt::format("{},{} is not in Britain or Ireland; are latitude and longitude the right way round?",
                           north.substr(0, 20), east.substr(0, 20));
        return Verdict::bad;
    }

    Verdict grid(const std::vector<std::string_view>& fields, PostcodeRow& row, std::string& what) const {
        const std::string_view easting = cell(fields, columns_.east), northing = cell(fields, columns_.north);
        if (easting.empty() && northing.empty()) return Verdict::passed_over;
        if (row.postcode.outcode.starts_with("BT")) return Verdict::passed_over;  // these are metres of the Irish Grid
        const auto east = as_number(easting), north = as_number(northing);
        if (!east || !north || *east < 0 || *east > 700'000 || *north < 0 || *north > 1'300'000) {
            what = fmt::format("eastings \"{}\" and northings \"{}\" are not metres of the National Grid",
                               easting.substr(0, 20), northing.substr(0, 20));
            return Verdict::bad;
        }
        if (*east == 0 && *north == 0) return Verdict::passed_over;
        row.point = from_national_grid(*east, *north);
        return Verdict::good;
    }

    static bool in_the_isles(const LatLon& point) {
        return point.lat > 49 && point.lat < 61.5 && point.lon > -11 && point.lon < 2.5;
    }

    Columns columns_;
};

/// A fraction tells degrees from house numbers and metres: bare small integers fit too many columns.
bool is_telling(const Columns& columns, const std::vector<std::string_view>& fields) {
    return columns.lat == Columns::none ||
           (columns.lat < fields.size() && fields[columns.lat].find('.') != std::string_view::npos);
}

/// The layout in which most rows have a point, if most rows are readable in it.
std::optional<Columns> columns_by_place(const std::vector<std::string>& lines) {
    std::optional<Columns> best;
    std::size_t most = 0;
    for (Columns layout : known_layouts) {
        const Columns found = layout;
        layout.ended = Columns::none;  // the national file begins with hundreds of postcodes that ended long ago
        const RowReader reader(layout);
        std::size_t good = 0, bad = 0;
        std::vector<std::string_view> fields;
        for (std::string line : lines) {
            split_csv(line, fields);
            PostcodeRow row;
            std::string what;
            const Verdict verdict = is_telling(layout, fields) ? reader.read(fields, row, what) : Verdict::bad;
            good += verdict == Verdict::good;
            bad += verdict == Verdict::bad;
        }
        if (good > most && bad * 2 < lines.size()) {
            most = good;
            best = found;
        }
    }
    return best;
}

/// The lines of a file, however they end, without a mark at the start.
class Lines {
public:
    explicit Lines(std::istream& in) : in_(in), buffer_(longest_line + 1, '\0') {}
    /// False at the end, and for a line that is too long.
    bool next(std::string& line) {
        if (!in_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()))) {
            too_long_ = !in_.eof() && in_.gcount() > 0;
            return false;
        }
        line = buffer_.c_str();  // what follows a NUL is no text
        ++number_;
        if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (line.ends_with('\r')) line.pop_back();
        return true;
    }
    bool too_long() const { return too_long_; }
    std::size_t number() const { return number_; }

private:
    std::istream& in_;
    std::string buffer_;
    std::size_t number_ = 0;
    bool too_long_ = false;
};

}  // namespace

Result<RowsReport> read_postcode_rows(std::istream& in, const std::string& file,
                                      const std::function<bool(const PostcodeRow&)>& take) {
    Lines lines(in);
    std::vector<std::string> first;
    std::vector<std::size_t> numbers;
    std::string line;
    while (first.size() <= rows_to_look_at && lines.next(line))
        if (!line.empty() && line.front() != '#') {
            first.push_back(line);
            numbers.push_back(lines.number());
        }
    const auto too_long = [&] {
        return fail(
            ErrorKind::unreadable,
            fmt::format(
                "{}:{}: this line is longer than 64 kB, so this is no file of postcodes; give a CSV file with one postcode a line",
                file, lines.number() + 1));
    };
    if (lines.too_long()) return too_long();
    if (first.empty())
        return fail(ErrorKind::unreadable, file + ": the file is empty; give a CSV file with one postcode a line");

    std::vector<std::string_view> fields;
    std::string header = first.front();
    split_csv(header, fields);
    auto columns = columns_named(fields);
    const std::size_t skip = columns ? 1 : 0;
    if (!columns) columns = columns_by_place(first);
    if (!columns)
        return fail(
            ErrorKind::unsupported,
            fmt::format(
                "{}:{}: cannot tell which columns hold the postcode and its point; put a first line over them that names them, such as postcode,latitude,longitude or postcode,eastings,northings",
                file, numbers.front()));

    const RowReader reader(*columns);
    RowsReport report;
    const auto read_line = [&](std::string& text, std::size_t number) {
        split_csv(text, fields);
        PostcodeRow row;
        std::string what;
        switch (reader.read(fields, row, what)) {
            case Verdict::good: ++report.taken; return take(row);
            case Verdict::passed_over: ++report.passed_over; return true;
            case Verdict::bad:
                ++report.bad;
                if (report.problems.size() < most_problems)
                    report.problems.push_back(
                        fmt::format("{}:{}: [warning] {}; the row was left out", file, number, what));
        }
        return true;
    };
    bool more = true;
    for (std::size_t i = skip; i < first.size() && more; ++i) more = read_line(first[i], numbers[i]);
    while (more && lines.next(line))
        if (!line.empty() && line.front() != '#') more = read_line(line, lines.number());
    if (lines.too_long()) return too_long();
    if (report.taken == 0)
        return fail(ErrorKind::unreadable,
                    report.problems.empty()
                        ? file + ": none of its postcodes is in use and has a point; give another file"
                        : report.problems.front() + ", and no other row can be used either");
    return report;
}

}  // namespace waymark
