// Which facts do sentences tell?
#include "indexer/words/derive.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

#include "content/text/split.h"
#include "content/text/text.h"
#include "indexer/read/money.h"
#include "indexer/read/opening_hours.h"

namespace waymark::feeds {

namespace {

// Contract, "Filters": a family may stake a child's safety on these, so only the provider can say them.
constexpr std::array<std::string_view, 6> never_derived{"changing-place", "hoist",      "medication",
                                                        "personal-care",  "one-to-one", "secure-site"};

constexpr std::size_t most_words = 20'000;
constexpr std::size_t longest_sentence = 2'000, longest_heading = 80;
constexpr std::size_t most_found = 200;  // in one sentence; each is compared with each

/// "loops" as "loop", "activities" as "activity"; the same for the phrases and the text, so it need not be good
/// English. "On Sundays" and "on Sunday" are not the same.
std::string_view singular(std::string_view word, std::string& scratch) {
    if (word.ends_with("days") && word.size() > 5) return word;
    if (word.size() < 4 || word.back() != 's' || word[word.size() - 2] == 's' || word[word.size() - 2] == 'u')
        return word;
    if (word.size() > 4 && word.ends_with("ies")) {
        scratch.assign(word.substr(0, word.size() - 3));
        scratch += 'y';
        return scratch;
    }
    return word.substr(0, word.size() - 1);
}

std::uint64_t edge(std::uint32_t node, std::uint32_t word) { return std::uint64_t{node} << 32 | word; }

}  // namespace

std::uint32_t Derivation::word_id(std::string_view word) const {
    std::string scratch;
    auto at = words_.find(singular(word, scratch));
    return at == words_.end() ? 0 : at->second;
}

void Derivation::add(std::string_view phrase, Leaf leaf) {
    std::uint32_t node = 0;
    std::string scratch;
    text::each_word(phrase, [&](std::string_view written, std::size_t, std::size_t) {
        std::string_view word = singular(written, scratch);
        auto known = words_.find(word);
        std::uint32_t id =
            known != words_.end()
                ? known->second
                : words_.emplace(std::string(word), static_cast<std::uint32_t>(words_.size() + 1)).first->second;
        auto [at, is_new] = edges_.try_emplace(edge(node, id), static_cast<std::uint32_t>(nodes_.size()));
        if (is_new) nodes_.emplace_back();
        if (node == 0) {
            if (starts_.size() <= id) starts_.resize(id + 1);
            starts_[id] = at->second;
        }
        node = at->second;
    });
    if (node != 0) nodes_[node].leaves.push_back(leaf);
}

Result<Derivation> Derivation::load(const ContentFiles& files, const Vocabulary& vocabulary) {
    Derivation derivation;
    derivation.nodes_.emplace_back();
    for (const VocabularyField& field : vocabulary.fields()) derivation.fields_.push_back(field.name);
    auto lines = read_words_file(files, "feeds/derive.txt");
    if (!lines) return tl::unexpected(lines.error());
    for (WordsLine& line : *lines) {
        auto refuse = [&](std::string why) {
            return fail(ErrorKind::unreadable, fmt::format("feeds/derive.txt:{}: {}", line.line, why));
        };
        auto leaf = derivation.leaf_of(line, vocabulary);
        if (!leaf) return refuse(leaf.error().message);
        for (const std::string& item : line.items) derivation.add(item, *leaf);
    }
    Leaf weekday;
    weekday.meaning = Meaning::weekday;
    for (std::string_view day : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
        for (std::string_view written : {day, day.substr(0, 3)}) {
            derivation.add(written, weekday);
            derivation.add(std::string(written) + "s", weekday);
        }
    for (std::string_view phrase : {"tues", "thurs", "thur", "weds", "weekdays", "weekday", "weekends", "weekend",
                                    "every day", "daily", "days a week"})
        derivation.add(phrase, weekday);
    return derivation;
}

/// Errors: what is wrong with the words before the colon.
Result<Derivation::Leaf> Derivation::leaf_of(WordsLine& line, const Vocabulary& vocabulary) {
    const auto refuse = [](std::string why) { return fail(ErrorKind::unreadable, std::move(why)); };
    Leaf leaf;
    std::vector<std::string>& head = line.head;
    if (head.size() == 3 && (head[0] == "name" || head[0] == "offered" || head[0] == "advised")) {
        (head[0] == "name" ? leaf.name_only : head[0] == "offered" ? leaf.offered : leaf.advised) = true;
        head.erase(head.begin());
    }
    if (head == std::vector<std::string>{"all_needs"}) {
        leaf.meaning = Meaning::all_needs;
        return leaf;
    }
    if (head.size() == 2 && head[0] == "guard") {
        static constexpr std::array<std::pair<std::string_view, Meaning>, 9> kinds{{{"negation", Meaning::negation},
                                                                                    {"condition", Meaning::condition},
                                                                                    {"plan", Meaning::plan},
                                                                                    {"contact", Meaning::contact},
                                                                                    {"access", Meaning::access},
                                                                                    {"place", Meaning::place},
                                                                                    {"booking", Meaning::booking},
                                                                                    {"advice", Meaning::advice},
                                                                                    {"meeting", Meaning::meeting}}};
        auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.first == head[1]; });
        if (kind == kinds.end())
            return refuse(
                "a guard is one of negation, condition, plan, contact, access, place, booking, advice and meeting");
        leaf.meaning = kind->second;
        return leaf;
    }
    const bool nothing = head.size() == 2 && head[0] == "not";
    if (nothing && !vocabulary.field(head[1]))
        return refuse("after `not` stands a field, such as `not cost: free school`");
    if (!nothing && (head.size() != 2 || !vocabulary.has(head[0], head[1]) || head[0] == "age_band"))
        return refuse(
            "a line starts with a field and one of its codes, such as `need ASD:`, or with `guard`, `not` or `all_needs`");
    const std::string& field = head[nothing ? 1 : 0];
    leaf.field = static_cast<std::uint16_t>(field_number(field));
    if (nothing) {
        leaf.meaning = Meaning::nothing;
        return leaf;
    }
    if (std::find(never_derived.begin(), never_derived.end(), head[1]) != never_derived.end())
        return refuse(fmt::format("`{}` may never be derived: only the provider can say it", head[1]));
    auto code = std::find(codes_.begin(), codes_.end(), head[1]);
    leaf.code = static_cast<std::uint32_t>(code - codes_.begin());
    if (code == codes_.end()) codes_.push_back(head[1]);
    return leaf;
}

