// What does a family see of each listing in the answer?
#include "search/match/results.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "content/text/text.h"

namespace waymark {
namespace {

/// The codes of a condition that a listing meets only by what we read in its words, as `field:code`.
void add_derived(const Segment& segment, std::uint32_t d, const Condition& condition, std::vector<std::string>& out) {
    const auto* field = segment.field(condition.field);
    if (!field) return;
    for (const auto& code : condition.values)
        if (auto it = field->derived.find(code); it != field->derived.end() && it->second.test(d)) out.push_back(condition.field + ":" + code);
}

/// A few words on the age of those it is for, where that helps: which of several children, and children's or adult services at 16 and 17.
std::string age_note(const Verdict& verdict, const Condition& condition, std::uint32_t d, const Ages& ages) {
    if (!ages.stated()) return {};
    if (condition.ages.size() > 1 && !verdict.all_children.test(d)) {
        std::string takes;
        for (int age : condition.ages)
            if (ages.min.value_or(0) <= age && age <= ages.max.value_or(Columns::open)) takes += fmt::format("{}{}", takes.empty() ? "" : " and ", age);
        if (!takes.empty()) return fmt::format("Takes your {} year old", takes);
    }
    const auto age = condition.age;
    if (age && age->max >= 16 && age->min <= 17) {
        if (ages.max && *ages.max <= 19) return "A service for children and young people";
        if (ages.min.value_or(0) >= 16) return "A service for adults";
    }
    return {};
}

Explanation explain(const Ranked& r, const SearchResult& result, const Plan& plan, const SegmentSelection& s) {
    Explanation e;
    if (r.name > 20) e.reasons.push_back("Its name is what you typed.");
    else if (r.name > 0) e.reasons.push_back("Its name holds words of yours.");
    for (std::size_t u = 0; u < plan.words.units.size(); ++u) {
        const auto& documents = s.words.units[u]->documents;
        if (std::binary_search(documents.begin(), documents.end(), r.document)) e.reasons.push_back(fmt::format("It says \"{}\", or words that mean the same.", plan.words.units[u].words));
    }
    for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
        const auto& c = plan.conditions[i];
        const auto& v = s.verdicts[i];
        if (c.kind == Condition::Kind::unwanted || c.kind == Condition::Kind::not_refused) continue;
        const char* how = v.silent.test(r.document)     ? "does not say, so it comes after those that do"
                          : v.by_words.test(r.document) ? "fits by what we read in its words"
                          : v.by_open.test(r.document)  ? "is open to any need"
                                                        : "says so itself";
        e.reasons.push_back(fmt::format("On {} it {}.", c.field, how));
    }
    if (result.distance_miles) e.reasons.push_back(fmt::format("It is {:.1f} miles away.", *result.distance_miles));
    e.weights = {{"words", r.words}, {"name", r.name}, {"near", r.near}, {"not_stated", r.not_stated}, {"evidence", r.evidence}, {"key", std::isfinite(r.key) ? r.key : 0}};
    return e;
}

}  // namespace

namespace {

/// Looks for words of a query in text. Few words of a text begin as one of the query's does: only those sentences are split and stemmed.
class Looking {
public:
    explicit Looking(const WordQuery& query) {
        for (const auto& unit : query.units)
            for (const auto& stem : unit.stems) {
                if (stem.empty()) continue;
                stems_.insert(stem);
                begins_.insert(start_of(stem));
            }
    }
    bool for_nothing() const { return stems_.empty(); }

