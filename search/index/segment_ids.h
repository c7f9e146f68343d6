// Which listing of a segment has this id? Asked without opening the whole segment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "search/index/blob_file.h"

namespace waymark {

/// The ids of a segment, read from its columns where they lie. Thread-safe.
class SegmentIds {
public:
    /// Errors: `unreadable` (the segment is missing or damaged), `storage` (it is there and cannot be read).
    static Result<SegmentIds> open(const std::string& folder);
    std::uint32_t size() const { return columns_.size(); }
    std::string id(std::uint32_t document) const;
    /// The number of the document with this id.
    std::optional<std::uint32_t> find(std::string_view id) const;

private:
    BlobFile columns_;
};

}  // namespace waymark
