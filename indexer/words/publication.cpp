// Is a record meant for the public? What its status and its visibility flags say (publication status).
#include "indexer/words/publication.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "content/text/ascii.h"
#include "indexer/read/dates.h"
#include "indexer/words/column_map.h"
#include "indexer/words/terms.h"

namespace waymark::feeds {

namespace {

constexpr std::size_t longest_word = 80;

std::string as_member(std::string_view name) {
    std::string key = column_key(name);
    std::replace(key.begin(), key.end(), ' ', '_');
    return key;
}

bool is_plain(std::string_view name) {
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

/// A scalar's words; of an XML element with attributes its text.
std::string_view words_of(const Value& value) {
    const Value* from = value.kind == ValueKind::object ? value.get("#text") : &value;
    return from && from->is_scalar() ? ascii::trimmed(from->text) : std::string_view{};
}

/// Yes and no in every way that programs write them; nothing for any other word.
std::optional<bool> truth_of(std::string_view word) {
    static constexpr std::array<std::string_view, 14> yes{"yes",
                                                          "y",
                                                          "true",
                                                          "t",
                                                          "1",
                                                          "1.0",
                                                          "1.00",
                                                          "on",
                                                          "ticked",
                                                          "checked",
                                                          "\xE2\x9C\x93",
                                                          "\xE2\x9C\x94",
                                                          "\xE2\x98\x91",
                                                          "\xE2\x9C\x85"};
    static constexpr std::array<std::string_view, 14> no{"no",
                                                         "n",
                                                         "false",
                                                         "f",
                                                         "0",
                                                         "0.0",
                                                         "0.00",
                                                         "off",
                                                         "unticked",
                                                         "unchecked",
                                                         "\xE2\x9C\x97",
                                                         "\xE2\x9C\x98",
                                                         "\xE2\x98\x90",
                                                         "\xE2\x9D\x8C"};
    const std::string low = ascii::lower(word);
    if (std::find(yes.begin(), yes.end(), low) != yes.end()) return true;
    if (std::find(no.begin(), no.end(), low) != no.end()) return false;
    return std::nullopt;
}

/// A date with nothing else beside it: when something was published, deleted … `Draft 12/03/2024` is none.
std::optional<std::string> date_alone(std::string_view text) {
    if (text.size() < 6 || text.size() > 40 || text.front() < '0' || text.front() > '9') return std::nullopt;
    std::size_t letters = 0;
    for (char c : text) letters += (c | 32) >= 'a' && (c | 32) <= 'z' ? 1 : 0;
    return letters <= 11 ? date_from_words(text) : std::nullopt;
}

}  // namespace

Result<PublicationWords> PublicationWords::load(const ContentFiles& files) {
    static const std::unordered_map<std::string_view, PublicationSaid> known_says{
        {"active", PublicationSaid::active},
        {"inactive", PublicationSaid::inactive},
        {"defunct", PublicationSaid::defunct},
        {"temporarily_closed", PublicationSaid::temporarily_closed},
        {"nothing", PublicationSaid::nothing}};
    static const std::unordered_map<std::string_view, Field> known_fields{
        {"status", Field::status},
        {"shown", Field::shown},
        {"withheld", Field::withheld},
        {"shown_if_known", Field::shown_if_known},
        {"withheld_if_known", Field::withheld_if_known},
        {"status_if_known", Field::status_if_known},
        {"paused", Field::paused},
        {"from", Field::from},
        {"until", Field::until},
        {"around", Field::around}};
    PublicationWords words;
    auto lines = read_words_file(files, "feeds/statuses.txt");
    if (!lines) return tl::unexpected(lines.error());
    for (const WordsLine& line : *lines) {
        const bool says = line.head.size() == 2 && line.head[0] == "says" && known_says.contains(line.head[1]);
        const bool names = line.head.size() == 2 && line.head[0] == "field" && known_fields.contains(line.head[1]);
        if (!says && !names)
            return fail(
                ErrorKind::unreadable,
                fmt::format("feeds/statuses.txt:{}: a line starts with `says active`, `says inactive` and their "
                            "like, or with `field shown` and its like; look at the others",
                            line.line));
        for (const std::string& item : line.items) {
            if (says) words.says_.emplace(Terms::key(item), known_says.at(line.head[1]));
            else words.fields_.emplace(as_member(item), known_fields.at(line.head[1]));
        }
    }
    return words;
}

PublicationSaid PublicationWords::status(std::string_view word) const {
    word = ascii::trimmed(word);
    if (word.empty()) return PublicationSaid::nothing;
    if (const auto truth = truth_of(word)) return *truth ? PublicationSaid::active : PublicationSaid::inactive;
    if (word.size() > longest_word) return PublicationSaid::unknown;
    const std::string key = Terms::key(word);
    // Dashes and stops alone say nothing.
    if (key.empty())
        return word.find_first_not_of("-._/ ") == std::string_view::npos ? PublicationSaid::nothing
                                                                         : PublicationSaid::unknown;
    const auto found = says_.find(key);
    return found == says_.end() ? PublicationSaid::unknown : found->second;
}

const PublicationWords::Field* PublicationWords::field(std::string_view name) const {
    auto found = fields_.end();
    if (is_plain(name)) found = fields_.find(name);
    else if (name.size() <= longest_word) found = fields_.find(as_member(name));
    return found == fields_.end() ? nullptr : &found->second;
}

bool PublicationWords::is_flag(std::string_view name) const {
    const Field* is = field(name);
    return is && (*is == Field::status || *is == Field::shown || *is == Field::withheld || *is == Field::paused ||
                  *is == Field::from || *is == Field::until);
}

PublicationSaid PublicationWords::value(Field field, std::string_view text, std::string_view today) const {
    if (text.empty()) return PublicationSaid::nothing;
    const auto only_known = [](PublicationSaid said) {
        return said == PublicationSaid::unknown ? PublicationSaid::nothing : said;
    };
    const auto date = date_alone(text);
    switch (field) {
        case Field::status: return status(text);
        case Field::status_if_known: return only_known(status(text));
        case Field::shown:
        case Field::shown_if_known:
            if (date) return !today.empty() && *date > today ? PublicationSaid::inactive : PublicationSaid::active;
            return field == Field::shown ? status(text) : only_known(status(text));
        case Field::withheld:
        case Field::withheld_if_known: {
            if (date) return PublicationSaid::inactive;
            if (const auto truth = truth_of(text)) return *truth ? PublicationSaid::inactive : PublicationSaid::active;
            const auto said = status(text);
            return field == Field::withheld ? said : only_known(said);
        }
        case Field::paused:
            return truth_of(text).value_or(false) ? PublicationSaid::temporarily_closed : PublicationSaid::nothing;
        case Field::from:
            if (date) return !today.empty() && *date > today ? PublicationSaid::inactive : PublicationSaid::nothing;
            if (const auto truth = truth_of(text)) return *truth ? PublicationSaid::inactive : PublicationSaid::nothing;
            return is_no_date(text) || status(text) == PublicationSaid::nothing ? PublicationSaid::nothing
                                                                                : PublicationSaid::unknown;
        case Field::until:
            return date && !today.empty() && *date < today ? PublicationSaid::inactive : PublicationSaid::nothing;
        case Field::around: break;
    }
    return PublicationSaid::nothing;
}

PublicationWords::Verdict PublicationWords::member(const Value& member, std::string_view today) const {
    const Field* is = field(member.name);
    if (!is || *is == Field::around || member.is_empty()) return {};
    if (member.is_scalar()) return {value(*is, words_of(member), today), &member};
    if (!words_of(member).empty()) return {value(*is, words_of(member), today), &member};
    // {"status": {"code": "draft"}}, {"visibility": ["internal"]}: the most careful of what it says.
    Verdict most{PublicationSaid::nothing, &member};
    for (const Value& child : each(member)) {
        if (!child.is_scalar()) continue;
        const bool named = member.kind == ValueKind::object;
        static constexpr std::array<std::string_view, 7> names{"name", "label", "value", "slug",
                                                               "code", "title", "key"};
        if (named && std::find(names.begin(), names.end(), child.name) == names.end()) continue;
        auto said = value(*is, words_of(child), today);
        // A code or a number beside its name is no word.
        if (named && said == PublicationSaid::unknown && member.size > 1) said = PublicationSaid::nothing;
        most.said = std::max(most.said, said);
    }
    return most;
}

PublicationWords::Verdict PublicationWords::record(const Value& record, std::string_view today) const {
    Verdict most;
    if (record.kind != ValueKind::object) return most;
    const auto take = [&](const Verdict& one) {
        if (one.said > most.said) most = one;
    };
    for (const Value& one : each(record)) {
        const Field* is = field(one.name);
        if (!is) continue;
        if (one.kind == ValueKind::object && (*is == Field::around || one.name == "visibility")) {
            for (const Value& inner : each(one)) take(member(inner, today));
        }
        if (*is != Field::around) take(member(one, today));
    }
    return most;
}

std::string PublicationWords::how_to_let_in(const Value& at) {
    std::string said(words_of(at).substr(0, 60));
    while (!said.empty() && (static_cast<unsigned char>(said.back()) & 0x80)) said.pop_back();
    return fmt::format(
        "`{}` says `{}`, which is no status we know, so the record is held back: it is kept and counted, and nobody finds it. "
        "To let it in, write `active` there, or add the word to `says active` in content/feeds/statuses.txt",
        at.written.empty() ? at.name : at.written, said.empty() ? std::string_view("something we cannot read") : said);
}

Status status_of(PublicationSaid said) {
    switch (said) {
        case PublicationSaid::nothing:
        case PublicationSaid::active: return Status::active;
        case PublicationSaid::temporarily_closed: return Status::temporarily_closed;
        case PublicationSaid::unknown:
        case PublicationSaid::inactive: return Status::inactive;
        case PublicationSaid::defunct: return Status::defunct;
    }
    return Status::inactive;
}

}  // namespace waymark::feeds