std::size_t Derivation::field_number(std::string_view name) const {
    return static_cast<std::size_t>(std::find(fields_.begin(), fields_.end(), name) - fields_.begin());
}

void Derivation::judge(const std::vector<Found>& found, TextPart part, FactsRead& reading) const {
    enum class Within { sentence, sentence_before, clause, before };
    auto guarded = [&](const Found& phrase, Meaning meaning, Within within) {
        return std::any_of(found.begin(), found.end(), [&](const Found& guard) {
            if (guard.leaf.meaning != meaning) return false;
            // "No diagnosis needed" carries its own "no".
            const bool inside = guard.from >= phrase.from && guard.to <= phrase.to;
            const bool in_clause = within == Within::clause || within == Within::before;
            if (inside || (in_clause && guard.clause != phrase.clause)) return false;
            const bool only_before = within == Within::before || within == Within::sentence_before;
            return !only_before || guard.to < phrase.from;
        });
    };
    for (const Found& phrase : found) {
        reading.doubted = reading.doubted || phrase.leaf.meaning == Meaning::plan ||
                          phrase.leaf.meaning == Meaning::access ||
                          (phrase.leaf.meaning == Meaning::negation && phrase.from < 2);
        if (phrase.leaf.meaning == Meaning::all_needs) {
            reading.all_needs = reading.all_needs || (!guarded(phrase, Meaning::negation, Within::clause) &&
                                                      !guarded(phrase, Meaning::plan, Within::sentence));
            continue;
        }
        if (phrase.leaf.meaning != Meaning::code) continue;
        const bool heads = part == TextPart::name || part == TextPart::summary;
        if (!reading.wanted[phrase.leaf.field] && !(heads && reading.beside[phrase.leaf.field])) continue;
        // A longer phrase of the same field over the same words says it better; one that means nothing takes all its
        // words away ("feel free" those of "free to attend"), unless it stands within this one.
        bool inside_longer = std::any_of(found.begin(), found.end(), [&](const Found& other) {
            if (other.leaf.field != phrase.leaf.field) return false;
            const bool within = other.from <= phrase.from && other.to >= phrase.to;
            const bool longer = other.to - other.from > phrase.to - phrase.from;
            if (other.leaf.meaning == Meaning::code) return within && longer;
            const bool meets = other.from <= phrase.to && other.to >= phrase.from;
            const bool holds = phrase.from <= other.from && phrase.to >= other.to;
            return other.leaf.meaning == Meaning::nothing && meets && !holds;
        });
        if (inside_longer) continue;
        const std::string& field = fields_[phrase.leaf.field];
        const bool is_access = field == "accessibility", is_category = field == "category";
        if (guarded(phrase, Meaning::negation, is_access ? Within::sentence : Within::clause)) continue;
        if (guarded(phrase, Meaning::plan, is_category ? Within::clause : Within::sentence)) continue;
        if ((is_access || field == "cost" || field == "break_level") &&
            guarded(phrase, Meaning::condition, Within::sentence))
            continue;
        if (is_access && guarded(phrase, Meaning::access, Within::sentence)) continue;
        if ((is_category || field == "audience") && part != TextPart::name &&
            guarded(phrase, Meaning::place, Within::before))
            continue;
        if ((field == "day" || field == "when") && !is_of_helpline(found) &&
            guarded(phrase, Meaning::contact, Within::sentence))
            continue;
        if (phrase.leaf.offered &&
            (guarded(phrase, Meaning::contact, Within::clause) || guarded(phrase, Meaning::booking, Within::clause)))
            continue;
        if (phrase.leaf.advised && !guarded(phrase, Meaning::advice, Within::sentence_before)) continue;
        if (is_category && part == TextPart::rest) continue;
        if (phrase.leaf.name_only && part != TextPart::name) continue;
        auto& codes = reading.codes[phrase.leaf.field];
        if (std::find(codes.begin(), codes.end(), phrase.leaf.code) == codes.end()) codes.push_back(phrase.leaf.code);
    }
}

