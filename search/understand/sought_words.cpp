// Which of the words typed are looked for in listings, besides those that nothing was read from? (query terms)
#include "search/understand/sought_words.h"

#include <algorithm>

namespace waymark::understanding {
namespace {

void put(std::string& text, const std::string& word) { text += (text.empty() ? "" : " ") + word; }

/// The words of the reading that a span was made of.
std::string words_of(const QueryParse& parse, const std::vector<Reading>& chosen, const Span& span) {
    std::string text;
    const auto& words = parse.query.words;
    for (const Reading& reading : chosen) {
        if (words[reading.first()].from != span.from || words[reading.last()].to != span.to) continue;
        for (std::size_t i = reading.first(); i <= reading.last() && i < most_words_sought; ++i)
            if (has_word(reading.own, i)) put(text, parse.query.word(i));
        break;
    }
    return text;
}

/// Whether the word is talk, a name of a child, or turns something into what is not wanted.
bool is_left_out(const QueryParse& parse, const std::vector<Reading>& chosen, std::size_t at) {
    const std::string& word = parse.query.word(at);
    if (parse.lexicon.stop_words.count(word) != 0) return true;
    if (std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) return true;
    const Reading* of = nullptr;  // the narrowest that holds it
    for (const Reading& reading : chosen)
        if (has_word(reading.own, at) && (!of || std::popcount(reading.own) < std::popcount(of->own))) of = &reading;
    if (!of) return false;
    switch (of->kind) {
        case ReadingKind::age: return !of->stage;
        case ReadingKind::talk:
        case ReadingKind::radius:
        case ReadingKind::excluded:
        case ReadingKind::negated: return true;
        case ReadingKind::background: return of->why == "name-of-a-child";
        default: return false;
    }
}

}  // namespace

void fill_sought_words(const QueryParse& parse, const std::vector<Reading>& chosen, Understanding& out) {
    for (Span& span : out.spans)
        if (!span.field.starts_with("not.")) span.sought = words_of(parse, chosen, span);
    const auto& words = parse.query.words;
    for (std::size_t i = 0; i < std::min(words.size(), most_words_sought); ++i) {
        const bool in_span = std::any_of(out.spans.begin(), out.spans.end(), [&](const Span& span) {
            return span.from <= words[i].from && words[i].to <= span.to && span.field.starts_with("not.");
        });
        if (!in_span && !is_left_out(parse, chosen, i)) put(out.also, parse.query.word(i));
    }
}

}  // namespace waymark::understanding
