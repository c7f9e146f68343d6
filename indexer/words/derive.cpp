// Which facts do a listing's own words tell, where the feed left a field empty?
#include "indexer/words/derive.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

#include "content/text/split.h"
#include "content/text/text.h"
#include "indexer/read/ages.h"

namespace waymark::feeds {

namespace {

// Contract, "Filters": a family may stake a child's safety on these, so only the provider can say them.
constexpr std::array<std::string_view, 6> never_derived{"changing-place", "hoist",      "medication",
                                                        "personal-care",  "one-to-one", "secure-site"};

constexpr std::size_t opening_bytes = 400;  // what a listing is about stands in its name and first sentences
constexpr std::size_t most_codes = 6;       // of one field: a text that names everything says nothing
constexpr std::size_t most_words = 20'000;

/// "loops" as "loop", "activities" as "activity"; the same for the phrases and the text, so it need not be good
/// English.
std::string_view singular(std::string_view word, std::string& scratch) {
    if (word.size() < 4 || word.back() != 's' || word[word.size() - 2] == 's' || word[word.size() - 2] == 'u')
        return word;
    if (word.size() > 4 && word.ends_with("ies")) {
        scratch.assign(word.substr(0, word.size() - 3));
        scratch += 'y';
        return scratch;
    }
    return word.substr(0, word.size() - 1);
}

bool is_short_break(const Listing& listing) {
    const Facts& category = listing.of("category");
    auto has = [](const std::vector<std::string>& codes) {
        return std::find(codes.begin(), codes.end(), "short-breaks") != codes.end();
    };
    return listing.kind == Kind::short_break || has(category.yes) || has(category.derived);
}

/// The sentences that hold a number: no others are looked at for ages, which would take as long as all the rest.
std::string sentences_with_numbers(std::string_view text) {
    constexpr std::size_t most = 4000;
    std::string out;
    for (std::size_t from = 0; from < text.size() && out.size() < most;) {
        std::size_t end = text.find_first_of(".!?\n", from);
        while (end != std::string_view::npos && text[end] == '.' && end + 1 < text.size() && text[end + 1] > ' ')
            end = text.find_first_of(".!?\n", end + 1);  // "4.5"
        const auto sentence = text.substr(from, end == std::string_view::npos ? end : end + 1 - from);
        if (sentence.find_first_of("0123456789") != std::string_view::npos) (out += sentence) += '\n';
        if (end == std::string_view::npos) break;
        from = end + 1;
    }
    return out;
}

/// What the words of a listing say of ages: the first that say anything, those that are meant for it first.
Ages ages_of_words(const Listing& listing) {
    if (auto read = read_ages(listing.eligibility, AgeText::field)) return read->ages;
    if (auto read = read_ages(listing.name, AgeText::prose)) return read->ages;
    for (const std::string* text : {&listing.summary, &listing.description})
        if (const std::string said = sentences_with_numbers(*text); !said.empty())
            if (auto read = read_ages(said, AgeText::prose)) return read->ages;
    return {};
}

std::uint64_t edge(std::uint32_t node, std::uint32_t word) { return std::uint64_t{node} << 32 | word; }

}  // namespace

/// A phrase that stands in a sentence, by its first and last word.
struct Derivation::Found {
    std::size_t from = 0, to = 0;
    std::size_t clause = 0;
    Leaf leaf;
};

/// What was read so far, and what is wanted at all.
struct Derivation::Reading {
    std::vector<bool> wanted;                       // by field
    std::vector<std::vector<std::uint32_t>> codes;  // by field, indices into codes_
    bool all_needs = false;
};

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
        Leaf leaf;
        if (line.head.size() == 3 && line.head[0] == "name") {
            leaf.name_only = true;
            line.head.erase(line.head.begin());
        }
        if (line.head == std::vector<std::string>{"all_needs"}) {
            leaf.meaning = Meaning::all_needs;
        } else if (line.head.size() == 2 && line.head[0] == "guard") {
            static constexpr std::array<std::pair<std::string_view, Meaning>, 4> kinds{
                {{"negation", Meaning::negation},
                 {"condition", Meaning::condition},
                 {"plan", Meaning::plan},
                 {"contact", Meaning::contact}}};
            auto kind =
                std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.first == line.head[1]; });
            if (kind == kinds.end()) return refuse("a guard is one of negation, condition, plan and contact");
            leaf.meaning = kind->second;
        } else {
            if (line.head.size() != 2 || !vocabulary.has(line.head[0], line.head[1]) || line.head[0] == "age_band")
                return refuse(
                    "a line starts with a field and one of its codes, such as `need ASD:`, or with `guard` or `all_needs`");
            if (std::find(never_derived.begin(), never_derived.end(), line.head[1]) != never_derived.end())
                return refuse(fmt::format("`{}` may never be derived: only the provider can say it", line.head[1]));
            auto field = std::find(derivation.fields_.begin(), derivation.fields_.end(), line.head[0]);
            leaf.field = static_cast<std::uint16_t>(field - derivation.fields_.begin());
            auto code = std::find(derivation.codes_.begin(), derivation.codes_.end(), line.head[1]);
            leaf.code = static_cast<std::uint32_t>(code - derivation.codes_.begin());
            if (code == derivation.codes_.end()) derivation.codes_.push_back(line.head[1]);
        }
        for (const std::string& item : line.items) derivation.add(item, leaf);
    }
    return derivation;
}

