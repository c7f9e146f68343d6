// Which fields does a listing have, which codes may each hold, and what do families read for them?
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/content_files.h"

namespace waymark {

/// One code of a field, in the order of the file.
struct VocabularyValue {
    std::string code, label;
};
struct VocabularyField {
    std::string name;   ///< `need`, `age_band` …
    std::string label;  ///< `Need`, `Age group` …
    std::vector<VocabularyValue> values;
    /// Position of a code, or -1.
    int position(std::string_view code) const;
};

/// The fields and codes of `content/vocabulary.json`, immutable.
class Vocabulary {
public:
    /// Errors: the file is missing or not of its form (field and mending are named).
    static Result<Vocabulary> load(const ContentFiles& files);

    const std::vector<VocabularyField>& fields() const { return fields_; }
    const VocabularyField* field(std::string_view name) const;  ///< null when there is none
    bool has(std::string_view field, std::string_view code) const;
    std::string label(std::string_view field, std::string_view code) const;  ///< the code itself when it is unknown

    /// The age bands that a range of ages meets, as codes of `age_band`; none when no age is stated.
    static std::vector<std::string> age_bands(std::optional<int> min, std::optional<int> max);

private:
    std::vector<VocabularyField> fields_;
};

}  // namespace waymark
