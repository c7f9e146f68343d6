// What does the index hold of each listing so that it can be listed, counted and filtered without its document?
// (columnar file) It knows no standard of lists: whoever does describes a listing (ReadListFacts) and reads the
// columns. Writer and reader stand side by side.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/text/uuid.h"
#include "search/index/blob_file.h"
#include "waymark/listing.h"

namespace waymark {

class Vocabulary;

/// A listing at one of its places.
struct ListedPlace {
    Uuid at, place;           ///< ids of the listing at this place, and of the place
    double lat = 0, lon = 0;  ///< both 0: no point is known
    bool has_point() const { return lat != 0 || lon != 0; }
};
struct ListedHours {
    std::uint8_t days = 0;                 ///< bit 0 is Monday; 0: not stated
    std::uint8_t unused = 0;               ///< no byte of the file is left to chance
    std::int16_t opens = -1, closes = -1;  ///< minutes since midnight, -1: not stated
};
struct ListedAges {
    std::int16_t min = -1, max = -1;  ///< years, -1: not stated
};
/// A label (by number), and what it is said of (0 to 7; the describer knows what they mean).
struct LabelUse {
    std::uint32_t label : 29;
    std::uint32_t of : 3;
    bool operator==(const LabelUse&) const = default;
};
/// Where a listing says that a postcode lies.
struct ListedPostcode {
    std::uint32_t text = 0, document = 0;  ///< number of a text; of the document that says it
    double lat = 0, lon = 0;
};
/// A place of a document.
struct PlaceRef {
    std::uint32_t document = 0, place = 0;
};
static_assert(sizeof(ListedPlace) == 48 && sizeof(ListedHours) == 6 && sizeof(ListedAges) == 4 &&
              sizeof(LabelUse) == 4);
static_assert(sizeof(ListedPostcode) == 24 && sizeof(PlaceRef) == 8 && sizeof(Uuid) == 16);

/// One listing, described. Labels, areas and words are texts whose form only the describer knows; equal ones are kept
/// once.
struct ListFacts {
    struct Label {
        std::string text;
        std::uint8_t of = 0;
        bool operator==(const Label&) const = default;
    };
    struct Postcode {
        std::string text;
        LatLon point;
    };
    Uuid id;                    ///< that it is listed by
    Uuid group;                 ///< what it belongs to; zeros: nothing
    std::int64_t modified = 0;  ///< yyyymmddhhmmss in UTC, 0 not stated
    ListedAges ages;
    bool counts = true;  ///< false: it is there for its group alone, and is not listed itself
    std::vector<ListedPlace> places;
    std::vector<Label> labels;
    std::vector<ListedHours> hours;
    std::vector<std::string> areas;
    std::string group_words;  ///< empty: it does not name its group
    std::vector<Postcode> postcodes;

    void clear() { *this = ListFacts(); }
};

/// Describes a listing; `facts` are empty before. Keeps what it needs from one listing to the next: one thread at a
/// time.
using ReadListFacts = std::function<void(const Listing& listing, ListFacts& facts)>;
/// Makes a describer for one writer; the vocabulary outlives it.
using MakeListDescriber = std::function<ReadListFacts(const Vocabulary& vocabulary)>;

/// Numbers for equal texts.
class TextNumbers {
public:
    std::uint32_t number(const std::string& text);
    const std::vector<std::uint64_t>& ends() const { return ends_; }
    const std::string& bytes() const { return bytes_; }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<std::uint64_t> ends_;
    std::string bytes_;
};

/// Gathers the facts of one segment's listings in memory and writes their file. One thread at a time.
class ListColumnWriter {
public:
    /// Documents in the order of their numbers.
    void add(const ListFacts& facts);
    /// The file must not exist yet. Errors: the disk is full, or not ours. Not yet durable.
    Result<void> finish(const std::string& path);

private:
    std::vector<Uuid> ids_, groups_;
    std::vector<std::int64_t> modified_;
    std::vector<ListedAges> ages_;
    std::vector<std::uint8_t> counts_;
    std::vector<std::uint32_t> place_at_{0}, label_at_{0}, hours_at_{0}, area_at_{0}, areas_, group_words_, label_uses_,
        label_first_;
    std::vector<ListedPlace> places_;
    std::vector<LabelUse> labels_;
    std::vector<ListedHours> hours_;
    std::vector<ListedPostcode> postcodes_;
    TextNumbers label_texts_, area_texts_, texts_;
};

/// The file, mapped into memory; what it gives lasts as long as it does. Thread-safe.
class ListColumns {
public:
    /// `documents`: of the segment. A segment that was written without a describer has none here. Errors: `unreadable`
    /// (missing, cut short or damaged), `storage` (it is there and cannot be read).
    static Result<ListColumns> open(const std::string& path, std::uint32_t documents);

