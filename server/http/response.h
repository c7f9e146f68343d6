// What goes back to a client?
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace waymark::http {

/// A body that is made while it is sent: appends the next piece and gives false once there is nothing more. Called by one worker at a time, when
/// the client has taken the piece before, so that a body of any length needs the memory of one piece.
using BodyStream = std::function<bool(std::string& piece)>;

/// A whole response. `Content-Length`, `Connection` and the security headers are added on its way out.
struct Response {
    int status = 200;
    std::string content_type;   ///< empty with an empty body
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    BodyStream stream;          ///< when there is one, it is the body and `body` is empty

    /// Adds a header. Line ends in a value are turned to spaces, so that nothing a client sent can start a header of its own.
    Response& with(std::string name, std::string value) & {
        for (char& c : value)
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
        if (headers.empty()) headers.reserve(14);   // as many as an answer has
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    Response&& with(std::string name, std::string value) && { return std::move(with(std::move(name), std::move(value))); }
    /// The value of a header by its exact name; null when there is none.
    const std::string* header(const std::string& name) const {
        for (const auto& [key, value] : headers)
            if (key == name) return &value;
        return nullptr;
    }
};

}  // namespace waymark::http

namespace waymark {
using http::Response;
}
