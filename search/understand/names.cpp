// Which words are names, and so say nothing about what is wanted?
#include "search/understand/names.h"

#include <algorithm>

#include "search/understand/numbers.h"
#include "search/understand/rules.h"

namespace waymark::understanding {
namespace {

constexpr int sure = 70;

void add(Reader& reader, std::size_t from, std::size_t to, Kind kind, int evidence, const char* why) {
    Reading reading;
    reading.kind = kind;
    reading.keep = kind == Kind::name;
    reading.own = words_between(from, to);
    reading.from = from;
    reading.to = to;
    reading.score = points_a_word * static_cast<int>(to - from) + evidence;
    reading.why = why;
    reader.readings.push_back(std::move(reading));
}

bool is_read(const Reader& reader, std::size_t at, bool places_too) {
    return std::any_of(reader.readings.begin(), reader.readings.end(), [&](const Reading& r) {
        return has_word(r.own, at) && (r.kind == Kind::value || r.kind == Kind::age || (places_too && r.kind == Kind::place));
    });
}

bool is_place(const Reader& reader, std::size_t at) {
    if (!reader.lexicon.places) return false;
    KnownPlace place;
    return reader.lexicon.places->longest_name({reader.query.word(at)}, 0, &place) != 0;
}

bool is_strange(const Reader& reader, std::size_t at) {
    const std::string& word = reader.query.word(at);
    return word.size() > 2 && reader.lexicon.vocabulary.count(word) == 0 && word.find_first_of("0123456789") == std::string::npos &&
           static_cast<unsigned char>(word[0]) < 0x80;
}

bool capital(const Reader& reader, std::size_t at) { return reader.query.words[at].capital && !reader.query.shouting; }

/// Names of listings and organisations.
void read_listing_names(Reader& reader) {
    const Lexicon& lexicon = reader.lexicon;
    if (lexicon.names.empty()) return;
    std::vector<std::string> words;
    for (const QueryWord& word : reader.query.words) words.push_back(word.word);
    for (std::size_t at = 0; at < words.size(); ++at)
        for (std::size_t count = std::min(lexicon.longest_name, words.size() - at); count > 0; --count) {
            const bool whole = count == words.size();
            if (count == 1 && !whole && (lexicon.vocabulary.count(words[at]) != 0 || is_place(reader, at))) continue;
            if (count == 1 && is_place(reader, at)) continue;
            if (lexicon.names.count(name_hash(&words[at], count)) == 0) continue;
            add(reader, at, at + count, Kind::name, sure + (whole ? points_a_word : 0), "name-of-a-listing-or-organisation");
            break;
        }
}

/// "Sunday Street", "Washington Road".
void read_street(Reader& reader, std::size_t tail) {
    if (tail == 0 || !reader.query.words[tail].gap.starts_with(' ')) return;
    const bool sure_tail = reader.word_in(tail, "street"), capital_tail = reader.word_in(tail, "street-when-capital") && capital(reader, tail);
    if (!sure_tail && !capital_tail) return;
    const std::size_t before = tail - 1;
    if (reader.lexicon.stop_words.count(reader.query.word(before)) != 0 && !(capital(reader, before) && capital(reader, tail))) return;
    const bool named = (capital(reader, before) && (before > 0 || capital(reader, tail))) || is_strange(reader, before) || is_place(reader, before);
    if (!named) return;
    std::size_t from = before;
    while (from > 0 && (capital(reader, from - 1) || is_strange(reader, from - 1)) && capital(reader, before) == capital(reader, from - 1) &&
           reader.query.words[from].gap == " " && !is_read(reader, from - 1, false))
        --from;
    add(reader, from, tail + 1, Kind::name, sure, "name-of-a-street");
}

/// "Grace House", "Oak Lodge School": words that are nothing but a name before a word that ends names.
void read_named_place(Reader& reader, std::size_t tail) {
    if (tail == 0) return;
    const bool capital_tail = capital(reader, tail);
    const bool ends = reader.word_in(tail, "name-end") || (capital_tail && reader.word_in(tail, "name-end-when-capital"));
    if (!ends) return;
    std::size_t from = tail;
    bool strange = false;
    while (from > 0) {
        const std::size_t at = from - 1;
        const std::string_view gap = reader.query.words[from].gap;
        if (gap != " " && gap != "-") break;
        const bool place = is_place(reader, at);
        const bool own_name = is_strange(reader, at) && !place;
        const bool written_so = capital(reader, at) && capital_tail && reader.lexicon.stop_words.count(reader.query.word(at)) == 0 &&
                                !is_read(reader, at, false) && reader.class_at(at, "kind-word") == 0;
        const bool saint = capital(reader, at) && reader.query.is(at, "st");
        if (!own_name && !written_so && !saint) break;
        strange = strange || !place;
        from = at;
    }
    // "York House" is one name; of "Sunderland Grace House" where it lies is no part.
    const bool house = capital_tail && reader.word_in(tail, "house") && from + 1 == tail && capital(reader, from);
    if (!strange && !house) return;
    while (!house && from < tail && is_place(reader, from)) ++from;
    std::size_t to = tail + 1;
    while (to < reader.query.size() && reader.query.words[to].gap == " " && (reader.word_in(to, "name-end") || (capital(reader, to) && reader.word_in(to, "name-end-when-capital"))) &&
           capital(reader, to) == capital_tail)
        ++to;
    add(reader, from, to, Kind::name, sure, "a-name");
}

}  // namespace

void read_names(Reader& reader) {
    const Query& query = reader.query;
    for (std::size_t at = 0; at < query.size(); ++at)
        if (query.words[at].quoted) {
            std::size_t to = at;
            while (to < query.size() && query.words[to].quoted && (to == at || query.words[to].gap.find('"') == std::string_view::npos)) ++to;
            add(reader, at, to, Kind::name, points_a_word, "words-in-quotation-marks");
            at = to - 1;
        }
    read_listing_names(reader);
    for (std::size_t at = 0; at < query.size(); ++at) {
        if (query.words[at].quoted) continue;
        read_street(reader, at);
        read_named_place(reader, at);
        if (at == 0) continue;
        // "Mr May", "Dr Patel's".
        if (reader.word_in(at - 1, "title") && query.words[at].gap.find_first_not_of(" .") == std::string_view::npos &&
            (capital(reader, at) || reader.lexicon.stop_words.count(query.word(at)) == 0))
            add(reader, at - 1, at + 1, Kind::name, sure, "name-of-a-person");
        // "my son Preston", "a boy called Sunday": neither wanted nor looked for.
        const bool called = reader.class_before(at, "called").has_value();
        if ((called || (reader.class_before(at, "kin") && capital(reader, at) && query.words[at].gap == " ")) &&
            reader.lexicon.stop_words.count(query.word(at)) == 0 && (called || !is_read(reader, at, false)) && !number_at(reader, at))
            add(reader, at, at + 1, Kind::background, sure, "name-of-a-child");
    }
}

}  // namespace waymark::understanding
