// How is a part of the index written?
#include "search/index/segment_writer.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>
#include <xapian.h>

#include <filesystem>

#include "search/index/columns.h"
#include "search/index/record.h"
#include "search/index/schema.h"

namespace waymark {

namespace {

// Nobody reads a segment before it is finished, and one that a crash left half written is thrown away: it is written without the care that a
// living database needs, and made durable once at the end.
constexpr int flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;
constexpr std::uint32_t flush_every = 1000;   ///< documents; Xapian's own 10,000 takes more memory and time

bool make_durable(const std::string& folder) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
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
    Xapian::WritableDatabase database;
    TermMaker terms;
    ListingTerms made;
    std::uint32_t documents = 0;

    Parts(std::string path, std::shared_ptr<const IndexRules> rules)
        : folder(std::move(path)), database(folder, flags), terms(std::move(rules)) {}
};

SegmentWriter::SegmentWriter(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SegmentWriter::~SegmentWriter() = default;

Result<std::unique_ptr<SegmentWriter>> SegmentWriter::create(const std::string& folder, std::shared_ptr<const IndexRules> rules) {
    try {
        std::filesystem::create_directories(std::filesystem::path(folder).parent_path());
        return std::unique_ptr<SegmentWriter>(new SegmentWriter(std::make_unique<Parts>(folder, std::move(rules))));
    } catch (const Xapian::Error& e) {
        return fail(ErrorKind::storage, fmt::format("The index folder {} cannot be written: {}. Is the disk full, or not yours?", folder, e.get_msg()));
    } catch (const std::filesystem::filesystem_error& e) {
        return fail(ErrorKind::storage, fmt::format("The index folder {} cannot be made: {}.", folder, e.code().message()));
    }
}

std::uint32_t SegmentWriter::documents() const { return parts_->documents; }

Result<void> SegmentWriter::add(const Listing& listing) {
    auto& p = *parts_;
    try {
        p.terms.make(listing, p.made);
        Columns columns = columns_of(listing);
        columns.length = p.made.length;
        Xapian::Document document;
        for (const auto& [term, wdf] : p.made.terms) {
            if (wdf)
                document.add_term(term, wdf);
            else
                document.add_boolean_term(term);
        }
        document.add_value(schema::columns_slot, pack(columns));
        document.set_data(pack(record_of(listing)));
        p.database.add_document(document);
        if (++p.documents % flush_every == 0) p.database.commit();
        return {};
    } catch (const Xapian::Error& e) {
        // After any exception the pending batch is gone: the whole segment must be given up.
        return fail(ErrorKind::storage, fmt::format("Listing {} could not be indexed: {}.", listing.id, e.get_msg()));
    }
}

Result<void> SegmentWriter::finish() {
    auto& p = *parts_;
    try {
        p.database.set_metadata(schema::documents_key, std::to_string(p.documents));
        p.database.commit();
        if (p.database.get_doccount() != p.documents)
            return fail(ErrorKind::storage, fmt::format("The index holds {} listings where {} were written.", p.database.get_doccount(), p.documents));
        p.database.close();
        if (!make_durable(p.folder)) return fail(ErrorKind::storage, fmt::format("The index in {} could not be made durable. Is the disk full?", p.folder));
        return {};
    } catch (const Xapian::Error& e) {
        return fail(ErrorKind::storage, fmt::format("The index could not be finished: {}.", e.get_msg()));
    }
}

}  // namespace waymark
