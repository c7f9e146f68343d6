// Which listings of a segment hold a term?
#include "search/index/term_index.h"

#include <fmt/core.h>
#include <xapian.h>

#include <cerrno>
#include <filesystem>
#include <mutex>
#include <system_error>

#include "search/index/posting_list.h"
#include "search/index/schema.h"

namespace waymark {
namespace {

constexpr std::size_t longest_term = 245;

}  // namespace

/// The open database, one handle a thread at a time, and where what was read of it is kept.
struct TermIndex::Files {
    std::string folder;
    std::uint32_t size = 0;
    std::shared_ptr<PostingCache> cache;
    std::uint64_t lists = 0, sets = 0;  ///< as owners in the cache

    std::mutex mutex;
    std::vector<Xapian::Database> idle;

    ~Files() {
        if (!cache) return;
        cache->forget(lists);
        cache->forget(sets);
    }

    /// A database handle that goes back when the work is done.
    class Loan {
    public:
        explicit Loan(Files& files) : files_(files), database_(files.borrow()) {}
        ~Loan() {
            std::lock_guard lock(files_.mutex);
            if (files_.idle.size() < 16) files_.idle.push_back(std::move(database_));
        }
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        Xapian::Database* operator->() { return &database_; }

    private:
        Files& files_;
        Xapian::Database database_;
    };

    Xapian::Database borrow() {
        {
            std::lock_guard lock(mutex);
            if (!idle.empty()) {
                auto database = std::move(idle.back());
                idle.pop_back();
                return database;
            }
        }
        return Xapian::Database(folder);
    }

    /// The bytes of a term's posting list; empty when nobody holds it.
    std::string list_of(const std::string& term) {
        if (term.empty() || term.size() > longest_term) return {};
        Loan db(*this);
        return db->get_metadata(term);
    }
};

TermIndex::TermIndex(std::unique_ptr<Files> files) : files_(std::move(files)) {}
TermIndex::~TermIndex() = default;

Result<std::unique_ptr<TermIndex>> TermIndex::open(const std::string& folder, std::uint32_t size,
                                                   std::shared_ptr<PostingCache> cache) {
    try {
        auto files = std::make_unique<Files>();
        files->folder = folder;
        files->size = size;
        files->lists = cache->next_owner();
        files->sets = cache->next_owner();
        files->cache = std::move(cache);
        Files::Loan db(*files);
        if (db->get_metadata(schema::documents_key) != std::to_string(size))
            return fail(ErrorKind::unreadable, fmt::format("The index in {} is not whole.", folder));
        return std::unique_ptr<TermIndex>(new TermIndex(std::move(files)));
    } catch (const Xapian::Error& e) {
        // What the system says of a file that is there (too many are open, it cannot be read) is no damage.
        const char* system = e.get_error_string();
        std::error_code ignored;
        const bool refused =
            system && system != std::generic_category().message(ENOENT) && std::filesystem::exists(folder, ignored);
        return fail(refused ? ErrorKind::storage : ErrorKind::unreadable,
                    fmt::format("The index in {} cannot be read: {}{}{}.", folder, e.get_msg(), system ? ", " : "",
                                system ? system : ""));
    }
}

std::shared_ptr<const Postings> TermIndex::postings(const std::string& term) const {
    if (term.size() > longest_term) return nullptr;
    const auto postings = remember(term, [&] {
        auto read = std::make_shared<Postings>();
        const auto list = files_->list_of(term);
        read->reserve(list.size() / 2);  // two bytes each at least
        read_posting_list(list, files_->size, [&](std::uint32_t document, std::uint32_t wdf) {
            read->add(document, static_cast<float>(wdf));
        });
        read->finalize(files_->size);
        return read;
    });
    return postings->empty() ? nullptr : postings;
}

std::shared_ptr<const Postings> TermIndex::remember(
    const std::string& name, const std::function<std::shared_ptr<const Postings>()>& make) const {
    if (auto kept = files_->cache->find<Postings>(files_->lists, name)) return kept;
    auto made = make();
    files_->cache->keep(files_->lists, name, made, made->bytes());
    return made;
}

std::shared_ptr<const Bits> TermIndex::boolean(const std::string& term) const {
    auto bits = files_->cache->find<Bits>(files_->sets, term);
    if (!bits) {
        auto read = std::make_shared<Bits>();
        if (const auto list = files_->list_of(term); !list.empty()) {
            *read = Bits(files_->size);
            read_posting_list(list, files_->size, [&](std::uint32_t document, std::uint32_t) { read->set(document); });
        }
        bits = read;
        files_->cache->keep(files_->sets, term, read, read->size() / 8 + 100);
    }
    return bits->size() ? bits : nullptr;
}

void TermIndex::fill(const std::string& term, Bits& bits) const {
    const auto list = files_->list_of(term);
    read_posting_list(list, files_->size, [&](std::uint32_t document, std::uint32_t) { bits.set(document); });
}

std::uint32_t TermIndex::weighted_frequency(const std::string& term) const {
    std::uint32_t n = 0;
    const auto list = files_->list_of(term);
    read_posting_list(list, files_->size, [&](std::uint32_t, std::uint32_t wdf) { n += wdf > 0; });
    return n;
}

std::vector<std::string> TermIndex::with_prefix(const std::string& prefix, std::size_t limit) const {
    std::vector<std::string> terms;
    if (prefix.size() > longest_term) return terms;
    Files::Loan db(*files_);
    for (auto t = db->metadata_keys_begin(prefix); t != db->metadata_keys_end(prefix) && terms.size() < limit; ++t)
        terms.push_back(*t);
    return terms;
}

}  // namespace waymark
