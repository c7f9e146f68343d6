// How do the files of one Open Referral feed become mapped records, one after the other?
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/formats/bytes.h"
#include "indexer/formats/recognise.h"
#include "indexer/map/mapper.h"

namespace waymark::feeds {

/// Who takes what a reader reads. Called from the reader's thread, in the order of the feed.
class RecordTaker {
public:
    virtual ~RecordTaker() = default;
    /// False to stop reading.
    virtual bool take_service(Mapped&& mapped, std::size_t file) = 0;
    virtual bool take_provider(Mapped&& mapped, std::size_t file) = 0;
    /// A file, or a line of JSON lines (`is_record`), that could not be read.
    virtual void unreadable(std::size_t file, std::size_t line, std::string message, bool is_record) = 0;
    virtual void warning(std::size_t file, std::size_t line, std::string message) = 0;
    /// Bytes of the file at hand that were read so far.
    virtual void progress(std::uint64_t bytes) = 0;
};

/// Reads whole documents together, so that tables in several files are joined; JSON lines are mapped line by line in bounded memory.
class FeedReader {
public:
    FeedReader(const MapContext& context, RecordTaker& taker) : context_(context), taker_(taker) {}

    /// Reads one file. `file` is handed back with everything that comes of it.
    void read(FeedBytes& bytes, std::size_t file, Layout layout);
    /// Maps what was gathered, and the organisations that have no service. Call it once, at the end.
    void finish();

private:
    struct Part {
        std::unique_ptr<Document> document;
        std::size_t file = 0;
    };
    struct WaitingProvider {
        Mapped mapped;
        std::size_t file = 0;
    };

    void read_whole(FeedBytes& bytes, std::size_t file, Layout layout);
    void read_lines(FeedBytes& bytes, std::size_t file);
    bool gather(const Value& root, std::size_t file);
    void map_gathered();
    void map_all(const open_referral::Tables& tables);

    const MapContext& context_;
    RecordTaker& taker_;
    std::vector<Part> parts_;
    open_referral::Tables tables_;
    std::size_t gathered_bytes_ = 0;
    std::vector<WaitingProvider> providers_;
    std::unordered_set<std::string> organisations_with_services_;
    bool stopped_ = false;
};

}  // namespace waymark::feeds
