// Which of our words did somebody mean by a word that nobody knows?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace waymark::understanding {

/// Whether a word may be `other` with a slip or two: one for 4 to 6 letters, two from 7 on, where slips are in vowels,
/// doubled letters, letters left out or swapped. Another consonant or another first letter makes another word ("dead",
/// "deaf"), and a form of a word is no slip ("refugees", "refuge").
bool may_be_a_slip_for(std::string_view word, std::string_view other);

/// Words that may be offered, each with how much we trust it. Fill with `add`, then `finish` once; afterwards it only
/// answers.
class Spelling {
public:
    /// `near_only`: offered for one slip, never for two.
    void add(const std::string& word, std::uint32_t trust, bool near_only = false);
    void finish();
    /// The most trusted of the nearest words: one slip for 4 to 6 letters, two from 7 on; else one that sounds the
    /// same ("ortistic"). Empty when none is near.
    std::string mend(std::string_view word) const;
    bool has(const std::string& word) const { return at_.count(word) != 0; }

private:
    std::string nearest(std::string_view word) const;
    struct Entry {
        std::string word;
        std::uint32_t trust;
        bool near_only;
    };
    std::vector<Entry> entries_;
    std::unordered_map<std::string, std::uint32_t> at_;
    std::unordered_map<std::string, std::uint32_t> by_sound_;  ///< how a word sounds → the most trusted entry
    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        without_;  // hash of a word with letters left out → entry, sorted
    std::vector<std::uint64_t>
        maybe_;  // one bit for each hash in `without_`, by its low bits: most that are asked for are not there
};

}  // namespace waymark::understanding
