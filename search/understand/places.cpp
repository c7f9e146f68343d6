// Which place does a query name, and how far from it may things be?
#include "search/understand/places.h"

#include <algorithm>
#include <cmath>

#include "content/places/postcode.h"
#include "content/text/fold.h"
#include "content/text/text.h"
#include "search/understand/query_parse.h"

namespace waymark::understanding {
namespace {

constexpr int postcode_evidence = 60, said_where = 45, looks_so = 20, left_behind = 10, doubtful_outcode = -25;
constexpr double miles_a_kilometre = 0.621371192;
constexpr double farthest = 200;
constexpr int a_town = 20, a_village = 6;  // thousands of people: fewer seldom mean the place by the word alone

std::string letters_only(std::string_view text) {
    std::string out;
    for (const char c : text::fold(text))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) out += c;
    return out;
}

std::string with_capitals(std::string_view written) {
    std::string out(written);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if ((i > 0 && out[i - 1] != ' ' && out[i - 1] != '-') || out[i] < 'a' || out[i] > 'z') continue;
        const std::string word = out.substr(i, out.find_first_of(" -", i) - i);
        if (i == 0 || (word != "of" && word != "on" && word != "upon" && word != "in" && word != "the" &&
                       word != "under" && word != "by" && word != "le"))
            out[i] = static_cast<char>(out[i] - 32);
    }
    return out;
}

/// As the person wrote it, with the capitals of the name we know.
std::string as_written(const Query& query, std::size_t from, std::size_t to, const std::string& known) {
    const std::string_view written =
        query.q.substr(query.words[from].from, query.words[to - 1].to - query.words[from].from);
    for (std::size_t i = from; i < to; ++i)
        if (!query.words[i].mended.empty()) return known;
    return letters_only(written) == letters_only(known) ? known : with_capitals(text::fold(written));
}

void add(QueryParse& parse, std::size_t from, std::size_t to, std::string place, int evidence, const char* why) {
    Reading reading;
    reading.kind = ReadingKind::place;
    reading.own = words_between(from, to);
    reading.from = from;
    reading.to = to;
    reading.place = std::move(place);
    reading.score = points_a_word * static_cast<int>(to - from) + evidence;
    reading.why = why;
    parse.readings.push_back(std::move(reading));
}

bool has_value(const QueryParse& parse, std::size_t at) {
    return std::any_of(parse.readings.begin(), parse.readings.end(), [&](const Reading& r) {
        return (r.kind == ReadingKind::value || r.kind == ReadingKind::age) && has_word(r.own, at) &&
               r.to - r.from == 1;
    });
}

/// Postcodes and outcodes by their shape, however spaced; returns how many words.
std::size_t read_postcode(QueryParse& parse, std::size_t at) {
    const Query& query = parse.query;
    const auto has_digit = [&](std::size_t i) {
        return i < query.size() && query.words[i].word.find_first_of("0123456789") != std::string::npos;
    };
    if (!has_digit(at) && !has_digit(at + 1) && !has_digit(at + 2)) return 0;
    std::string words;
    for (std::size_t count = 1; count <= 3 && at + count <= query.size(); ++count) {
        const std::string_view gap = query.words[at + count - 1].gap;
        if (count > 1 && gap.find_first_not_of(" -") != std::string_view::npos) break;
        words += query.words[at + count - 1].word;
        if (words.size() < 5) continue;
        if (words.size() > 7) break;
        const auto whole = as_postcode(words);
        if (!whole || whole->inward.empty()) continue;
        add(parse, at, at + count, whole->written(), postcode_evidence, "postcode");
        return count;
    }
    const std::string& word = query.words[at].word;
    const auto outcode = as_postcode(word);
    if (!outcode) return 0;
    if (!outcode->inward.empty()) return 0;
    const bool known = parse.lexicon.places && parse.lexicon.places->outcode(outcode->outcode);
    add(parse, at, at + 1, outcode->outcode, known ? said_where : doubtful_outcode, "postcode-district");
    return 1;
}

bool is_ordinary(const QueryParse& parse, std::size_t at, const KnownPlace& place) {
    if (place.ordinary_word) return true;
    const std::string& word = parse.query.word(at);
    return parse.lexicon.ordinary_places.count(word) != 0 || parse.lexicon.everyday.count(word) != 0 ||
           parse.lexicon.stop_words.count(word) != 0 || has_value(parse, at);
}

/// Whether a kind of help, a need or the like was read at the word: where it is wanted may follow.
bool is_asked_for(const QueryParse& parse, std::size_t at) {
    return std::any_of(parse.readings.begin(), parse.readings.end(), [&](const Reading& r) {
        return (r.kind == ReadingKind::value || r.kind == ReadingKind::talk) && has_word(r.own, at);
    });
}

