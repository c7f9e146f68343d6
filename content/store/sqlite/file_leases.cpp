// Who of the programs on this machine may do what only one may do at a time (flock), where the record is a file?
#include "content/store/sqlite/file_leases.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "content/store/file_rights.h"

namespace waymark {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t longest_stamp = 200;

/// The kernel takes the lock back when the file is closed, by us or by the end of the process.
class FileLease final : public Lease {
public:
    explicit FileLease(int file) : file_(file) {}
    ~FileLease() override { ::close(file_); }
    FileLease(const FileLease&) = delete;
    FileLease& operator=(const FileLease&) = delete;

private:
    int file_;
};

const char* folder_of(LeaseFor what) { return what == LeaseFor::index ? "index" : "harvest"; }

tl::unexpected<Error> cannot(const std::string& what, int code) {
    return fail(ErrorKind::storage, fmt::format("{}: {}", what, std::generic_category().message(code)));
}

}  // namespace

Result<std::unique_ptr<Lease>> FileLeases::take(LeaseFor what, Wait wait) {
    const auto folder = (fs::path(folder_) / folder_of(what)).string();
    if (auto made = make_private_folder(folder); !made)
        return fail(ErrorKind::storage,
                    fmt::format("{} cannot be written, so nobody can be kept from writing there too: {}", folder,
                                made.error().message));
    const auto name = folder + "/lock";
    const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (file < 0) return cannot(fmt::format("the file {} cannot be opened for writing", name), errno);
    auto lease = std::make_unique<FileLease>(file);
    int taken = 0;
    do taken = ::flock(file, wait == Wait::yes ? LOCK_EX : LOCK_EX | LOCK_NB);
    while (taken != 0 && errno == EINTR);
    if (taken == 0) return lease;
    if (errno == EWOULDBLOCK) return nullptr;
    return cannot(fmt::format("the file {} cannot be locked", name), errno);
}

std::string FileLeases::content_stamp() const {
    std::ifstream in(fs::path(folder_) / "content-stamp");
    std::string stamp;
    std::getline(in, stamp);
    return stamp;
}

Result<void> FileLeases::set_content_stamp(const std::string& stamp) {
    if (stamp.size() > longest_stamp || stamp.find_first_of(std::string_view("\n\0", 2)) != std::string::npos)
        return fail(ErrorKind::bad_parameter, "a stamp is one line of at most 200 bytes");
    const auto name = (fs::path(folder_) / "content-stamp").string(), beside = name + ".new";
    // Whoever looks meanwhile sees the old one or the new one, never half of it.
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
    if (file < 0) return cannot(fmt::format("the file {} cannot be written", beside), errno);
    const std::string line = stamp + "\n";
    const bool written = ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    const int code = errno;
    ::close(file);
    if (!written) return cannot(fmt::format("the file {} cannot be written", beside), code);
    if (::rename(beside.c_str(), name.c_str()) != 0)
        return cannot(fmt::format("the file {} cannot be put in place", name), errno);
    return {};
}

}  // namespace waymark
