// What help is sought, part by part, and with which words are listings put in order? (topic parts and query terms)
#include "search/match/topic.h"

#include <algorithm>
#include <array>

#include "search/index/terms.h"

namespace waymark {
namespace {

using Codes = std::vector<std::string>;

constexpr std::array topic_fields = {"need", "category", "audience"};
/// What they say is often said by a topic field beside them; only where it is not, they are a part of their own.
constexpr std::array side_fields = {"adulthood", "break_level", "service_group"};
/// What is asked for when nothing else is.
constexpr std::array lone_fields = {"accessibility", "referral", "delivery", "cost", "sector"};

template <class List>
bool holds(const List& list, const std::string& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

class TopicMaker {
public:
    TopicMaker(const SearchRequest& request, const Understanding& understood, const TopicRules& rules,
               const Codes& overridden)
        : request_(request), understood_(understood), rules_(rules), overridden_(overridden) {}

    Topic make() {
        typed_ = read_each_word(within_limits(request_.q), rules_.synonyms);
        topic_.words = read(understood_.text);
        auto text = std::move(topic_.words.units);
        topic_.words.units.clear();
        std::vector<std::size_t> telling, little;
        for (auto& unit : text) {
            const bool tells = !request_.understand || !rules_.synonyms.tells_little(unit.words);
            (tells ? telling : little).push_back(add(std::move(unit), 1, true));
        }
        for (const auto unit : telling)
            topic_.parts.push_back({topic_.words.units[unit].words, {}, {}, {{unit}}, false});
        for (const char* field : topic_fields) add_field(field);
        for (const char* field : side_fields)
            if (stands_alone(field)) add_field(field);
        if (topic_.parts.empty())
            for (const char* field : lone_fields) add_field(field);
        std::vector<std::size_t> in_spans;
        for (const auto& span : understood_.spans)
            for (const auto unit : add_all(span.sought, rules_.ranking.evidence_share)) in_spans.push_back(unit);
        auto ordinary = add_all(understood_.also, rules_.ranking.evidence_share);
        std::erase_if(ordinary, [&](std::size_t unit) {
            return std::find(in_spans.begin(), in_spans.end(), unit) != in_spans.end() ||
                   std::find(telling.begin(), telling.end(), unit) != telling.end() ||
                   rules_.synonyms.tells_little(topic_.words.units[unit].words);
        });
        add_any_of(ordinary.empty() && topic_.parts.empty() ? little : ordinary);
        topic_.words.whole = joined_words(request_.q);
        topic_.unsought = std::move(typed_);
        std::erase_if(topic_.unsought, [&](const WordUnit& word) { return is_sought(word.stems[0]); });
        // Quotes were typed on purpose; understanding may have taken them off.
        if (request_.understand && request_.q.find('"') != std::string::npos)
            topic_.words.phrases = read(within_limits(request_.q)).phrases;
        return std::move(topic_);
    }

private:
    /// Of what was typed only some words are read at a time; a word's neighbours are those that it was typed between.
    WordQuery read(std::string_view text) const {
        auto query = read_words(text, rules_.synonyms, rules_.ranking.synonym_share);
        for (auto& unit : query.units)
            for (const auto& word : typed_)
                if (unit.stems.size() == 1 && word.stems == unit.stems)
                    add_compounds(word, rules_.synonyms, rules_.ranking.synonym_share, unit);
        return query;
    }

    /// Where the unit stands in the query; one that is there already is not added again.
    std::size_t add(WordUnit unit, double share, bool typed) {
        auto& units = topic_.words.units;
        const auto same =
            std::find_if(units.begin(), units.end(), [&](const WordUnit& other) { return other.stems == unit.stems; });
        const auto at = static_cast<std::size_t>(same - units.begin());
        if (same == units.end()) {
            units.push_back(std::move(unit));
            topic_.uses.push_back({share, typed});
            return at;
        }
        auto& use = topic_.uses[at];
        use = {std::max(use.share, share), use.typed || typed};
        return at;
    }
    bool is_sought(const std::string& stem) const {
        for (std::size_t u = 0; u < topic_.uses.size(); ++u)
            if (topic_.uses[u].typed && holds(topic_.words.units[u].stems, stem)) return true;
        return false;
    }
    std::vector<std::size_t> add_all(std::string_view text, double share) {
        std::vector<std::size_t> added;
        for (auto& unit : read(text).units) added.push_back(add(std::move(unit), share, true));
        return added;
    }

    /// The codes of a field that were plainly read. Who is not assessed yet is welcome almost everywhere: that only
    /// lifts.
    Codes codes_of(const std::string& field) const {
        const auto slot = understood_.slots.codes.find(field);
        if (slot == understood_.slots.codes.end() || holds(overridden_, field)) return {};
        const auto loose = understood_.loose.find(field);
        Codes codes = slot->second;
        std::erase_if(codes, [&](const std::string& code) {
            return (field == "need" && code == "NSA") || (field == "referral" && code == "no-diagnosis") ||
                   (loose != understood_.loose.end() && holds(loose->second, code));
        });
        return codes;
    }

    void add_field(const std::string& field) {
        TopicPart part{{}, field, codes_of(field), {}, field == "need"};
        if (part.codes.empty()) return;
        for (const auto& span : understood_.spans) {
            if (span.field != field || !holds(part.codes, span.value)) continue;
            if (part.shown.empty()) part.shown = span.words;
            for (const auto& other : understood_.spans)
                if (other.from == span.from && other.to == span.to && holds(lone_fields, other.field) &&
                    !holds(overridden_, other.field))
                    part.beside[other.field].push_back(other.value);
            auto said = add_all(span.sought, 1);
            if (!said.empty() && !holds(part.said, said)) part.said.push_back(std::move(said));
        }
        if (part.shown.empty()) part.shown = rules_.vocabulary.label(field, part.codes.front());
        if (field == "need") add_names_of_needs(part);
        topic_.parts.push_back(std::move(part));
    }
    static bool holds(const std::vector<std::vector<std::size_t>>& list, const std::vector<std::size_t>& value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    }
    template <class List>
    static bool holds(const List& list, const std::string& value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    }

    /// A listing may say "autism" where "asperger's" was typed. What a need is called says nothing where it stands for
    /// many.
    void add_names_of_needs(TopicPart& part) {
        for (const auto& code : part.codes) {
            if (code == "OTH" || code == "MED" || part.codes.size() > 2) continue;
            const auto label = rules_.vocabulary.label(part.field, code);
            std::vector<std::size_t> said;
            for (auto& unit : read(label.substr(0, label.find('('))).units) {
                const auto known = same_meaning(unit);
                said.push_back(known ? *known : add(std::move(unit), rules_.ranking.synonym_share, false));
            }
            std::sort(said.begin(), said.end());
            said.erase(std::unique(said.begin(), said.end()), said.end());
            if (!said.empty() && !holds(part.said, said)) part.said.push_back(std::move(said));
        }
    }
    std::optional<std::size_t> same_meaning(const WordUnit& unit) const {
        for (std::size_t u = 0; u < topic_.words.units.size(); ++u)
            for (const auto& one : unit.alternatives)
                for (const auto& other : topic_.words.units[u].alternatives)
                    if (one.share < 1 && other.share < 1 && one.terms == other.terms) return u;
        return {};
    }

    /// Whether some words say this field and none of the topic.
    bool stands_alone(const std::string& field) const {
        const auto codes = codes_of(field);
        return std::any_of(understood_.spans.begin(), understood_.spans.end(), [&](const Span& span) {
            return span.field == field && holds(codes, span.value) &&
                   std::none_of(understood_.spans.begin(), understood_.spans.end(), [&](const Span& other) {
                       return is_topic_field(other.field) && other.from == span.from && other.to == span.to;
                   });
        });
    }

    /// Words that tell little alone: any of them will do.
    void add_any_of(const std::vector<std::size_t>& units) {
        if (units.empty()) return;
        TopicPart part;
        for (const auto unit : units) {
            part.shown += (part.shown.empty() ? "" : " ") + topic_.words.units[unit].words;
            part.said.push_back({unit});
        }
        part.last_resort = true;
        topic_.parts.push_back(std::move(part));
    }

    const SearchRequest& request_;
    const Understanding& understood_;
    const TopicRules& rules_;
    const Codes& overridden_;
    std::vector<WordUnit> typed_;  ///< every word of the request
    Topic topic_;
};

}  // namespace

bool is_topic_field(const std::string& field) { return holds(topic_fields, field); }

Topic make_topic(const SearchRequest& request, const Understanding& understood, const TopicRules& rules,
                 const std::vector<std::string>& overridden) {
    return TopicMaker(request, understood, rules, overridden).make();
}

}  // namespace waymark
