// What are the bytes of a feed, as UTF-8 text, whole or line by line?
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "waymark/error.h"

namespace waymark::feeds {

/// The most that one file may hold, but for JSON lines, which are read line by line.
constexpr std::size_t whole_file_limit = 64u * 1024 * 1024;

/// An open file or standard input (`-`), read once from the start. The caller owns it.
class ByteSource {
public:
    /// `not_found` or `unreadable`, with the file named.
    static Result<std::unique_ptr<ByteSource>> open(const std::string& file);
    virtual ~ByteSource() = default;
    /// Up to `room` bytes into `to`; 0 at the end.
    virtual std::size_t read(char* to, std::size_t room) = 0;
    virtual std::uint64_t size() const = 0;  ///< 0 when it is not known
};

/// Looks ahead in a source, then hands out lines or the whole of it.
class FeedBytes {
public:
    explicit FeedBytes(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

    /// The first bytes as they are, up to 1 MB.
    std::string_view start();
    /// Everything that was not handed out yet; nothing when that is more than `limit`.
    std::optional<std::string> rest(std::size_t limit = whole_file_limit);
    /// The next line without its end; nothing at the end of the file. Of a line longer than `longest` only the
    /// beginning comes and `cut` is set. The view lives until the next call.
    std::optional<std::string_view> line(std::size_t longest, bool& cut);
    std::uint64_t consumed() const { return consumed_; }
    std::uint64_t size() const { return source_->size(); }

private:
    bool more();

    std::unique_ptr<ByteSource> source_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::uint64_t consumed_ = 0;
    bool ended_ = false;
};

struct Decoded {
    std::string text;  ///< UTF-8, no byte order mark
    std::string note;  ///< a warning for a person, empty when all was as declared
};

/// Turns a whole file into UTF-8: by its byte order mark, by the zero bytes of UTF-16, by the encoding an XML
/// declaration names, else UTF-8. Bytes that are not UTF-8 are read as windows-1252, one by one, or all as Mac Roman
/// when they look like it, and noted. An encoding nobody knows: `unsupported`.
Result<Decoded> to_utf8(std::string bytes);
/// The last rule of `to_utf8` for one line; false when nothing had to be mended and `out` was not touched.
bool mend_utf8(std::string_view bytes, std::string& out);
bool is_utf8(std::string_view bytes);
/// Whether the file starts as UTF-16 or UTF-32 does, which has no lines of bytes.
bool is_wide(std::string_view start);

}  // namespace waymark::feeds
