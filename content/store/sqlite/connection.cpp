// How does the store talk to SQLite: settings of a session, and what a failure means?
#include "content/store/sqlite/connection.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

namespace waymark {

Error error_of(const std::exception& failure, const std::string& file) {
    const auto* of_sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&failure);
    switch (of_sqlite ? of_sqlite->result() & 0xFF : 0) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorKind::busy, fmt::format("{}: another program is writing; try again", file), {}};
        case SQLITE_FULL:
            return {ErrorKind::storage, fmt::format("{}: the disk is full; make room and try again", file), {}};
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return {ErrorKind::storage,
                    fmt::format("{}: this program may not write here; change the owner or rights of the folder", file),
                    {}};
        case SQLITE_CANTOPEN:
            return {
                ErrorKind::storage,
                fmt::format("{}: cannot be opened; look whether the folder is there and this program may write in it",
                            file),
                {}};
        case SQLITE_NOTADB:
            return {ErrorKind::unreadable,
                    fmt::format("{}: is not a database; move it away, or restore a backup", file),
                    {}};
        case SQLITE_CORRUPT: return {ErrorKind::unreadable, fmt::format("{}: is damaged; restore a backup", file), {}};
        default: return {ErrorKind::storage, fmt::format("{}: the database says: {}", file, failure.what()), {}};
    }
}

Result<std::unique_ptr<soci::session>> open_session(const std::string& file, bool read_only) {
    if (file.find_first_of(std::string_view("\"\n\0", 3)) != std::string::npos)
        return fail(ErrorKind::storage,
                    "the name of the data folder holds a quotation mark or line break; give it another name");
    std::error_code error;
    if (read_only && !std::filesystem::exists(file, error))
        return fail(ErrorKind::not_found,
                    fmt::format("{}: there is no store of listings here yet; import a feed first", file));
    if (!read_only && !std::filesystem::exists(file, error)) {
        // SQLite gives its files beside it the rights that this one has. Whether it can be made at all SQLite says
        // better.
        const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
        if (made >= 0) ::close(made);
    }
    try {
        auto session = std::make_unique<soci::session>(
            soci::sqlite3, fmt::format("db=\"{}\"{}", file, read_only ? " readonly=true" : ""));
        *session << "pragma busy_timeout = 10000";
        *session << "pragma foreign_keys = on";
        *session << "pragma temp_store = memory";
        *session << "pragma trusted_schema = off";
        if (read_only) return session;

        *session << "pragma page_size = 8192";  // a listing and its neighbours on a page; only a new file takes it
        std::string mode;
        *session << "pragma journal_mode = wal", soci::into(mode);
        if (mode != "wal")
            return fail(
                ErrorKind::storage,
                fmt::format("{}: this disk cannot keep a write-ahead log (a network folder?); use a local disk", file));
        *session << "pragma synchronous = full";
        *session << "pragma journal_size_limit = 67108864";
        *session << "pragma wal_autocheckpoint = 8000";  // pages: folding 64 MB at once writes the busiest pages once
                                                         // and not eight times
        *session << "pragma cache_size = -65536";
        return session;
    } catch (const soci::soci_error& failure) {
        return tl::unexpected<Error>(error_of(failure, file));
    }
}

}  // namespace waymark
