// Which listings of a segment hold a term?
#include "search/index/term_index.h"

#include <fmt/core.h>
#include <xapian.h>

#include <list>
#include <mutex>
#include <unordered_map>

#include "search/index/schema.h"

namespace waymark {
namespace {

constexpr std::size_t longest_term = 245;
constexpr std::size_t most_bytes = 96u << 20;   ///< of postings that are kept
constexpr std::size_t most_sets = 2000;

std::size_t bytes_of(const Postings& postings) { return postings.documents.size() * 8 + postings.dense.size() / 8 + 200; }

}  // namespace

/// The open database (one handle a thread at a time) and the postings read so far.
struct TermIndex::Files {
    std::string folder;
    std::uint32_t size = 0;

    std::mutex mutex;
    std::vector<Xapian::Database> idle;

    struct Kept {
        std::shared_ptr<const Postings> postings;
        std::list<std::string>::iterator place;
    };
    std::mutex kept_mutex;
    std::unordered_map<std::string, Kept> kept;
    std::list<std::string> oldest;   ///< least lately asked first
    std::size_t kept_bytes = 0;
    std::unordered_map<std::string, std::shared_ptr<const Bits>> sets;

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

    std::shared_ptr<const Postings> find(const std::string& name) {
        std::lock_guard lock(kept_mutex);
        auto it = kept.find(name);
        if (it == kept.end()) return nullptr;
        oldest.splice(oldest.end(), oldest, it->second.place);
        return it->second.postings;
    }
    void keep(const std::string& name, const std::shared_ptr<const Postings>& postings) {
        std::lock_guard lock(kept_mutex);
        if (kept.count(name)) return;
        kept[name] = {postings, oldest.insert(oldest.end(), name)};
        kept_bytes += bytes_of(*postings);
        while (kept_bytes > most_bytes && oldest.size() > 1) {
            auto it = kept.find(oldest.front());
            kept_bytes -= bytes_of(*it->second.postings);
            kept.erase(it);
            oldest.pop_front();
        }
    }
};

TermIndex::TermIndex(std::unique_ptr<Files> files) : files_(std::move(files)) {}
TermIndex::~TermIndex() = default;

Result<std::unique_ptr<TermIndex>> TermIndex::open(const std::string& folder, std::uint32_t size) {
    try {
        auto files = std::make_unique<Files>();
        files->folder = folder;
        files->size = size;
        Files::Loan db(*files);
        if (db->get_metadata(schema::documents_key) != std::to_string(size))
            return fail(ErrorKind::storage, fmt::format("The index in {} is not whole.", folder));
        return std::unique_ptr<TermIndex>(new TermIndex(std::move(files)));
    } catch (const Xapian::Error& e) {
        return fail(ErrorKind::storage, fmt::format("The index in {} cannot be read: {}.", folder, e.get_msg()));
    }
}

std::shared_ptr<const Postings> TermIndex::postings(const std::string& term) const {
    if (term.size() > longest_term) return nullptr;
    if (auto kept = files_->find(term)) return kept->documents.empty() ? nullptr : kept;
    auto postings = std::make_shared<Postings>();
    const auto list = files_->list_of(term);
    postings->documents.reserve(list.size() / 2);
    postings->weight.reserve(list.size() / 2);
    read_posting_list(list, files_->size, [&](std::uint32_t document, std::uint32_t wdf) {
        postings->documents.push_back(document);
        postings->weight.push_back(static_cast<float>(wdf));
    });
    postings->settle(files_->size);
    files_->keep(term, postings);
    if (postings->documents.empty()) return nullptr;
    return postings;
}

std::shared_ptr<const Postings> TermIndex::remember(const std::string& name, const std::function<std::shared_ptr<const Postings>()>& make) const {
    if (auto kept = files_->find(name)) return kept;
    auto made = make();
    files_->keep(name, made);
    return made;
}

std::shared_ptr<const Bits> TermIndex::boolean(const std::string& term) const {
    {
        std::lock_guard lock(files_->kept_mutex);
        if (auto it = files_->sets.find(term); it != files_->sets.end()) return it->second;
    }
    std::shared_ptr<Bits> bits;
    if (const auto list = files_->list_of(term); !list.empty()) {
        bits = std::make_shared<Bits>(files_->size);
        read_posting_list(list, files_->size, [&](std::uint32_t document, std::uint32_t) { bits->set(document); });
    }
    std::lock_guard lock(files_->kept_mutex);
    if (files_->sets.size() > most_sets) files_->sets.clear();
    files_->sets[term] = bits;
    return bits;
}

void TermIndex::fill(const std::string& term, Bits& bits) const {
    const auto list = files_->list_of(term);
    read_posting_list(list, files_->size, [&](std::uint32_t document, std::uint32_t) { bits.set(document); });
}

std::uint32_t TermIndex::frequency(const std::string& term) const {
    std::uint32_t n = 0;
    const auto list = files_->list_of(term);
    read_posting_list(list, files_->size, [&](std::uint32_t, std::uint32_t) { ++n; });
    return n;
}

std::vector<std::string> TermIndex::with_prefix(const std::string& prefix, std::size_t limit) const {
    std::vector<std::string> terms;
    if (prefix.size() > longest_term) return terms;
    Files::Loan db(*files_);
    for (auto t = db->metadata_keys_begin(prefix); t != db->metadata_keys_end(prefix) && terms.size() < limit; ++t) terms.push_back(*t);
    return terms;
}

}  // namespace waymark
