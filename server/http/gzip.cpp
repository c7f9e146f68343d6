// How small does an answer get?
#include "server/http/gzip.h"

#include <stdexcept>
#include <zlib.h>

namespace waymark::http {

std::string gzip(std::string_view bytes) {
    z_stream stream{};
    static constexpr int gzip_window = 15 + 16;   // 16 asks zlib for a gzip header instead of its own
    if (deflateInit2(&stream, 1, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::runtime_error("zlib did not start");
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
        return equals == std::string_view::npos || weight.substr(equals + 1).find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

}  // namespace waymark::http
