// How are many small pieces of bytes kept in one file and found again by number?
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/error.h"

namespace waymark {

/// Writes pieces one after another; the file can be read once it is finished. One thread at a time.
class BlobWriter {
public:
    /// The file must not exist yet.
    explicit BlobWriter(std::string path);
    void add(std::string_view piece);
    /// Writes what is needed to find the pieces again. Errors: the disk is full, or not ours. Not yet durable.
    Result<void> finish();

private:
    std::string path_;
    std::ofstream out_;
    std::vector<std::uint64_t> ends_;
    std::uint64_t written_ = 0;
};

/// A finished file, mapped into memory: only the pages that are looked at take room. Thread-safe.
class BlobFile {
public:
    BlobFile() = default;
    /// Errors: `unreadable` (missing, cut short or damaged), `storage` (it is there and cannot be read).
    static Result<BlobFile> open(const std::string& path);
    ~BlobFile();
    BlobFile(BlobFile&& other) noexcept;
    BlobFile& operator=(BlobFile&& other) noexcept;
    BlobFile(const BlobFile&) = delete;

    std::uint32_t size() const { return size_; }
    /// The piece of this number, as long as the file is open; empty when there is none.
    std::string_view at(std::uint32_t number) const;

private:
    const char* bytes_ = nullptr;
    std::size_t mapped_ = 0;
    const char* ends_ = nullptr;  ///< 64-bit numbers, perhaps not aligned
    std::uint32_t size_ = 0;
};

}  // namespace waymark