/// A helpline's hours are when it can be reached, whatever else is said of ringing.
bool Derivation::is_of_helpline(const std::vector<Found>& found) const {
    return std::any_of(found.begin(), found.end(), [&](const Found& phrase) {
        return phrase.leaf.meaning == Meaning::code && !phrase.leaf.offered &&
               fields_[phrase.leaf.field] == "delivery" && codes_[phrase.leaf.code] == "phone";
    });
}

/// Days and hours, of a sentence that is not about an office's telephone, a plan, or when it is not on.
void Derivation::read_hours(const std::vector<Found>& found, std::string_view sentence, FactsRead& reading) const {
    const bool is_helpline = is_of_helpline(found);
    bool any = false, meets = false, refused = false;
    for (const Found& day : found) {
        meets = meets || day.leaf.meaning == Meaning::meeting;
        refused =
            refused || day.leaf.meaning == Meaning::plan || (day.leaf.meaning == Meaning::contact && !is_helpline);
        if (day.leaf.meaning != Meaning::weekday) continue;
        any = true;
        for (const Found& no : found)
            refused = refused || (no.leaf.meaning == Meaning::negation && no.clause == day.clause);
    }
    // "Monday" on one line, "7pm - 9pm" on the next.
    const std::string days_before = std::move(reading.days_before);
    reading.days_before.clear();
    if (refused || sentence.size() > longest_sentence) return;
    std::vector<OpeningHours> entries;
    if (any) {
        entries = opening_hours_in_prose(sentence, meets);
        const bool timed =
            std::any_of(entries.begin(), entries.end(), [](const auto& open) { return !open.opens.empty(); });
        if (!timed && sentence.size() < longest_heading) reading.days_before = sentence;
    } else if (!days_before.empty()) {
        entries = opening_hours_in_prose(days_before + " " + std::string(sentence), false);
    }
    for (const OpeningHours& open : entries) {
        Schedule schedule;
        schedule.days = open.days;
        schedule.opens_at = open.opens;
        schedule.closes_at = open.closes;
        schedule.term = open.term;
        if (reading.hours.size() < 50) reading.hours.push_back(std::move(schedule));
    }
}

