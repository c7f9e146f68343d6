// Which words does a query hold, once it is cut to its limits?
#include "search/understand/query_words.h"

#include <algorithm>

#include "content/text/split.h"
#include "content/text/text.h"
#include "search/understand/reading.h"

namespace waymark::understanding {
namespace {

/// Digits of Arabic, Persian and Bengali writing as 0 to 9; all else as it is.
std::string plain_digits(const std::string& word) {
    if (std::none_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return word;
    std::string out;
    for (std::size_t i = 0; i < word.size();) {
        const auto at = [&](std::size_t k) { return k < word.size() ? static_cast<unsigned char>(word[k]) : 0U; };
        if (at(i) == 0xD9 && at(i + 1) >= 0xA0 && at(i + 1) <= 0xA9) {
            out += static_cast<char>('0' + (at(i + 1) - 0xA0));
            i += 2;
        } else if (at(i) == 0xDB && at(i + 1) >= 0xB0 && at(i + 1) <= 0xB9) {
            out += static_cast<char>('0' + (at(i + 1) - 0xB0));
            i += 2;
        } else if (at(i) == 0xE0 && at(i + 1) == 0xA7 && at(i + 2) >= 0xA6 && at(i + 2) <= 0xAF) {
            out += static_cast<char>('0' + (at(i + 2) - 0xA6));
            i += 3;
        } else {
            out += word[i++];
        }
    }
    return out;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Ends before a character that the limit would cut in two.
std::string_view first_bytes(std::string_view q, std::size_t limit) {
    if (q.size() <= limit) return q;
    while (limit > 0 && (static_cast<unsigned char>(q[limit]) & 0xC0) == 0x80) --limit;
    return q.substr(0, limit);
}

}  // namespace

Query split_query(std::string_view q, std::size_t byte_limit, std::size_t word_limit) {
    Query query;
    query.q = first_bytes(q, byte_limit);
    query.cut = query.q.size() < q.size();
    query.shouting = std::none_of(query.q.begin(), query.q.end(), is_lower);
    std::size_t end = 0;
    bool in_quotes = false;
    const bool quotes_pair = std::count(query.q.begin(), query.q.end(), '"') % 2 == 0;
    for (text::Token& token : text::split(query.q)) {
        if (query.words.size() == word_limit) {
            query.cut = true;
            break;
        }
        QueryWord word;
        word.from = token.from;
        word.to = token.to;
        word.word = plain_digits(token.word);
        word.stem = text::stem(word.word);
        word.gap =
            query.q.substr(end, std::max(token.from, end) - end);  // none inside a character that folds into many words
        if (quotes_pair && std::count(word.gap.begin(), word.gap.end(), '"') % 2 != 0) in_quotes = !in_quotes;
        word.quoted = in_quotes;
        const std::string_view written = query.q.substr(token.from, token.to - token.from);
        word.capital =
            !written.empty() && is_upper(written.front()) && std::any_of(written.begin(), written.end(), is_lower);
        word.all_capitals = written.size() > 1 && std::any_of(written.begin(), written.end(), is_upper) &&
                            std::none_of(written.begin(), written.end(), is_lower);
        // "SaLT", "PfA": an abbreviation with one small letter in it.
        const auto small = std::count_if(written.begin(), written.end(), is_lower);
        if (small == 1 && written.size() <= 5 && std::count_if(written.begin(), written.end(), is_upper) >= 2) {
            word.capital = false;
            word.all_capitals = true;
        }
        end = token.to;
        query.words.push_back(std::move(word));
    }
    query.gap_after = query.words.empty() ? std::string_view{} : query.q.substr(end);
    return query;
}

}  // namespace waymark::understanding
