// Are these bytes a good request, and where does it end?
#include "server/http/request_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "content/text/ascii.h"
#include "server/http/url.h"

namespace waymark::http {
namespace {

/// A letter of a method or of a header's name (RFC 9110, 5.6.2).
bool is_token_char(unsigned char c) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
    return c != 0 && std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) != std::string_view::npos;
}
bool is_token(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_token_char(static_cast<unsigned char>(c)); });
}
/// Whether a comma-separated header value holds a word, whatever its case.
bool lists(std::string_view value, std::string_view word) {
    while (!value.empty()) {
        const auto comma = value.find(',');
        if (ascii::lower(ascii::trimmed(value.substr(0, comma), " \t")) == word) return true;
        value = comma == std::string_view::npos ? std::string_view() : value.substr(comma + 1);
    }
    return false;
}
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}
bool may_have_body(std::string_view method) { return is_one_of(method, {"POST", "PUT", "PATCH"}); }

}  // namespace

bool RequestReader::refuse(int status, std::string detail) {
    refused_ = true;
    keep_alive_ = false;
    refusal_ = {status, std::move(detail), request_.target};
    return false;
}

void RequestReader::start_over() {
    looked_ = line_start_ = blank_lines_ = body_start_ = body_size_ = 0;
    has_request_line_ = waits_for_continue_ = false;
    keep_alive_ = true;
    request_ = Request();
}

Reading RequestReader::read() {
    if (refused_) return Reading::refused;
    while (body_start_ == 0) {
        const auto end = buffer_.find('\n', looked_);
        const auto seen = end == std::string::npos ? buffer_.size() : end + 1;
        if (!has_request_line_ && seen - line_start_ > limits_.target_bytes + 32) {
            const auto slash = std::min(buffer_.find('/', line_start_), buffer_.size());
            request_.target = buffer_.substr(slash, 256);
            refuse(414, "This address is too long. Use at most " + std::to_string(limits_.target_bytes) +
                            " bytes of path and query.");
            return Reading::refused;
        }
        if (seen > limits_.head_bytes) {
            refuse(431, "The headers of this request are too long. Use at most " + std::to_string(limits_.head_bytes) +
                            " bytes.");
            return Reading::refused;
        }
        if (end == std::string::npos) {
            looked_ = buffer_.size();
            return buffer_.empty() ? Reading::empty : Reading::head;
        }
        if (end == line_start_ || buffer_[end - 1] != '\r') {
            refuse(400, "Each line of a request must end with a carriage return and a line feed.");
            return Reading::refused;
        }
        const std::string_view line(buffer_.data() + line_start_, end - 1 - line_start_);
        looked_ = line_start_ = end + 1;
        if (!read_line(line)) return Reading::refused;
    }
    return buffer_.size() - body_start_ < body_size_ ? Reading::body : Reading::whole;
}

Request RequestReader::take() {
    request_.body = buffer_.substr(body_start_, body_size_);
    buffer_.erase(0, body_start_ + body_size_);
    if (buffer_.empty() && buffer_.capacity() > limits_.head_bytes) buffer_.shrink_to_fit();
    Request out = std::move(request_);
    const bool keep_alive = keep_alive_;
    start_over();
    keep_alive_ = keep_alive;
    return out;
}

bool RequestReader::read_line(std::string_view line) {
    if (!has_request_line_) {
        keep_alive_ = true;
        // Some old clients send an empty line after a body; RFC 9112, 2.2 asks servers to pass over it.
        if (line.empty() && ++blank_lines_ <= 2) return true;
        return read_request_line(line);
    }
    if (line.empty()) return end_of_head();
    return read_header(line);
}

bool RequestReader::read_request_line(std::string_view line) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last || !is_token(line.substr(0, first)))
        return refuse(400, "The first line of a request must be a method, an address and HTTP/1.1.");
    const auto method = line.substr(0, first);
    const auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    request_.target = std::string(target.substr(0, limits_.target_bytes));
    if (target.size() > limits_.target_bytes)
        return refuse(414, "This address is too long. Use at most " + std::to_string(limits_.target_bytes) +
                               " bytes of path and query.");
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        if (version.substr(0, 5) == "HTTP/" && version.size() == 8)
            return refuse(505, "This server speaks HTTP/1.1. Send the request as HTTP/1.1.");
        return refuse(400, "The first line of a request must end with HTTP/1.1.");
    }
    if (!is_one_of(method, {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}))
        return refuse(501, "This server does not know that method. Use GET.");
    request_.method = std::string(method);
    request_.http10 = version == "HTTP/1.0";
    keep_alive_ = !request_.http10;
    has_request_line_ = true;
    return read_target(target);
}

