// Which problems of an import say the same of different records?
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "waymark/import.h"

namespace waymark {

/// The message without what differs from record to record (numbers and what stands in quotes), so that equal troubles
/// can be counted.
std::string kind_of(const ImportProblem& problem);

/// Warnings that say the same of different records.
struct WarningKind {
    std::string kind;
    std::uint32_t count = 0;
    const ImportProblem* first = nullptr;
};
/// The warnings by kind, most first, equal ones by name; without those that findings tell already. They point into the
/// report.
std::vector<WarningKind> warning_kinds(const ImportReport& report);

}  // namespace waymark
