// What does a part of the index hold, and how is it read?
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/age_sets.h"
#include "search/index/bits.h"
#include "search/index/blob_file.h"
#include "search/index/columns.h"
#include "search/index/facet_rows.h"
#include "search/index/list_columns.h"
#include "search/index/name_words.h"
#include "search/index/place_grid.h"
#include "search/index/record.h"
#include "search/index/term_index.h"
#include "waymark/error.h"
#include "waymark/query.h"

namespace waymark {

/// The filters of a field, as sets of documents.
struct FieldBits {
    std::map<std::string, Bits, std::less<>> yes, no, derived;  ///< by code
    std::map<std::string, Bits, std::less<>> any;        ///< by code: yes or derived, and all needs not among them
    std::map<std::string, Bits, std::less<>> with_open;  ///< of `need`: any, and those that are open to all; else empty
    std::vector<std::uint8_t> breadth;                   ///< by document: how many codes it states
    Bits stated;                                         ///< has any yes or no
    BorrowedBits unstated;                               ///< all others
    Bits read;                                           ///< has any derived code

    struct Counted {
        std::string code;
        const Bits* listings = nullptr;
        std::uint32_t row_code = 0;  ///< its number in Segment::rows()
    };
    std::vector<Counted> counted;  ///< what a facet counts
};

/// What a score asks of each candidate, side by side: fetching it costs more than all that is done with it.
struct ScoreRow {
    std::uint32_t length : 24;     ///< weighted words
    std::uint32_t name_words : 8;  ///< words of its name, 255 at most
    std::int32_t assured;          ///< yyyymmdd; 0 when not stated
};

/// One immutable segment, open. Columns and filters are in memory; postings and records are read when asked for.
/// Thread-safe. Documents are numbered from 0, in the order of their ids.
class Segment {
public:
    /// Errors: `unreadable` (the folder is missing, damaged or not finished), `storage` (it is there and cannot be
    /// read).
    static Result<std::shared_ptr<const Segment>> open(const std::string& folder,
                                                       const std::shared_ptr<PostingCache>& cache);
    Segment(const Segment&) = delete;
    Segment& operator=(const Segment&) = delete;

    std::uint32_t size() const { return size_; }
    std::uint64_t total_length() const { return total_length_; }

    // Columns, one entry a document.
    const AgeSets& ages() const { return ages_; }
    const std::vector<ScoreRow>& score_rows() const { return score_rows_; }
    const std::vector<std::int64_t>& modified() const { return modified_; }
    std::string_view name_key(std::uint32_t document) const {
        return std::string_view(name_keys_).substr(name_at_[document], name_at_[document + 1] - name_at_[document]);
    }
    std::string_view id(std::uint32_t document) const;
    /// The places of a document: [places_at(d), places_at(d + 1)) of places().
    std::uint32_t places_at(std::uint32_t document) const { return place_at_[document]; }
    const std::vector<ColumnPlace>& places() const { return places_; }
    const PlaceGrid& grid() const { return grid_; }
    /// All documents in the order of a sort that needs no words and no place (`relevance`: most recently assured
    /// first, of equal ones the more useful); ties by name, then id.
    const std::vector<std::uint32_t>& in_order_of(Sort sort) const {
        return sort == Sort::name ? by_name_ : sort == Sort::newest ? by_modified_ : by_assured_;
    }

    // Sets of documents.
    const Bits& has_age() const { return has_age_; }  ///< stated or read in its words
    const BorrowedBits& age_read() const { return age_read_; }
    const Bits& has_place() const { return has_place_; }
    const BorrowedBits& no_age() const { return no_age_; }
    const BorrowedBits& no_place() const { return no_place_; }
    const BorrowedBits& all_needs() const { return all_needs_; }      ///< stated
    const BorrowedBits& open_to_all() const { return open_to_all_; }  ///< stated, or read in its words
    const Bits& full() const { return full_; }
    /// Speak to nobody but professionals.
    const Bits& for_professionals() const { return for_professionals_; }
    /// Full, or for professionals only: comes after equal ones.
    bool is_less_useful(std::uint32_t document) const {
        return full_.test(document) || for_professionals_.test(document);
    }
    /// Filters of a field, `age_band` (worked out of the ages) among them; null when no listing says anything of it.
    const FieldBits* field(std::string_view name) const;
    const FacetRows& rows() const { return rows_; }
    /// By a boolean term's kind and value (schema.h): language, council, covers, organisation, city; null when there is
    /// none.
    std::shared_ptr<const Bits> boolean(char kind, std::string_view value) const;
    bool has_language(std::uint32_t document) const { return has_language_.test(document); }
    const Bits& languages_stated() const { return has_language_; }
    const Bits& council_stated() const { return has_council_; }

    const TermIndex& terms() const { return *terms_; }
    const NameWords& words_of_names() const { return words_of_names_; }
    /// Has the record on its way from memory when it is read soon after.
    void expect_record(std::uint32_t document) const;
    /// Its texts last as long as the segment.
    Record record(std::uint32_t document) const;
    /// The `text` of its record alone.
    std::string_view text_of(std::uint32_t document) const { return text_in(records_.at(document)); }
    /// What lists of listings are made of; nothing when the index was built without a describer.
    const ListColumns& lists() const { return lists_; }

private:
    Segment() = default;
    Result<void> load(const std::string& folder, const std::shared_ptr<PostingCache>& cache);
    Result<void> load_columns(const std::string& folder);
    void load_filters();
    void derive_sets();
    void derive_orders();

    std::uint32_t size_ = 0;
    std::uint64_t total_length_ = 0;
    AgeSets ages_;
    std::vector<std::int8_t> age_min_, age_max_;
    std::vector<ScoreRow> score_rows_;
    std::vector<std::int64_t> modified_;
    std::vector<std::uint32_t> place_at_, name_at_;
    std::vector<ColumnPlace> places_;
    PlaceGrid grid_;
    std::vector<std::uint32_t> by_name_, by_assured_, by_modified_;
    std::string name_keys_, ids_;
    std::vector<std::uint32_t> id_at_;
    BorrowedBits all_needs_, open_to_all_, no_age_, age_read_, no_place_;  ///< empty when they have no member
    Bits has_age_, has_place_, full_, for_professionals_, has_language_, has_council_;
    std::map<std::string, FieldBits, std::less<>> fields_;
    FacetRows rows_;
    std::unique_ptr<TermIndex> terms_;
    NameWords words_of_names_;
    BlobFile records_;
    ListColumns lists_;
};

}  // namespace waymark
