// What is a person told about an import: counts, problems, terms to add?
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/map/mapper.h"
#include "waymark/import.h"

namespace waymark::feeds {

/// Fills an ImportReport as records go by, within its bounds.
class ReportWriter {
public:
    ReportWriter(ImportReport& report, const std::vector<std::string>& files) : report_(report), files_(files) {}

    void problem(bool is_error, std::size_t file, std::size_t line, std::string record, std::string field,
                 std::string message, std::string_view finding = {});
    /// Notes, unmapped terms and derived fields of one record; terms and derived count only when it went in.
    void record(const Mapped& mapped, std::size_t file);

private:
    ImportReport& report_;
    const std::vector<std::string>& files_;
};

/// Ids that were seen in this import, and where first.
class SeenIds {
public:
    struct Where {
        std::size_t file = 0, line = 0;
    };
    /// Null when the id is new (and is now seen); else where it was first.
    const Where* again(const std::string& id, std::size_t file, std::size_t line);
    std::vector<std::string> all() const;

private:
    std::unordered_map<std::string, Where> seen_;
};

}  // namespace waymark::feeds

namespace waymark {

/// `FILE:LINE: [error] what is wrong`, for the command line.
std::string problem_line(const ImportProblem& problem);

}  // namespace waymark
