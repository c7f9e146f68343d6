// Which hash tells that some bytes are unchanged (Subresource Integrity, Content Security Policy)?
#pragma once

#include <string>
#include <string_view>

namespace waymark {

/// `sha256-…` in base64, as `integrity` attributes and a `style-src` have it.
std::string integrity_of(std::string_view bytes);

}  // namespace waymark
