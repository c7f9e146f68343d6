// What does a part of the index hold, and how is it read?
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/bits.h"
#include "search/index/columns.h"
#include "search/index/record.h"
#include "waymark/error.h"

namespace waymark {

/// The listings that hold one term, in growing order of their numbers, and how often it counts in each.
struct Postings {
    std::vector<std::uint32_t> documents;
    std::vector<float> weight;   ///< parallel to `documents`: its wdf
};

/// The filters of a field, as sets of documents.
struct FieldBits {
    std::map<std::string, Bits, std::less<>> yes, no, derived;   ///< by code
    std::map<std::string, Bits, std::less<>> any;                ///< by code: yes or derived, and all needs not among them
    Bits stated;                                                 ///< has any yes or no
    Bits read;                                                   ///< has any derived code
};

/// One immutable segment, open. Columns and filters are in memory; postings are read when first asked for and kept.
/// Thread-safe. Documents are numbered from 0.
class Segment {
public:
    /// Errors: the folder is missing, damaged or not finished.
    static Result<std::shared_ptr<const Segment>> open(const std::string& folder);
    ~Segment();

    std::uint32_t size() const { return size_; }
    std::uint64_t total_length() const { return total_length_; }

    // Columns, one entry a document.
    const std::vector<std::int8_t>& age_min() const { return age_min_; }
    const std::vector<std::int8_t>& age_max() const { return age_max_; }
    const std::vector<std::int32_t>& assured() const { return assured_; }
    const std::vector<std::int64_t>& modified() const { return modified_; }
    const std::vector<std::uint32_t>& length() const { return length_; }
    const std::vector<std::uint8_t>& name_words() const { return name_words_; }
    std::string_view name_key(std::uint32_t document) const {
        return std::string_view(name_keys_).substr(name_at_[document], name_at_[document + 1] - name_at_[document]);
    }
    std::string_view id(std::uint32_t document) const;
    /// The places of a document: [places_at(d), places_at(d + 1)) of places().
    std::uint32_t places_at(std::uint32_t document) const { return place_at_[document]; }
    const std::vector<ColumnPlace>& places() const { return places_; }

    // Sets of documents.
    const Bits& has_age() const { return has_age_; }
    const Bits& has_place() const { return has_place_; }
    const Bits& all_needs() const { return all_needs_; }
    const Bits& full() const { return full_; }
    /// Filters of a field, `age_band` (worked out of the ages) among them; null when no listing says anything of it.
    const FieldBits* field(std::string_view name) const;
    /// By a boolean term's kind and value (schema.h): language, council, covers, organisation, city; null when there is none.
    std::shared_ptr<const Bits> boolean(char kind, std::string_view value) const;
    bool has_language(std::uint32_t document) const { return has_language_.test(document); }
    const Bits& languages_stated() const { return has_language_; }
    const Bits& council_stated() const { return has_council_; }

    /// Null when no document holds the term.
    std::shared_ptr<const Postings> postings(const std::string& term) const;
    /// In how many documents the term stands, withdrawn ones too.
    std::uint32_t frequency(const std::string& term) const;
    /// Terms that begin with `prefix`, in order, at most `limit`.
    std::vector<std::string> terms_with_prefix(const std::string& prefix, std::size_t limit) const;
    /// The number of the document with this id.
    std::optional<std::uint32_t> find(std::string_view id) const;
    Record record(std::uint32_t document) const;

private:
    struct Files;
    Segment();
    Result<void> load(const std::string& folder);
    void derive_sets();

    std::uint32_t size_ = 0;
    std::uint64_t total_length_ = 0;
    std::vector<std::int8_t> age_min_, age_max_;
    std::vector<std::int32_t> assured_;
    std::vector<std::uint8_t> name_words_;
    std::vector<std::int64_t> modified_;
    std::vector<std::uint32_t> length_, place_at_, name_at_;
    std::vector<ColumnPlace> places_;
    std::string name_keys_, ids_;
    std::vector<std::uint32_t> id_at_;
    Bits has_age_, has_place_, all_needs_, full_, has_language_, has_council_;
    std::map<std::string, FieldBits, std::less<>> fields_;
    std::unique_ptr<Files> files_;
};

}  // namespace waymark
