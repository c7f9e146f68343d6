// How do the words files become phrases with meanings?
#include <algorithm>
#include <charconv>

#include "content/text/fold.h"
#include "content/text/split.h"
#include "content/text/text.h"
#include "search/understand/lexicon.h"
#include "search/understand/load_words.h"

namespace waymark::understanding {
namespace {

constexpr std::size_t telling_letters = 8;

Error bad_line(const std::string& file, std::size_t line, const std::string& what) {
    return Error{ErrorKind::unreadable, file + ":" + std::to_string(line) + ": " + what, {}};
}

std::string joined(const std::vector<std::string>& parts, std::size_t from) {
    std::string out;
    for (std::size_t i = from; i < parts.size(); ++i) out += (i > from ? " " : "") + parts[i];
    return out;
}

bool read_int(std::string_view text, int& out) {
    const auto done = std::from_chars(text.data(), text.data() + text.size(), out);
    return done.ec == std::errc{} && done.ptr == text.data() + text.size();
}

bool read_ages(std::string_view text, AgeRange& out) {
    const std::size_t dash = text.find('-');
    return dash != std::string_view::npos && read_int(text.substr(0, dash), out.min) &&
           read_int(text.substr(dash + 1), out.max) && out.min >= 0 && out.min <= out.max;
}

bool names_a_reading(std::string_view item) {
    for (const std::string_view name : {"<need>", "<age>", "<place>", "<activity>", "<category>"})
        if (item.find(name) != std::string_view::npos) return true;
    return false;
}

/// How many words a phrase has at least, a bracket counted as one.
std::size_t units_of(std::string_view item) {
    std::size_t units = 1;
    int depth = 0;
    for (const char c : item) {
        depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
        if (c == ' ' && depth == 0) ++units;
    }
    return units;
}

/// Remembers a word of a language file, so that a query in that language is known to be one.
void learn_foreign(const std::string& item, const text::Token& token, Lexicon& into) {
    const bool start = token.to < item.size() && item[token.to] == '*';
    (start ? into.foreign_starts : into.foreign).insert(token.word);
}

/// The words of a class, `class child: he, she`.
Result<void> load_class(const WordsLine& line, const std::string& file, bool of_language, Lexicon& into) {
    auto found = std::find(into.class_names.begin(), into.class_names.end(), line.head[1]);
    if (found == into.class_names.end()) found = into.class_names.insert(found, line.head[1]);
    const auto number = static_cast<std::uint32_t>(found - into.class_names.begin());
    for (const std::string& item : line.items) {
        if (of_language)
            for (const text::Token& token : text::split(item)) learn_foreign(item, token, into);
        if (auto added = into.classes.add(item, number); !added)
            return tl::unexpected<Error>(bad_line(file, line.line, added.error().message));
    }
    return {};
}

/// The meaning that the words before the colon give; nothing when they are no head of ours.
Result<Meaning> read_head(const std::vector<std::string>& head, const Vocabulary& vocabulary) {
    Meaning meaning;
    meaning.why = "everyday-word";
    const std::string& first = head.front();
    std::size_t next = 1;
    const VocabularyField* field = vocabulary.field(first);
    if (first == "age") {
        meaning.kind = ReadingKind::age;
        meaning.why = "stage-of-life";
        if (head.size() < 2 || !read_ages(head[1], meaning.age))
            return fail(ErrorKind::unreadable,
                        "write the ages as two numbers with a dash, such as \"age 0-4: under fives\"");
        next = 2;
    } else if (first == "place") {
        meaning.kind = ReadingKind::place;
        meaning.place = joined(head, 1);
        meaning.why = "name-of-a-place";
        if (meaning.place.empty())
            return fail(ErrorKind::unreadable, "say which place, such as \"place Birmingham: brum\"");
        return meaning;
    } else if (first == "talk") {
        meaning.kind = ReadingKind::talk;
        meaning.why = "talk";
    } else if (first == "background") {
        meaning.kind = ReadingKind::background;
        meaning.why = "said-in-passing";
    } else if (first == "name" || first == "leave") {
        meaning.kind = ReadingKind::name;
        meaning.keep = true;
        meaning.why = first == "name" ? "a-name" : "looks-like-something-it-is-not";
    } else if (first == "not-wanted") {
        meaning.kind = ReadingKind::excluded;
        meaning.why = "not-wanted";
    } else if (first == "not-so") {
        meaning.kind = ReadingKind::negated;
        meaning.why = "said-not-to-be-so";
    } else if (first == "language" || field != nullptr) {
        for (; next < head.size(); ++next) {
            const std::string& code = head[next];
            if (field == nullptr ? code.size() > 3 : field->position(code) < 0) break;
            meaning.values.push_back({first, code, false});
        }
        if (meaning.values.empty()) {
            const std::string given = head.size() > 1 ? "\"" + head[1] + "\"" : "nothing";
            return fail(ErrorKind::unreadable, "after \"" + first + "\" stands " + given +
                                                   ", which is none of its codes; they are in vocabulary.json");
        }
    } else {
        return fail(ErrorKind::unreadable,
                    "a line cannot start with \"" + first + "\"; docs/WORDS.md says how lines start");
    }
    for (; next < head.size(); ++next) {
        const std::string& flag = head[next];
        if (flag == "keep") meaning.keep = true;
        else if (flag == "weak")
            for (Value& value : meaning.values) value.weak = true;
        else if (flag == "old") {
            meaning.unkind = true;
            meaning.why = "older-word";
        } else if (flag == "whole") meaning.whole = true;
        else if (flag == "worry") {
            // What is wrong gives way to what is asked for.
            meaning.why = "what-you-told-us";
            for (Value& value : meaning.values) value.weak = value.weak || value.field == "category";
        } else if (flag == "abbreviation") meaning.why = "abbreviation";
        else if (flag == "condition") meaning.why = "name-of-a-condition";
        else if (flag == "jargon") meaning.why = "word-that-services-use";
        else
            return fail(
                ErrorKind::unreadable,
                "\"" + flag +
                    "\" is no code and no mark of a line; marks are keep, weak, whole, old, worry, abbreviation, condition, jargon");
    }
    return meaning;
}

}  // namespace

Result<void> load_phrases(const ContentFiles& files, const std::string& name, const Vocabulary& vocabulary,
                          bool of_language, Lexicon& into) {
    auto lines = read_words_file(files, name);
    if (!lines) return tl::unexpected<Error>(lines.error());
    for (const WordsLine& line : *lines) {
        const std::string& first = line.head.front();
        if (first == "class") {
            if (line.head.size() != 2)
                return tl::unexpected<Error>(
                    bad_line(name, line.line, "give the class one name, such as \"class child: he, she\""));
            if (auto done = load_class(line, name, of_language, into); !done) return done;
            continue;
        }
        if (first == "never-offered") {
            for (const std::string& item : line.items) into.never_offered.insert(text::fold(item));
            continue;
        }
        if (first == "spelt") {
            for (const std::string& item : line.items) into.known.insert(text::fold(item));
            continue;
        }
        if (first == "stop") {
            for (const std::string& item : line.items) into.stop_words.insert(text::fold(item));
            continue;
        }
        if (first == "known" || first == "ordinary") {
            for (const std::string& item : line.items) {
                for (const text::Token& token : text::split(item)) {
                    into.vocabulary.insert(token.word);
                    if (first == "known") into.everyday.insert(token.word);
                }
                if (first == "ordinary") into.ordinary_places.insert(text::fold(item));
            }
            continue;
        }
        if (first == "misspelt") {
            const std::string right = text::fold(joined(line.head, 1));
            for (const std::string& item : line.items) {
                if (text::split(item).size() != 1 || text::split(right).size() != 1)
                    return tl::unexpected<Error>(bad_line(
                        name, line.line,
                        "slips are single words, such as \"misspelt autism: autisum\"; \"" + item + "\" is not"));
                into.misspelt[text::fold(item)] = right;
            }
            continue;
        }
        if (first == "number" || first == "ending" || first == "start") {
            int value = 0;
            if (line.head.size() != 2 || (first == "number" && !read_int(line.head[1], value)))
                return tl::unexpected<Error>(bad_line(
                    name, line.line, "write \"number 7: seven\", \"ending year: yo\" or \"start school-year: yr\""));
            for (const std::string& item : line.items) {
                if (first == "number") into.number_words[text::fold(item)] = value;
                else (first == "ending" ? into.endings : into.starts)[text::fold(item)] = line.head[1];
            }
            continue;
        }
        auto meaning = read_head(line.head, vocabulary);
        if (!meaning) return tl::unexpected<Error>(bad_line(name, line.line, meaning.error().message));
        meaning->of_language = of_language;
        if (of_language && (meaning->kind == ReadingKind::value || meaning->kind == ReadingKind::age))
            meaning->why = "word-of-another-language";
        const auto number = static_cast<std::uint32_t>(into.meanings.size());
        into.meanings.push_back(*meaning);
        for (const std::string& item : line.items) {
            const std::vector<text::Token> tokens = text::split(item);
            for (const text::Token& token : tokens) {
                // Little words of long phrases are nothing that somebody is likely to have meant.
                const bool telling = units_of(item) <= 2 || token.word.size() >= telling_letters;
                if (of_language) learn_foreign(item, token, into);
                else if (telling && !meaning->unkind &&
                         (meaning->kind == ReadingKind::value || meaning->kind == ReadingKind::age))
                    into.offered.insert(token.word);
            }
            Phrases& phrases = names_a_reading(item) ? into.on_readings : into.phrases;
            if (auto added = phrases.add(item, number); !added)
                return tl::unexpected<Error>(bad_line(name, line.line, added.error().message));
        }
    }
    return {};
}

Result<void> load_danger(const ContentFiles& files, const std::string& name, Lexicon& into) {
    auto lines = read_words_file(files, name);
    if (!lines) return tl::unexpected<Error>(lines.error());
    for (const WordsLine& line : *lines) {
        if (line.head.size() == 2 && line.head[0] == "class") {
            if (auto done = load_class(line, name, false, into); !done) return done;
            for (const std::string& item : line.items)
                for (const text::Token& token : text::split(item)) into.danger_words.insert(token.word);
            continue;
        }
        const bool strain = line.head.size() == 1 && line.head[0] == "strain";
        const bool safe = line.head.size() == 1 && line.head[0] == "not-danger";
        if (!strain && !safe && !(line.head.size() == 2 && line.head[0] == "danger"))
            return tl::unexpected<Error>(bad_line(
                name, line.line,
                "a line starts with \"danger\" and its kind, with \"strain\", \"not-danger\" or \"class\" and its name"));
        const auto number = static_cast<std::uint32_t>(into.danger_kinds.size());
        into.danger_kinds.push_back(line.head.back());
        for (const std::string& item : line.items)
            if (auto added = into.danger.add(item, number); !added)
                return tl::unexpected<Error>(bad_line(name, line.line, added.error().message));
    }
    return {};
}

Result<void> load_help(const ContentFiles& files, const std::string& name, Lexicon& into) {
    auto whole = files.read(name);
    if (!whole) return tl::unexpected<Error>(whole.error());
    std::size_t number = 0, start = 0;
    while (start <= whole->size()) {
        const std::size_t end = std::min(whole->find('\n', start), whole->size());
        std::string line = whole->substr(start, end - start);
        start = end + 1;
        ++number;
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
        if (line.empty() || line.front() == '#') continue;
        const std::size_t colon = line.find(": ");
        if (colon == std::string::npos)
            return tl::unexpected<Error>(bad_line(name, number, "write a key, a colon and a space, then the words"));
        const std::string key = line.substr(0, colon), value = line.substr(colon + 2);
        if (key == "title") into.helps.push_back({});
        if (into.helps.empty()) return tl::unexpected<Error>(bad_line(name, number, "each help starts with its title"));
        Help& help = into.helps.back();
        if (key == "title") help.shown.title = value;
        else if (key == "key") help.shown.key = value;
        else if (key == "text") help.shown.text = value;
        else if (key == "phone") help.shown.phone = value;
        else if (key == "hours") help.shown.hours = value;
        else if (key == "for")
            for (const text::Token& token : text::split(value)) help.for_kinds.push_back(token.word);
        else if (key != "checked" && key != "link")
            return tl::unexpected<Error>(bad_line(
                name, number, "\"" + key + "\" is none of title, key, text, phone, hours, for, checked, link"));
    }
    return {};
}

}  // namespace waymark::understanding
