// What does understanding know: the words files as phrases with meanings, the help for danger, spelling and names?
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "search/understand/phrases.h"
#include "search/understand/reading.h"
#include "search/understand/spelling.h"
#include "search/understand/words.h"
#include "waymark/query.h"

namespace waymark::understanding {

/// What a line of a words file says its phrases mean.
struct Meaning {
    ReadingKind kind = ReadingKind::value;
    std::vector<Value> values;
    bool keep = false, unkind = false, whole = false, of_language = false;
    AgeRange age;
    std::string place;
    std::string why;
};

/// Help of `content/urgent/help.txt`.
struct Help {
    UrgentHelp shown;
    std::vector<std::string> for_kinds;  ///< of danger
};

/// What a line of `words/glossary.txt` says, for people.
struct GlossaryEntry {
    std::string term, means, ask, is_not;
};

class Lexicon final : public Words {
public:
    std::vector<Meaning> meanings;
    Phrases phrases;      ///< numbers are places in `meanings`
    Phrases on_readings;  ///< phrases that name a class which other readings give: `<need>`, `<age>`, `<place>`,
                          ///< `<activity>`
    Phrases classes;      ///< numbers are places in `class_names`
    std::vector<std::string> class_names;
    Phrases danger;  ///< numbers are places in `danger_kinds`
    std::vector<std::string> danger_kinds;
    std::unordered_set<std::string> danger_words;  ///< that phrases of danger and their classes hold
    std::vector<Help> helps;
    Phrases glossary;  ///< numbers are places in `glossary_entries`
    std::vector<GlossaryEntry> glossary_entries;

    std::unordered_set<std::string> known;  ///< words that are spelt right, folded
    std::unordered_set<std::string> known_stems;
    std::unordered_set<std::string>
        vocabulary;  ///< words that phrases or ordinary English hold; places and listings left out
    std::unordered_set<std::string>
        offered;  ///< of them, those that a misspelt word may be mended to: no unkind, no foreign ones
    std::unordered_set<std::string> foreign;         ///< words that only language files hold
    std::unordered_set<std::string> foreign_starts;  ///< "autyz" of "autyzm*"
    std::unordered_set<std::string> everyday;        ///< ordinary English words of known.txt
    std::unordered_set<std::string> place_words;     ///< words that names of places hold
    std::unordered_set<std::string> never_offered;   ///< right words that a slip is never mended to
    std::unordered_set<std::string> stop_words;
    std::unordered_set<std::string> ordinary_places;  ///< names of places that are ordinary words too
    std::unordered_map<std::string, std::string> misspelt;
    std::unordered_map<std::string, int> number_words;     ///< "seven" → 7
    std::unordered_map<std::string, std::string> endings;  ///< of a number in one word, "7yo" → `year`
    std::unordered_map<std::string, std::string> starts;   ///< before a number in one word, "yr5" → `school-year`
    Spelling spelling, danger_spelling;
    std::unordered_set<std::uint64_t> names;  ///< of listings and organisations, as hashes of their folded words
    std::size_t longest_name = 0;
    std::shared_ptr<const Places> places;

    bool knows(const std::string& word) const override;
    bool may_mean(const std::string& word, const std::string& other) const override;
    /// Number of a class, or -1 when no file names it.
    int class_number(std::string_view name) const;
};

/// One number for a run of folded words; equal runs have equal numbers.
std::uint64_t name_hash(const std::string* words, std::size_t count);

}  // namespace waymark::understanding
