// Which files does a zip hold, and what is in them?
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "indexer/syntax/bytes.h"

namespace waymark::feeds {

/// The files of a zip, read into memory one at a time and never written to disk. Folders, hidden files and what Macs
/// put beside files are left out. A zip that holds too much, or grows too much when it is unpacked, is refused before
/// it does harm. Not thread-safe.
class ZipArchive {
public:
    /// `bytes` is the whole zip. Errors, as a sentence: no zip, an Excel workbook, too many files.
    static Result<std::unique_ptr<ZipArchive>> open(std::string bytes);
    virtual ~ZipArchive() = default;

    struct Entry {
        std::string name;         ///< with its folders, control characters taken out; for people only
        std::uint64_t bytes = 0;  ///< as the zip says, unpacked
    };
    virtual const std::vector<Entry>& entries() const = 0;
    /// The unpacked bytes of an entry. Errors: encrypted, damaged, too large, unpacked to far more than it was.
    virtual Result<std::string> read(std::size_t entry) = 0;
};

/// Bytes in memory as a source.
std::unique_ptr<ByteSource> source_of(std::string bytes);

bool is_zip(std::string_view start);

}  // namespace waymark::feeds
