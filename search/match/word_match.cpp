// Which listings of a segment hold the words asked for, and how much do they say of them?
#include "search/match/word_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "content/text/text.h"
#include "search/index/schema.h"

namespace waymark {
namespace {

using Shared = std::shared_ptr<const Postings>;

/// These listings, with the weight that `choose` leaves of those which the lists give; each is in one list at least.
template <class Choose>
Postings joined(const std::vector<Shared>& lists, Bits members, float begin, Choose&& choose) {
    const Candidates held(LentBits(std::move(members)));
    std::vector<float> weight(held.documents().size(), begin);
    std::vector<RankedBits::Places> places;
    for (const auto& list : lists) {
        for (const auto& at : list->find(held, places)) weight[at.first] = choose(weight[at.first], list->weight(at.second));
    }
    Postings out;
    out.reserve(weight.size());
    for (std::size_t i = 0; i < weight.size(); ++i) out.add(held.documents()[i], weight[i]);
    return out;
}

/// The listings that hold every term of an alternative; the least weight of them counts. The list of a single word is not copied.
Shared postings_of(const Segment& segment, const Alternative& alternative) {
    std::vector<Shared> lists;
    Bits in_all(segment.size(), true);
    for (const auto& term : alternative.terms) {
        auto list = segment.terms().postings(term);
        if (!list) return nullptr;
        list->keep_in(in_all);
        lists.push_back(std::move(list));
    }
    const auto share = static_cast<float>(alternative.share);
    if (lists.size() == 1 && share == 1) return lists[0];
    return std::make_shared<const Postings>(
        joined(lists, std::move(in_all), std::numeric_limits<float>::max(), [&](float least, float weight) { return std::min(least, share * weight); }));
}

/// The listings that one of these lists holds, with the greatest weight that one of them gives.
Postings any_of(const Segment& segment, const std::vector<Shared>& lists) {
    Bits in_any(segment.size());
    for (const auto& list : lists) list->add_to(in_any);
    auto out = joined(lists, std::move(in_any), 0, [](float most, float weight) { return std::max(most, weight); });
    out.settle(segment.size());
    return out;
}

/// Whether the words follow one another in one line of the text.
bool holds_phrase(std::string_view text, const QuotedPhrase& phrase) {
    std::size_t start = 0;
    while (start <= text.size()) {
        auto end = text.find('\n', start);
        if (end == std::string_view::npos) end = text.size();
        std::vector<std::string> words;
        text::each_word(text.substr(start, end - start),
                        [&](std::string_view word, std::size_t, std::size_t) { words.emplace_back(word); });
        if (std::search(words.begin(), words.end(), phrase.words.begin(), phrase.words.end()) != words.end()) return true;
        start = end + 1;
    }
    return false;
}

}  // namespace

std::shared_ptr<const Postings> holding_unit(const Segment& segment, const WordUnit& unit) {
    if (unit.alternatives.size() == 1 && unit.alternatives[0].terms.size() == 1 && unit.alternatives[0].share == 1) {
        auto postings = segment.terms().postings(unit.alternatives[0].terms[0]);
        return postings ? postings : std::make_shared<Postings>();
    }
    std::string name;
    for (const auto& alternative : unit.alternatives) name += fmt::format("\n{} {}", alternative.share, fmt::join(alternative.terms, "\t"));
    return segment.terms().remember(name, [&] {
        std::vector<Shared> lists;
        for (const auto& alternative : unit.alternatives)
            if (auto list = postings_of(segment, alternative)) lists.push_back(std::move(list));
        return std::make_shared<const Postings>(any_of(segment, lists));
    });
}

SegmentWords match_words(const LiveSegment& live, const WordQuery& query) {
    const auto& segment = *live.segment;
    const auto size = segment.size();
    SegmentWords words;
    for (const auto& unit : query.units) words.units.push_back(holding_unit(segment, unit));
    words.all = LentBits::of(live.live);
    for (std::size_t u = 0; u < words.units.size(); ++u) {
        if (u == 0 && live.all_live) words.all = words.units[0]->as_set(size);
        else words.units[u]->keep_in(words.all.own(size));
    }
    if (!query.phrases.empty()) {
        Bits good(size);
        words.all.get()->each([&](std::size_t document) {
            const auto record = segment.record(static_cast<std::uint32_t>(document));
            const bool all = std::all_of(query.phrases.begin(), query.phrases.end(), [&](const QuotedPhrase& p) { return holds_phrase(record.text, p); });
            if (all) good.set(document);
        });
        words.all = LentBits(std::move(good));
    }
    if (query.whole.empty()) return words;
    if (auto named = segment.terms().postings(schema::name_term(query.whole)))
        named->each([&](std::uint32_t document, std::size_t) {
            if (live.live.test(document)) words.whole_name.own(size).set(document);
        });
    if (words.whole_name.get()) words.all.own(size) |= words.whole_name;
    return words;
}

void count_held(const Bits& among, SegmentWords& words) {
    words.held.assign(among.size(), 0);
    for (const auto& unit : words.units)
        unit->each([&](std::uint32_t document, std::size_t) {
            ++words.held[document];
            if (among.test(document)) words.most = std::max<unsigned>(words.most, words.held[document]);
        });
}

Bits holding(const LiveSegment& live, const SegmentWords& words, unsigned least) {
    Bits out(live.segment->size());
    for (std::size_t d = 0; d < words.held.size(); ++d)
        if (words.held[d] >= least && live.live.test(d)) out.set(d);
    return out;
}

}  // namespace waymark