bool RequestReader::read_target(std::string_view target) {
    for (unsigned char c : target)
        if (c <= 0x20 || c == 0x7f)
            return refuse(400, "This address holds a space or a control character. Write it as %XX.");
    if (target == "*" && request_.method == "OPTIONS") {
        request_.path = std::string(target);
        return true;
    }
    // RFC 9112, 3.2.2: a server must take `GET http://host/path` too.
    if (target.substr(0, 7) == "http://" || target.substr(0, 8) == "https://") {
        const auto path = target.find('/', target.find("//") + 2);
        target = path == std::string_view::npos ? std::string_view("/") : target.substr(path);
        request_.target = std::string(target);
    }
    if (target.empty() || target.front() != '/') return refuse(400, "An address must start with a slash.");
    target = target.substr(0, target.find('#'));
    const auto question = target.find('?');
    auto path = decoded_path(target.substr(0, question));
    if (!path) return refuse(400, "This address holds a broken %XX.");
    request_.path = std::move(*path);
    if (question == std::string_view::npos) return true;
    auto parameters = query_parameters(target.substr(question + 1), limits_.parameters);
    if (!parameters)
        return refuse(400,
                      "This address has too many parameters. Use at most " + std::to_string(limits_.parameters) + ".");
    request_.parameters = std::move(*parameters);
    return true;
}

bool RequestReader::read_header(std::string_view line) {
    if (request_.headers.size() == limits_.header_lines)
        return refuse(431,
                      "This request has too many headers. Use at most " + std::to_string(limits_.header_lines) + ".");
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
        return refuse(400, "Each header must be a name, a colon and a value on one line.");
    const auto value = ascii::trimmed(line.substr(colon + 1), " \t");
    for (unsigned char c : value)
        if ((c < 0x20 && c != '\t') || c == 0x7f) return refuse(400, "A header holds a control character.");
    request_.headers.emplace_back(ascii::lower(line.substr(0, colon)), std::string(value));
    return true;
}

bool RequestReader::end_of_head() {
    const std::string* length = nullptr;
    std::size_t hosts = 0;
    bool transfer_encoding = false, chunked = false;
    for (const auto& [name, value] : request_.headers) {
        if (name == "content-length") {
            if (length) return refuse(400, "This request has two Content-Length headers. Send one.");
            length = &value;
        } else if (name == "transfer-encoding") {
            transfer_encoding = true;
            chunked = chunked || lists(value, "chunked");
        } else if (name == "host") {
            ++hosts;
            if (value.find_first_of(" \t/?#@\\") != std::string::npos)
                return refuse(400, "The Host header is not the name of a host.");
        } else if (name == "connection") {
            if (lists(value, "close")) keep_alive_ = false;
            else if (request_.http10 && lists(value, "keep-alive")) keep_alive_ = true;
        } else if (name == "expect") {
            if (ascii::lower(value) != "100-continue")
                return refuse(417, "This server cannot meet that Expect header. Leave it out.");
            waits_for_continue_ = !request_.http10;
        }
    }
    if (hosts > 1 || (hosts == 0 && !request_.http10)) return refuse(400, "A request must have one Host header.");
    if (transfer_encoding && (length || request_.http10))
        return refuse(400, "This request has both Content-Length and Transfer-Encoding. Send Content-Length only.");
    if (chunked) return refuse(411, "This server does not take chunked bodies. Send the body with a Content-Length.");
    if (transfer_encoding)
        return refuse(501, "This server does not know that Transfer-Encoding. Send the body with a Content-Length.");
    if (length) {
        const bool digits = !length->empty() && length->size() <= 12 &&
                            std::all_of(length->begin(), length->end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!digits) return refuse(400, "Content-Length must be a whole number of bytes.");
        body_size_ = std::stoull(*length);
        if (body_size_ > limits_.body_bytes)
            return refuse(413, "This body is too long. Send at most " + std::to_string(limits_.body_bytes) + " bytes.");
        if (body_size_ > 0 && !may_have_body(request_.method))
            return refuse(400, "A " + request_.method + " request must not have a body.");
    } else if (may_have_body(request_.method)) {
        return refuse(411, "Say how long the body is with a Content-Length.");
    }
    waits_for_continue_ = waits_for_continue_ && body_size_ > 0;
    body_start_ = line_start_;
    return true;
}

}  // namespace waymark::http
