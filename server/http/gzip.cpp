// How small does an answer get?
#include "server/http/gzip.h"

#include <zlib.h>
#include <memory>
#include <stdexcept>
#include <utility>

namespace waymark::http {

namespace {
constexpr int gzip_window = 15 + 16;  // 16 asks zlib for a gzip header instead of its own
}

std::string gzip(std::string_view bytes, int level) {
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib did not start");
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error("zlib could not finish");
    return out;
}

BodyStream gzip(BodyStream body) {
    struct Deflate {
        z_stream stream{};
        bool started = deflateInit2(&stream, 1, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) == Z_OK;
        Deflate() = default;
        Deflate(const Deflate&) = delete;
        Deflate& operator=(const Deflate&) = delete;
        ~Deflate() {
            if (started) deflateEnd(&stream);
        }
    };
    auto deflating = std::make_shared<Deflate>();
    if (!deflating->started) throw std::runtime_error("zlib did not start");
    return [body = std::move(body), deflating, piece = std::string()](std::string& out) mutable {
        piece.clear();
        const bool more = body(piece);
        z_stream& stream = deflating->stream;
        stream.next_in = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_in = static_cast<uInt>(piece.size());
        const std::size_t before = out.size();
        out.resize(before + deflateBound(&stream, piece.size()) + 64);
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        stream.avail_out = static_cast<uInt>(out.size() - before);
        const int result = deflate(&stream, more ? Z_SYNC_FLUSH : Z_FINISH);
        out.resize(out.size() - stream.avail_out);
        if (result != (more ? Z_OK : Z_STREAM_END) && !(more && result == Z_BUF_ERROR))
            throw std::runtime_error("zlib could not go on");
        return more;
    };
}

bool takes_gzip(std::string_view accept) {
    while (!accept.empty()) {
        const auto comma = accept.find(',');
        auto part = accept.substr(0, comma);
        accept = comma == std::string_view::npos ? std::string_view() : accept.substr(comma + 1);
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        const auto semicolon = part.find(';');
        auto name = part.substr(0, semicolon);
        while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
        if (name != "gzip" && name != "x-gzip" && name != "*") continue;
        if (semicolon == std::string_view::npos) return true;
        // A weight of nothing but zeros says "not this one".
        const auto weight = part.substr(semicolon + 1);
        const auto equals = weight.find('=');
        return equals == std::string_view::npos ||
               weight.substr(equals + 1).find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

}  // namespace waymark::http
