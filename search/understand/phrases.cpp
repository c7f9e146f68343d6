// How are phrases written in a words file, kept as a graph and found in a query?
#include "search/understand/phrases.h"

#include <algorithm>

#include "content/text/ascii.h"
#include "content/text/split.h"
#include "content/text/text.h"

namespace waymark::understanding {
namespace {

constexpr int most_steps = 8000;  // keeps the worst query under 2 ms
constexpr std::size_t gap_words = 3;
constexpr std::uint64_t work_a_look = 4;

bool is_ascii_letters(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::size_t closing(std::string_view written, std::size_t open) {
    const char opens = written[open], closes = opens == '[' ? ']' : ')';
    int depth = 0;
    for (std::size_t i = open; i < written.size(); ++i) {
        if (written[i] == opens) ++depth;
        if (written[i] == closes && --depth == 0) return i;
    }
    return std::string_view::npos;
}

/// `a|b c` divided at its upright strokes, those inside brackets left alone.
std::vector<std::string_view> alternatives(std::string_view inside) {
    std::vector<std::string_view> out;
    int depth = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= inside.size(); ++i) {
        if (i == inside.size() || (inside[i] == '|' && depth == 0)) {
            out.push_back(inside.substr(start, i - start));
            start = i + 1;
        } else if (inside[i] == '[' || inside[i] == '(') {
            ++depth;
        } else if (inside[i] == ']' || inside[i] == ')') {
            --depth;
        }
    }
    return out;
}

void unite(std::vector<std::uint32_t>& into, const std::vector<std::uint32_t>& more) {
    for (const std::uint32_t node : more)
        if (std::find(into.begin(), into.end(), node) == into.end()) into.push_back(node);
}

}  // namespace

std::uint32_t Phrases::intern(const std::string& key) {
    return keys_.emplace(key, static_cast<std::uint32_t>(keys_.size() + 1)).first->second;
}

std::uint32_t Phrases::make_node() {
    phrases_at_.emplace_back();
    shared_.push_back(false);
    has_gap_.push_back(false);
    return static_cast<std::uint32_t>(phrases_at_.size() - 1);
}

void Phrases::connect(std::uint32_t from, std::uint32_t key, std::uint32_t to) {
    std::vector<std::uint32_t>& targets = edges_[std::uint64_t{from} << 32 | key];
    if (std::find(targets.begin(), targets.end(), to) == targets.end()) targets.push_back(to);
}

Result<void> Phrases::add(std::string_view written, std::uint32_t phrase) {
    auto ends = add_sequence(ascii::trimmed(written, " "), {0}, 0);
    if (!ends) return tl::unexpected<Error>(ends.error());
    for (const std::uint32_t node : *ends) {
        if (node == 0)
            return fail(ErrorKind::unreadable, "\"" + std::string(written) +
                                                   "\" can be read as no word at all; put [ ] round what must be said");
        std::vector<std::uint32_t>& here = phrases_at_[node];
        if (std::find(here.begin(), here.end(), phrase) == here.end()) here.push_back(phrase);
    }
    return {};
}

/// Leads from every node of `from` over what is written to the nodes that are given back; the last word leads to `end`
/// unless that is 0.
Result<Phrases::Nodes> Phrases::add_sequence(std::string_view written, Nodes from, std::uint32_t end) {
    const bool plain = written.find_first_of("[(") == std::string_view::npos;
    std::size_t at = 0;
    while (at < written.size()) {
        if (written[at] == ' ') {
            ++at;
            continue;
        }
        if (written[at] != '[' && written[at] != '(') {
            const std::size_t stop = std::min(written.find_first_of(" [(", at), written.size());
            const bool last = ascii::trimmed(written.substr(stop), " ").empty();
            if (written.substr(at, stop - at).find_first_of("])|") != std::string_view::npos)
                return fail(ErrorKind::unreadable,
                            "a bracket is closed that was never opened in \"" + std::string(written) + "\"");
            auto next = add_word(std::string(written.substr(at, stop - at)), from, last ? end : 0, plain && end == 0);
            if (!next) return next;
            from = std::move(*next);
            at = stop;
            continue;
        }
        const std::size_t close = closing(written, at);
        if (close == std::string_view::npos)
            return fail(ErrorKind::unreadable, "a bracket is never closed in \"" + std::string(written) + "\"");
        const std::uint32_t meet = make_node();
        Nodes next = written[at] == '(' ? from : Nodes{};
        for (const std::string_view way : alternatives(written.substr(at + 1, close - at - 1))) {
            if (ascii::trimmed(way, " ").empty()) {
                unite(next, from);
                continue;
            }
            auto ends = add_sequence(ascii::trimmed(way, " "), from, meet);
            if (!ends) return ends;
            unite(next, *ends);
        }
        from = std::move(next);
        at = close + 1;
    }
    return from;
}

Result<Phrases::Nodes> Phrases::add_word(std::string word, const Nodes& from, std::uint32_t end, bool share) {
    const auto lead = [&](const Nodes& starts, std::uint32_t key, std::uint32_t to) -> Nodes {
        if (to == 0 && share && starts.size() == 1 && shared_[starts[0]]) {
            const auto found = edges_.find(std::uint64_t{starts[0]} << 32 | key);
            if (found != edges_.end())
                for (const std::uint32_t node : found->second)
                    if (shared_[node]) return {node};
            to = make_node();
            shared_[to] = true;
        }
        if (to == 0) to = make_node();
        for (const std::uint32_t start : starts) connect(start, key, to);
        return {to};
    };
    if (word == "...") {
        if (gap_key_ == 0) gap_key_ = intern("...");
        for (const std::uint32_t start : from) has_gap_[start] = true;
        return lead(from, gap_key_, end);
    }
    if (word.front() == '<' && word.back() == '>') return lead(from, intern(word), end);
    const bool exact = word.front() == '=', capitals = word.front() == '^', prefix = word.back() == '*';
    if (exact || capitals) word.erase(0, 1);
    if (prefix) word.pop_back();
    const std::vector<text::Token> tokens = text::split(word);
    if (tokens.empty()) return fail(ErrorKind::unreadable, "\"" + word + "\" holds no letter or digit");
    Nodes nodes = from;
    for (const text::Token& token : tokens) {
        const bool last = &token == &tokens.back();
        std::string key;
        if (prefix && last) {
            key = "*" + token.word;
            shortest_prefix_ = std::min(shortest_prefix_, token.word.size());
            longest_prefix_ = std::max(longest_prefix_, token.word.size());
        } else if (capitals) {
            key = "^" + token.word;
        } else {
            // Short words are looked up as they are: the stem of "sats" is "sat", that of "adding" is "add".
            const bool by_stem = !exact && token.word.size() > 3 && is_ascii_letters(token.word);
            key = by_stem ? "~" + text::stem(token.word) : "=" + token.word;
        }
        if (!prefix && !capitals) plain_words_.push_back(token.word);
        nodes = lead(nodes, intern(key), last ? end : 0);
    }
    return nodes;
}

void Phrases::keys_of(const std::string& word, const std::string& stem, bool capitals,
                      std::vector<std::uint32_t>& keys) const {
    std::string key;
    const auto look_up = [&](char mark, std::string_view rest) {
        key.assign(1, mark);
        key += rest;
        const auto found = keys_.find(key);
        if (found != keys_.end() && std::find(keys.begin(), keys.end(), found->second) == keys.end())
            keys.push_back(found->second);
    };
    look_up('=', word);
    if (word.size() > 3) look_up('~', stem);
    if (capitals) look_up('^', word);
    if (word.size() < shortest_prefix_ || prefix_starts_.count(word.substr(0, shortest_prefix_)) == 0) return;
    for (std::size_t n = shortest_prefix_; n <= std::min(longest_prefix_, word.size()); ++n)
        look_up('*', std::string_view(word).substr(0, n));
}

std::uint32_t Phrases::class_key(std::string_view name) const {
    const auto found = keys_.find("<" + std::string(name) + ">");
    return found == keys_.end() ? 0 : found->second;
}

void Phrases::number_classes(const std::vector<std::string>& names) {
    class_keys_.clear();
    for (const std::string& name : names) class_keys_.push_back(class_key(name));
    for (const auto& [key, number] : keys_)
        if (key[0] == '*') prefix_starts_.insert(key.substr(1, shortest_prefix_));
}

struct Phrases::Walk {
    const PhraseInput& input;
    const std::function<void(const PhraseMatch&)>& take;
    PhraseMatch match;
    std::uint64_t most_looks;  ///< for the next phrase of the graph
    int steps = 0;
    std::uint64_t looks = 0;
};

void Phrases::step(Walk& walk, std::uint32_t node, std::size_t at) const {
    if (++walk.steps > most_steps || walk.looks > walk.most_looks) return;
    for (const std::uint32_t phrase : phrases_at_[node]) {
        walk.match.phrase = phrase;
        walk.match.to = at;
        walk.take(walk.match);
    }
    const auto go = [&](std::uint32_t key, std::size_t next, bool owns, bool loose) {
        ++walk.looks;
        const auto found = edges_.find(std::uint64_t{node} << 32 | key);
        if (found == edges_.end()) return;
        const PhraseMatch before = walk.match;
        if (owns) walk.match.own |= words_between(at, next);
        walk.match.loose = walk.match.loose || loose;
        const PhraseMatch with = walk.match;
        for (const std::uint32_t target : found->second) {
            walk.match = with;
            step(walk, target, next);
        }
        walk.match = before;
    };
    if (has_gap_[node])
        for (std::size_t skipped = 0; skipped <= gap_words && at + skipped <= walk.input.keys.size(); ++skipped)
            go(gap_key_, at + skipped, false, skipped > 0);
    if (at >= walk.input.keys.size()) return;
    for (const std::uint32_t key : walk.input.keys[at]) go(key, at + 1, true, false);
    for (const ClassSpan& span : walk.input.classes[at]) go(span.class_key, span.end, false, false);
}

void Phrases::match(const PhraseInput& input, const std::function<void(const PhraseMatch&)>& take,
                    WorkBudget& work) const {
    Walk walk{input, take, {}, work.left() / work_a_look};
    for (std::size_t at = 0; at < input.keys.size(); ++at) {
        walk.match = {};
        walk.match.from = at;
        step(walk, 0, at);
    }
    work.spend(work_a_look * walk.looks);
}

void Phrases::each_word(const std::function<void(const std::string&)>& take) const {
    for (const std::string& word : plain_words_) take(word);
}

}  // namespace waymark::understanding
