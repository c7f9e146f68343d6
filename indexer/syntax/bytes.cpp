// What are the bytes of a feed, as UTF-8 text, whole or line by line?
#include "indexer/syntax/bytes.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "content/text/text.h"

namespace waymark::feeds {

namespace {

constexpr std::size_t chunk = 1024 * 1024;

class FileSource : public ByteSource {
public:
    FileSource(std::FILE* file, std::uint64_t size, bool owned) : file_(file), size_(size), owned_(owned) {}
    ~FileSource() override {
        if (owned_) std::fclose(file_);
    }
    std::size_t read(char* to, std::size_t room) override { return std::fread(to, 1, room, file_); }
    std::uint64_t size() const override { return size_; }

private:
    std::FILE* file_;
    std::uint64_t size_;
    bool owned_;
};

/// Bytes of the well-formed character at `at`, 0 when there is none.
std::size_t character(std::string_view bytes, std::size_t at) {
    auto byte = [&](std::size_t i) { return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u; };
    auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    unsigned a = byte(0);
    if (a < 0x80) return 1;
    if (a >= 0xC2 && a < 0xE0) return follows(1) ? 2 : 0;
    if (a >= 0xE0 && a < 0xF0) {
        if (!follows(1) || !follows(2) || (a == 0xE0 && byte(1) < 0xA0) || (a == 0xED && byte(1) >= 0xA0)) return 0;
        return 3;
    }
    if (a >= 0xF0 && a < 0xF5) {
        if (!follows(1) || !follows(2) || !follows(3) || (a == 0xF0 && byte(1) < 0x90) ||
            (a == 0xF4 && byte(1) >= 0x90))
            return 0;
        return 4;
    }
    return 0;
}

std::size_t ascii_run(std::string_view bytes, std::size_t at) {
    std::size_t from = at;
    while (at + 8 <= bytes.size()) {
        std::uint64_t eight;
        std::memcpy(&eight, bytes.data() + at, 8);
        if (eight & 0x8080808080808080ull) break;
        at += 8;
    }
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
    return at - from;
}

/// The encoding that an XML declaration names, in lower case.
std::string declared_encoding(std::string_view start) {
    start = start.substr(0, 400);
    if (!start.starts_with("<?xml")) return {};
    start = start.substr(0, start.find("?>"));
    auto at = start.find("encoding");
    if (at == std::string_view::npos) return {};
    auto open = start.find_first_of("\"'", at);
    if (open == std::string_view::npos) return {};
    auto close = start.find(start[open], open + 1);
    if (close == std::string_view::npos) return {};
    std::string name(start.substr(open + 1, close - open - 1));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return name;
}

/// The wide encoding a file starts with, and how many bytes its mark takes.
std::pair<const char*, std::size_t> wide_encoding(std::string_view start) {
    using namespace std::string_view_literals;
    if (start.starts_with("\xFF\xFE\0\0"sv)) return {"UTF-32LE", 4};
    if (start.starts_with("\0\0\xFE\xFF"sv)) return {"UTF-32BE", 4};
    if (start.starts_with("\xFF\xFE"sv)) return {"UTF-16LE", 2};
    if (start.starts_with("\xFE\xFF"sv)) return {"UTF-16BE", 2};
    if (start.size() >= 4 && start[0] && !start[1] && start[2] && !start[3]) return {"UTF-16LE", 0};
    if (start.size() >= 4 && !start[0] && start[1] && !start[2] && start[3]) return {"UTF-16BE", 0};
    return {nullptr, 0};
}

/// Whether bytes that are not UTF-8 come from an old Macintosh: read as windows-1252 they would be capitals inside
/// words of small letters ("KidsÕ", "CafŽ"), as "’" and "é" of Mac Roman are, and more of these than there are quotes
/// and dashes of windows-1252.
bool looks_like_mac_roman(std::string_view bytes) {
    std::size_t capitals = 0, marks = 0;
    for (std::size_t at = ascii_run(bytes, 0); at < bytes.size(); at += 1 + ascii_run(bytes, at + 1)) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        const bool after_small = at > 0 && bytes[at - 1] >= 'a' && bytes[at - 1] <= 'z';
        const bool capital = byte == 0x8A || byte == 0x8C || byte == 0x8E || byte == 0x9F ||
                             (byte >= 0xC0 && byte <= 0xDE && byte != 0xD7);
        if (after_small && capital) ++capitals;
        if (byte == 0x92 || byte == 0x93 || byte == 0x94 || byte == 0x96) ++marks;
    }
    constexpr std::size_t enough = 2;
    return capitals >= enough && capitals > marks;
}

}  // namespace

Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::string& file) {
    if (file == "-") return std::unique_ptr<ByteSource>(new FileSource(stdin, 0, false));
    std::FILE* opened = std::fopen(file.c_str(), "rbe");
    if (!opened) {
        if (errno == ENOENT)
            return fail(ErrorKind::not_found, fmt::format("there is no file {}; check the path", file));
        return fail(ErrorKind::unreadable,
                    fmt::format("{} cannot be opened ({}); check who may read it", file, std::strerror(errno)));
    }
    struct stat info {};
    if (fstat(fileno(opened), &info) != 0 || S_ISDIR(info.st_mode)) {
        std::fclose(opened);
        return fail(ErrorKind::unreadable, fmt::format("{} is not a file", file));
    }
    return std::unique_ptr<ByteSource>(
        new FileSource(opened, S_ISREG(info.st_mode) ? static_cast<std::uint64_t>(info.st_size) : 0, true));
}

