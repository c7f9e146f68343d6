// Which phrases mean the same, and where in a row of words does one stand?
#include "search/index/synonyms.h"

#include <algorithm>

#include "content/text/compounds.h"
#include "content/text/split.h"
#include "content/text/text.h"

namespace waymark {

Result<Synonyms> Synonyms::load(const ContentFiles& files) {
    Synonyms s;
    for (const auto& [name, words] :
         {std::pair("words/stop-words.txt", &s.stop_words_), std::pair("words/tells-little.txt", &s.tells_little_)}) {
        auto lines = read_words_file(files, name);
        if (!lines) return tl::unexpected(lines.error());
        for (const auto& line : *lines)
            for (const auto& item : line.items)
                for (auto& token : text::split(item)) words->insert(std::move(token.word));
    }

    auto groups = read_words_file(files, "words/synonyms.txt");
    if (!groups) return tl::unexpected(groups.error());
    std::uint32_t group = 0;
    for (const auto& line : *groups) {
        std::string head;
        for (const auto& word : line.head) head += word + " ";
        auto phrases = line.items;
        phrases.push_back(head);
        for (const auto& phrase : phrases) {
            Phrase p;
            p.group = group;
            for (const auto& token : text::split(phrase)) p.stems.push_back(text::stem(token.word));
            if (p.stems.empty()) continue;
            s.longest_ = std::max(s.longest_, p.stems.size());
            auto& list = s.by_first_[p.stems.front()];
            auto same = [&](const Phrase& other) { return other.stems == p.stems && other.group == p.group; };
            if (std::none_of(list.begin(), list.end(), same)) list.push_back(std::move(p));
        }
        ++group;
    }
    for (auto& [first, list] : s.by_first_)
        std::stable_sort(list.begin(), list.end(),
                         [](const Phrase& a, const Phrase& b) { return a.stems.size() > b.stems.size(); });
    return s;
}

std::string Synonyms::compound_of(const std::string& left, const std::string& right) const {
    const bool stops_left = is_stop_word(left), stops_right = is_stop_word(right);
    if (stops_left && (stops_right || left.size() < 2 || left == "an" || left == "the")) return {};
    if (stops_right && (right.size() < 2 || right == "an" || right == "the")) return {};
    return text::compound_of(left, right);
}

void Synonyms::at(const std::vector<std::string>& stems, std::size_t at, std::vector<Hit>& hits) const {
    hits.clear();
    auto it = by_first_.find(stems[at]);
    if (it == by_first_.end()) return;
    for (const auto& phrase : it->second) {
        if (at + phrase.stems.size() > stems.size()) continue;
        if (!std::equal(phrase.stems.begin(), phrase.stems.end(), stems.begin() + static_cast<std::ptrdiff_t>(at)))
            continue;
        auto seen = [&](const Hit& hit) { return hit.group == phrase.group; };
        if (std::none_of(hits.begin(), hits.end(), seen)) hits.push_back({phrase.group, phrase.stems.size()});
    }
}

}  // namespace waymark
