// Which facts do sentences tell?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/content_files.h"
#include "content/words/vocabulary.h"
#include "waymark/listing.h"

namespace waymark::feeds {

/// Which part of a listing a text is: what it is about stands in its name, its summary and its first sentences.
enum class TextPart : std::uint8_t { name, summary, opening, rest };

/// What was read so far of a listing's words, and what is wanted at all.
struct FactsRead {
    std::vector<bool> wanted;                       // by field: the feed leaves it empty
    std::vector<bool> beside;                       // by field: the name and the summary count beside what is stated
    std::vector<std::vector<std::uint32_t>> codes;  // by field, for Derivation::code()
    std::vector<Schedule> hours;                    // days and hours that sentences tell
    std::string days_before;                        // a short sentence with days and no hours, just before
    bool hours_wanted = false, price_wanted = false;
    bool names_price = false;
    bool all_needs = false;
    bool doubted = false;  // something is planned, broken, elsewhere or in part; or the words begin with a "no"
};

/// The phrases of `feeds/derive.txt`, as one tree of words. Immutable; thread-safe.
class Derivation {
public:
    /// Errors: a bad line, with file, line and a plain sentence; a line for a code that may never be derived (contract,
    /// "Filters").
    static Result<Derivation> load(const ContentFiles& files, const Vocabulary& vocabulary);

    /// The fields of the vocabulary, in its order; the vectors of FactsRead are by them.
    const std::vector<std::string>& fields() const { return fields_; }
    std::size_t field_number(std::string_view name) const;
    const std::string& code(std::uint32_t number) const { return codes_[number]; }

    /// Adds what a text tells of the wanted fields. Reads no more than 20,000 words.
    void read(std::string_view text, TextPart part, FactsRead& facts) const;

    /// Whether a code may be read out of words at all: not what a family must be able to rely on, such as a hoist.
    static bool may_be_derived(std::string_view code);

    /// Whether words beside a feature ("out of order", "planned for next year", "not at present", "ground floor only")
    /// say that it cannot be relied on.
    bool casts_doubt(std::string_view words) const;

private:
    enum class Meaning : std::uint8_t {
        code,
        all_needs,
        nothing,  ///< its words mean no code of the field ("free school")
        weekday,
        meeting,  ///< "meets", "open", "every": days in its sentence are days on which it is on
        negation,
        condition,
        plan,
        contact,
        access,   ///< access that is somewhere else, broken, or what the service is about
        place,    ///< what follows is where it is, not what it is
        booking,  ///< how a place is booked, not how help comes
        advice    ///< what follows is what it advises on
    };
    struct Leaf {
        Meaning meaning = Meaning::code;
        std::uint16_t field = 0;  // index into fields_
        std::uint32_t code = 0;   // index into codes_
        bool name_only = false;   // counts in the name of a listing, nowhere else
        bool offered = false;     // counts where the clause is not about getting in touch
        bool advised = false;     // counts behind "advice on"
    };
    struct Node {
        std::vector<Leaf> leaves;
    };
    /// A phrase that stands in a sentence, by its first and last word.
    struct Found {
        std::size_t from = 0, to = 0;
        std::size_t clause = 0;
        Leaf leaf;
    };

    std::uint32_t word_id(std::string_view word) const;
    void add(std::string_view phrase, Leaf leaf);
    Result<Leaf> leaf_of(WordsLine& line, const Vocabulary& vocabulary);
    void judge(const std::vector<Found>& found, TextPart part, FactsRead& reading) const;
    bool is_of_helpline(const std::vector<Found>& found) const;
    void read_hours(const std::vector<Found>& found, std::string_view sentence, FactsRead& reading) const;

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> words_;
    std::unordered_map<std::uint64_t, std::uint32_t> edges_;  // node and word → node
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> starts_;  // word → node below the root, 0 when no phrase starts with it
    std::vector<std::string> fields_, codes_;
};

}  // namespace waymark::feeds
