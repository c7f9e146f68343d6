// How is a part of the index written?
#include "search/index/segment_writer.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <filesystem>

#include "search/index/blob_file.h"
#include "search/index/columns.h"
#include "search/index/list_columns.h"
#include "search/index/record.h"
#include "search/index/schema.h"
#include "search/index/term_index_writer.h"

namespace waymark {

namespace {

bool make_durable(const std::string& folder) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const int fd = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
        if (fd < 0) return false;
        const bool good = ::fsync(fd) == 0;
        ::close(fd);
        if (!good) return false;
    }
    return true;
}

}  // namespace

struct SegmentWriter::Parts {
    std::string folder;
    BlobWriter columns, records;
    TermIndexWriter index;
    ReadListFacts describe;  ///< empty: nobody knows of lists
    ListFacts facts;
    ListColumnWriter lists;
    TermExtractor terms;
    std::uint32_t documents = 0;

    Parts(std::string path, std::shared_ptr<const IndexRules> rules)
        : folder(std::move(path)),
          columns(folder + schema::columns_file),
          records(folder + schema::records_file),
          describe(rules->lists ? rules->lists(rules->vocabulary) : ReadListFacts()),
          terms(std::move(rules), index) {}
};

SegmentWriter::SegmentWriter(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SegmentWriter::~SegmentWriter() = default;

Result<std::unique_ptr<SegmentWriter>> SegmentWriter::create(const std::string& folder,
                                                             std::shared_ptr<const IndexRules> rules) {
    try {
        std::filesystem::create_directories(folder);
        return std::unique_ptr<SegmentWriter>(new SegmentWriter(std::make_unique<Parts>(folder, std::move(rules))));
    } catch (const std::filesystem::filesystem_error& e) {
        return fail(ErrorKind::storage,
                    fmt::format("The index folder {} cannot be made: {}.", folder, e.code().message()));
    }
}

std::uint32_t SegmentWriter::documents() const { return parts_->documents; }

void SegmentWriter::add(const Listing& listing) {
    auto& p = *parts_;
    Columns columns = columns_of(listing);
    columns.length = p.terms.add(listing, p.documents);
    p.columns.add(pack(columns));
    p.records.add(packed_record(listing));
    if (p.describe) {
        p.facts.clear();
        p.describe(listing, p.facts);
        p.lists.add(p.facts);
    }
    ++p.documents;
}

Result<void> SegmentWriter::finish() {
    auto& p = *parts_;
    for (auto* file : {&p.columns, &p.records})
        if (auto finished = file->finish(); !finished) return finished;
    if (auto finished = p.lists.finish(p.folder + schema::lists_file); !finished) return finished;
    if (auto written = p.index.finish(p.folder + schema::terms_folder, p.documents); !written) return written;
    if (!make_durable(p.folder))
        return fail(ErrorKind::storage,
                    fmt::format("The index in {} could not be made durable. Is the disk full?", p.folder));
    return {};
}

}  // namespace waymark
