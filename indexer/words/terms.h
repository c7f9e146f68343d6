// Which of our codes does a term of a feed mean?
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "content/content_files.h"
#include "content/words/vocabulary.h"

namespace waymark::feeds {

/// A field of the vocabulary and one of its codes.
struct Code {
    std::string field, code;
    bool operator==(const Code&) const = default;
};

/// The terms that a council adds for itself, in `DATA/content`; it need not be there.
inline constexpr std::string_view own_terms_file = "feeds/own-terms.txt";

/// The terms of feeds and what they mean: `feeds/terms.txt`, `feeds/own-terms.txt` and `feeds/taxonomies.txt`. Terms
/// are compared by their folded words, so case, hyphens, commas and brackets do not matter. Immutable; thread-safe.
class Terms {
public:
    /// Errors: a bad line, with file, line and a plain sentence.
    static Result<Terms> load(const ContentFiles& files, const Vocabulary& vocabulary);

    /// The field that a taxonomy is named after ("SEN primary need" → `need`); empty when it is named after none.
    std::string field_of(std::string_view taxonomy) const;

    /// What a term means. `code` and `words` may each be empty. A code or label of the field (of `category` when
    /// `field` is empty) is that code and nothing more; else the table of terms decides, the field's own terms first.
    /// Nothing: no code of ours covers it.
    std::vector<Code> meaning(std::string_view field, std::string_view code, std::string_view words) const;

    /// The same within one field only; the table's other fields do not count.
    std::vector<Code> meaning_in(std::string_view field, std::string_view words) const;

    /// The terms of a cell: its lines, else its parts between semicolons or bars, else between commas, but a term that
    /// has commas in it ("SEMH - Social, Emotional and Mental Health") stays whole where it is known.
    std::vector<std::string_view> split(std::string_view field, std::string_view cell) const;

    /// A code or label of a field, exactly; empty when it is none.
    std::string exact(std::string_view field, std::string_view words) const;

    /// Every term that means something, by its key, with what it means; in no order.
    void each_term(const std::function<void(const std::string& key, const Code& code)>& take) const;

    /// BCP 47 code of a language's name or code; empty when it is unknown. Table: `feeds/languages.txt`.
    std::string language(std::string_view name) const;

    /// Folded words of a term, joined by single spaces.
    static std::string key(std::string_view words);

private:
    Result<void> load_terms(const ContentFiles& files, std::string_view name, const Vocabulary& vocabulary);
    std::vector<Code> of_table(std::string_view field, std::string_view words) const;
    std::vector<Code> in_parts(std::string_view field, std::string_view words) const;
    bool is_known_term(std::string_view field, std::string_view words) const;

    std::unordered_map<std::string, std::string> taxonomies_;       // key → field
    std::vector<std::pair<std::string, std::string>> field_words_;  // key of a field's name or label → field
    std::map<std::string, std::unordered_map<std::string, std::string>, std::less<>> exact_;  // field → key → code
    std::unordered_map<std::string, std::vector<Code>> terms_;                                // key → codes
    std::unordered_map<std::string, std::string> languages_;
};

}  // namespace waymark::feeds
