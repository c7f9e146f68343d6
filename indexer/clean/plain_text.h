// What would a person read in this text of a feed, once HTML, double escaping and stray characters are gone?
#pragma once

#include <string>
#include <string_view>

namespace waymark::feeds {

/// One line: mark-up and escapes gone, white space folded to single spaces, ends trimmed. UTF-8, NFC.
std::string one_line(std::string_view raw);

/// Paragraphs divided by a blank line, list lines starting "- ": HTML read by a real parser (also when it was escaped twice), `\n` and `\t`
/// written as two characters, carriage returns and invisible characters gone. Links keep their address in brackets. UTF-8, NFC.
std::string paragraphs(std::string_view raw);

/// HTML as plain paragraphs; memory is bounded however it is nested. Text that is no HTML comes back much the same.
std::string html_to_text(std::string_view html);

/// Whether a text has tags or character references that a browser would read as such.
bool looks_like_html(std::string_view text);

}  // namespace waymark::feeds
