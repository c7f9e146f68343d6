// How do a query's words become slots, spans and text?
#include "search/understand/understand.h"
#include "search/understand/query_words.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "content/text/age_text.h"
#include "content/text/fold.h"
#include "content/text/text.h"
#include "search/understand/ages.h"
#include "search/understand/children.h"
#include "search/understand/choose.h"
#include "search/understand/danger.h"
#include "search/understand/mend.h"
#include "search/understand/names.h"
#include "search/understand/negation.h"
#include "search/understand/places.h"
#include "search/understand/query_parse.h"
#include "search/understand/reconcile.h"
#include "search/understand/sought_words.h"
#include "search/understand/times.h"

namespace waymark {
namespace understanding {
namespace {

constexpr std::size_t sentence_words = 6;
constexpr std::uint64_t work_of_danger = work_of_understanding / 2;  // so that the rest is read too

std::string number_text(double number) {
    char buffer[32];
    const auto done = std::to_chars(buffer, buffer + sizeof buffer, number);
    return {buffer, done.ptr};
}

std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : text::fold(text))
        if (c != ' ' && c != '-') out += c;
    return out;
}

bool is_skipped(const std::vector<Skip>& skip, std::string_view field, std::string_view value) {
    return std::any_of(skip.begin(), skip.end(), [&](const Skip& s) {
        const bool same_field = s.field == field || (field == "radius" && s.field == "radius_miles");
        return same_field && (s.value == value || squeezed(s.value) == squeezed(value));
    });
}

/// What a person took off by hand neither filters nor is required.
void skip_readings(std::vector<Reading>& chosen, const std::vector<Skip>& skip) {
    if (skip.empty()) return;
    for (Reading& reading : chosen) {
        const bool whole =
            (reading.kind == ReadingKind::age && is_skipped(skip, "age", age_text(reading.age))) ||
            (reading.kind == ReadingKind::place && is_skipped(skip, "place", reading.place)) ||
            (reading.kind == ReadingKind::radius && is_skipped(skip, "radius", number_text(reading.miles)));
        if (reading.kind == ReadingKind::value) {
            const std::size_t before = reading.values.size();
            std::erase_if(reading.values, [&](const Value& v) { return is_skipped(skip, v.field, v.value); });
            if (reading.values.size() == before) continue;
            if (!reading.values.empty()) continue;
        } else if (!whole) {
            continue;
        }
        reading.kind = ReadingKind::background;
        reading.keep = false;
    }
}

bool in_other_language(const Query& query, const Lexicon& lexicon) {
    return std::any_of(query.words.begin(), query.words.end(), [&](const QueryWord& word) {
        const bool foreign_letters = std::any_of(word.word.begin(), word.word.end(),
                                                 [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        if (foreign_letters || lexicon.foreign.count(word.word) != 0) return true;
        if (lexicon.vocabulary.count(word.word) != 0) return false;
        for (std::size_t n = 5; n <= word.word.size(); ++n)
            if (lexicon.foreign_starts.count(word.word.substr(0, n)) != 0) return true;
        return false;
    });
}

/// Of several places the best said one; what stands beside it only says where it lies.
void keep_one_place(std::vector<Reading>& chosen) {
    Reading* best = nullptr;
    const auto evidence = [](const Reading& r) {
        return r.score - points_a_word * static_cast<int>(std::popcount(r.own));
    };
    for (Reading& reading : chosen)
        if (reading.kind == ReadingKind::place && (best == nullptr || evidence(reading) > evidence(*best)))
            best = &reading;
    for (Reading& reading : chosen)
        if (reading.kind == ReadingKind::place && &reading != best) reading.kind = ReadingKind::background;
}

void add_code(Slots& slots, const std::string& field, const std::string& value) {
    auto& codes = slots.codes[field];
    if (std::find(codes.begin(), codes.end(), value) == codes.end()) codes.push_back(value);
}

void fill_slots(const QueryParse& parse, const std::vector<Reading>& chosen, Understanding& out) {
    const Query& query = parse.query;
    for (const Reading& reading : chosen) {
        const std::size_t from = query.words[reading.first()].from, to = query.words[reading.last()].to;
        const std::string words = reading.unkind ? std::string{} : std::string(query.q.substr(from, to - from));
        const auto span = [&](const std::string& field, const std::string& value) {
            out.spans.push_back({from, to, field, value, words, reading.why});
        };
        switch (reading.kind) {
            case ReadingKind::value:
                for (const Value& value : reading.values) {
                    add_code(out.slots, value.field, value.value);
                    span(value.field, value.value);
                }
                break;
            case ReadingKind::age: span("age", age_text(reading.age)); break;
            case ReadingKind::place:
                out.slots.place = reading.place;
                span("place", reading.place);
                break;
            case ReadingKind::radius:
                out.slots.radius_miles = reading.miles;
                span("radius", number_text(reading.miles));
                break;
            default: break;
        }
    }
}

/// Categories that only loose words say ("any help", "hospital"). Alone they are what is asked for; beside anything
/// else they only lift.
void find_loose(const std::vector<Reading>& chosen, Understanding& out) {
    const auto categories = out.slots.codes.find("category");
    if (categories == out.slots.codes.end()) return;
    const bool alone = out.text.empty() && out.slots.codes.size() == 1 && !out.slots.age && out.slots.place.empty();
    if (alone) return;
    for (const std::string& code : categories->second) {
        const bool plainly = std::any_of(chosen.begin(), chosen.end(), [&](const Reading& r) {
            return r.kind == ReadingKind::value && std::any_of(r.values.begin(), r.values.end(), [&](const Value& v) {
                       return v.field == "category" && v.value == code && !v.weak;
                   });
        });
        if (!plainly) out.loose["category"].push_back(code);
    }
}

/// In a sentence, ordinary words that nothing was read from tell how things are, not what is looked for.
bool only_tells(const QueryParse& parse, std::size_t at) {
    return parse.query.size() >= sentence_words && parse.lexicon.everyday.count(parse.query.word(at)) != 0;
}

/// The words that are left to look for, quoted phrases with their quotes.
std::string left_over(const QueryParse& parse, const std::vector<Reading>& chosen, bool talk_too, bool sentence) {
    const Query& query = parse.query;
    std::string text;
    const auto put = [&](const std::string& word) { text += (text.empty() || text.back() == ' ' ? "" : " ") + word; };
    bool open = false;
    for (std::size_t i = 0; i < query.size(); ++i) {
        // Of readings inside one another the narrowest speaks: "epilepsy nurse" looks for "nurse", the epilepsy is a
        // need.
        auto of = chosen.end();
        for (auto r = chosen.begin(); r != chosen.end(); ++r)
            if (has_word(r->own, i) && (of == chosen.end() || std::popcount(r->own) < std::popcount(of->own))) of = r;
        const bool stop = parse.lexicon.stop_words.count(query.words[i].word) != 0;
        const bool quoted = query.words[i].quoted;
        bool keep = !stop && !(sentence && of == chosen.end() && only_tells(parse, i));
        if (of != chosen.end()) {
            const bool read = of->kind == ReadingKind::value || of->kind == ReadingKind::age ||
                              of->kind == ReadingKind::place || of->kind == ReadingKind::radius;
            if (of->kind == ReadingKind::name) keep = true;
            else
                keep = !stop && (talk_too || !parse.word_in(i, "not-looked-for")) &&
                       ((of->keep && of->kind != ReadingKind::background) || (talk_too && !read));
        }
        if (quoted != open || (quoted && query.words[i].gap.find('"') != std::string_view::npos)) {
            if (open) text += '"';
            if (quoted) put("\"");
            open = quoted;
        }
        if ((!keep && !quoted) || i >= most_words_sought) continue;
        if (quoted && text.back() == '"') text += query.word(i);
        else put(query.word(i));
    }
    if (open) text += '"';
    return text;
}

std::string mended_query(const Query& query) {
    std::string out;
    std::size_t at = 0;
    for (const QueryWord& word : query.words) {
        if (word.mended.empty()) continue;
        out += query.q.substr(at, word.from - at);
        if (at > 0 && at == word.from) out += ' ';  // two words that were typed as one
        out += word.mended;
        at = word.to;
    }
    out += query.q.substr(at);
    return out;
}

void say_what_was_not_read(const QueryParse& parse, const std::vector<Reading>& chosen, Understanding& out) {
    std::string strange;
    std::size_t shown_from = std::string::npos;
    for (std::size_t i = 0; i < parse.query.size(); ++i) {
        const QueryWord& word = parse.query.words[i];
        const bool other_script = static_cast<unsigned char>(word.word[0]) >= 0xC8;
        const bool read =
            std::any_of(chosen.begin(), chosen.end(), [&](const Reading& r) { return has_word(r.own, i); });
        if (!other_script || read || parse.lexicon.stop_words.count(word.word) != 0) continue;
        if (std::exchange(shown_from, word.from) == word.from) continue;  // one character may fold into many words
        strange += (strange.empty() ? "" : " ") + std::string(parse.query.q.substr(word.from, word.to - word.from));
    }
    if (!strange.empty()) out.notices.push_back({"notice.not-read", {{"words", std::move(strange)}}});
}

}  // namespace
}  // namespace understanding

Understanding understand(std::string_view q, const Words& words, const Date& today, const std::vector<Skip>& skip) {
    WorkBudget work;
    return understand(q, words, today, skip, work);
}

Understanding understand(std::string_view q, const Words& words, const Date& today, const std::vector<Skip>& skip,
                         WorkBudget& whole) {
    using namespace understanding;
    WorkBudget work = whole.part(work_of_understanding);
    const Lexicon& lexicon = static_cast<const Lexicon&>(words);
    Understanding out;
    Query query = split_query(q);
    WorkBudget for_danger = work.part(work_of_danger);
    out.urgent = read_danger(q, query, lexicon, for_danger);
    work.add(for_danger);
    if (query.cut || query.size() > most_words_sought)
        out.notices.push_back({"notice.many-words", {{"n", std::int64_t{most_words_sought}}}});
    const bool other_language = in_other_language(query, lexicon);
    if (mend_spelling(query, lexicon, other_language)) out.corrected = mended_query(query);

    QueryParse parse(lexicon, std::move(query), today, other_language, work);
    parse.read_phrases();
    read_ages(parse);
    read_times(parse);
    read_places(parse);
    read_names(parse);
    parse.read_phrases_on_readings();

    drop_negated_verbs(parse);
    std::vector<Reading> chosen = choose(parse.readings);
    skip_readings(chosen, skip);
    std::vector<Span> unwanted_spans;
    out.not_wanted = take_off_negated(parse, chosen, unwanted_spans);
    keep_one_place(chosen);
    reconcile_readings(chosen);
    const AgesRead ages = ages_of(chosen);
    fill_slots(parse, chosen, out);
    if (ages.span && !is_skipped(skip, "age", age_text(*ages.span))) {
        out.slots.age = ages.span;
        out.slots.age->max = std::max(out.slots.age->max, out.slots.age->min);  // "28+" is past the open end of 25
        out.slots.ages = ages.ages;
    }
    for (auto field = out.not_wanted.begin(); field != out.not_wanted.end();) {
        std::erase_if(field->second,
                      [&](const std::string& value) { return is_skipped(skip, "not." + field->first, value); });
        field = field->second.empty() ? out.not_wanted.erase(field) : std::next(field);
    }
    for (Span& span : unwanted_spans)
        if (!is_skipped(skip, span.field, span.value)) out.spans.push_back(std::move(span));
    std::sort(out.spans.begin(), out.spans.end(),
              [](const Span& a, const Span& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; });
    if (out.slots.place.empty()) out.slots.radius_miles.reset();

    out.text = left_over(parse, chosen, false, !out.slots.empty());
    // Words that only ask are all there is: better to look for them than to show everything.
    if (out.text.empty() && out.slots.empty() && out.not_wanted.empty() && skip.empty())
        out.text = left_over(parse, chosen, true, false);
    fill_sought_words(parse, chosen, out);
    find_loose(chosen, out);
    bool near_me = false;
    for (std::size_t i = 0; i < parse.query.size(); ++i) near_me = near_me || parse.class_at(i, "near-me") != 0;
    if (near_me && out.slots.place.empty()) out.questions.push_back({"question.where"});
    if (out.slots.place.empty())
        for (Message& question : parse.questions)
            if (std::find(out.questions.begin(), out.questions.end(), question) == out.questions.end())
                out.questions.push_back(std::move(question));
    if (other_language) say_what_was_not_read(parse, chosen, out);
    if (work.spent() || for_danger.spent()) out.notices.push_back({"notice.too-much"});
    whole.add(work);
    return out;
}

}  // namespace waymark
