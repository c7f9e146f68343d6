// How is a part of the index written?
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "search/index/terms.h"
#include "waymark/error.h"

namespace waymark {

/// Writes one segment: a folder that never changes once it is finished. One thread at a time;
/// several writers may work at once on several folders. A listing whose terms Xapian would refuse is cut, never lost.
class SegmentWriter {
public:
    /// `folder` must not exist yet.
    static Result<std::unique_ptr<SegmentWriter>> create(const std::string& folder,
                                                         std::shared_ptr<const IndexRules> rules);
    ~SegmentWriter();

    /// Listings come in the order of their ids, each once.
    void add(const Listing& listing);
    std::uint32_t documents() const;
    /// Makes everything durable and checks that as many documents are there as were added.
    Result<void> finish();

private:
    struct Parts;
    explicit SegmentWriter(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace waymark
