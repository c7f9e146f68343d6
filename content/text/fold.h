// How does text look once case, accents and typography are put aside?
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::text {

/// Folds text for comparing: NFKC case folding, accents taken off, apostrophes inside words dropped ("Down's" →
/// "downs"), typographic quotes and dashes made plain. Bytes that are not UTF-8 become U+FFFD. Linear in the size of
/// `utf8`: runs of more than 16 combining marks are cut. Other characters are kept, so "11+ (SEN)" stays "11+ (sen)".
std::string fold(std::string_view utf8);

}  // namespace waymark::text
