// Which listing of a segment has this id? Asked without opening the whole segment.
#include "search/index/segment_ids.h"

#include "search/index/columns.h"
#include "search/index/schema.h"

namespace waymark {

Result<SegmentIds> SegmentIds::open(const std::string& folder) {
    auto columns = BlobFile::open(folder + schema::columns_file);
    if (!columns) return tl::unexpected(columns.error());
    SegmentIds ids;
    ids.columns_ = std::move(*columns);
    return ids;
}

std::string SegmentIds::id(std::uint32_t document) const {
    Columns columns;
    unpack(columns_.at(document), columns);
    return std::move(columns.id);
}

std::optional<std::uint32_t> SegmentIds::find(std::string_view wanted) const {
    std::uint32_t from = 0, to = size();
    while (from < to) {  // documents stand in the order of their ids
        const auto middle = from + (to - from) / 2;
        if (id(middle) < wanted) from = middle + 1;
        else to = middle;
    }
    if (from == size() || id(from) != wanted) return {};
    return from;
}

}  // namespace waymark
