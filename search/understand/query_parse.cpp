// Which classes and phrases of the words files stand in a query?
#include <algorithm>

#include "search/understand/query_parse.h"

namespace waymark::understanding {
namespace {

constexpr int loose_costs = 15, class_adds = 20, talk_costs = 40, language_adds = 60, most_letters_count = 50;
constexpr std::size_t work_a_reading = 20, looked_at_a_step = 8;

bool gives(const Reading& reading, std::string_view field) {
    return reading.kind == ReadingKind::value &&
           std::any_of(reading.values.begin(), reading.values.end(), [&](const Value& v) { return v.field == field; });
}

}  // namespace

QueryParse::QueryParse(const Lexicon& l, Query q, std::string_view day, bool other, WorkBudget& budget)
    : lexicon(l), query(std::move(q)), today(day), other_language(other), work(budget) {
    spans_.resize(query.size());
    spans_to_.resize(query.size() + 1);
    PhraseInput input{phrase_keys(lexicon.classes), std::vector<std::vector<ClassSpan>>(query.size())};
    lexicon.classes.match(
        input,
        [&](const PhraseMatch& match) {
            const Span span{match.phrase, match.from, match.to};
            spans_[match.from].push_back(span);
            spans_to_[match.to].push_back(span);
        },
        work);
}

std::size_t QueryParse::class_at(std::size_t at, std::string_view name) const {
    std::size_t end = 0;
    if (at < spans_.size())
        for (const Span& span : spans_[at])
            if (span.to > end && lexicon.class_names[span.number] == name) end = span.to;
    return end;
}

std::optional<std::size_t> QueryParse::class_before(std::size_t at, std::string_view name) const {
    std::optional<std::size_t> start;
    if (at < spans_to_.size())
        for (const Span& span : spans_to_[at])
            if ((!start || span.from < *start) && lexicon.class_names[span.number] == name) start = span.from;
    return start;
}

std::vector<std::vector<std::uint32_t>> QueryParse::phrase_keys(const Phrases& phrases) const {
    std::vector<std::vector<std::uint32_t>> keys(query.size());
    for (std::size_t i = 0; i < query.size(); ++i) {
        const QueryWord& word = query.words[i];
        if (word.quoted) continue;
        // A short query in capitals may be an abbreviation; a long one is only loud.
        const bool capitals = word.all_capitals && (!query.shouting || query.size() <= 3);
        if (!word.mended.empty()) phrases.keys_of(word.mended, word.mended_stem, false, keys[i]);
        else phrases.keys_of(word.word, word.stem, capitals, keys[i]);
    }
    return keys;
}

std::vector<std::vector<ClassSpan>> QueryParse::class_spans(const Phrases& phrases) const {
    std::vector<std::vector<ClassSpan>> out(query.size());
    for (std::size_t i = 0; i < spans_.size(); ++i)
        for (const Span& span : spans_[i])
            if (const std::uint32_t key = phrases.class_key(span.number)) out[i].push_back({key, span.to});
    return out;
}

void QueryParse::add_phrase(const Phrases& phrases, const PhraseInput& input) {
    phrases.match(
        input,
        [&](const PhraseMatch& match) {
            const Meaning& meaning = lexicon.meanings[match.phrase];
            if (match.own == 0) return;
            work.spend(work_a_reading + readings.size() / looked_at_a_step);  // each is compared with those before it
            Reading reading;
            reading.kind = meaning.kind;
            reading.own = match.own;
            reading.from = match.from;
            reading.to = match.to;
            reading.values = meaning.values;
            reading.keep = meaning.keep;
            reading.unkind = meaning.unkind;
            reading.whole = meaning.whole;
            reading.stage = meaning.kind == ReadingKind::age;
            reading.age = meaning.age;
            reading.place = meaning.place;
            reading.why = meaning.why;
            reading.meaning = static_cast<int>(match.phrase);
            const auto seen = [&](const Reading& r) { return r.meaning == reading.meaning && r.own == reading.own; };
            if (std::any_of(readings.begin(), readings.end(), seen)) return;
            const int words = std::popcount(match.own);
            std::size_t letters = 0;
            for (std::size_t i = match.from; i < match.to; ++i)
                if (has_word(match.own, i)) letters += query.word(i).size();
            reading.score =
                points_a_word * words + static_cast<int>(std::min<std::size_t>(letters, most_letters_count));
            if (match.loose) reading.score -= loose_costs;
            if (match.to - match.from > static_cast<std::size_t>(words)) reading.score += class_adds;
            if (meaning.of_language && other_language) reading.score += language_adds;
            if (meaning.kind == ReadingKind::talk) reading.score -= talk_costs * words;
            readings.push_back(std::move(reading));
        },
        work);
}

void QueryParse::read_phrases() {
    add_phrase(lexicon.phrases, {phrase_keys(lexicon.phrases), class_spans(lexicon.phrases)});
}

void QueryParse::read_phrases_on_readings() {
    PhraseInput input{phrase_keys(lexicon.on_readings), class_spans(lexicon.on_readings)};
    const std::uint32_t need = lexicon.on_readings.class_key("need"), age = lexicon.on_readings.class_key("age"),
                        place = lexicon.on_readings.class_key("place"),
                        activity = lexicon.on_readings.class_key("activity"),
                        category = lexicon.on_readings.class_key("category");
    bool any = false;
    for (const Reading& reading : readings) {
        const auto offer = [&](std::uint32_t key) {
            if (key == 0) return;
            input.classes[reading.from].push_back({key, reading.to});
            any = true;
        };
        if (gives(reading, "need")) offer(need);
        if (reading.kind == ReadingKind::age) offer(age);
        if (reading.kind == ReadingKind::place) offer(place);
        if (gives(reading, "category")) {
            offer(category);
            if (std::any_of(reading.values.begin(), reading.values.end(),
                            [](const Value& v) { return v.value == "activities"; }))
                offer(activity);
        }
    }
    if (any) add_phrase(lexicon.on_readings, input);
}

}  // namespace waymark::understanding