void Derivation::judge(const std::vector<Found>& found, Part part, Reading& reading) const {
    auto guarded = [&](const Found& phrase, Meaning meaning, bool same_clause) {
        return std::any_of(found.begin(), found.end(), [&](const Found& guard) {
            bool inside =
                guard.from >= phrase.from && guard.to <= phrase.to;  // "no diagnosis needed" carries its own "no"
            return guard.leaf.meaning == meaning && !inside && (!same_clause || guard.clause == phrase.clause);
        });
    };
    for (const Found& phrase : found) {
        if (phrase.leaf.meaning == Meaning::all_needs) {
            reading.all_needs = reading.all_needs ||
                                (!guarded(phrase, Meaning::negation, true) && !guarded(phrase, Meaning::plan, false));
            continue;
        }
        if (phrase.leaf.meaning != Meaning::code || !reading.wanted[phrase.leaf.field]) continue;
        // A longer phrase of the same field over the same words says it better.
        bool inside_longer = std::any_of(found.begin(), found.end(), [&](const Found& other) {
            return other.leaf.meaning == Meaning::code && other.leaf.field == phrase.leaf.field &&
                   other.from <= phrase.from && other.to >= phrase.to &&
                   other.to - other.from > phrase.to - phrase.from;
        });
        if (inside_longer) continue;
        const std::string& field = fields_[phrase.leaf.field];
        bool is_access = field == "accessibility";
        if (guarded(phrase, Meaning::negation, !is_access) || guarded(phrase, Meaning::plan, false)) continue;
        if ((is_access || field == "cost" || field == "break_level") && guarded(phrase, Meaning::condition, false))
            continue;
        if ((field == "day" || field == "when") && guarded(phrase, Meaning::contact, false)) continue;
        if (field == "category" && part == Part::rest) continue;
        if (phrase.leaf.name_only && part != Part::name) continue;
        auto& codes = reading.codes[phrase.leaf.field];
        if (std::find(codes.begin(), codes.end(), phrase.leaf.code) == codes.end()) codes.push_back(phrase.leaf.code);
    }
}

void Derivation::read(std::string_view text, Part part, Reading& reading) const {
    std::vector<Found> found;
    struct Open {
        std::uint32_t node;
        std::size_t from, clause;
    };
    std::vector<Open> open;
    std::size_t at = 0, clause = 0, end_of_last = 0, words = 0;
    std::string scratch;
    auto end_sentence = [&] {
        if (!found.empty()) judge(found, part, reading);
        found.clear();
        open.clear();
    };
    text::each_word(text, [&](std::string_view written, std::size_t from, std::size_t to) {
        if (++words > most_words) return;
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

std::vector<std::string> Derivation::derive(Listing& listing) const {
    Reading reading;
    reading.wanted.resize(fields_.size());
    reading.codes.resize(fields_.size());
    bool access_stated = std::any_of(listing.places.begin(), listing.places.end(),
                                     [](const Place& place) { return !place.access.empty(); });
    for (std::size_t i = 0; i < fields_.size(); ++i)
        reading.wanted[i] = !listing.of(fields_[i]).stated() && !(fields_[i] == "accessibility" && access_stated) &&
                            !(fields_[i] == "need" && listing.all_needs);  // "any need" is an answer, too

    read(listing.name, Part::name, reading);
    read(listing.summary, Part::opening, reading);
    std::string_view description = listing.description;
    std::size_t cut = description.size();
    if (cut > opening_bytes) {
        cut = description.find_first_of(".\n", opening_bytes);
        cut = cut == std::string_view::npos ? description.size() : cut + 1;
    }
    read(description.substr(0, cut), Part::opening, reading);
    read(description.substr(cut), Part::rest, reading);
    read(listing.eligibility, Part::rest, reading);
    read(listing.fees, Part::rest, reading);
    for (const Schedule& schedule : listing.schedules) read(schedule.description, Part::rest, reading);
    for (const Place& place : listing.places)
        for (const std::string& note : place.access_notes) read(note, Part::rest, reading);

    std::vector<std::string> gained;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        auto& codes = reading.codes[i];
        if (codes.empty() || (codes.size() > most_codes && fields_[i] != "need")) continue;
        // "Open to all children" tells the level of a short break and of nothing else.
        if (fields_[i] == "break_level" && !is_short_break(listing)) continue;
        Facts& facts = listing.facts[fields_[i]];
        for (std::uint32_t code : codes) facts.derived.push_back(codes_[code]);
        gained.push_back(fields_[i]);
    }
    if (!listing.ages.stated()) listing.derived_ages = ages_of_words(listing);
    if (listing.derived_ages.stated()) gained.emplace_back("age");
    listing.derived_all_needs = !listing.all_needs && reading.all_needs;
    return gained;
}

}  // namespace waymark::feeds
