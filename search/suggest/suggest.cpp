// What may somebody be about to type?
#include "search/suggest/suggest.h"

#include <algorithm>
#include <set>

#include "content/text/split.h"
#include "content/text/text.h"
#include "search/index/schema.h"
#include "search/index/terms.h"
#include "search/work/work_budget.h"

namespace waymark {
namespace {

constexpr std::size_t endings = 30;  ///< of the last word that are looked at

/// Every word typed begins a word of the label, in any order.
bool begins(const std::string& label, const std::vector<std::string>& typed) {
    const auto words = text::split(label);
    return std::all_of(typed.begin(), typed.end(), [&](const std::string& start) {
        return std::any_of(words.begin(), words.end(),
                           [&](const text::Token& token) { return token.word.rfind(start, 0) == 0; });
    });
}

/// Live documents whose names hold every word typed, the last as a beginning.
Bits named(const LiveSegment& live, const std::vector<std::string>& typed, WorkBudget& work) {
    Bits all = live.live;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        Bits holds(live.segment->size());
        const auto term = schema::term(schema::name_word, typed[i]);
        const auto terms =
            i + 1 < typed.size() ? std::vector<std::string>{term} : live.segment->terms().with_prefix(term, endings);
        for (const auto& t : terms)
            if (auto postings = live.segment->terms().postings(t); postings && work.spend(20 + postings->size()))
                postings->add_to(holds);
        all &= holds;
    }
    return all;
}

void add_codes(const Generation& generation, const VocabularyField* field, const std::vector<std::string>& typed,
               const std::string& kind, std::vector<Suggestion>& out) {
    if (!field) return;
    for (const auto& value : field->values) {
        if (!begins(value.label, typed)) continue;
        Suggestion s{value.label, kind, 0};
        for (const auto& live : generation.segments)
            if (const auto* bits = live.segment->field(field->name))
                if (auto it = bits->any.find(value.code); it != bits->any.end())
                    s.count += Bits::count_both(it->second, live.live);
        out.push_back(std::move(s));
    }
}

}  // namespace

std::vector<Suggestion> suggest(const Generation& generation, const std::string& typed_text, std::size_t limit,
                                const Vocabulary& vocabulary, const Places& places) {
    std::vector<Suggestion> out;
    std::vector<std::string> typed;
    for (auto& token : text::split(std::string_view(typed_text).substr(0, 80)))
        if (typed.size() < 8) typed.push_back(std::move(token.word));
    if (typed.empty() || (typed.size() == 1 && typed[0].size() < 2)) return out;

    add_codes(generation, vocabulary.field("need"), typed, "need", out);
    add_codes(generation, vocabulary.field("category"), typed, "category", out);
    std::stable_sort(out.begin(), out.end(),
                     [](const Suggestion& a, const Suggestion& b) { return a.count > b.count; });
    if (out.size() > 3) out.resize(3);

    // Short names first: they are the nearest to what was typed.
    struct Name {
        std::string key, name;
        bool operator<(const Name& other) const {
            return std::pair(name.size(), key) < std::pair(other.name.size(), other.key);
        }
    };
    std::set<Name> names;
    WorkBudget work(work_of_request(generation.documents));  // names that it does not reach are not offered
    for (const auto& live : generation.segments) {
        std::size_t looked_at = 0;
        named(live, typed, work).each([&](std::size_t d) {
            if (++looked_at > 60) return;
            const auto record = live.segment->record(static_cast<std::uint32_t>(d));
            names.insert({text::sort_key(record.name), std::string(record.name)});
        });
    }
    const auto found_places =
        typed.size() <= 4 ? places.starting_with(joined_words(typed_text.substr(0, 80)), 2) : std::vector<KnownPlace>{};
    const std::size_t for_names = limit - std::min(limit, out.size() + std::min<std::size_t>(found_places.size(), 2));
    std::set<std::string> seen;
    for (const auto& name : names) {
        if (seen.size() >= for_names) break;
        if (seen.insert(name.key).second) out.push_back({name.name, "listing", 1});
    }
    for (const auto& place : found_places) out.push_back({place.name, "place", 0});
    if (out.size() > limit) out.resize(limit);
    return out;
}

}  // namespace waymark
