// Which phrases of the words files start at a word of the query?
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "search/understand/reading.h"
#include "search/work/work_budget.h"
#include "waymark/error.h"

namespace waymark::understanding {

/// Where a class such as `<child>` may stand: it starts at a word and ends before another.
struct ClassSpan {
    std::uint32_t class_key = 0;
    std::size_t end = 0;
};

/// The query as the trie sees it: for each word the keys it may be looked up by, and the classes that start at it.
struct PhraseInput {
    std::vector<std::vector<std::uint32_t>> keys;
    std::vector<std::vector<ClassSpan>> classes;
};

/// A phrase that was found.
struct PhraseMatch {
    std::uint32_t phrase = 0;  ///< as `add` numbered it
    WordSet own = 0;           ///< words that the phrase names itself
    std::size_t from = 0, to = 0;
    bool loose = false;  ///< took words between, or only the start of a word
};

/// Phrases of words, found from left to right. How a phrase is written: words; `(word)` may be left out; `[one|two
/// words]` any of these, one must stand there; `=word` this very word and no other ending of it; `^WORD` only in
/// capitals; `wor*` every word that starts so; `<child>` a class;
/// `...` up to three words of any kind.
class Phrases {
public:
    /// Adds what `written` stands for under number `phrase`. Errors: brackets that do not close, nothing that must be
    /// said.
    Result<void> add(std::string_view written, std::uint32_t phrase);

    /// The keys of one word of a query: as it is, by its stem, by its start; `capitals`: it was typed in capitals among
    /// small letters.
    void keys_of(const std::string& word, const std::string& stem, bool capitals,
                 std::vector<std::uint32_t>& keys) const;
    /// Key of a class, 0 when no phrase names it.
    std::uint32_t class_key(std::string_view name) const;
    /// The same by the number of the class, once `number_classes` has been told the names in their order.
    std::uint32_t class_key(std::size_t number) const { return class_keys_[number]; }
    void number_classes(const std::vector<std::string>& names);

    /// Calls `take` for every phrase that starts at a word of `input`. Looks at a bounded number of ways, fewer when
    /// `work` is spent.
    void match(const PhraseInput& input, const std::function<void(const PhraseMatch&)>& take, WorkBudget& work) const;

    /// Every word that phrases hold, in no order, some more than once.
    void each_word(const std::function<void(const std::string&)>& take) const;

private:
    using Nodes = std::vector<std::uint32_t>;
    struct Walk;
    std::uint32_t intern(const std::string& key);
    std::uint32_t make_node();
    void connect(std::uint32_t from, std::uint32_t key, std::uint32_t to);
    Result<Nodes> add_sequence(std::string_view written, Nodes from, std::uint32_t end);
    Result<Nodes> add_word(std::string word, const Nodes& from, std::uint32_t end, bool share);
    void step(Walk& walk, std::uint32_t node, std::size_t at) const;

    // A graph: from a node, a key leads to one or more nodes. Plain phrases share their beginnings.
    std::vector<std::vector<std::uint32_t>> phrases_at_{1};
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> edges_;
    std::vector<bool> shared_{true};  ///< made for a plain phrase: others may go on from it
    std::vector<bool> has_gap_{false};
    std::unordered_map<std::string, std::uint32_t> keys_;
    std::vector<std::string> plain_words_;
    std::vector<std::uint32_t> class_keys_;
    std::unordered_set<std::string> prefix_starts_;  // the first letters of every prefix, as many as the shortest has
    std::size_t shortest_prefix_ = 64, longest_prefix_ = 0;
    std::uint32_t gap_key_ = 0;
};

}  // namespace waymark::understanding
