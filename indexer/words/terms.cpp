// Which of our codes does a term of a feed mean?
#include "indexer/words/terms.h"

#include <fmt/format.h>
#include <algorithm>

#include "content/text/ascii.h"
#include "content/text/split.h"
#include "content/text/text.h"

namespace waymark::feeds {

namespace {

constexpr std::size_t longest_term = 300;

/// Days come from schedules and age bands from ages, yet a feed may name them as terms too; bands are never written.
bool may_be_written(std::string_view field) { return field != "age_band"; }

}  // namespace

std::string Terms::key(std::string_view words) {
    std::string key;
    text::each_word(words.substr(0, longest_term), [&](std::string_view word, std::size_t, std::size_t) {
        if (!key.empty()) key += ' ';
        key += word;
    });
    return key;
}

Result<void> Terms::load_terms(const ContentFiles& files, std::string_view name, const Vocabulary& vocabulary) {
    auto words = read_words_file(files, name);
    if (!words) return tl::unexpected(words.error());
    for (const WordsLine& line : *words) {
        if (line.head.size() != 2 || !vocabulary.has(line.head[0], line.head[1]) || !may_be_written(line.head[0]))
            return fail(ErrorKind::unreadable,
                        fmt::format("{}:{}: a line starts with a field and one of its codes, such as `need ASD:`", name,
                                    line.line));
        for (const std::string& item : line.items) {
            auto& codes = terms_[key(item)];
            Code code{line.head[0], line.head[1]};
            if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(std::move(code));
        }
    }
    return {};
}

Result<Terms> Terms::load(const ContentFiles& files, const Vocabulary& vocabulary) {
    Terms terms;
    for (const VocabularyField& field : vocabulary.fields()) {
        if (!may_be_written(field.name)) continue;
        terms.field_words_.emplace_back(key(field.name), field.name);
        terms.field_words_.emplace_back(key(field.label), field.name);
        auto& exact = terms.exact_[field.name];
        for (const VocabularyValue& value : field.values) {
            exact.emplace(key(value.code), value.code);
            exact.emplace(key(value.label), value.code);
        }
    }
    auto taxonomies = read_words_file(files, "feeds/taxonomies.txt");
    if (!taxonomies) return tl::unexpected(taxonomies.error());
    for (const WordsLine& line : *taxonomies) {
        if (line.head.size() != 1 || !vocabulary.field(line.head[0]))
            return fail(
                ErrorKind::unreadable,
                fmt::format("feeds/taxonomies.txt:{}: a line starts with one field of the vocabulary and a colon",
                            line.line));
        for (const std::string& item : line.items) terms.taxonomies_.emplace(key(item), line.head[0]);
    }
    if (auto done = terms.load_terms(files, "feeds/terms.txt", vocabulary); !done) return tl::unexpected(done.error());
    if (files.find(own_terms_file))
        if (auto done = terms.load_terms(files, own_terms_file, vocabulary); !done) return tl::unexpected(done.error());
    auto languages = read_words_file(files, "feeds/languages.txt");
    if (!languages) return tl::unexpected(languages.error());
    for (const WordsLine& line : *languages) {
        if (line.head.size() != 1)
            return fail(
                ErrorKind::unreadable,
                fmt::format("feeds/languages.txt:{}: a line starts with one language code, such as `pl:`", line.line));
        terms.languages_.emplace(key(line.head[0]), line.head[0]);
        for (const std::string& item : line.items) terms.languages_.emplace(key(item), line.head[0]);
    }
    return terms;
}

std::string Terms::field_of(std::string_view taxonomy) const {
    std::string name = key(taxonomy);
    if (name.empty()) return {};
    if (auto at = taxonomies_.find(name); at != taxonomies_.end()) return at->second;
    for (const auto& [words, field] : field_words_)
        if (words == name) return field;
    // "SEN primary need", "Local Offer category": of several, the last is what the name is about.
    std::string padded = ' ' + name + ' ', best;
    std::size_t latest = 0;
    auto look = [&](std::string_view words, const std::string& field) {
        for (auto at = padded.rfind(words); at != std::string::npos && at > 0; at = padded.rfind(words, at - 1)) {
            std::size_t end = at + words.size();
            bool whole =
                padded[at - 1] == ' ' && (padded[end] == ' ' || (padded[end] == 's' && padded[end + 1] == ' '));
            if (!whole) continue;
            if (end > latest) {
                latest = end;
                best = field;
            }
            break;
        }
    };
    for (const auto& [words, field] : field_words_) look(words, field);
    return best;
}

std::string Terms::exact(std::string_view field, std::string_view words) const {
    auto codes = exact_.find(field);
    if (codes == exact_.end() || words.empty()) return {};
    auto at = codes->second.find(key(words));
    return at == codes->second.end() ? std::string{} : at->second;
}

std::vector<Code> Terms::of_table(std::string_view field, std::string_view words) const {
    if (words.empty()) return {};
    if (auto found = exact(field, words); !found.empty()) return {{std::string(field), found}};
    const auto at = terms_.find(key(words));
    if (at == terms_.end()) return {};
    std::vector<Code> own;
    for (const Code& meant : at->second)
        if (meant.field == field) own.push_back(meant);
    return own.empty() ? at->second : own;
}

std::vector<Code> Terms::in_parts(std::string_view field, std::string_view words) const {
    // "autism spectrum condition (ASC)"
    if (const auto open = words.find('('); open != std::string_view::npos && open > 0)
        if (auto meant = of_table(field, words.substr(0, open)); !meant.empty()) return meant;
    // "ASD - Autistic Spectrum Disorder", "Autism: ASD". "Hoist - no" says the contrary of its first half.
    for (std::string_view mark : {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", ": "}) {
        const auto at = words.find(mark);
        if (at == std::string_view::npos || at == 0) continue;
        const std::string_view head = ascii::trimmed(words.substr(0, at));
        const std::string_view tail = ascii::trimmed(words.substr(at + mark.size()));
        const auto of_head = of_table(field, head), of_tail = of_table(field, tail);
        const bool same = std::any_of(of_head.begin(), of_head.end(), [&](const Code& code) {
            return std::find(of_tail.begin(), of_tail.end(), code) != of_tail.end();
        });
        if (same) return of_head.size() <= of_tail.size() ? of_head : of_tail;
        const bool abbreviation =
            head.size() <= 6 && std::none_of(head.begin(), head.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (of_head.empty() && abbreviation) return of_tail;
        // A code of the department for education says it, whatever its label is elsewhere.
        const std::string first = key(tail.substr(0, tail.find(' ')));
        const bool denied = first == "no" || first == "not" || first == "none" || first == "n" || first == "false" ||
                            first == "0" || first == "without" || first == "never";
        if (field == "need" && abbreviation && !denied)
            if (auto code = exact(field, head); !code.empty()) return {{std::string(field), code}};
    }
    return {};
}

void Terms::each_term(const std::function<void(const std::string& key, const Code& code)>& take) const {
    for (const auto& [field, codes] : exact_)
        for (const auto& [words, code] : codes) take(words, {field, code});
    for (const auto& [words, codes] : terms_)
        for (const Code& code : codes) take(words, code);
}

std::vector<Code> Terms::meaning(std::string_view field, std::string_view code, std::string_view words) const {
    std::string in(field.empty() ? std::string_view("category") : field);
    for (std::string_view said : {code, words})
        if (auto found = exact(in, said); !found.empty()) return {{in, found}};
    for (std::string_view said : {words, code}) {
        if (auto found = of_table(in, said); !found.empty()) return found;
        if (auto found = in_parts(in, said.substr(0, longest_term)); !found.empty()) return found;
    }
    return {};
}

std::vector<Code> Terms::meaning_in(std::string_view field, std::string_view words) const {
    if (auto found = exact(field, words); !found.empty()) return {{std::string(field), found}};
    std::vector<Code> own;
    if (auto at = terms_.find(key(words)); at != terms_.end())
        for (const Code& meant : at->second)
            if (meant.field == field) own.push_back(meant);
    return own;
}

bool Terms::is_known_term(std::string_view field, std::string_view words) const {
    if (!of_table(field, words).empty()) return true;
    for (std::string_view mark : {" - ", " \xE2\x80\x93 ", ": "}) {
        const auto at = words.find(mark);
        if (at == std::string_view::npos) continue;
        return !of_table(field, words.substr(0, at)).empty() &&
               !of_table(field, words.substr(at + mark.size())).empty();
    }
    return false;
}

std::vector<std::string_view> Terms::split(std::string_view field, std::string_view cell) const {
    constexpr std::size_t most_commas = 5;  // in one term
    const std::string_view dividers = cell.find_first_of("\n\r") != std::string_view::npos ? "\n\r"
                                      : cell.find_first_of(";|") != std::string_view::npos ? ";|"
                                                                                           : ",";
    std::vector<std::pair<std::size_t, std::size_t>> parts;  // from, to
    for (std::size_t from = 0; from <= cell.size();) {
        const std::size_t to = std::min(cell.find_first_of(dividers, from), cell.size());
        parts.emplace_back(from, to);
        from = to + 1;
    }
    std::erase_if(parts, [&](const auto& part) {
        return ascii::trimmed(cell.substr(part.first, part.second - part.first)).empty();
    });
    std::vector<std::string_view> terms;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::size_t last = i;
        if (dividers == ",")
            for (std::size_t end = std::min(i + most_commas, parts.size() - 1); end > i && last == i; --end)
                if (is_known_term(field,
                                  ascii::trimmed(cell.substr(parts[i].first, parts[end].second - parts[i].first))))
                    last = end;
        terms.push_back(ascii::trimmed(cell.substr(parts[i].first, parts[last].second - parts[i].first)));
        i = last;
    }
    return terms;
}

std::string Terms::language(std::string_view name) const {
    auto at = languages_.find(key(name));
    return at == languages_.end() ? std::string{} : at->second;
}

}  // namespace waymark::feeds
