// Who on this machine may read what lies in a data folder (file modes)?
#include "content/store/file_rights.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <initializer_list>

namespace waymark {
namespace fs = std::filesystem;
namespace {

constexpr fs::perms of_others = fs::perms::others_all;

/// What Waymark keeps in a data folder.
constexpr std::initializer_list<const char*> ours = {
    "listings.db", "listings.db-wal", "listings.db-shm", "listings.db-journal", "index", "content-stamp",
    "harvest",     "places",          "content"};

/// Whether it had to be changed. A file that went away meanwhile is no error.
Result<bool> close_one(const fs::path& path) {
    std::error_code error;
    const auto status = fs::symlink_status(path, error);
    if (error || status.type() == fs::file_type::not_found || status.type() == fs::file_type::symlink) return false;
    if ((status.permissions() & of_others) == fs::perms::none) return false;
    fs::permissions(path, of_others, fs::perm_options::remove | fs::perm_options::nofollow, error);
    if (error == std::errc::operation_not_supported) fs::permissions(path, of_others, fs::perm_options::remove, error);
    if (error == std::errc::no_such_file_or_directory) return false;
    if (error)
        return fail(
            ErrorKind::storage,
            fmt::format(
                "other users of this machine can read {}, and this program may not change that ({}); type as its owner: chmod -R o= {}",
                path.string(), error.message(), path.string()));
    return true;
}

}  // namespace

Result<void> make_private_folder(const std::string& folder) {
    const fs::path path(folder);
    std::error_code error;
    if (fs::is_directory(path, error)) return {};
    error.clear();                                                     // that it is not there yet is no error
    fs::path clean = path.has_filename() ? path : path.parent_path();  // "data/" is "data"
    if (clean.has_parent_path()) fs::create_directories(clean.parent_path(), error);
    if (!error && ::mkdir(clean.c_str(), 0750) != 0 && !fs::is_directory(clean))
        error = {errno, std::generic_category()};
    if (error)
        return fail(ErrorKind::storage, fmt::format("the folder {} cannot be made: {}", folder, error.message()));
    return {};
}

Result<std::size_t> close_to_others(const std::string& folder) {
    std::error_code error;
    const fs::path root = fs::canonical(folder, error);  // the folder itself may be a link: it was named by a person
    if (error || !fs::exists(root / "listings.db", error)) return 0;
    std::size_t changed = 0;
    const auto close = [&](const fs::path& path) -> Result<void> {
        auto one = close_one(path);
        if (!one) return tl::unexpected<Error>(one.error());
        changed += *one;
        return {};
    };
    if (auto done = close(root); !done) return tl::unexpected<Error>(done.error());
    for (const char* name : ours) {
        if (auto done = close(root / name); !done) return tl::unexpected<Error>(done.error());
        if (fs::symlink_status(root / name, error).type() != fs::file_type::directory) continue;
        auto entry =
            fs::recursive_directory_iterator(root / name, fs::directory_options::skip_permission_denied, error);
        for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error))
            if (auto done = close(entry->path()); !done) return tl::unexpected<Error>(done.error());
    }
    return changed;
}

}  // namespace waymark
