// What was meant by text whose bytes were read in the wrong encoding? (windows-1252 controls, mojibake)
#pragma once

#include <string>
#include <string_view>

namespace waymark::text {

/// The character that windows-1252 has where Unicode has a control character: U+0096 is "–", as browsers read it (the
/// HTML standard, numeric character references). Other characters, and the five that windows-1252 leaves free, come
/// back as they are.
char32_t windows_1252_meaning(char32_t c);

enum class Misread {
    no,
    mended,    ///< UTF-8 had been read as windows-1252, which is certain: `out` holds what was meant
    doubtful,  ///< it holds signs such as "â€™", but what was meant is not certain
};

/// Whether UTF-8 had been read as windows-1252, once or twice ("â€™" for "’", "Â£" for "£"). It is certain only when
/// the whole text, turned back into bytes, is UTF-8 of letters and marks that people write, and no sign of it makes
/// sense as it stands: "CRÈME BRÛLÉE…", "«IRMÃ»" and "5 Â" are left alone. Linear; most texts are passed over at once.
Misread mend_misread(std::string_view utf8, std::string& out);

}  // namespace waymark::text
