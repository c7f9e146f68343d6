// Which words are names, and so say nothing about what is wanted?
#include "search/understand/names.h"

#include <algorithm>

#include "search/understand/numbers.h"
#include "search/understand/query_parse.h"

namespace waymark::understanding {
namespace {

constexpr int sure = 70;

void add(QueryParse& parse, std::size_t from, std::size_t to, ReadingKind kind, int evidence, const char* why) {
    Reading reading;
    reading.kind = kind;
    reading.keep = kind == ReadingKind::name;
    reading.own = words_between(from, to);
    reading.from = from;
    reading.to = to;
    reading.score = points_a_word * static_cast<int>(to - from) + evidence;
    reading.why = why;
    parse.readings.push_back(std::move(reading));
}

bool is_read(const QueryParse& parse, std::size_t at, bool places_too) {
    return std::any_of(parse.readings.begin(), parse.readings.end(), [&](const Reading& r) {
        return has_word(r.own, at) && (r.kind == ReadingKind::value || r.kind == ReadingKind::age ||
                                       (places_too && r.kind == ReadingKind::place));
    });
}

bool is_place(const QueryParse& parse, std::size_t at) {
    if (!parse.lexicon.places) return false;
    KnownPlace place;
    return parse.lexicon.places->longest_name({parse.query.word(at)}, 0, &place) != 0;
}

bool is_strange(const QueryParse& parse, std::size_t at) {
    const std::string& word = parse.query.word(at);
    return word.size() > 2 && parse.lexicon.vocabulary.count(word) == 0 &&
           word.find_first_of("0123456789") == std::string::npos && static_cast<unsigned char>(word[0]) < 0x80;
}

bool capital(const QueryParse& parse, std::size_t at) { return parse.query.words[at].capital && !parse.query.shouting; }

/// At the start of what is said, or behind a full stop or comma.
bool starts_clause(const Query& query, std::size_t at) {
    return at == 0 || query.words[at].gap.find_first_of(",.;:!?") != std::string_view::npos || query.is(at - 1, "and");
}

/// Names of listings and organisations.
void read_listing_names(QueryParse& parse) {
    const Lexicon& lexicon = parse.lexicon;
    if (lexicon.names.empty()) return;
    std::vector<std::string> words;
    for (const QueryWord& word : parse.query.words) words.push_back(word.word);
    for (std::size_t at = 0; at < words.size(); ++at)
        for (std::size_t count = std::min(lexicon.longest_name, words.size() - at); count > 0; --count) {
            const bool whole = count == words.size();
            if (count == 1 && !whole && (lexicon.vocabulary.count(words[at]) != 0 || is_place(parse, at))) continue;
            if (count == 1 && is_place(parse, at)) continue;
            if (lexicon.names.count(name_hash(&words[at], count)) == 0) continue;
            add(parse, at, at + count, ReadingKind::name, sure + (whole ? points_a_word : 0),
                "name-of-a-listing-or-organisation");
            break;
        }
}

/// "Sunday Street", "Washington Road".
void read_street(QueryParse& parse, std::size_t tail) {
    if (tail == 0 || !parse.query.words[tail].gap.starts_with(' ')) return;
    const bool sure_tail = parse.word_in(tail, "street"),
               capital_tail = parse.word_in(tail, "street-when-capital") && capital(parse, tail);
    if (!sure_tail && !capital_tail) return;
    const std::size_t before = tail - 1;
    if (parse.lexicon.stop_words.count(parse.query.word(before)) != 0 &&
        !(capital(parse, before) && capital(parse, tail)))
        return;
    const bool named = (capital(parse, before) && (before > 0 || capital(parse, tail))) || is_strange(parse, before) ||
                       is_place(parse, before);
    if (!named) return;
    std::size_t from = before;
    while (from > 0 && (capital(parse, from - 1) || is_strange(parse, from - 1)) &&
           capital(parse, before) == capital(parse, from - 1) && parse.query.words[from].gap == " " &&
           !is_read(parse, from - 1, false))
        --from;
    add(parse, from, tail + 1, ReadingKind::name, sure, "name-of-a-street");
}

/// "Grace House", "Oak Lodge School": words that are nothing but a name before a word that ends names.
void read_named_place(QueryParse& parse, std::size_t tail) {
    if (tail == 0) return;
    const bool capital_tail = capital(parse, tail);
    const bool ends = parse.word_in(tail, "name-end") || (capital_tail && parse.word_in(tail, "name-end-when-capital"));
    if (!ends) return;
    std::size_t from = tail;
    bool strange = false;
    while (from > 0) {
        const std::size_t at = from - 1;
        const std::string_view gap = parse.query.words[from].gap;
        if (gap != " " && gap != "-") break;
        const bool place = is_place(parse, at);
        const bool own_name = is_strange(parse, at) && !place;
        const bool written_so = capital(parse, at) && capital_tail &&
                                parse.lexicon.stop_words.count(parse.query.word(at)) == 0 &&
                                !is_read(parse, at, false) && parse.class_at(at, "kind-word") == 0;
        const bool saint = capital(parse, at) && parse.query.is(at, "st");
        if (!own_name && !written_so && !saint) break;
        strange = strange || !place;
        from = at;
    }
    // "York House" is one name; of "Sunderland Grace House" where it lies is no part.
    const bool house = capital_tail && parse.word_in(tail, "house") && from + 1 == tail && capital(parse, from);
    if (!strange && !house) return;
    while (!house && from < tail && is_place(parse, from)) ++from;
    std::size_t to = tail + 1;
    while (to < parse.query.size() && parse.query.words[to].gap == " " &&
           (parse.word_in(to, "name-end") || (capital(parse, to) && parse.word_in(to, "name-end-when-capital"))) &&
           capital(parse, to) == capital_tail)
        ++to;
    add(parse, from, to, ReadingKind::name, sure, "a-name");
}

}  // namespace

void read_names(QueryParse& parse) {
    const Query& query = parse.query;
    for (std::size_t at = 0; at < query.size(); ++at)
        if (query.words[at].quoted) {
            std::size_t to = at;
            while (to < query.size() && query.words[to].quoted &&
                   (to == at || query.words[to].gap.find('"') == std::string_view::npos))
                ++to;
            add(parse, at, to, ReadingKind::name, points_a_word, "words-in-quotation-marks");
            at = to - 1;
        }
    read_listing_names(parse);
    for (std::size_t at = 0; at < query.size(); ++at) {
        if (query.words[at].quoted) continue;
        read_street(parse, at);
        read_named_place(parse, at);
        if (at == 0) continue;
        // "Mr May", "Dr Patel's".
        if (parse.word_in(at - 1, "title") && query.words[at].gap.find_first_not_of(" .") == std::string_view::npos &&
            (capital(parse, at) || parse.lexicon.stop_words.count(query.word(at)) == 0))
            add(parse, at - 1, at + 1, ReadingKind::name, sure, "name-of-a-person");
        // "my son Preston", "a boy called Sunday": neither wanted nor looked for.
        const bool called = parse.class_before(at, "called").has_value();
        if ((called || (parse.class_before(at, "kin") && capital(parse, at) && query.words[at].gap == " ")) &&
            parse.lexicon.stop_words.count(query.word(at)) == 0 && (called || !is_read(parse, at, false)) &&
            !number_at(parse, at))
            add(parse, at, at + 1, ReadingKind::background, sure, "name-of-a-child");
    }
    // "Lincoln loves trains", "Chelsea is 6".
    for (std::size_t at = 0; at + 1 < query.size(); ++at)
        if (capital(parse, at) && parse.word_in(at, "first-name") && parse.class_at(at + 1, "name-verb") != 0 &&
            query.words[at + 1].gap == " " && starts_clause(query, at))
            add(parse, at, at + 1, ReadingKind::background, sure, "name-of-a-child");
}

}  // namespace waymark::understanding
