// Is this text only there because a field must not stay empty (placeholder text)?
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "content/content_files.h"

namespace waymark::feeds {

/// What people type where nobody has written the words yet: `feeds/placeholders.txt`. Immutable; thread-safe.
class Placeholders {
public:
    /// Errors: a bad line, with file, line and a plain sentence.
    static Result<Placeholders> load(const ContentFiles& files);

    /// Whether a text is a placeholder as a whole, or holds words that say that it is not finished. Letters without
    /// their case; looks at its first 1,000 bytes.
    bool in(std::string_view text) const;

private:
    std::unordered_set<std::string> whole_;
    std::vector<std::string> parts_;  // in small letters
    std::bitset<1U << 16U> begins_;   // by the first two bytes of a part: few places of a text are looked at twice
};

}  // namespace waymark::feeds