    std::uint32_t size() const { return static_cast<std::uint32_t>(ids_.size()); }
    std::span<const Uuid> ids() const { return ids_; }
    std::span<const Uuid> groups() const { return groups_; }
    std::int64_t modified(std::uint32_t document) const { return modified_[document]; }
    ListedAges ages(std::uint32_t document) const { return ages_[document]; }
    bool counts(std::uint32_t document) const { return counts_[document] != 0; }
    std::span<const ListedPlace> places(std::uint32_t d) const {
        return places_.subspan(place_at_[d], place_at_[d + 1] - place_at_[d]);
    }
    std::span<const LabelUse> labels(std::uint32_t d) const {
        return labels_.subspan(label_at_[d], label_at_[d + 1] - label_at_[d]);
    }
    std::span<const ListedHours> hours(std::uint32_t d) const {
        return hours_.subspan(hours_at_[d], hours_at_[d + 1] - hours_at_[d]);
    }
    std::span<const std::uint32_t> areas(std::uint32_t d) const {
        return areas_.subspan(area_at_[d], area_at_[d + 1] - area_at_[d]);
    }
    /// Empty: it does not name its group.
    std::string_view group_words(std::uint32_t d) const {
        return group_words_[d] ? texts_.at(group_words_[d] - 1) : std::string_view();
    }

    std::span<const std::uint32_t> by_id() const { return by_id_; }   ///< documents in the order of their ids
    std::span<const PlaceRef> by_at() const { return by_at_; }        ///< by ListedPlace::at, then the document's id
    std::span<const PlaceRef> by_place() const { return by_place_; }  ///< by ListedPlace::place, then the document's id
    std::span<const std::uint32_t> by_group() const { return by_group_; }  ///< those that have one; by group, then id
    std::span<const ListedPostcode> postcodes() const { return postcodes_; }
    std::string_view text(std::uint32_t number) const { return texts_.at(number); }

    std::uint32_t label_count() const { return label_texts_.size(); }
    std::string_view label(std::uint32_t number) const { return label_texts_.at(number); }
    std::uint32_t label_uses(std::uint32_t number) const {
        return label_uses_[number];
    }  ///< of all documents, the withdrawn ones too
    std::uint32_t label_first(std::uint32_t number) const {
        return label_first_[number];
    }  ///< the first document that has it
    std::uint32_t area_count() const { return area_texts_.size(); }
    std::string_view area(std::uint32_t number) const { return area_texts_.at(number); }

private:
    struct Texts {
        std::span<const std::uint64_t> ends;
        std::span<const char> bytes;
        std::uint32_t size() const { return static_cast<std::uint32_t>(ends.size()); }
        std::string_view at(std::uint32_t n) const {
            const auto from = n ? ends[n - 1] : 0;
            return {bytes.data() + from, static_cast<std::size_t>(ends[n] - from)};
        }
        bool is_whole() const;
    };
    bool read();
    bool is_whole(std::uint32_t documents) const;

    BlobFile file_;
    std::span<const Uuid> ids_, groups_;
    std::span<const std::int64_t> modified_;
    std::span<const ListedAges> ages_;
    std::span<const std::uint8_t> counts_;
    std::span<const std::uint32_t> place_at_, label_at_, hours_at_, area_at_, areas_, group_words_, label_uses_,
        label_first_, by_id_, by_group_;
    std::span<const ListedPlace> places_;
    std::span<const LabelUse> labels_;
    std::span<const ListedHours> hours_;
    std::span<const ListedPostcode> postcodes_;
    std::span<const PlaceRef> by_at_, by_place_;
    Texts label_texts_, area_texts_, texts_;
};

}  // namespace waymark
