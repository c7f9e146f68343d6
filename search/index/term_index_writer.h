// How do the terms of many listings become the term index of a segment?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/index/posting_list.h"
#include "waymark/error.h"

namespace waymark {

/// Turns listings and their terms round, in memory, and writes the result once, term by term in order. Xapian's own way
/// of collecting documents costs ten times as much (docs/PERFORMANCE.md). One thread at a time.
class TermIndexWriter {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    static constexpr std::size_t longest_term = 240;  ///< Xapian takes a little more, but not with every letter

    /// The number by which add() knows a term; `none` for one that is too long to be kept.
    std::uint32_t number(std::string_view term);
    /// Documents come in growing order. Adding the same document to a term again changes nothing.
    void add(std::uint32_t term, std::uint32_t document, std::uint32_t wdf) {
        if (term != none) lists_[term].add(document, wdf);
    }
    /// Writes the folder, which must not exist yet. Errors: the disk is full, or not ours. Not yet durable.
    Result<void> finish(const std::string& folder, std::uint32_t documents) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::vector<PostingListWriter> lists_;  ///< by number
};

}  // namespace waymark