/// A place name that is an ordinary word too needs more than to stand there.
bool is_meant_as_place(QueryParse& parse, std::size_t at, const KnownPlace& place) {
    const Query& query = parse.query;
    const bool title_case = std::all_of(query.words.begin(), query.words.end(),
                                        [](const QueryWord& w) { return w.capital || w.word.size() < 4; }) &&
                            query.size() > 1;
    const bool capital = query.words[at].capital && !query.shouting && !title_case;
    const bool plain_word = parse.lexicon.everyday.count(query.word(at)) != 0 || has_value(parse, at) ||
                            parse.lexicon.stop_words.count(query.word(at)) != 0;
    if (query.size() == 1)
        return place.ordinary_word && !has_value(parse, at) &&
               (place.people >= a_town || (query.words[at].capital && place.people >= a_village));
    const auto before = parse.class_before(at, "place-before");
    const bool skill = before && *before > 0 && parse.class_before(*before, "in-a-skill") && !capital;
    // "5 in March": a month, unless somebody lives there.
    if (before && *before + 1 == at && parse.query.is(*before, "in") && parse.word_in(at, "month")) {
        parse.questions.push_back({"question.town", {{"place", place.name}}});
        return false;
    }
    if (!before && capital && parse.class_before(at, "place-before-weak")) return true;
    if (at > 0 && !capital && parse.class_before(at, "article")) return false;
    if (before && !skill) return capital || !plain_word || place.people >= a_village;
    const bool last = at + 1 == query.size();
    // "Maths and Reading": one of several things, not where they are.
    const bool one_of_several = at > 1 && plain_word && (query.is(at - 1, "and") || query.is(at - 1, "with"));
    if (capital && at > 0 && !skill && !one_of_several) return place.people >= a_village || last;
    const bool after_content = at > 0 && parse.lexicon.stop_words.count(query.word(at - 1)) == 0 &&
                               (place.people >= a_town || is_asked_for(parse, at - 1));
    const bool next_is_read = !last && std::any_of(parse.readings.begin(), parse.readings.end(), [&](const Reading& r) {
        return r.kind == ReadingKind::value && has_word(r.own, at + 1) && !has_word(r.own, at);
    });
    const bool next_is_open = !last && parse.lexicon.stop_words.count(query.word(at + 1)) != 0;
    if (!plain_word && at == 0 && query.words[at].capital && !last && !next_is_open) return true;
    if (!plain_word && last && after_content) return true;
    // "bury bereavement": a place, for what follows is what is wanted there.
    if (!plain_word && at == 0 && !last && query.size() <= 4 && !parse.word_in(at, "month") && next_is_read)
        return true;
    const bool only_talk = std::any_of(parse.readings.begin(), parse.readings.end(), [&](const Reading& r) {
        return has_word(r.own, at) && (r.kind == ReadingKind::talk || r.kind == ReadingKind::background);
    });
    if (place.ordinary_word && place.people >= a_village && !only_talk &&
        (last || (at == 0 && query.words[at].capital)) && !has_value(parse, at))
        parse.questions.push_back({"question.town", {{"place", place.name}}});
    return false;
}

/// Names of places; returns how many words.
std::size_t read_place_name(QueryParse& parse, const std::vector<std::string>& words, std::size_t at) {
    if (!parse.lexicon.places || parse.query.words[at].quoted) return 0;
    KnownPlace place;
    const std::size_t count = parse.lexicon.places->longest_name(words, at, &place);
    if (count == 0 || at + count > words.size() || as_postcode(words[at])) return 0;
    const bool said = parse.class_before(at, "place-before") || parse.class_before(at, "place-before-weak");
    if (count == 1 && words[at].size() < 3) return 0;
    if ((count == 1 ? is_ordinary(parse, at, place) : place.ordinary_word) && !is_meant_as_place(parse, at, place))
        return 0;
    const bool left = parse.class_before(at, "place-left").has_value();  // "moved from London to Stafford"
    add(parse, at, at + count, as_written(parse.query, at, at + count, place.name),
        left   ? left_behind
        : said ? said_where
               : looks_so,
        "name-of-a-place");
    return count;
}

