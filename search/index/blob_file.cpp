// How are many small pieces of bytes kept in one file and found again by number?
// The file: the pieces; where each ends, as 64-bit numbers; how many there are; a mark.
#include "search/index/blob_file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <limits>
#include <system_error>
#include <utility>

namespace waymark {
namespace {

constexpr std::string_view mark = "waymark1";

std::uint64_t number_at(const char* bytes) {
    std::uint64_t number = 0;
    std::memcpy(&number, bytes, sizeof number);
    return number;
}

}  // namespace

BlobWriter::BlobWriter(std::string path) : path_(std::move(path)), out_(path_, std::ios::binary | std::ios::trunc) {}

void BlobWriter::add(std::string_view piece) {
    out_.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    written_ += piece.size();
    ends_.push_back(written_);
}

Result<void> BlobWriter::finish() {
    const std::uint64_t count = ends_.size();
    out_.write(reinterpret_cast<const char*>(ends_.data()),
               static_cast<std::streamsize>(count * sizeof(std::uint64_t)));
    out_.write(reinterpret_cast<const char*>(&count), sizeof count);
    out_.write(mark.data(), static_cast<std::streamsize>(mark.size()));
    out_.close();
    if (out_.fail()) return fail(ErrorKind::storage, fmt::format("{} could not be written. Is the disk full?", path_));
    return {};
}

Result<BlobFile> BlobFile::open(const std::string& path) {
    const auto damaged = [&] { return fail(ErrorKind::unreadable, fmt::format("{} is missing or damaged.", path)); };
    const auto refused = [&](int why) {
        return fail(ErrorKind::storage,
                    fmt::format("{} cannot be read: {}.", path, std::generic_category().message(why)));
    };
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return errno == ENOENT || errno == ENOTDIR ? damaged() : refused(errno);
    struct stat status {};
    constexpr std::size_t tail = sizeof(std::uint64_t) + mark.size();
    const bool sized = ::fstat(fd, &status) == 0 && static_cast<std::size_t>(status.st_size) >= tail;
    const auto bytes = sized ? static_cast<std::size_t>(status.st_size) : 0;
    void* mapped = sized ? ::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    const int why = errno;
    ::close(fd);
    if (mapped == MAP_FAILED) return sized ? refused(why) : damaged();
    BlobFile file;
    file.bytes_ = static_cast<const char*>(mapped);
    file.mapped_ = bytes;
    if (std::string_view(file.bytes_ + bytes - mark.size(), mark.size()) != mark) return damaged();
    const auto count = number_at(file.bytes_ + bytes - tail);
    if (count > std::numeric_limits<std::uint32_t>::max() || count > (bytes - tail) / sizeof(std::uint64_t))
        return damaged();
    file.size_ = static_cast<std::uint32_t>(count);
    file.ends_ = file.bytes_ + bytes - tail - count * sizeof(std::uint64_t);
    const auto pieces = static_cast<std::uint64_t>(file.ends_ - file.bytes_);
    if ((count ? number_at(file.ends_ + (count - 1) * sizeof(std::uint64_t)) : 0) != pieces) return damaged();
    return file;
}

BlobFile::~BlobFile() {
    if (bytes_) ::munmap(const_cast<char*>(bytes_), mapped_);
}
BlobFile::BlobFile(BlobFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)),
      mapped_(other.mapped_),
      ends_(other.ends_),
      size_(std::exchange(other.size_, 0)) {}
BlobFile& BlobFile::operator=(BlobFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(mapped_, other.mapped_);
    std::swap(ends_, other.ends_);
    std::swap(size_, other.size_);
    return *this;
}

std::string_view BlobFile::at(std::uint32_t number) const {
    if (number >= size_) return {};
    const auto from = number ? number_at(ends_ + (number - 1) * sizeof(std::uint64_t)) : 0;
    const auto to = number_at(ends_ + number * sizeof(std::uint64_t));
    if (from > to || to > static_cast<std::uint64_t>(ends_ - bytes_)) return {};
    return {bytes_ + from, static_cast<std::size_t>(to - from)};
}

}  // namespace waymark
