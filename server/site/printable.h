// How is text of a feed shown on a terminal without being obeyed by it (control characters)?
#pragma once

#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace waymark {

/// Writes text with each control character as JSON would escape it (`\u001b`), so that escaped JSON stays the same
/// JSON. Controls are U+0000 to U+001F but for tab and line feed, U+007F to U+009F, the marks that turn the direction
/// of writing round (U+202A to U+202E, U+2066 to U+2069), and bytes from 0x80 that are no UTF-8.
std::string printable(std::string_view text);
/// The same on one line: line feeds are escaped too.
std::string printable_line(std::string_view text);

/// A stream whose text goes on to another as `printable` has it. Flushing it flushes the other.
class PrintableStream : public std::ostream {
public:
    /// `to` must outlive it.
    explicit PrintableStream(std::ostream& to) : std::ostream(nullptr), buffer_(to) { rdbuf(&buffer_); }

private:
    class Buffer : public std::streambuf {
    public:
        explicit Buffer(std::ostream& to) : to_(to) {}

    protected:
        std::streamsize xsputn(const char* text, std::streamsize size) override;
        int_type overflow(int_type byte) override;
        int sync() override;

    private:
        std::ostream& to_;
        std::string begun_;  ///< the first bytes of a character whose others have not come yet
    };
    Buffer buffer_;
};

}  // namespace waymark
