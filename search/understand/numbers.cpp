// Which number stands at a word, and what is it a number of?
#include "search/understand/numbers.h"

#include <algorithm>
#include <charconv>

#include "search/understand/query_parse.h"

namespace waymark::understanding {
namespace {

using Unit = NumberRead::Unit;

bool all_digits(std::string_view s) {
    return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "7yo" is 7 and an ending that ages.txt knows; false when the word is no number.
bool read_word(const Lexicon& lexicon, const std::string& word, NumberRead& read) {
    std::size_t digits = 0;
    while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
    if (digits == 0) {
        const auto written = lexicon.number_words.find(word);
        if (written != lexicon.number_words.end()) {
            read.value = written->second;
            read.written_out = true;
            return true;
        }
        if (word.size() > 3 && word.back() == 's') {
            const auto one = lexicon.number_words.find(word.substr(0, word.size() - 1));
            if (one == lexicon.number_words.end()) return false;
            read.value = one->second;
            read.written_out = read.plural = true;
            return true;
        }
        return false;
    }
    if (digits > 4) return false;
    std::from_chars(word.data(), word.data() + digits, read.value);
    const std::string ending = word.substr(digits);
    if (ending.empty()) return true;
    if (static_cast<unsigned char>(ending.front()) >= 0x80)
        return ending == "\xC2\xBD" || ending == "\xC2\xBC" || ending == "\xC2\xBE";
    const auto known = lexicon.endings.find(ending);
    if (known == lexicon.endings.end()) {
        read.unit = Unit::other;
        return true;
    }
    const std::string& kind = known->second;
    if (kind == "year") read.unit = Unit::years;
    else if (kind == "year-old") {
        read.unit = Unit::years;
        read.old = true;
    } else if (kind == "month") read.unit = Unit::months;
    else if (kind == "month-old") {
        read.unit = Unit::months;
        read.old = true;
    } else if (kind == "plural") read.plural = true;
    else read.unit = Unit::other;
    return true;
}

/// "15M", "13F": how young people write their age and sex.
bool is_age_and_sex(const Query& query, std::size_t at) {
    const QueryWord& word = query.words[at];
    if (word.word.size() < 2 || word.word.size() > 3 || !word.all_capitals || query.shouting) return false;
    return (word.word.back() == 'm' || word.word.back() == 'f') &&
           all_digits(std::string_view(word.word).substr(0, word.word.size() - 1));
}

}  // namespace

std::optional<NumberRead> number_at(const QueryParse& parse, std::size_t at) {
    const Query& query = parse.query;
    if (at >= query.size() || query.words[at].quoted) return std::nullopt;
    NumberRead read;
    read.at = at;
    if (!read_word(parse.lexicon, query.words[at].word, read)) return std::nullopt;
    std::size_t end = at + 1;
    if (is_age_and_sex(query, at)) {
        read.unit = Unit::years;
        read.old = true;
        read.end = end;
        return read;
    }
    // "twenty one", "twenty-one"
    NumberRead ones;
    if (read.written_out && read.value == 20 && end < query.size() && query.words[end].gap.size() == 1 &&
        read_word(parse.lexicon, query.words[end].word, ones) && ones.written_out && !ones.plural && ones.value > 0 &&
        ones.value < 10) {
        read.value += ones.value;
        ++end;
    }
    const auto tight = [&](std::size_t i, char c) {
        return i < query.size() && query.words[i].gap == std::string_view(&c, 1);
    };
    // "2.5", "2 1/2", "2 and a half": only the whole years count.
    const bool decimal = !read.written_out && read.unit == Unit::none && tight(end, '.') && all_digits(query.word(end));
    if (decimal) ++end;
    if (const std::size_t half = parse.class_at(end, "and-a-half")) {
        end = half;
        read.old = read.written_out;  // "four and a half" is hardly anything else
    }
    const std::string_view behind = query.after(end - 1);
    if (behind.starts_with('+')) read.plus = true;
    if (behind.starts_with('%') || behind.starts_with("\xC2\xBD"))
        read.unit = behind.starts_with('%') ? Unit::other : read.unit;
    if (tight(end, ':') || (!decimal && !read.written_out && tight(end, '.') && all_digits(query.word(end))))
        read.unit = Unit::other;
    const std::string_view before = query.words[at].gap;
    if (before.ends_with('$') || before.ends_with("\xC2\xA3") || before.ends_with("\xE2\x82\xAC") ||
        before.ends_with('#'))
        read.unit = Unit::other;
    if (at > 0 && all_digits(query.word(at - 1)) && (before == ":" || before == ".")) read.unit = Unit::other;
    if (read.unit == Unit::none && !read.plus) {
        if (const std::size_t years = parse.class_at(end, "year-word")) {
            read.unit = Unit::years;
            end = years;
        } else if (const std::size_t months = parse.class_at(end, "month-word")) {
            read.unit = Unit::months;
            end = months;
        } else if (const std::size_t weeks = parse.class_at(end, "week-word")) {
            read.unit = Unit::weeks;
            end = weeks;
        }
    }
    if (read.unit != Unit::other) {
        if (const std::size_t half = parse.class_at(end, "and-a-half")) end = half;
        if (const std::size_t old = parse.class_at(end, "old-word")) {
            read.old = true;
            end = old;
        }
    }
    // "his phone, 14": a comma parts what stands before from the number.
    const bool parted_before = before.find_first_of(",;") != std::string_view::npos,
               parted_after = query.after(end - 1).find_first_of(",;.") != std::string_view::npos;
    if (read.unit == Unit::none && !read.old && !parted_after && parse.class_at(end, "not-age-after") != 0)
        read.unit = Unit::other;
    // "want 2 talk": a digit for a word. "0-5 play session" is none.
    const bool in_range = before.find('-') != std::string_view::npos && at > 0 && all_digits(query.word(at - 1));
    if (read.unit == Unit::none && !read.old && !parted_after && !in_range && !read.plus &&
        parse.word_in(end, "to-verb"))
        read.unit = Unit::other;
    if (!read.old && !parted_before && parse.class_before(at, "not-age-before")) read.unit = Unit::other;
    if (decimal && read.unit == Unit::none) read.unit = Unit::other;
    read.end = end;
    return read;
}

}  // namespace waymark::understanding
