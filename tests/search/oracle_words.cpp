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
    for (const auto& word : compounds(l.name, true)) name_stems_.insert(text::stem(word));
    for (const auto& word : compounds(l.organisation.name, true)) organisation_stems_.insert(text::stem(word));

    say(l.name, w.name, true);
    say(l.alternate_name, w.alternate_name, true);
    say(l.summary, w.summary);
    say(l.description, w.description);
    say(l.organisation.name, w.organisation, true);
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

std::vector<std::string> SaidWords::compounds(const std::string& text, bool is_name) const {
    const auto words = text::split(text);
    const auto gap = [&](std::size_t i) {  // before word i
        return i == 0 || i >= words.size() ? "" : text.substr(words[i - 1].to, words[i].from - words[i - 1].to);
    };
    const auto hyphen = [&](std::size_t i) { return gap(i) == "-" || gap(i) == "\u2010" || gap(i) == "\u2011"; };
    const auto blank = [&](std::size_t i) {
        return !gap(i).empty() && gap(i).find_first_not_of(" \t\r\n") == std::string::npos;
    };
    const auto digits = [](const std::string& word) { return word.find_first_of("0123456789") != std::string::npos; };
    const auto fit = [&](const std::string& a, const std::string& b) {
        return a.size() + b.size() >= 4 && a.size() + b.size() <= 40 && !(digits(a) && digits(b));
    };
    const auto alone = [&](const std::string& word) { return word.size() == 1 || word == "an" || word == "the"; };
    std::vector<std::string> found;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto &a = words[i - 1].word, &b = words[i].word;
        const bool stop_a = synonyms_.is_stop_word(a), stop_b = synonyms_.is_stop_word(b);
        const bool parts = (stop_a && stop_b) || (stop_a && alone(a)) || (stop_b && alone(b));
        if (fit(a, b) && (hyphen(i) || (is_name && blank(i) && !parts))) found.push_back(a + b);
        if (!hyphen(i) || hyphen(i - 1) || !hyphen(i + 1)) continue;  // a chain of three or more begins before it
        auto whole = a + b;
        for (std::size_t k = i + 1; k < i + 3 && hyphen(k) && fit(whole, words[k].word); ++k)
            found.push_back(whole += words[k].word);
    }
    return found;
}

void SaidWords::say(const std::string& text, int weight, bool is_name) {
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
    for (const auto& word : compounds(text, is_name)) {
        const auto stem = text::stem(word);
        counts_[schema::term(schema::word, stem)] += weight;
        synonyms_.at({stem}, 0, hits);
        for (const auto& hit : hits) counts_[schema::term(schema::concept_term, std::to_string(hit.group))] += weight;
    }
}

bool SaidWords::holds(const std::set<std::string>& stems, const WordUnit& unit, std::size_t stem) {
    return stems.count(unit.stems[stem]) > 0 ||
           std::any_of(unit.compounds.begin(), unit.compounds.end(), [&](const Compound& compound) {
               return compound.from <= stem && stem < compound.to && stems.count(compound.stem) > 0;
           });
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
    for (std::size_t stem = 0; stem < unit.stems.size(); ++stem)
        if (!name_holds(unit, stem) && !holds(organisation_stems_, unit, stem)) return false;
    return true;
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
