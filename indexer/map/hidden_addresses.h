// Hidden addresses: does a text tell where a hidden place is, and what is left of it without that?
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark::feeds {

/// The addresses of one record that must not be told. Letters are compared without their case, and whatever stands
/// between words (blanks, commas, dashes, line ends, `%20`, `+`, mark-up) is all the same. Not thread-safe while it is
/// filled.
class HiddenAddresses {
public:
    /// Takes an address, a part of one, a postcode or a coordinate. What is shorter than 5 bytes tells too little and
    /// is not taken.
    void add(std::string_view text);
    /// Takes a text that was cut because it was too long: it may end in the middle of an address.
    void add_shortened(std::string text) { shortened_.push_back(std::move(text)); }
    bool empty() const { return patterns_.empty() && numbers_.empty(); }

    bool tells(std::string_view text) const;
    /// The same for a link or an e-mail address, where words may stand without anything between them.
    bool tells_link(std::string_view link) const;
    /// Takes every address out of a text and puts `instead` in its place; whether there was one.
    bool cut(std::string& text, std::string_view instead = {}) const;
    /// For a sentence about a record: the addresses in it become `(hidden address)`, also one of which only the
    /// beginning is quoted.
    void cut_from_report(std::string& sentence) const;

private:
    std::vector<std::string> patterns_;   ///< words in small letters with one blank between them
    std::vector<std::string> numbers_;    ///< what has no letter is compared as it stands
    std::vector<std::string> shortened_;  ///< texts that may end in the middle of an address

    /// Takes the beginning of an address off the end of the first `end` bytes of a text; returns where they end then.
    std::size_t cut_beginning(std::string& text, std::size_t end, std::string_view instead) const;
};

}  // namespace waymark::feeds
