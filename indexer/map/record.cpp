// How are single members of a feed's objects taken over: cleaned, bounded and put right?
#include "indexer/map/record.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

#include "content/phones/phone_numbers.h"
#include "content/store/listing_fields.h"
#include "content/text/ascii.h"
#include "content/text/fold.h"
#include "content/text/text.h"
#include "indexer/clean/plain_text.h"
#include "indexer/read/dates.h"

namespace waymark::feeds {

using open_referral::Rows;
using open_referral::Table;
using open_referral::trimmed;

namespace {

constexpr std::size_t longest_text = 100 * 1024;

/// What people type into a field that must not stay empty.
bool says_nothing(std::string_view text) {
    static constexpr std::string_view empties[] = {"-",    "--",   "---",  ".",   "n/a", "N/A",     "NA", "null",
                                                   "NULL", "None", "none", "TBC", "tbc", "unknown", "?"};
    return std::find(std::begin(empties), std::end(empties), text) != std::end(empties);
}

/// Cuts at a character, never inside one.
void cut_to(std::string& text, std::size_t bytes) {
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    text.resize(bytes);
}

std::string joined(const Value& value, std::size_t depth = 0) {
    if (!value.is_container()) return std::string(trimmed(&value));
    std::string all;
    if (depth > 4) return all;
    for (const Value& child : each(value)) {
        std::string one = joined(child, depth + 1);
        if (one.empty()) continue;
        if (!all.empty()) all += ", ";
        all += one;
        if (all.size() > longest_text) break;
    }
    return all;
}

}  // namespace

Rows Record::parts(Table kind) const {
    return service ? tables.parts(*service, kind) : tables.parts(*root, Table::organization, kind);
}

bool Record::first_time(const Value& row) {
    if (std::find(seen.begin(), seen.end(), &row) != seen.end()) return false;
    seen.push_back(&row);
    return true;
}

void Record::warn(const Value& at, std::string field, std::string message, std::string_view finding) {
    notes.push_back({false, at.line, std::move(field), std::move(message), &at, {}, finding});
}

void Record::reject(const Value& at, std::string field, std::string message) {
    rejected = true;
    notes.push_back({true, at.line, std::move(field), std::move(message), &at, {}, {}});
}

void Record::leave_open(const Value& value, const std::string& text) {
    left_open.push_back(std::string(value.name) + ": " + text);
}

std::string Record::line(const Value& value, std::size_t limit) {
    value.use = Use::whole;
    if (value.is_empty()) return {};
    std::string text;
    if (value.is_container() && !value.get("#text")) {
        text = one_line(joined(value));
    } else {
        std::string_view raw = trimmed(&value);
        if (raw.size() > longest_text) {
            reject(value, std::string(value.name),
                   fmt::format("`{}` is longer than 100 kB; shorten it", value.written));
            return {};
        }
        text = one_line(raw);
    }
    if (says_nothing(text)) return leave_open(value, text), std::string{};
    if (text.size() > limit) {
        warn(value, std::string(value.name),
             fmt::format("`{}` is longer than {} bytes and was cut; shorten it", value.written, limit));
        cut_to(text, limit);
        hidden.add_shortened(text);
    }
    return text;
}

std::string Record::text(const Value& value) {
    value.use = Use::whole;
    if (value.is_empty()) return {};
    std::string joined_text;
    std::string_view raw = trimmed(&value);
    if (raw.empty() && value.is_container()) raw = joined_text = joined(value);
    if (raw.size() > longest_text) {
        reject(value, std::string(value.name), fmt::format("`{}` is longer than 100 kB; shorten it", value.written));
        return {};
    }
    std::string text = paragraphs(raw);
    if (says_nothing(text)) return leave_open(value, text), std::string{};
    return text;
}

std::string Record::line(const Value& object, std::string_view member, std::size_t limit) {
    const Value* value = object.get(member);
    return value ? line(*value, limit) : std::string{};
}

std::string Record::text(const Value& object, std::string_view member) {
    const Value* value = object.get(member);
    return value ? text(*value) : std::string{};
}

std::string Record::link(const Value& object, std::string_view member) {
    const Value* value = object.get(member);
    if (!value) return {};
    std::string address = line(*value);
    if (address.empty()) return {};
    auto refuse = [&] {
        warn(*value, std::string(member),
             fmt::format("`{}` is not a web address and was left out; write it as https://…", value->written));
        return std::string{};
    };
    std::string start = address.substr(0, 12);
    std::transform(start.begin(), start.end(), start.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    // Two addresses, or an address and words: the first address.
    if (auto space = address.find_first_of(" \t"); space != std::string::npos) {
        std::size_t from = address.find("http");
        if (from == std::string::npos) from = address.find("www.");
        if (from == std::string::npos) return refuse();
        address = address.substr(from, address.find_first_of(" ,;<>\"", from) - from);
        // "site (https://x.org)": the bracket belongs to the words.
        while (address.ends_with(')') && address.find('(') == std::string::npos) address.pop_back();
        start = address.substr(0, 12);
    }
    if (start.starts_with("http://") || start.starts_with("https://")) {
        auto host = address.find("//") + 2;
        if (address.find("http", host) == host) address.erase(0, host);  // http://https://…
        return address.find('.', host) == std::string::npos && address.find(':', host) == std::string::npos ? refuse()
                                                                                                            : address;
    }
    if (start.starts_with("//")) return "https:" + address;
    if (start.starts_with("http:/")) return "http://" + address.substr(address.find_first_not_of(":/", 4));
    auto colon = address.find(':'), dot = address.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == address.size() || address.find('@') != std::string::npos)
        return refuse();
    if (colon != std::string::npos && colon < dot) return refuse();  // javascript:, mailto:, data:
    return "https://" + address;
}

std::string Record::email(const Value& object, std::string_view member) {
    const Value* value = object.get(member);
    if (!value) return {};
    std::string address = line(*value);
    if (address.empty()) return {};
    if (address.starts_with("mailto:")) address.erase(0, 7);
    if (auto end = address.find_first_of(" ,;?"); end != std::string::npos) {
        auto at = address.find('@');
        if (at == std::string::npos) {
            warn(*value, std::string(member),
                 fmt::format("`{}` is not an e-mail address and was left out", value->written), "email-unusable");
            return {};
        }
        auto from = address.find_last_of(" ,;:", at);
        auto to = address.find_first_of(" ,;?", at);
        address = address.substr(from == std::string::npos ? 0 : from + 1,
                                 to == std::string::npos ? to : to - (from == std::string::npos ? 0 : from + 1));
    }
    auto at = address.find('@');
    if (at == std::string::npos || at == 0 || at + 1 == address.size() ||
        address.find_first_of("<>\"") != std::string::npos) {
        warn(*value, std::string(member), fmt::format("`{}` is not an e-mail address and was left out", value->written),
             "email-unusable");
        return {};
    }
    return address;
}

std::vector<std::string> Record::phones(const Value& value) {
    std::vector<std::string> found;
    const std::string said = line(value, 300);
    if (said.empty()) return found;
    for (PhoneNumber& number : read_phone_numbers(said)) {
        if (number.zero_restored)
            warn(
                value, "phone",
                fmt::format(
                    "`{}` had lost its first 0, as spreadsheets take it away, and was read as {}; write numbers as text",
                    said.substr(0, 60), number.words.substr(0, 60)));
        else if (number.link.empty())
            warn(value, "phone",
                 fmt::format("`{}` has not the digits of a number that can be rung; it is shown as it is written",
                             number.words.substr(0, 60)),
                 "phone-unusable");
        found.push_back(std::move(number.words));
    }
    if (found.empty()) {
        warn(value, "phone", fmt::format("`{}` is no phone number and was left out", said.substr(0, 60)),
             "phone-unusable");
        value.use = Use::untouched;
    }
    return found;
}

std::string Record::date(const Value& object, std::string_view member) {
    const Value* value = object.get(member);
    if (!value || value->is_empty()) return {};
    std::string_view raw = trimmed(value);
    if (auto date = date_from_words(raw)) {
        value->use = Use::whole;
        return *date;
    }
    if (is_no_date(raw)) {
        value->use = Use::whole;
        return {};
    }
    warn(*value, std::string(member),
         fmt::format("`{}` is no date we can read and was kept as it is; write it as 2026-03-01", value->written));
    return {};
}

std::optional<double> Record::number(const Value& object, std::string_view member) {
    const Value* value = object.get(member);
    if (!value || value->is_empty()) return std::nullopt;
    std::string plain;
    for (char c : trimmed(value))
        if (c != ',' && c != ' ' &&
            (c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E' || (c >= '0' && c <= '9')))
            plain += c;
        else if (c != ',' && c != ' ' && static_cast<unsigned char>(c) < 0x80 && c != '$')
            plain += '!';  // a pound sign is two bytes above ASCII
    double found = 0;
    auto [end, bad] =
        std::from_chars(plain.data() + (plain.starts_with('+') ? 1 : 0), plain.data() + plain.size(), found);
    if (bad != std::errc{} || end != plain.data() + plain.size() || found != found || found > 1e12 || found < -1e12)
        return std::nullopt;
    value->use = Use::whole;
    return found;
}

std::optional<bool> Record::truth(const Value& object, std::string_view member) {
    const Value* value = object.get(member);
    if (!value) return std::nullopt;
    std::string word = text::fold(trimmed(value));
    for (std::string_view yes : {"true", "yes", "1", "y"})
        if (word == yes) {
            value->use = Use::whole;
            return true;
        }
    for (std::string_view no : {"false", "no", "0", "n"})
        if (word == no) {
            value->use = Use::whole;
            return false;
        }
    if (!word.empty()) warn(*value, std::string(member), fmt::format("`{}` should be true or false", value->written));
    return std::nullopt;
}

std::string Record::one_of(const Value& object, std::string_view member, std::span<const std::string_view> words) {
    const Value* value = object.get(member);
    if (!value || value->is_empty()) return {};
    std::string said = text::fold(trimmed(value));
    std::replace(said.begin(), said.end(), ' ', '-');
    std::replace(said.begin(), said.end(), '_', '-');
    for (std::string_view word : words)
        if (said == word) {
            value->use = Use::whole;
            return std::string(word);
        }
    warn(*value, std::string(member), fmt::format("`{}` should be one of {}", value->written, fmt::join(words, ", ")));
    return {};
}

Rows Record::items(const Value& object, std::string_view member) {
    Rows rows;
    for (const Value& value : each(object)) {
        if (value.name != member || value.is_empty()) continue;
        auto take = [&](const Value& list, auto&& again, std::size_t depth) -> void {
            if (list.is_empty() || depth > 3) return;
            bool wraps = list.kind == ValueKind::array;
            if (list.kind == ValueKind::object) {
                // An element that holds elements only: `<item>`s, or its own name in the singular.
                wraps = true;
                for (const Value& child : each(list))
                    wraps = wraps && (open_referral::table_of(child) == Table::item || child.name == list.name ||
                                      list.name == std::string(child.name) + 's');
            }
            if (!wraps) {
                rows.push_back(&list);
                return;
            }
            for (const Value& child : each(list)) again(child, again, depth + 1);
        };
        take(value, take, 0);
    }
    return rows;
}

std::vector<std::string> Record::words(const Value& object, std::string_view member) {
    std::vector<std::string> found;
    for (const Value* row : items(object, member)) {
        if (row->is_container() && !row->get("#text")) continue;
        std::string all = line(*row);
        std::string_view rest = all;
        while (!rest.empty()) {
            auto comma = rest.find_first_of(",;");
            std::string one(ascii::trimmed_of_controls(rest.substr(0, comma)));
            if (!one.empty() && std::find(found.begin(), found.end(), one) == found.end())
                found.push_back(std::move(one));
            rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        }
    }
    return found;
}

std::vector<std::string> Record::terms(const Value& object, std::string_view field) {
    std::vector<std::string> found;
    for (const Value* row : items(object, field)) {
        if (row->is_container() && !row->get("#text")) continue;
        const std::string all = line(*row);
        for (std::string_view one : context.words.terms.split(field, all)) found.emplace_back(one);
    }
    return found;
}

void Record::say_yes(const std::string& field, const std::string& code) {
    if (auto* codes = counted_codes(listing, field)) {
        if (std::find(codes->begin(), codes->end(), code) == codes->end()) codes->push_back(code);
        return;
    }
    Facts& facts = listing.facts[field];
    std::erase(facts.no, code);
    if (std::find(facts.yes.begin(), facts.yes.end(), code) == facts.yes.end()) facts.yes.push_back(code);
}

void Record::say_no(const std::string& field, const std::string& code) {
    if (is_counted_field(field)) return;  // it holds what is stated
    Facts& facts = listing.facts[field];
    // One place that has it is enough for the listing as a whole.
    if (std::find(facts.yes.begin(), facts.yes.end(), code) != facts.yes.end()) return;
    if (std::find(facts.no.begin(), facts.no.end(), code) == facts.no.end()) facts.no.push_back(code);
}

}  // namespace waymark::feeds
