// Where does the whole of an import report go that somebody wants as a file?
#include "server/import_report/report_file.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "content/text/ascii.h"
#include "server/import_report/table.h"
#include "server/import_report/web_page.h"

namespace waymark {

namespace fs = std::filesystem;

namespace {
std::string ending_of(const std::string& file) { return ascii::lower(fs::path(file).extension().string()); }
bool is_page(const std::string& file) { return ending_of(file) == ".html" || ending_of(file) == ".htm"; }
}  // namespace

Result<void> check_report_file(const std::string& file) {
    if (!is_page(file) && ending_of(file) != ".csv")
        return fail(ErrorKind::bad_parameter,
                    fmt::format("A report is written as a web page or as a table: give --report a file that ends in "
                                ".html or .csv, such as --report report.html. {} ends in neither.",
                                file),
                    "report");
    std::error_code error;
    const auto folder = fs::path(file).parent_path();
    if (!folder.empty() && !fs::is_directory(folder, error))
        return fail(ErrorKind::bad_parameter,
                    fmt::format("There is no folder {} for the report to go into.", folder.string()), "report");
    if (fs::is_directory(file, error))
        return fail(ErrorKind::bad_parameter, fmt::format("{} is a folder. Name a file in it.", file), "report");
    return {};
}

Result<void> write_report_file(const std::string& file, const ImportReport& report, const ReportSentences& sentences,
                               const std::string& what, const std::string& moment) {
    if (auto fits = check_report_file(file); !fits) return fits;
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << (is_page(file) ? report_page(report, sentences, what, moment) : report_table(report, sentences));
    out.close();
    if (!out)
        return fail(ErrorKind::storage, fmt::format("The report could not be written to {}: is there room, and may "
                                                    "you write there?",
                                                    file));
    return {};
}

}  // namespace waymark