    /// Where the first of the words stands, or npos.
    std::size_t first_in(std::string_view sentence) const {
        std::size_t hit = std::string_view::npos;
        if (!may_hold(sentence)) return hit;
        text::each_word(sentence, [&](std::string_view word, std::size_t from, std::size_t) {
            if (hit == std::string_view::npos && begins_.count(start_of(word)) && stems_.count(text::stem(word))) hit = from;
        });
        return hit;
    }

private:
    static bool is_plain(unsigned char c) { return c < 0x80; }
    static bool is_letter(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
    static bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
    /// The first letters of a word: its stem has the same, but for y, which may have become i ("dying", "die").
    static unsigned start_of(std::string_view word) {
        const unsigned first = static_cast<unsigned char>(word[0]);
        const unsigned second = word.size() > 1 ? static_cast<unsigned char>(word[1]) : 0;
        return first << 8 | (second == 'y' ? 'i' : second);
    }
    /// False only where no word of the sentence can be one of the query's.
    bool may_hold(std::string_view sentence) const {
        bool in_word = false;
        for (std::size_t i = 0; i < sentence.size(); ++i) {
            const auto c = static_cast<unsigned char>(sentence[i]);
            if (!is_plain(c)) return true;   // other scripts and marks are the splitter's business
            const bool of_word = is_letter(c) || is_digit(c);
            if (of_word && !in_word) {
                const auto next = i + 1 < sentence.size() ? static_cast<unsigned char>(sentence[i + 1]) : 0;
                if (next == '\'') return true;
                const char start[2] = {static_cast<char>(is_letter(c) ? c | 0x20 : c), static_cast<char>(is_letter(next) ? next | 0x20 : next)};
                if (begins_.count(start_of({start, is_letter(next) || is_digit(next) || !is_plain(next) ? 2u : 1u}))) return true;
            }
            in_word = of_word;
        }
        return false;
    }

    std::unordered_set<std::string> stems_;
    std::unordered_set<unsigned> begins_;   ///< start_of each stem
};

std::vector<std::string> highlights_of(std::string_view all, const Looking& looking) {
    std::vector<std::string> out;
    if (looking.for_nothing()) return out;
    all = all.substr(0, 6000);
    for (std::size_t start = 0; start < all.size() && out.size() < 2;) {
        std::size_t end = start;
        while (end < all.size() && all[end] != '\n' && !((all[end] == '.' || all[end] == '!' || all[end] == '?') && (end + 1 == all.size() || all[end + 1] == ' ' || all[end + 1] == '\n'))) ++end;
        if (end < all.size() && all[end] != '\n') ++end;
        auto sentence = all.substr(start, end - start);
        start = end;
        while (start < all.size() && (all[start] == ' ' || all[start] == '\n')) ++start;
        const auto hit = looking.first_in(sentence);
        if (hit == std::string_view::npos) continue;
        if (sentence.size() > 200) {   // a window of whole words around the first hit
            std::size_t from = hit > 80 ? sentence.find(' ', hit - 80) : 0;
            if (from == std::string_view::npos || from > hit) from = hit;
            std::size_t to = sentence.size() - from > 200 ? sentence.rfind(' ', from + 200) : sentence.size();
            if (to == std::string_view::npos || to <= hit) to = sentence.size();
            out.push_back(fmt::format("{}{}{}", from ? "… " : "", sentence.substr(from, to - from), to < sentence.size() ? " …" : ""));
        } else {
            out.emplace_back(sentence);
        }
    }
    return out;
}

}  // namespace

std::vector<std::string> highlights_of(const std::string& text, const WordQuery& query) { return highlights_of(text, Looking(query)); }

std::vector<SearchResult> show(const std::vector<Ranked>& ranked, const Selection& selection, const Plan& plan, const SearchRequest& request) {
    std::vector<SearchResult> results;
    WordQuery shown_words = plan.words;
    shown_words.units.insert(shown_words.units.end(), plan.evidence.units.begin(), plan.evidence.units.end());
    const Looking looking(shown_words);
    for (const auto& r : ranked) {
        const auto& s = selection.segments[r.segment];
        const auto& segment = *s.live->segment;
        const auto d = r.document;
        Record record = segment.record(d);
        SearchResult out;
        // The name and the summary are shown anyway: highlights come from what follows them.
        const auto after_name = record.text.find('\n');
        const auto after_summary = after_name == std::string::npos ? after_name : record.text.find('\n', after_name + 1);
        if (after_summary != std::string::npos) out.highlights = highlights_of(std::string_view(record.text).substr(after_summary + 1), looking);
        if (plan.around) {
            if (s.nearness.within.test(d)) {
                const auto nearest = nearest_place(segment, d, *plan.around);
                out.distance_miles = nearest.miles;
                out.place_precision = std::max(segment.places()[nearest.place].precision, plan.around->place.precision);
                const auto which = nearest.place - segment.places_at(d);
                if (which < record.place_names.size()) out.place = record.place_names[which];
            } else {
                out.reach = reach_of(segment, d, *plan.around, request.stated_only);
            }
        }
        if (out.place.empty() && !record.place_names.empty()) {
            out.place = record.place_names.front();
            out.place_precision = segment.places()[segment.places_at(d)].precision;
        }
        for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
            const auto& condition = plan.conditions[i];
            const auto& verdict = s.verdicts[i];
            if (verdict.silent.test(d) && (condition.kind == Condition::Kind::strict || condition.kind == Condition::Kind::understood)) out.not_stated.push_back(condition.field);
            if (verdict.by_words.test(d)) add_derived(segment, d, condition, out.derived);
            if (condition.field == "age" && out.note.empty()) out.note = age_note(verdict, condition, d, record.age);
        }
        out.id = std::move(record.id);
        out.name = std::move(record.name);
        out.organisation = std::move(record.organisation);
        out.summary = std::move(record.summary);
        out.council = std::move(record.council);
        out.need = std::move(record.need);
        out.cost = std::move(record.cost);
        out.when = std::move(record.when);
        out.age = record.age;
        out.access_yes = std::move(record.access_yes);
        out.access_no = std::move(record.access_no);
        out.access_derived = std::move(record.access_derived);
        out.assured = std::move(record.assured);
        out.availability = std::move(record.availability);
        out.url = "/listing/" + out.id;
        if (request.explain) out.explanation = explain(r, out, plan, s);
        results.push_back(std::move(out));
    }
    return results;
}

}  // namespace waymark
