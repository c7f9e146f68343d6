// What did a client ask for, once its bytes were found to be a good request?
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/json/parameter.h"

namespace waymark::http {

using waymark::Parameter;  // of the query string or a form, percent-decoded

/// A whole request. A value: no part of it points into a socket or a library.
struct Request {
    std::string method;                 ///< `GET`, `HEAD`, `POST` …
    std::string target;                 ///< as it was sent: path and query, still encoded
    std::string path;                   ///< percent-decoded, without the query
    std::vector<Parameter> parameters;  ///< of the query string
    std::vector<std::pair<std::string, std::string>>
        headers;  ///< names in lower case, values trimmed, otherwise as sent
    std::string body;
    bool http10 = false;
    bool from_loopback = false;         ///< the socket's other end is this machine (a proxy on it looks the same)
    std::vector<std::string> captures;  ///< filled by the router: what stood for `{…}` of the route's pattern, in order

    /// The value of a header by its lower-case name; null when it was not sent.
    const std::string* header(std::string_view name) const {
        for (const auto& [key, value] : headers)
            if (key == name) return &value;
        return nullptr;
    }
    /// The first value of a parameter; empty when it was not sent.
    std::string_view parameter(std::string_view name) const {
        for (const auto& each : parameters)
            if (each.name == name) return each.value;
        return {};
    }
};

}  // namespace waymark::http

namespace waymark {
using http::Request;
}
