// Which listings of a segment hold the words asked for, and how much do they say of them?
#include "search/match/word_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "content/text/text.h"
#include "search/index/schema.h"
#include "search/match/phrase_finder.h"

namespace waymark {
namespace {

using Shared = std::shared_ptr<const Postings>;

/// These listings, with the weight that `choose` leaves of those which the lists give; each is in one list at least.
template <class Choose>
Postings joined(const std::vector<Shared>& lists, Bits members, float begin, Choose&& choose) {
    const Candidates held(BorrowedBits(std::move(members)));
    std::vector<float> weight(held.documents().size(), begin);
    std::vector<RankBits::Match> places;
    for (const auto& list : lists) {
        for (const auto& at : list->intersect(held, places))
            weight[at.candidate] = choose(weight[at.candidate], list->weight(at.ordinal));
    }
    Postings out;
    out.reserve(weight.size());
    for (std::size_t i = 0; i < weight.size(); ++i) out.add(held.documents()[i], weight[i]);
    return out;
}

/// The listings that hold every term of an alternative; the least weight of them counts. The list of a single word is
/// not copied.
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
        joined(lists, std::move(in_all), std::numeric_limits<float>::max(),
               [&](float least, float weight) { return std::min(least, share * weight); }));
}

/// The listings that one of these lists holds, with the greatest weight that one of them gives.
Postings any_of(const Segment& segment, const std::vector<Shared>& lists) {
    Bits in_any(segment.size());
    for (const auto& list : lists) list->add_to(in_any);
    auto out = joined(lists, std::move(in_any), 0, [](float most, float weight) { return std::max(most, weight); });
    out.finalize(segment.size());
    return out;
}

/// Of these listings those whose text holds every phrase.
Bits holding_each(const Segment& segment, const std::vector<QuotedPhrase>& phrases, const Bits& among,
                  WorkBudget& work) {
    const std::vector<PhraseFinder> finders(phrases.begin(), phrases.end());
    Bits good(segment.size());
    among.each([&](std::size_t document) {
        if (work.spent()) return;
        const auto text = segment.text_of(static_cast<std::uint32_t>(document));
        const bool all = std::all_of(finders.begin(), finders.end(), [&](const PhraseFinder& finder) {
            return work.spend(finder.work_in(text)) && finder.stands_in(text);
        });
        if (all) good.set(document);
    });
    return good;
}

}  // namespace

std::shared_ptr<const Postings> holding_unit(const Segment& segment, const WordUnit& unit) {
    // Most compounds are words that nobody writes: what is left is often one plain list.
    std::vector<const Alternative*> ways;
    for (const auto& alternative : unit.alternatives)
        if (segment.terms().postings(alternative.terms[0])) ways.push_back(&alternative);
    if (ways.empty()) return std::make_shared<Postings>();
    if (ways.size() == 1 && ways[0]->terms.size() == 1 && ways[0]->share == 1)
        return segment.terms().postings(ways[0]->terms[0]);
    std::string name;
    for (const auto* alternative : ways)
        name += fmt::format("\n{} {}", alternative->share, fmt::join(alternative->terms, "\t"));
    return segment.terms().remember(name, [&] {
        std::vector<Shared> lists;
        for (const auto* alternative : ways)
            if (auto list = postings_of(segment, *alternative)) lists.push_back(std::move(list));
        return std::make_shared<const Postings>(any_of(segment, lists));
    });
}

std::vector<std::string> ways_of_stem(const WordUnit& unit, std::size_t stem) {
    std::vector<std::string> ways{unit.stems[stem]};
    for (const auto& compound : unit.compounds)
        if (compound.from <= stem && stem < compound.to) ways.push_back(compound.stem);
    return ways;
}

std::uint64_t work_of(const Postings& postings) { return 20 + postings.size(); }

namespace {

/// Keeps those whose name, or that of their organisation, holds each word of the unit.
void keep_naming(const Segment& segment, const WordUnit& unit, Bits& among) {
    for (std::size_t stem = 0; stem < unit.stems.size(); ++stem) {
        Bits holding(segment.size());
        for (const auto& way : ways_of_stem(unit, stem))
            for (const char kind : {schema::name_stem, schema::organisation_stem})
                if (const auto named = segment.terms().postings(schema::term(kind, way))) named->add_to(holding);
        among &= holding;
    }
}

}  // namespace

void find_named(const LiveSegment& live, const Topic& topic, SegmentWords& words) {
    const auto& segment = *live.segment;
    const auto size = segment.size();
    const auto& whole = topic.words.whole;
    if (whole.empty()) return;
    bool typed = false;
    Bits all = live.live;
    for (std::size_t u = 0; u < topic.uses.size() && u < words.sought && !all.none(); ++u) {
        if (!topic.uses[u].typed) continue;
        typed = true;
        keep_naming(segment, topic.words.units[u], all);
    }
    if (typed && !all.none()) words.named = BorrowedBits(all);
    for (const auto& word : topic.unsought)
        if (!all.none()) keep_naming(segment, word, all);
    if (!all.none()) {
        words.named.to_owned(size) |= all;
        words.all_typed = BorrowedBits(std::move(all));
    }
    for (const char kind : {schema::whole_name, schema::organisation_name})
        if (auto named = segment.terms().postings(schema::name_term(whole, kind)))
            named->each([&](std::uint32_t document, std::size_t) {
                if (!live.live.test(document)) return;
                words.named.to_owned(size).set(document);
                if (kind == schema::whole_name) words.all_typed.to_owned(size).set(document);
                if (kind == schema::whole_name) words.whole_name.to_owned(size).set(document);
            });
}

BorrowedBits holding_phrases(const LiveSegment& live, const WordQuery& query, const SegmentWords& words,
                             WorkBudget& work) {
    if (query.phrases.empty()) return BorrowedBits::borrow(live.live);
    Bits among = live.live;  // only where all of their words stand need anything be read
    for (const auto& phrase : query.phrases)
        for (const auto& word : phrase.words) {
            const auto list = live.segment->terms().postings(schema::term(schema::word, text::stem(word)));
            if (list && !work.spent()) list->keep_in(among);
            else among = Bits(among.size());
        }
    Bits holding = holding_each(*live.segment, query.phrases, among, work);
    holding |= words.whole_name;
    return BorrowedBits(std::move(holding));
}

}  // namespace waymark