bool FeedBytes::more() {
    if (ended_) return false;
    if (at_ > 0) {
        buffer_.erase(0, at_);
        at_ = 0;
    }
    std::size_t had = buffer_.size();
    buffer_.resize(had + chunk);
    std::size_t got = source_->read(buffer_.data() + had, chunk);
    buffer_.resize(had + got);
    if (got == 0) ended_ = true;
    return got > 0;
}

std::string_view FeedBytes::start() {
    while (buffer_.size() - at_ < chunk && more()) {}
    return std::string_view(buffer_).substr(at_, chunk);
}

std::optional<std::string> FeedBytes::rest(std::size_t limit) {
    while (buffer_.size() - at_ <= limit && more()) {}
    if (buffer_.size() - at_ > limit) return std::nullopt;
    if (at_ > 0) buffer_.erase(0, at_);
    at_ = 0;
    consumed_ += buffer_.size();
    return std::move(buffer_);
}

std::optional<std::string_view> FeedBytes::line(std::size_t longest, bool& cut) {
    cut = false;
    std::size_t searched = 0;
    for (;;) {
        std::size_t end = buffer_.find('\n', at_ + searched);
        if (end != std::string::npos) {
            std::string_view found(buffer_.data() + at_, end - at_);
            consumed_ += found.size() + 1;
            at_ = end + 1;
            if (found.size() > longest) {
                cut = true;
                found = found.substr(0, longest);
            }
            if (found.ends_with('\r')) found.remove_suffix(1);
            return found;
        }
        searched = buffer_.size() - at_;
        if (searched > longest) break;
        if (!more()) {
            if (searched == 0) return std::nullopt;
            std::string_view found(buffer_.data() + at_, searched);
            consumed_ += searched;
            at_ = buffer_.size();
            return found;
        }
    }
    // Too long: keep the beginning, let the rest go by without keeping it.
    cut = true;
    std::string beginning = buffer_.substr(at_, std::min<std::size_t>(longest, 4096));
    consumed_ += buffer_.size() - at_;
    at_ = buffer_.size();
    while (more()) {
        std::size_t end = buffer_.find('\n');
        if (end != std::string::npos) {
            consumed_ += end + 1;
            at_ = end + 1;
            break;
        }
        consumed_ += buffer_.size();
        at_ = buffer_.size();
    }
    buffer_.insert(at_, beginning);
    std::string_view found(buffer_.data() + at_, beginning.size());
    at_ += beginning.size();
    return found;
}

bool is_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        at += ascii_run(bytes, at);
        if (at >= bytes.size()) break;
        std::size_t length = character(bytes, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

bool is_wide(std::string_view start) { return wide_encoding(start).first != nullptr; }

bool mend_utf8(std::string_view bytes, std::string& out) {
    if (is_utf8(bytes)) return false;
    out.clear();
    out.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t length = character(bytes, at);
        if (length > 0) {
            out.append(bytes.substr(at, length));
            at += length;
            continue;
        }
        std::string one;
        if (!text::to_utf8(bytes.substr(at, 1), "windows-1252", one) || one.empty()) one = "\xEF\xBF\xBD";
        out += one;
        ++at;
    }
    return true;
}

Result<Decoded> to_utf8(std::string bytes) {
    Decoded decoded;
    if (auto [encoding, mark] = wide_encoding(bytes); encoding) {
        if (!text::to_utf8(std::string_view(bytes).substr(mark), encoding, decoded.text))
            return fail(ErrorKind::unsupported,
                        fmt::format("the file looks like {} but could not be read as it; save it as UTF-8", encoding));
        if (decoded.text.starts_with("\xEF\xBB\xBF")) decoded.text.erase(0, 3);
        return decoded;
    }
    bool marked = bytes.starts_with("\xEF\xBB\xBF");
    if (marked) bytes.erase(0, 3);
    std::string encoding = marked ? "utf-8" : declared_encoding(bytes);
    bool utf8 = encoding.empty() || encoding == "utf-8" || encoding == "utf8" || encoding == "us-ascii" ||
                encoding == "ascii" || encoding.starts_with("utf-16") ||
                encoding == "unicode";  // a wide encoding without wide bytes was declared by mistake
    if (!utf8) {
        // As browsers do: who says ISO-8859-1 means windows-1252, which holds it.
        if (encoding == "iso-8859-1" || encoding == "latin1" || encoding == "latin-1") encoding = "windows-1252";
        if (text::to_utf8(bytes, encoding, decoded.text)) return decoded;
        if (!is_utf8(bytes))
            return fail(
                ErrorKind::unsupported,
                fmt::format("the file says its encoding is `{}`, which we do not know; save it as UTF-8", encoding));
        decoded.note =
            fmt::format("the file says its encoding is `{}`, which we do not know; it was read as UTF-8", encoding);
    }
    if (!is_utf8(bytes) && looks_like_mac_roman(bytes) && text::to_utf8(bytes, "macintosh", decoded.text))
        decoded.note = "some characters are not UTF-8; they were read as Mac Roman. Save the file as UTF-8 to be sure";
    else if (mend_utf8(bytes, decoded.text))
        decoded.note =
            "some characters are not UTF-8; they were read as windows-1252. Save the file as UTF-8 to be sure";
    else decoded.text = std::move(bytes);
    return decoded;
}

}  // namespace waymark::feeds
