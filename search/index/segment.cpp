// What does a part of the index hold, and how is it read?
#include "search/index/segment.h"

#include <fmt/core.h>
#include <xapian.h>

#include <list>
#include <mutex>
#include <unordered_map>

#include "content/words/vocabulary.h"
#include "search/index/schema.h"

namespace waymark {

/// The open database (one handle a thread at a time) and the postings read so far.
struct Segment::Files {
    std::string folder;
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
    std::unordered_map<std::string, std::shared_ptr<const Bits>> booleans;
    static constexpr std::size_t most_bytes = 192u << 20;

    Xapian::Database borrow() {
        {
            std::lock_guard lock(mutex);
            if (!idle.empty()) {
                auto database = idle.back();
                idle.pop_back();
                return database;
            }
        }
        return Xapian::Database(folder);
    }
    void give_back(Xapian::Database database) {
        std::lock_guard lock(mutex);
        if (idle.size() < 16) idle.push_back(std::move(database));
    }
};

namespace {

/// A database handle that goes back when the work is done.
template <class Files>
struct Loan {
    Files& files;
    Xapian::Database database;
    explicit Loan(Files& f) : files(f), database(f.borrow()) {}
    ~Loan() { files.give_back(database); }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
};

}  // namespace

Segment::Segment() = default;
Segment::~Segment() = default;

Result<std::shared_ptr<const Segment>> Segment::open(const std::string& folder) {
    std::shared_ptr<Segment> segment(new Segment());
    try {
        if (auto loaded = segment->load(folder); !loaded) return tl::unexpected(loaded.error());
    } catch (const Xapian::Error& e) {
        return fail(ErrorKind::storage, fmt::format("The index in {} cannot be read: {}.", folder, e.get_msg()));
    }
    return std::shared_ptr<const Segment>(segment);
}

Result<void> Segment::load(const std::string& folder) {
    files_ = std::make_unique<Files>();
    files_->folder = folder;
    Loan loan(*files_);
    auto& db = loan.database;
    size_ = db.get_doccount();
    if (db.get_metadata(schema::documents_key) != std::to_string(size_) || db.get_lastdocid() != size_)
        return fail(ErrorKind::storage, fmt::format("The index in {} is not whole.", folder));

    age_min_.resize(size_);
    age_max_.resize(size_);
    assured_.resize(size_);
    modified_.resize(size_);
    length_.resize(size_);
    name_words_.resize(size_);
    has_age_ = has_place_ = all_needs_ = full_ = has_language_ = has_council_ = Bits(size_);
    place_at_.reserve(size_ + 1);
    name_at_.reserve(size_ + 1);
    std::uint32_t next = 0;
    Columns c;
    for (auto it = db.valuestream_begin(schema::columns_slot); it != db.valuestream_end(schema::columns_slot); ++it, ++next) {
        if (it.get_docid() != next + 1 || !unpack(*it, c)) return fail(ErrorKind::storage, fmt::format("The index in {} is damaged.", folder));
        age_min_[next] = static_cast<std::int8_t>(c.age_min);
        age_max_[next] = static_cast<std::int8_t>(c.age_max);
        if (c.age_min >= 0) has_age_.set(next);
        assured_[next] = c.assured;
        modified_[next] = c.modified;
        length_[next] = c.length;
        name_words_[next] = c.name_words;
        id_at_.push_back(static_cast<std::uint32_t>(ids_.size()));
        ids_ += c.id;
        total_length_ += c.length;
        place_at_.push_back(static_cast<std::uint32_t>(places_.size()));
        places_.insert(places_.end(), c.places.begin(), c.places.end());
        if (!c.places.empty()) has_place_.set(next);
        name_at_.push_back(static_cast<std::uint32_t>(name_keys_.size()));
        name_keys_ += c.name_key;
    }
    if (next != size_) return fail(ErrorKind::storage, fmt::format("The index in {} is damaged.", folder));
    place_at_.push_back(static_cast<std::uint32_t>(places_.size()));
    name_at_.push_back(static_cast<std::uint32_t>(name_keys_.size()));
    id_at_.push_back(static_cast<std::uint32_t>(ids_.size()));

    auto fill = [&](const std::string& term, Bits& bits) {
        for (auto p = db.postlist_begin(term); p != db.postlist_end(term); ++p) bits.set(*p - 1);
    };
    for (char kind : {schema::yes, schema::no, schema::derived}) {
        const std::string prefix(1, kind);
        for (auto t = db.allterms_begin(prefix); t != db.allterms_end(prefix); ++t) {
            const std::string term = *t;
            const auto colon = term.find(':');
            if (colon == std::string::npos) continue;
            auto& field = fields_[term.substr(1, colon - 1)];
            if (field.stated.size() != size_) field.stated = field.read = Bits(size_);
            auto& by_code = kind == schema::yes ? field.yes : kind == schema::no ? field.no : field.derived;
            auto& bits = by_code[term.substr(colon + 1)];
            bits = Bits(size_);
            fill(term, bits);
            (kind == schema::derived ? field.read : field.stated) |= bits;
        }
    }
    fill(schema::term(schema::flag, "all-needs"), all_needs_);
    fill(schema::term(schema::flag, "full"), full_);
    auto fill_all = [&](char kind, Bits& bits) {
        const std::string prefix(1, kind);
        for (auto t = db.allterms_begin(prefix); t != db.allterms_end(prefix); ++t) fill(*t, bits);
    };
    fill_all(schema::language, has_language_);
    fill_all(schema::council, has_council_);

    derive_sets();
    return {};
}

/// Sets that follow from others: age bands out of ages, `any` out of yes and derived.
void Segment::derive_sets() {
    auto& bands = fields_["age_band"];
    bands.stated = has_age_;
    bands.read = Bits(size_);
    for (std::uint32_t d = 0; d < size_; ++d) {
        if (age_min_[d] < 0) continue;
        for (const auto& code : Vocabulary::age_bands(age_min_[d], age_max_[d])) {
            auto [it, fresh] = bands.yes.try_emplace(code);
            if (fresh) it->second = Bits(size_);
            it->second.set(d);
        }
    }
    for (auto& [name, field] : fields_) {
        field.any = field.yes;
        for (const auto& [code, bits] : field.derived) {
            auto [it, fresh] = field.any.try_emplace(code, bits);
            if (!fresh) it->second |= bits;
        }
    }
}

std::string_view Segment::id(std::uint32_t d) const { return std::string_view(ids_).substr(id_at_[d], id_at_[d + 1] - id_at_[d]); }

const FieldBits* Segment::field(std::string_view name) const {
    auto it = fields_.find(name);
    return it == fields_.end() ? nullptr : &it->second;
}

std::shared_ptr<const Bits> Segment::boolean(char kind, std::string_view value) const {
    const auto term = schema::term(kind, value);
    {
        std::lock_guard lock(files_->kept_mutex);
        if (auto it = files_->booleans.find(term); it != files_->booleans.end()) return it->second;
    }
    std::shared_ptr<Bits> bits;
    {
        Loan loan(*files_);
        auto p = loan.database.postlist_begin(term);
        const auto end = loan.database.postlist_end(term);
        if (p != end) bits = std::make_shared<Bits>(size_);
        for (; p != end; ++p) bits->set(*p - 1);
    }
    std::lock_guard lock(files_->kept_mutex);
    if (files_->booleans.size() > 2000) files_->booleans.clear();
    files_->booleans[term] = bits;
    return bits;
}

std::shared_ptr<const Postings> Segment::postings(const std::string& term) const {
    {
        std::lock_guard lock(files_->kept_mutex);
        if (auto it = files_->kept.find(term); it != files_->kept.end()) {
            files_->oldest.splice(files_->oldest.end(), files_->oldest, it->second.place);
            return it->second.postings;
        }
    }
    std::shared_ptr<Postings> postings;
    if (term.size() <= 245) {
        Loan loan(*files_);
        const auto n = loan.database.get_termfreq(term);
        if (n > 0) {
            postings = std::make_shared<Postings>();
            postings->documents.reserve(n);
            postings->weight.reserve(n);
            for (auto p = loan.database.postlist_begin(term); p != loan.database.postlist_end(term); ++p) {
                postings->documents.push_back(*p - 1);
                postings->weight.push_back(static_cast<float>(p.get_wdf()));
            }
        }
    }
    if (!postings) return nullptr;
    std::lock_guard lock(files_->kept_mutex);
    if (auto it = files_->kept.find(term); it != files_->kept.end()) return it->second.postings;
    auto place = files_->oldest.insert(files_->oldest.end(), term);
    files_->kept[term] = {postings, place};
    files_->kept_bytes += postings->documents.size() * 8 + 200;
    while (files_->kept_bytes > Files::most_bytes && files_->oldest.size() > 1) {
        auto it = files_->kept.find(files_->oldest.front());
        files_->kept_bytes -= it->second.postings->documents.size() * 8 + 200;
        files_->kept.erase(it);
        files_->oldest.pop_front();
    }
    return postings;
}

std::uint32_t Segment::frequency(const std::string& term) const {
    if (term.size() > 245) return 0;
    Loan loan(*files_);
    return loan.database.get_termfreq(term);
}

std::vector<std::string> Segment::terms_with_prefix(const std::string& prefix, std::size_t limit) const {
    std::vector<std::string> terms;
    if (prefix.size() > 240) return terms;
    Loan loan(*files_);
    for (auto t = loan.database.allterms_begin(prefix); t != loan.database.allterms_end(prefix) && terms.size() < limit; ++t) terms.push_back(*t);
    return terms;
}

std::optional<std::uint32_t> Segment::find(std::string_view id) const {
    if (id.empty() || id.size() > 100) return {};
    Loan loan(*files_);
    const auto term = schema::term(schema::id, id);
    auto p = loan.database.postlist_begin(term);
    if (p == loan.database.postlist_end(term)) return {};
    return *p - 1;
}

Record Segment::record(std::uint32_t document) const {
    Loan loan(*files_);
    Record record;
    unpack(loan.database.get_document(document + 1).get_data(), record);
    return record;
}

}  // namespace waymark
