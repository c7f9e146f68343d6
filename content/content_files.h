// Where does a content file lie, and what does one line of it say?
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/error.h"

namespace waymark {

/// Finds files of `content/`. A file of the same relative name in `DATA/content/` takes precedence over the shipped
/// one.
class ContentFiles {
public:
    /// `shipped` empty: `$prefix/share/waymark/content` beside the running program when it is there, else the source
    /// tree it was built from.
    ContentFiles(std::filesystem::path shipped, std::filesystem::path own);

    /// The file to read for a name such as `words/needs.txt`; `not_found` when neither folder has it.
    Result<std::filesystem::path> find(std::string_view name) const;
    /// Every file below a folder such as `languages`, by relative name, sorted; own files and shipped ones together.
    std::vector<std::string> list(std::string_view folder) const;
    /// The whole file as text (64 MB at most), BOM taken off.
    Result<std::string> read(std::string_view name) const;
    /// A fingerprint (hex) of the names and bytes of every file below the folders; changes when any of them does.
    std::string fingerprint(const std::vector<std::string>& folders) const;

    const std::filesystem::path& shipped() const { return shipped_; }

private:
    std::filesystem::path shipped_, own_;
};

/// One line of a words file: `head: item, item, item`. `#` at its start or after white space starts a comment; blank
/// lines are passed over; a line that starts with white space goes on with the items of the line before it (the new
/// line divides two items as a comma does).
struct WordsLine {
    std::size_t line = 0;            ///< 1 for the first
    std::vector<std::string> head;   ///< the words before the colon, divided at spaces: {"need", "ASD"}
    std::vector<std::string> items;  ///< the parts after it, divided at commas, trimmed, never empty
};

/// Reads a words file. A line without a colon, without items or longer than 20,000 bytes is refused with file, line and
/// a plain sentence.
Result<std::vector<WordsLine>> read_words_file(const ContentFiles& files, std::string_view name);

}  // namespace waymark
