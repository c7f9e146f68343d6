// What is a query made of, and what is one reading of some of its words?
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/query.h"

namespace waymark::understanding {

constexpr std::size_t most_bytes = 512;

constexpr std::size_t most_words = 64;  // read for what they mean; long letters of tired parents fit

constexpr std::size_t most_words_sought = 32;  // looked for as words

/// Words of a query as a set, one bit a word.
using WordSet = std::uint64_t;

static_assert(most_words <= 64);

inline WordSet words_between(std::size_t from, std::size_t to) {
    WordSet set = 0;
    for (std::size_t i = from; i < to; ++i) set |= WordSet{1} << i;
    return set;
}

inline bool has_word(WordSet set, std::size_t at) { return (set >> at & 1) != 0; }

struct QueryWord {
    std::size_t from = 0, to = 0;  ///< bytes of the query as it was sent
    std::string word;              ///< folded; digits of other scripts made 0 to 9
    std::string stem;
    std::string_view gap;       ///< what stands between the word before and this one
    bool capital = false;       ///< starts with a capital and is not all capitals
    bool all_capitals = false;  ///< two letters or more, all capitals
    bool quoted = false;        ///< inside "a phrase"
    std::string mended;         ///< the word as it was meant, empty when it stands
    std::string mended_stem;
    bool known = false;  ///< one of our words, an ordinary word, or a word of listings
};

/// A query cut to its limits. Views point into `q`, which must outlive it.
struct Query {
    std::string_view q;  ///< the part that is read
    std::vector<QueryWord> words;
    bool cut = false;            ///< the rest was passed over
    bool shouting = false;       ///< no small letter at all, so capitals say nothing
    std::string_view gap_after;  ///< what stands behind the last word

    std::size_t size() const { return words.size(); }
    const std::string& word(std::size_t i) const { return words[i].mended.empty() ? words[i].word : words[i].mended; }
    /// What stands behind word `i`.
    std::string_view after(std::size_t i) const { return i + 1 < words.size() ? words[i + 1].gap : gap_after; }
    bool is(std::size_t i, std::string_view w) const { return i < words.size() && word(i) == w; }
};

/// What a reading says its words are.
enum class ReadingKind : std::uint8_t {
    value,  ///< codes of fields
    age,
    place,
    radius,
    name,        ///< a name, or words that look like something they are not: stand as text
    background,  ///< said, but not asked for
    talk,        ///< words that only ask
    excluded,    ///< turns what follows into something not wanted
    negated,     ///< turns what follows into nothing
};

struct Value {
    std::string field, value;
    bool weak = false;  ///< counts only where no other reading gives this field
};

struct Reading {
    ReadingKind kind = ReadingKind::value;
    WordSet own = 0;               ///< the words it takes
    std::size_t from = 0, to = 0;  ///< the stretch of words it lies in, `to` not counted
    std::vector<Value> values;
    bool keep = false;    ///< its words are looked for as text too
    bool whole = false;   ///< what its words mean one by one does not count
    bool unkind = false;  ///< an old or hurtful word: never shown again
    bool unsure = false;  ///< an age that is only a number
    bool stage = false;   ///< an age that follows from a stage of life, not from a number
    AgeRange age;
    double miles = 0;
    std::string place;
    int meaning = -1;  ///< line of a words file that gave it
    int score = 0;     ///< how long and how well evidenced
    std::string why;

    std::size_t first() const { return static_cast<std::size_t>(std::countr_zero(own)); }
    std::size_t last() const { return 63 - static_cast<std::size_t>(std::countl_zero(own)); }
};

/// Points for each word that a reading takes; evidence adds less than that, so that the longest reading wins.
constexpr int points_a_word = 100;

}  // namespace waymark::understanding
