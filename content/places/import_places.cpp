// How does a national file of postcodes get into a data directory?
#include "content/places/import_places.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>

#include "content/places/postcode_rows.h"
#include "content/places/units.h"

namespace fs = std::filesystem;

namespace waymark {
namespace {

constexpr std::size_t most_units = 8'000'000, most_files = 2'000, most_problems = 100;

/// The file itself, or every CSV file below a folder: Code-Point Open comes as 120 of them.
Result<std::vector<fs::path>> files_of(const std::string& name) {
    std::error_code error;
    if (!fs::is_directory(name, error)) {
        if (!fs::exists(name, error))
            return fail(ErrorKind::not_found, fmt::format("{}: there is no such file; check its name", name));
        return std::vector<fs::path>{name};
    }
    std::vector<fs::path> files;
    for (fs::recursive_directory_iterator at(name, error), end; !error && at != end; at.increment(error)) {
        std::string ending = at->path().extension().string();
        std::transform(ending.begin(), ending.end(), ending.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        if (std::error_code ignored; ending == ".csv" && at->is_regular_file(ignored)) files.push_back(at->path());
        if (files.size() > most_files)
            return fail(ErrorKind::unsupported,
                        fmt::format("{}: more than {} CSV files; name one of its folders", name, most_files));
    }
    if (files.empty()) return fail(ErrorKind::not_found, fmt::format("{}: there is no CSV file in this folder", name));
    std::sort(files.begin(), files.end());
    return files;
}

/// The records on their way into the table.
class Gathered {
public:
    /// False when there are too many.
    bool add(const PostcodeRow& row) {
        if (units_.size() == most_units) return false;
        Unit unit;
        unit.key = unit_key(row.postcode);
        unit.lat_millionths = static_cast<std::int32_t>(std::lround(row.point.lat * 1e6));
        unit.lon_millionths = static_cast<std::int32_t>(std::lround(row.point.lon * 1e6));
        unit.council = number_of(row.council_code);
        units_.push_back(unit);
        return true;
    }

    /// Sorted, each postcode once; of several rows the last one counts.
    std::vector<Unit> take() {
        std::stable_sort(units_.begin(), units_.end(), [](const Unit& a, const Unit& b) { return a.key < b.key; });
        std::size_t kept = 0;
        for (const Unit& unit : units_) {
            if (kept > 0 && units_[kept - 1].key == unit.key) --kept;
            units_[kept++] = unit;
        }
        units_.resize(kept);
        return std::move(units_);
    }
    const std::vector<std::string>& codes() const { return codes_; }

private:
    /// Only the upper-tier councils of England are kept (E06 unitary, E08 metropolitan, E09 London, E10 county): ours
    /// are.
    std::uint8_t number_of(std::string_view code) {
        if (!code.starts_with("E06") && !code.starts_with("E08") && !code.starts_with("E09") &&
            !code.starts_with("E10"))
            return 0;
        if (const auto found = numbers_.find(code); found != numbers_.end()) return found->second;
        if (codes_.size() == 255) return 0;
        codes_.emplace_back(code);
        return numbers_.emplace(code, static_cast<std::uint8_t>(codes_.size())).first->second;
    }

    std::vector<Unit> units_;
    std::vector<std::string> codes_;
    std::map<std::string, std::uint8_t, std::less<>> numbers_;
};

}  // namespace

Result<std::size_t> import_places(const std::string& data_dir, const std::string& file,
                                  std::vector<std::string>* problems) {
    const auto files = files_of(file);
    if (!files) return tl::unexpected<Error>(files.error());
    Gathered gathered;
    std::size_t rows = 0;
    std::optional<Error> first_error;
    for (const fs::path& path : *files) {
        std::ifstream in(path, std::ios::binary);
        if (!in)
            return fail(ErrorKind::unreadable,
                        fmt::format("{}: cannot be opened; may this program read it?", path.string()));
        bool room = true;
        const auto report =
            read_postcode_rows(in, path.string(), [&](const PostcodeRow& row) { return room = gathered.add(row); });
        if (!room)
            return fail(ErrorKind::unsupported,
                        fmt::format("{}: more than {} postcodes; the whole country has under 3 million", path.string(),
                                    most_units));
        if (!report) {
            // A folder of a national file also holds lists of names and notes.
            if (files->size() == 1) return tl::unexpected<Error>(report.error());
            if (!first_error) first_error = report.error();
            continue;
        }
        rows += report->taken;
        if (problems)
            for (const std::string& problem : report->problems)
                if (problems->size() < most_problems) problems->push_back(problem);
    }
    if (rows == 0) return tl::unexpected<Error>(*first_error);
    const auto codes = gathered.codes();
    if (const auto done = merge_units(data_dir, gathered.take(), codes); !done)
        return tl::unexpected<Error>(done.error());
    return rows;
}

}  // namespace waymark