/// "in Wivelsfield": a place that no table holds, known by the word before it and its capital.
void read_unknown_place(QueryParse& parse, std::size_t at) {
    const Query& query = parse.query;
    if (query.shouting || !query.words[at].capital || query.words[at].quoted) return;
    // ", Meadowhall": parted by a comma at the very end, or after "in".
    const bool at_the_end =
        at > 1 && query.words[at].gap == ", " &&
        std::all_of(query.words.begin() + static_cast<std::ptrdiff_t>(at), query.words.end(),
                    [&](const QueryWord& w) { return w.capital && parse.lexicon.known.count(w.word) == 0; });
    const auto before = parse.class_before(at, "place-before");
    if (!at_the_end && (!before || (*before > 0 && parse.class_before(*before, "in-a-skill")))) return;
    if (parse.lexicon.known.count(query.words[at].word) != 0 ||
        query.word(at).find_first_of("0123456789") != std::string::npos)
        return;
    std::size_t to = at + 1;
    while (to < query.size() && query.words[to].capital && query.words[to].gap == " " &&
           parse.lexicon.known.count(query.words[to].word) == 0)
        ++to;
    add(parse, at, to, std::string(query.q.substr(query.words[at].from, query.words[to - 1].to - query.words[at].from)),
        0, "a-place-by-the-word-before-it");
}

struct Distance {
    double miles = 0;
    std::size_t end = 0;
};

/// "5 miles", "10km", "half a mile", "2.5 miles".
std::optional<Distance> distance_at(const QueryParse& parse, std::size_t at) {
    const Query& query = parse.query;
    const auto unit_at = [&](std::size_t i) -> double {
        if (parse.word_in(i, "mile")) return 1;
        if (parse.word_in(i, "kilometre")) return miles_a_kilometre;
        return 0;
    };
    if (const std::size_t end = parse.class_at(at, "half-mile")) return Distance{0.5, end};
    if (const std::size_t end = parse.class_at(at, "one-mile")) return Distance{1, end};
    const std::string& word = query.words[at].word;
    std::size_t digits = 0;
    while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
    double value = 0;
    std::size_t end = at + 1;
    if (digits == 0) {
        const auto written = parse.lexicon.number_words.find(word);
        if (written == parse.lexicon.number_words.end()) return std::nullopt;
        value = written->second;
    } else {
        if (digits > 3) return std::nullopt;
        value = std::stod(word.substr(0, digits));
        if (digits < word.size()) {
            const auto ending = parse.lexicon.endings.find(word.substr(digits));
            if (ending == parse.lexicon.endings.end()) return std::nullopt;
            if (ending->second == "mile") return Distance{value, end};
            if (ending->second == "kilometre") return Distance{value * miles_a_kilometre, end};
            return std::nullopt;
        }
        if (end < query.size() && query.words[end].gap == "." && query.words[end].word.size() == 1 &&
            query.words[end].word[0] >= '0' && query.words[end].word[0] <= '9') {
            value += (query.words[end].word[0] - '0') / 10.0;
            ++end;
        }
    }
    const double unit = unit_at(end);
    if (unit == 0) return std::nullopt;
    return Distance{value * unit, end + 1};
}

void read_radius(QueryParse& parse) {
    const bool any_place = std::any_of(parse.readings.begin(), parse.readings.end(),
                                       [](const Reading& r) { return r.kind == ReadingKind::place; });
    for (std::size_t at = 0; at < parse.query.size(); ++at) {
        if (parse.query.words[at].quoted) continue;
        auto distance = distance_at(parse, at);
        std::size_t from = at;
        if (!distance) {
            const std::size_t named = parse.class_at(at, "radius-of");
            if (named == 0 || named >= parse.query.size()) continue;
            distance = distance_at(parse, named);
            if (!distance) continue;
        }
        const auto within = parse.class_before(from, "within");
        const std::size_t of = parse.class_at(distance->end, "miles-from");
        const bool said_as_number = parse.class_at(at, "half-mile") == 0 && parse.class_at(at, "one-mile") == 0;
        if (!within && of == 0 && !(any_place && said_as_number) && from == at && parse.class_at(at, "radius-of") == 0)
            continue;
        if (distance->miles <= 0 || distance->miles > farthest) continue;
        if (within) from = *within;
        Reading reading;
        reading.kind = ReadingKind::radius;
        reading.from = from;
        reading.to = std::max(distance->end, of);
        reading.own = words_between(from, reading.to);
        reading.miles = std::round(distance->miles * 10) / 10;
        reading.score = points_a_word * static_cast<int>(reading.to - from) + said_where;
        reading.why = "distance";
        parse.readings.push_back(std::move(reading));
    }
}

}  // namespace

void read_places(QueryParse& parse) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < parse.query.size(); ++i) words.push_back(parse.query.word(i));
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (parse.query.words[at].quoted) continue;
        if (const std::size_t count = read_postcode(parse, at); count > 1) {
            at += count - 1;
            continue;
        }
        if (const std::size_t count = read_place_name(parse, words, at)) {
            at += count - 1;
            continue;
        }
        read_unknown_place(parse, at);
    }
    read_radius(parse);
}

}  // namespace waymark::understanding
