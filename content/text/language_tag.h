// Is this the code of a language (BCP 47)?
#pragma once

#include <cstddef>
#include <string_view>

#include "content/text/ascii.h"

namespace waymark {

/// Whether a text has the form of a language tag, such as `pl` or `zh-Hant`: two or three letters, then parts of up to
/// eight letters and digits, 35 bytes in all (RFC 5646). Whether there is such a language is not asked.
constexpr bool is_language_tag(std::string_view text) {
    std::size_t part = 0, length = 0;
    for (const char c : text) {
        if (c == '-') {
            if (length == 0 || (part == 0 && length < 2)) return false;
            ++part;
            length = 0;
        } else if (ascii::is_letter(c) || (part > 0 && ascii::is_digit(c))) {
            if (++length > (part == 0 ? 3U : 8U)) return false;
        } else {
            return false;
        }
    }
    return length > 0 && (part > 0 || length >= 2) && text.size() <= 35;
}

}  // namespace waymark
