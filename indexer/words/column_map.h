// Which column of a council's own spreadsheet is what?
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/content_files.h"
#include "waymark/error.h"

namespace waymark::feeds {

/// What a person has said of the columns: `name: Title` or `description: Summary + Details` or `council: "sunderland"`,
/// a line each.
struct ColumnMap {
    struct Line {
        std::string field;                 ///< our name, one of ColumnNames
        std::vector<std::string> columns;  ///< their columns, as written; joined where there are several
        std::string fixed;                 ///< words that hold for every row, instead of columns
        std::size_t line = 0;
    };
    std::vector<Line> lines;

    const Line* find(std::string_view field) const;
};

/// Reads a mapping file. Errors, with file and line: a line that is none, a name that is none of ours, no line for
/// `name`.
Result<ColumnMap> read_column_map(std::string_view text, std::string_view file);
/// The fields that a column can be mapped to, in the order of a mapping file.
const std::vector<std::string_view>& mapped_fields();

/// What councils call their columns: `feeds/columns.txt`. Immutable; thread-safe.
class ColumnNames {
public:
    static Result<ColumnNames> load(const ContentFiles& files);

    /// The mapping that the names of columns suggest; `written` as the file has them. Without a line for `name` when
    /// nothing suggests one.
    ColumnMap guess(const std::vector<std::string_view>& written) const;

private:
    std::unordered_map<std::string, std::string> fields_;  // key → field
};

/// A mapping file to be looked over, with the columns that have no use yet as comments.
std::string column_map_text(const ColumnMap& map, const std::vector<std::string_view>& written, std::string_view file);
/// Words of a column's name without case, signs and underscores.
std::string column_key(std::string_view written);

}  // namespace waymark::feeds
