// What would a person read in this text of a feed, once HTML, double escaping and stray characters are gone?
#pragma once

#include <string>
#include <string_view>

namespace waymark::feeds {

/// One line: mark-up and escapes gone, white space folded to single spaces, ends trimmed. UTF-8, NFC.
std::string one_line(std::string_view raw);

/// Paragraphs divided by a blank line, list lines starting "- ": HTML read by a real parser (also when it was escaped
/// twice), `\n` and `\t` written as two characters, carriage returns and invisible characters gone. Links keep their
/// address in brackets. UTF-8, NFC.
std::string paragraphs(std::string_view raw);

}  // namespace waymark::feeds
