// How are the names of the glossary read from their file and found in a query?
#include "search/understand/glossary.h"

#include <algorithm>
#include <set>

#include "content/text/ascii.h"
#include "content/text/split.h"
#include "search/understand/load_words.h"
#include "search/understand/query_parse.h"
#include "search/understand/query_words.h"

namespace waymark {
namespace understanding {
namespace {

constexpr std::size_t most_shown = 2, columns = 4;
constexpr std::string_view divider = " | ";

struct Found {
    std::uint32_t entry = 0;
    std::size_t from = 0, to = 0;
};

std::vector<std::string> divided(std::string_view line, std::string_view by) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find(by, at), line.size());
        parts.emplace_back(ascii::trimmed(line.substr(at, end - at), " \r"));
        at = end + by.size();
    }
    return parts;
}

bool asks_only(const QueryParse& parse, std::size_t at) {
    return parse.lexicon.stop_words.count(parse.query.word(at)) != 0 || parse.word_in(at, "asks-meaning");
}

/// The names that stand in the query, longest first, none inside another.
std::vector<Found> find_names(const QueryParse& parse, std::size_t telling, WorkBudget& work) {
    const Phrases& names = parse.lexicon.glossary;
    PhraseInput input{{}, std::vector<std::vector<ClassSpan>>(parse.query.size())};
    for (const QueryWord& word : parse.query.words) {
        // A name that is all that was typed needs no capitals.
        const bool capitals = telling == 1 || (word.all_capitals && (!parse.query.shouting || telling <= 3));
        names.keys_of(word.word, word.stem, capitals, input.keys.emplace_back());
    }
    std::vector<Found> found, kept;
    names.match(
        input,
        [&](const PhraseMatch& m) {
            found.push_back({m.phrase, m.from, m.to});
        },
        work);
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.to - a.from > b.to - b.from; });
    for (const Found& one : found)
        if (std::none_of(kept.begin(), kept.end(),
                         [&](const Found& k) { return (one.from < k.to && k.from < one.to) || one.entry == k.entry; }))
            kept.push_back(one);
    return kept;
}

}  // namespace

Result<void> load_glossary(const ContentFiles& files, const std::string& name, Lexicon& into) {
    auto whole = files.read(name);
    if (!whole) return tl::unexpected<Error>(whole.error());
    const auto bad_line = [&](std::size_t line, const std::string& what) {
        return Error{ErrorKind::unreadable, name + ":" + std::to_string(line) + ": " + what, {}};
    };
    std::size_t number = 0;
    for (const std::string& line : divided(*whole, "\n")) {
        ++number;
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string> parts = divided(line, divider);
        if (parts.size() != columns || std::any_of(parts.begin(), parts.end(), [](auto& p) { return p.empty(); }))
            return tl::unexpected<Error>(
                bad_line(number, "write the names, what it is, who to ask and what it is not, divided by \" | \""));
        const auto entry = static_cast<std::uint32_t>(into.glossary_entries.size());
        for (const std::string& term : divided(parts[0], ","))
            if (auto added = into.glossary.add(term, entry); !added)
                return tl::unexpected<Error>(bad_line(number, added.error().message));
        std::string shown = divided(parts[0], ",").front();
        if (shown.front() == '^' || shown.front() == '=') shown.erase(0, 1);
        into.glossary_entries.push_back({shown, parts[1], parts[2], parts[3]});
    }
    return {};
}

}  // namespace understanding

std::vector<Message> glossary_notices(std::string_view q, const Words& words, const std::vector<std::string>& missing,
                                      WorkBudget& work) {
    using namespace understanding;
    const Lexicon& lexicon = static_cast<const Lexicon&>(words);
    const QueryParse parse(lexicon, split_query(q), {}, false, work);
    std::vector<bool> tells(parse.query.size());
    for (std::size_t i = 0; i < tells.size(); ++i) tells[i] = !asks_only(parse, i);
    const auto telling = static_cast<std::size_t>(std::count(tells.begin(), tells.end(), true));
    std::set<std::string> lacking;
    for (const std::string& word : missing)
        for (const text::Token& token : text::split(word)) lacking.insert(token.word);
    std::vector<Message> notices;
    for (const Found& found : find_names(parse, telling, work)) {
        bool all = true, lacks = false;
        for (std::size_t i = 0; i < tells.size(); ++i) {
            const bool inside = i >= found.from && i < found.to;
            all = all && (inside || !tells[i]);
            lacks = lacks || (inside && lacking.contains(parse.query.word(i)));
        }
        if ((!all && !lacks) || notices.size() == most_shown) continue;
        const GlossaryEntry& entry = lexicon.glossary_entries[found.entry];
        notices.push_back({"notice.means",
                           {{"term", entry.term}, {"means", entry.means}, {"ask", entry.ask}, {"not", entry.is_not}}});
    }
    return notices;
}

}  // namespace waymark
