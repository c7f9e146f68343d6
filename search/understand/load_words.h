// Which steps read the words files into a lexicon?
#pragma once

#include <string>

#include "content/content_files.h"
#include "content/words/vocabulary.h"

namespace waymark::understanding {

class Lexicon;

/// Adds the lines of a words file (`words/…` or `languages/…`). Errors: a bad line, with file, line and a plain
/// sentence.
Result<void> load_phrases(const ContentFiles& files, const std::string& name, const Vocabulary& vocabulary,
                          bool of_language, Lexicon& into);
/// Adds words of danger and strain (`urgent/words*.txt`).
Result<void> load_danger(const ContentFiles& files, const std::string& name, Lexicon& into);
/// Adds the help that is shown for danger (`urgent/help.txt`).
Result<void> load_help(const ContentFiles& files, const std::string& name, Lexicon& into);

/// Adds the names of the glossary (`words/glossary.txt`).
Result<void> load_glossary(const ContentFiles& files, const std::string& name, Lexicon& into);

}  // namespace waymark::understanding