bool Derivation::may_be_derived(std::string_view code) {
    return std::find(never_derived.begin(), never_derived.end(), code) == never_derived.end();
}

bool Derivation::casts_doubt(std::string_view words) const {
    FactsRead nothing_wanted;
    nothing_wanted.wanted.resize(fields_.size());
    nothing_wanted.beside.resize(fields_.size());
    nothing_wanted.codes.resize(fields_.size());
    read(words, TextPart::rest, nothing_wanted);
    return nothing_wanted.doubted;
}

void Derivation::read(std::string_view text, TextPart part, FactsRead& reading) const {
    std::vector<Found> found;
    struct Open {
        std::uint32_t node;
        std::size_t from, clause;
    };
    std::vector<Open> open;
    std::size_t at = 0, clause = 0, end_of_last = 0, words = 0, sentence_from = 0;
    std::string scratch;
    auto end_sentence = [&] {
        std::string_view sentence = text.substr(sentence_from, end_of_last - sentence_from);
        while (!sentence.empty() && std::string_view(" \n.!?;").find(sentence.front()) != std::string_view::npos)
            sentence.remove_prefix(1);
        if (!found.empty()) judge(found, part, reading);
        if (reading.hours_wanted && (!found.empty() || !reading.days_before.empty()))
            read_hours(found, sentence, reading);
        if (reading.price_wanted && !reading.names_price) reading.names_price = names_a_price(sentence);
        found.clear();
        open.clear();
        sentence_from = end_of_last;
    };
    text::each_word(text, [&](std::string_view written, std::size_t from, std::size_t to) {
        if (++words > most_words) return;
        if (found.size() > most_found) end_sentence();
        for (std::size_t i = end_of_last; i < from && i < text.size(); ++i) {
            char c = text[i];
            bool stops = c == '\n' || c == '!' || c == '?' || c == ';' ||
                         (c == '.' && i + 1 < text.size() && (text[i + 1] == ' ' || text[i + 1] == '\n'));
            if (stops) {
                end_sentence();
                break;
            }
            if (c == ',' || c == ':' || c == '(' || c == ')') ++clause;
        }
        end_of_last = to;
        if (written == "but" || written == "however") ++clause;
        auto known = words_.find(singular(written, scratch));
        std::uint32_t id = known == words_.end() ? 0 : known->second;
        if (id == 0) {
            open.clear();
            ++at;
            return;
        }
        std::size_t kept = 0;
        auto arrive = [&](std::uint32_t node, std::size_t began, std::size_t in_clause) {
            for (const Leaf& leaf : nodes_[node].leaves) found.push_back({began, at, in_clause, leaf});
        };
        for (std::size_t i = 0; i < open.size(); ++i) {
            auto next = edges_.find(edge(open[i].node, id));
            if (next == edges_.end()) continue;
            arrive(next->second, open[i].from, open[i].clause);
            open[kept++] = {next->second, open[i].from, open[i].clause};
        }
        open.resize(kept);
        if (id < starts_.size() && starts_[id]) {
            arrive(starts_[id], at, clause);
            open.push_back({starts_[id], at, clause});
        }
        ++at;
    });
    end_sentence();
}

}  // namespace waymark::feeds
