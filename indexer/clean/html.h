// What would a person read in this HTML?
#pragma once

#include <string>
#include <string_view>

namespace waymark::feeds {

/// HTML as plain paragraphs; memory is bounded however it is nested. Text that is no HTML comes back much the same.
std::string html_to_text(std::string_view html);

/// Whether a text has tags or character references that a browser would read as such.
bool looks_like_html(std::string_view text);

}  // namespace waymark::feeds
