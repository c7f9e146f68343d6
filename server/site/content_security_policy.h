// What may a page load, and who may show it in a frame?
#pragma once

#include <string>
#include <string_view>

namespace waymark {

/// The Content-Security-Policy of a page: files of this site and nothing else. `frame_ancestors` as CSP writes it.
inline std::string content_security_policy(std::string_view frame_ancestors = "'none'") {
    return "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; "
           "base-uri 'none'; frame-ancestors " +
           std::string(frame_ancestors);
}

}  // namespace waymark
