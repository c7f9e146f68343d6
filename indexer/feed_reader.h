// How do the files of one Open Referral feed become mapped records, one after the other?
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/dialects.h"
#include "indexer/map/mapper.h"
#include "indexer/own_export/export_lines.h"
#include "indexer/syntax/bytes.h"

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
    /// A mapping file to be looked over, for a CSV that nobody has said the columns of.
    virtual void guessed_map(std::string) {}
    /// Bytes of the file at hand that were read so far.
    virtual void progress(std::uint64_t bytes) = 0;
};

/// One file of a feed.
struct FeedPart {
    std::size_t file = 0;  ///< handed back with everything that comes of it
    std::string path;      ///< as a person knows it; its folder says which tables belong together
};

/// Reads whole documents together, so that tables in several files are joined; JSON lines are mapped line by line in
/// bounded memory. Other dialects are said in Open Referral's words first. Files of different dialects, and tables of
/// different folders, are not joined.
class FeedReader {
public:
    /// `map` says which column of other CSV files is what; null when nobody has said it. It must outlive the reader.
    FeedReader(const MapContext& context, RecordTaker& taker, const ColumnMap* map = nullptr)
        : context_(context), taker_(taker), map_(map) {}

    /// Reads one file in a dialect that has a layout.
    void read(FeedBytes& bytes, const FeedPart& part, const Dialect& dialect);
    /// Maps what was gathered, and the organisations that have no service. Call it once, at the end.
    void finish();

private:
    struct Part {
        std::unique_ptr<Document> document;
        std::size_t file = 0;
    };
    /// Documents that are joined with one another.
    struct Gathering {
        open_referral::Tables tables;
        std::vector<Part> parts;
        std::size_t bytes = 0, first_file = 0;
        bool waits_for_services = false;  ///< a table has been read; what is in the feed is known at its end
    };
    struct WaitingProvider {
        Mapped mapped;
        std::size_t file = 0;
    };

    void read_whole(FeedBytes& bytes, const FeedPart& part, const Dialect& dialect);
    void read_export(FeedBytes& bytes, std::size_t file, open_referral::ExportLines::Form form);
    void read_lines(FeedBytes& bytes, std::size_t file);
    /// The roots of a file, in Open Referral's words; none when it could not be read, which has been told.
    std::vector<const Value*> roots_of(std::string text, const FeedPart& part, const Dialect& dialect,
                                       Document& document);
    void tell(const MisreadTexts& misread, std::size_t file);
    void tell(const Translation& translation, const std::vector<ReadFault>& bad_rows, std::size_t file);
    void map_gathered(Gathering& gathering);
    void map_all(const open_referral::Tables& tables, const std::vector<Part>& parts);

    const MapContext& context_;
    RecordTaker& taker_;
    const ColumnMap* map_;
    std::map<std::string, Gathering> gatherings_;  // by dialect, and by folder where tables lie in one
    std::vector<WaitingProvider> providers_;
    std::unordered_set<std::string> organisations_with_services_;
    bool stopped_ = false;
};

}  // namespace waymark::feeds
