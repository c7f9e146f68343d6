// What does a part of the index hold, and how is it read?
#include "search/index/segment.h"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "content/words/vocabulary.h"
#include "search/index/schema.h"

namespace waymark {

Result<std::shared_ptr<const Segment>> Segment::open(const std::string& folder,
                                                     const std::shared_ptr<PostingCache>& cache) {
    std::shared_ptr<Segment> segment(new Segment());
    if (auto loaded = segment->load(folder, cache); !loaded) return tl::unexpected(loaded.error());
    return std::shared_ptr<const Segment>(segment);
}

Result<void> Segment::load(const std::string& folder, const std::shared_ptr<PostingCache>& cache) {
    if (auto loaded = load_columns(folder); !loaded) return loaded;
    auto records = BlobFile::open(folder + schema::records_file);
    if (!records) return tl::unexpected(records.error());
    records_ = std::move(*records);
    auto lists = ListColumns::open(folder + schema::lists_file, size_);
    if (!lists) return tl::unexpected(lists.error());
    lists_ = std::move(*lists);
    auto terms = TermIndex::open(folder + schema::terms_folder, size_, cache);
    if (!terms) return tl::unexpected(terms.error());
    terms_ = std::move(*terms);
    if (records_.size() != size_)
        return fail(ErrorKind::unreadable, fmt::format("The index in {} is not whole.", folder));
    words_of_names_ = NameWords(*terms_);
    load_filters();
    derive_sets();
    derive_orders();
    return {};
}

Result<void> Segment::load_columns(const std::string& folder) {
    auto file = BlobFile::open(folder + schema::columns_file);
    if (!file) return tl::unexpected(file.error());
    size_ = file->size();
    age_min_.resize(size_);
    age_max_.resize(size_);
    score_rows_.reserve(size_);
    modified_.resize(size_);
    has_age_ = has_place_ = full_ = has_language_ = has_council_ = Bits(size_);
    place_at_.reserve(size_ + 1);
    name_at_.reserve(size_ + 1);
    id_at_.reserve(size_ + 1);
    std::vector<std::uint32_t> listing_of_place;
    constexpr std::uint32_t longest = (1U << 24) - 1;  // of a ScoreRow; no listing comes near it
    Columns c;
    for (std::uint32_t d = 0; d < size_; ++d) {
        if (!unpack(file->at(d), c) || (d > 0 && c.id <= id(d - 1)))
            return fail(ErrorKind::unreadable, fmt::format("The index in {} is damaged.", folder));
        age_min_[d] = static_cast<std::int8_t>(c.age_min);
        age_max_[d] = static_cast<std::int8_t>(c.age_max);
        if (c.age_min >= 0) has_age_.set(d);
        score_rows_.push_back({std::min(c.length, longest), c.name_words, c.assured});
        modified_[d] = c.modified;
        total_length_ += c.length;
        place_at_.push_back(static_cast<std::uint32_t>(places_.size()));
        places_.insert(places_.end(), c.places.begin(), c.places.end());
        listing_of_place.resize(places_.size(), d);
        if (!c.places.empty()) has_place_.set(d);
        name_at_.push_back(static_cast<std::uint32_t>(name_keys_.size()));
        name_keys_ += c.name_key;
        if (d == 0) id_at_.push_back(0);
        ids_ += c.id;
        id_at_.push_back(static_cast<std::uint32_t>(ids_.size()));
    }
    place_at_.push_back(static_cast<std::uint32_t>(places_.size()));
    name_at_.push_back(static_cast<std::uint32_t>(name_keys_.size()));
    grid_ = PlaceGrid(places_, std::move(listing_of_place));
    return {};
}

namespace {

BorrowedBits if_any(Bits bits) { return bits.none() ? BorrowedBits() : BorrowedBits(std::move(bits)); }
BorrowedBits all_but(Bits bits) {
    bits.flip();
    return if_any(std::move(bits));
}

}  // namespace

/// Which listings hold which codes, out of the terms.
void Segment::load_filters() {
    for (char kind : {schema::yes, schema::no, schema::derived})
        for (const auto& term : terms_->with_prefix(std::string(1, kind), static_cast<std::size_t>(-1))) {
            const auto colon = term.find(':');
            if (colon == std::string::npos) continue;
            auto& field = fields_[term.substr(1, colon - 1)];
            if (field.stated.size() != size_) field.stated = field.read = Bits(size_);
            auto& by_code = kind == schema::yes ? field.yes : kind == schema::no ? field.no : field.derived;
            auto& bits = by_code[term.substr(colon + 1)];
            bits = Bits(size_);
            terms_->fill(term, bits);
            (kind == schema::derived ? field.read : field.stated) |= bits;
        }
    Bits all_needs(size_);
    terms_->fill(schema::term(schema::flag, "all-needs"), all_needs);
    Bits open = all_needs, age_read(size_);
    terms_->fill(schema::term(schema::flag, "all-needs-read"), open);
    terms_->fill(schema::term(schema::flag, "ages-read"), age_read);
    all_needs_ = if_any(std::move(all_needs));
    open_to_all_ = if_any(std::move(open));
    age_read_ = if_any(std::move(age_read));
    terms_->fill(schema::term(schema::flag, "full"), full_);
    for (auto [kind, bits] : {std::pair(schema::language, &has_language_), std::pair(schema::council, &has_council_)})
        for (const auto& term : terms_->with_prefix(std::string(1, kind), static_cast<std::size_t>(-1)))
            terms_->fill(term, *bits);
}

/// Sets that follow from others: age bands out of ages, `any` out of yes and derived, rows out of both.
void Segment::derive_sets() {
    ages_ = AgeSets(age_min_, age_max_);
    auto& bands = fields_["age_band"];
    bands.stated = has_age_;
    bands.read = Bits(size_);
    if (age_read_.get()) {
        bands.stated.remove(age_read_);
        bands.read |= age_read_;
    }
    for (std::uint32_t d = 0; d < size_; ++d) {
        if (age_min_[d] < 0) continue;
        for (const auto& code : Vocabulary::age_bands(age_min_[d], age_max_[d])) {
            auto [it, fresh] = (age_read_.test(d) ? bands.derived : bands.yes).try_emplace(code);
            if (fresh) it->second = Bits(size_);
            it->second.set(d);
        }
    }
    no_age_ = all_but(has_age_);
    no_place_ = all_but(has_place_);
    for_professionals_ = Bits(size_);
    rows_ = FacetRows(size_);
    for (auto& [name, field] : fields_) {
        field.unstated = all_but(field.stated);
        field.breadth.resize(size_);
        for (const auto& [code, bits] : field.yes) bits.each([&counts = field.breadth](std::size_t d) { ++counts[d]; });
        if (name == "audience") {
            if (const auto it = field.yes.find("professional"); it != field.yes.end())
                it->second.each([&, &counts = field.breadth](std::size_t d) {
                    if (counts[d] == 1) for_professionals_.set(d);
                });
        }
        field.any = field.yes;
        for (const auto& [code, bits] : field.derived) {
            auto [it, fresh] = field.any.try_emplace(code, bits);
            if (!fresh) it->second |= bits;
        }
        if (name == "need" && open_to_all_.get()) {
            field.with_open = field.any;
            for (auto& [code, bits] : field.with_open) bits |= open_to_all_;
        }
        for (const auto& [code, bits] : field.with_open.empty() ? field.any : field.with_open)
            field.counted.push_back({code, &bits, rows_.add(bits)});
    }
    rows_.finalize();
}

void Segment::derive_orders() {
    by_name_.resize(size_);
    std::iota(by_name_.begin(), by_name_.end(), 0u);
    // Documents stand in the order of their ids: a stable sort leaves ties so.
    std::stable_sort(by_name_.begin(), by_name_.end(), [&](auto a, auto b) { return name_key(a) < name_key(b); });
    by_assured_ = by_modified_ = by_name_;
    std::stable_sort(by_assured_.begin(), by_assured_.end(), [&](auto a, auto b) {
        if (score_rows_[a].assured != score_rows_[b].assured) return score_rows_[a].assured > score_rows_[b].assured;
        return !is_less_useful(a) && is_less_useful(b);
    });
    std::stable_sort(by_modified_.begin(), by_modified_.end(),
                     [&](auto a, auto b) { return modified_[a] > modified_[b]; });
}

std::string_view Segment::id(std::uint32_t d) const {
    return std::string_view(ids_).substr(id_at_[d], id_at_[d + 1] - id_at_[d]);
}

const FieldBits* Segment::field(std::string_view name) const {
    auto it = fields_.find(name);
    return it == fields_.end() ? nullptr : &it->second;
}

std::shared_ptr<const Bits> Segment::boolean(char kind, std::string_view value) const {
    return terms_->boolean(schema::term(kind, value));
}

void Segment::expect_record(std::uint32_t document) const {
    const auto bytes = records_.at(document);
    for (std::size_t at = 0; at < std::min<std::size_t>(bytes.size(), 512); at += 64)
        __builtin_prefetch(bytes.data() + at);
}

Record Segment::record(std::uint32_t document) const {
    Record record;
    unpack(records_.at(document), record);
    return record;
}

}  // namespace waymark
