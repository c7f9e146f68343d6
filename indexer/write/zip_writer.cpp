// How do several files become one zip?
#include "indexer/write/zip_writer.h"

#include <zip.h>
#include <fstream>
#include <memory>

namespace waymark::feeds {

Result<void> write_zip(const std::vector<std::pair<std::string, std::string>>& files, const std::string& zip_path,
                       const TakeBytes& take) {
    const auto failed = [](const std::string& why) {
        return fail(ErrorKind::storage, "The zip could not be made: " + why + ".");
    };
    int error = 0;
    zip_t* zip = zip_open(zip_path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!zip) return failed("the temporary folder cannot be written");
    for (const auto& [name, path] : files) {
        zip_source_t* source = zip_source_file(zip, path.c_str(), 0, -1);
        const zip_int64_t at = source ? zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
        if (at < 0) {
            if (source) zip_source_free(source);
            zip_discard(zip);
            return failed("a table cannot be read");
        }
        zip_set_file_compression(zip, static_cast<zip_uint64_t>(at), ZIP_CM_DEFLATE, 6);
        zip_file_set_mtime(zip, static_cast<zip_uint64_t>(at), 315532800,
                           0);  // the same listings make the same zip, whenever it is made
    }
    if (zip_close(zip) != 0) {
        const std::string why = zip_strerror(zip);
        zip_discard(zip);
        return failed(why);
    }
    std::ifstream in(zip_path, std::ios::binary);
    std::string piece(1 << 20, '\0');
    while (in) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        if (in.gcount() > 0 && !take({piece.data(), static_cast<std::size_t>(in.gcount())})) return {};
    }
    if (!in.eof()) return failed("it cannot be read again");
    return {};
}

}  // namespace waymark::feeds
