// Which facts do a listing's own words tell, where the feed left a field empty?
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

/// The phrases of `feeds/derive.txt`, as one tree of words. Immutable; thread-safe.
class Derivation {
public:
    /// Errors: a bad line, with file, line and a plain sentence; a line for a code that may never be derived (contract,
    /// "Filters").
    static Result<Derivation> load(const ContentFiles& files, const Vocabulary& vocabulary);

    /// Fills `derived` of every field that states nothing, `derived_ages` and `derived_all_needs`. Access counts as
    /// stated when a place states any. Returns the fields that gained something, by name.
    std::vector<std::string> derive(Listing& listing) const;

private:
    enum class Meaning : std::uint8_t { code, all_needs, negation, condition, plan, contact };
    struct Leaf {
        Meaning meaning = Meaning::code;
        std::uint16_t field = 0;  // index into fields_
        std::uint32_t code = 0;   // index into codes_
        bool name_only = false;   // counts in the name of a listing, nowhere else
    };
    struct Node {
        std::vector<Leaf> leaves;
    };
    struct Found;
    struct Reading;

    std::uint32_t word_id(std::string_view word) const;
    void add(std::string_view phrase, Leaf leaf);
    enum class Part : std::uint8_t { name, opening, rest };
    void read(std::string_view text, Part part, Reading& reading) const;
    void judge(const std::vector<Found>& found, Part part, Reading& reading) const;

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
