// Which words does one listing say, and how much does each count?
#include "tests/search/oracle_words.h"

#include <algorithm>

#include "content/text/split.h"
#include "content/text/text.h"
#include "search/index/schema.h"

namespace waymark::test {

SaidWords::SaidWords(const Listing& l, const Vocabulary& vocabulary, const Synonyms& synonyms, const Ranking& w)
    : listing_(l), synonyms_(synonyms) {
    text::each_word(l.name, [&](std::string_view word, std::size_t, std::size_t) {
        if (!name_.empty()) name_ += ' ';
        name_ += word;
        name_stems_.insert(text::stem(word));
        ++words_of_name_;
    });
    text::each_word(l.organisation.name, [&](std::string_view word, std::size_t, std::size_t) {
        if (!organisation_.empty()) organisation_ += ' ';
        organisation_ += word;
        organisation_stems_.insert(text::stem(word));
    });
    words_of_name_ = std::clamp(words_of_name_, 1.0, 255.0);

    say(l.name, w.name);
    say(l.alternate_name, w.alternate_name);
    say(l.summary, w.summary);
    say(l.description, w.description);
    say(l.organisation.name, w.organisation);
    for (const auto& [field, facts] : l.facts)
        for (const auto& code : facts.yes) say(vocabulary.label(field, code), w.codes);
    for (const auto& place : l.places) {
        say(place.name, w.place);
        say(place.city, w.place);
        say(place.getting_there, w.details);
    }
    for (const auto& area : l.areas) say(area.name, w.place);
    for (const auto& step : l.how_to_start) say(step.step, w.details);
    for (const auto* text : {&l.eligibility, &l.fees, &l.first_visit, &l.what_to_bring, &l.staffing.training,
                             &l.open_to.text, &l.programme.text})
        say(*text, w.details);
}

void SaidWords::say(const std::string& text, int weight) {
    if (weight <= 0) return;
    std::vector<std::string> stems;
    text::each_word(text, [&](std::string_view word, std::size_t, std::size_t) { stems.push_back(text::stem(word)); });
    std::vector<Synonyms::Hit> hits;
    for (std::size_t i = 0; i < stems.size(); ++i) {
        counts_[schema::term(schema::word, stems[i])] += weight;
        length_ += weight;
        synonyms_.at(stems, i, hits);
        for (const auto& hit : hits) counts_[schema::term(schema::concept_term, std::to_string(hit.group))] += weight;
    }
}

double SaidWords::weight(const WordUnit& unit) const {
    double best = 0;
    for (const auto& alternative : unit.alternatives) {
        double least = -1;
        for (const auto& term : alternative.terms) {
            const auto at = counts_.find(term);
            const double count = at == counts_.end() ? 0 : at->second;
            least = least < 0 ? count : std::min(least, count);
        }
        best = std::max(best, alternative.share * least);
    }
    return best;
}

bool SaidWords::names_hold(const WordUnit& unit) const {
    return std::all_of(unit.stems.begin(), unit.stems.end(), [&](const std::string& stem) {
        return name_holds(stem) || organisation_stems_.count(stem) > 0;
    });
}

bool SaidWords::holds(const QuotedPhrase& phrase) const {
    for (const auto* part :
         {&listing_.name, &listing_.summary, &listing_.description, &listing_.eligibility, &listing_.organisation.name})
        for (std::size_t from = 0; from <= part->size();) {
            const auto to = std::min(part->find('\n', from), part->size());
            std::vector<std::string> words;
            for (auto& token : text::split(std::string_view(*part).substr(from, to - from)))
                words.push_back(token.word);
            if (std::search(words.begin(), words.end(), phrase.words.begin(), phrase.words.end()) != words.end())
                return true;
            from = to + 1;
        }
    return false;
}

}  // namespace waymark::test
