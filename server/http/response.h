// What goes back to a client?
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark::http {

/// A body that is made while it is sent: appends the next piece and gives false once there is nothing more. Called by
/// one worker at a time, when the client has taken the piece before, so that a body of any length needs the memory of
/// one piece.
using BodyStream = std::function<bool(std::string& piece)>;

/// A whole response. `Content-Length`, `Connection` and the security headers are added on its way out.
struct Response {
    int status = 200;
    std::string content_type;  ///< empty with an empty body
    std::string body;
    std::shared_ptr<const std::string> ready;  ///< a body that others hold too; then `body` is empty
    std::vector<std::pair<std::string_view, std::string>> headers;
    BodyStream stream;  ///< when there is one, it is the body and `body` is empty

    /// Adds a header, whose name is one of ours and lasts for ever. Line ends in a value are turned to spaces, so that
    /// nothing a client sent can start a header of its own.
    Response& with(std::string_view name, std::string value) & {
        for (char& c : value)
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
        return add(name, std::move(value));
    }
    /// The same for a value of ours, which needs no look.
    template <std::size_t count>
    Response& with(std::string_view name, const char (&value)[count]) & {
        return add(name, std::string(value, count - 1));
    }
    Response&& with(std::string_view name, std::string value) && { return std::move(with(name, std::move(value))); }
    std::string_view whole_body() const { return ready ? *ready : body; }
    /// The value of a header by its exact name; null when there is none.
    const std::string* header(std::string_view name) const {
        for (const auto& [key, value] : headers)
            if (key == name) return &value;
        return nullptr;
    }

private:
    Response& add(std::string_view name, std::string&& value) {
        if (headers.empty()) headers.reserve(14);  // as many as an answer has
        headers.emplace_back(name, std::move(value));
        return *this;
    }
};

}  // namespace waymark::http

namespace waymark {
using http::Response;
}
