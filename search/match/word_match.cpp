// Which listings of a segment hold the words asked for, and how much do they say of them?
#include "search/match/word_match.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/text/text.h"
#include "search/index/schema.h"

namespace waymark {
namespace {

using Shared = std::shared_ptr<const Postings>;

/// The listings that hold every term of an alternative; the least weight of them counts. The list of a single word is not copied.
Shared postings_of(const Segment& segment, const Alternative& alternative) {
    std::vector<Shared> lists;
    for (const auto& term : alternative.terms) {
        auto list = segment.terms().postings(term);
        if (!list) return nullptr;
        lists.push_back(std::move(list));
    }
    const auto share = static_cast<float>(alternative.share);
    if (lists.size() == 1 && share == 1) return lists[0];
    std::sort(lists.begin(), lists.end(), [](const auto& a, const auto& b) { return a->documents.size() < b->documents.size(); });
    auto out = std::make_shared<Postings>();
    std::vector<std::size_t> at(lists.size());
    for (std::size_t i = 0; i < lists[0]->documents.size(); ++i) {
        const auto document = lists[0]->documents[i];
        auto least = lists[0]->weight[i];
        bool in_all = true;
        for (std::size_t l = 1; l < lists.size() && in_all; ++l) {
            const auto& documents = lists[l]->documents;
            auto it = std::lower_bound(documents.begin() + static_cast<std::ptrdiff_t>(at[l]), documents.end(), document);
            at[l] = static_cast<std::size_t>(it - documents.begin());
            in_all = it != documents.end() && *it == document;
            if (in_all) least = std::min(least, lists[l]->weight[at[l]]);
        }
        if (!in_all) continue;
        out->documents.push_back(document);
        out->weight.push_back(share * least);
    }
    return out;
}

/// Adds what a second list holds; where a listing is in both, the greater weight counts.
void merge_into(Postings& all, const Postings& more) {
    Postings out;
    out.documents.reserve(all.documents.size() + more.documents.size());
    out.weight.reserve(out.documents.capacity());
    std::size_t i = 0, j = 0;
    while (i < all.documents.size() || j < more.documents.size()) {
        const bool from_all = j == more.documents.size() || (i < all.documents.size() && all.documents[i] <= more.documents[j]);
        const bool from_more = i == all.documents.size() || (j < more.documents.size() && more.documents[j] <= all.documents[i]);
        out.documents.push_back(from_all ? all.documents[i] : more.documents[j]);
        out.weight.push_back(from_all && from_more ? std::max(all.weight[i], more.weight[j]) : from_all ? all.weight[i] : more.weight[j]);
        i += from_all;
        j += from_more;
    }
    all = std::move(out);
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
        auto postings = std::make_shared<Postings>();
        for (const auto& alternative : unit.alternatives)
            if (auto more = postings_of(segment, alternative)) merge_into(*postings, *more);
        postings->settle(segment.size());
        return postings;
    });
}

SegmentWords match_words(const LiveSegment& live, const WordQuery& query) {
    const auto& segment = *live.segment;
    SegmentWords words;
    words.all = live.live;
    words.whole_name = Bits(segment.size());
    for (const auto& unit : query.units) {
        auto postings = holding_unit(segment, unit);
        postings->keep_in(words.all);
        words.units.push_back(std::move(postings));
    }
    if (!query.phrases.empty()) {
        Bits good(segment.size());
        words.all.each([&](std::size_t document) {
            const auto record = segment.record(static_cast<std::uint32_t>(document));
            const bool all = std::all_of(query.phrases.begin(), query.phrases.end(), [&](const QuotedPhrase& p) { return holds_phrase(record.text, p); });
            if (all) good.set(document);
        });
        words.all &= good;
    }
    if (query.whole.empty()) return words;
    if (auto named = segment.terms().postings(schema::name_term(query.whole)))
        for (auto document : named->documents)
            if (live.live.test(document)) words.whole_name.set(document);
    words.all |= words.whole_name;
    return words;
}

void count_held(const Bits& among, SegmentWords& words) {
    words.held.assign(among.size(), 0);
    for (const auto& unit : words.units)
        for (auto document : unit->documents) {
            ++words.held[document];
            if (among.test(document)) words.most = std::max<unsigned>(words.most, words.held[document]);
        }
}

Bits holding(const LiveSegment& live, const SegmentWords& words, unsigned least) {
    Bits out(live.segment->size());
    for (std::size_t d = 0; d < words.held.size(); ++d)
        if (words.held[d] >= least && live.live.test(d)) out.set(d);
    return out;
}

}  // namespace waymark
