// Which numbers can be rung, out of what somebody wrote into a field for them (libphonenumber)?
#include "content/phones/phone_numbers.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>

#include "content/text/ascii.h"

namespace waymark {

namespace {

using i18n::phonenumbers::PhoneNumberUtil;
using Parsed = i18n::phonenumbers::PhoneNumber;

constexpr std::size_t longest_field = 300, fewest_digits = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

std::string digits_of(std::string_view text) {
    std::string digits;
    for (char c : text)
        if (is_digit(c)) digits += c;
    return digits;
}

/// What spreadsheets and programs put round a number: `="0191…"`, `'0191…`, `0191….0`, `tel:0191…`.
std::string without_wrapping(std::string_view field) {
    std::string text(ascii::trimmed(field.substr(0, longest_field)));
    // Wide digits, as East Asian keyboards write them.
    for (auto at = text.find("\xEF\xBC"); at != std::string::npos && at + 2 < text.size();
         at = text.find("\xEF\xBC", at + 1))
        if (const auto last = static_cast<unsigned char>(text[at + 2]); last >= 0x90 && last <= 0x99)
            text.replace(at, 3, 1, static_cast<char>('0' + (last - 0x90)));
    if (text.starts_with("=\"") && text.ends_with('"') && text.size() > 3) text = text.substr(2, text.size() - 3);
    while (!text.empty() && (text.front() == '\'' || text.front() == '"' || text.front() == '`')) text.erase(0, 1);
    while (!text.empty() && (text.back() == '\'' || text.back() == '"')) text.pop_back();
    const std::string low = ascii::lower(text.substr(0, 8));
    for (std::string_view scheme : {"tel:", "callto:"})
        if (low.starts_with(scheme)) text.erase(0, scheme.size());
    if (text.size() > 8 && text.ends_with(".0") &&
        std::all_of(text.begin(), text.end() - 2, [](char c) { return is_digit(c) || c == '+'; }))
        text.resize(text.size() - 2);
    return std::string(ascii::trimmed(text));
}

/// `7.7009E+09`: the last digits are lost.
bool is_scientific(std::string_view text) {
    const auto e = text.find_first_of("eE");
    if (e == std::string_view::npos || e == 0 || !is_digit(text.front())) return false;
    return text.substr(0, e).find_first_not_of("0123456789.") == std::string_view::npos &&
           text.substr(e + 1).find_first_not_of("+0123456789") == std::string_view::npos && e + 1 < text.size();
}

/// The pieces between slashes, commas and "or" that hold a number each; a piece without one stays with the one before.
std::vector<std::string> pieces_of(const std::string& text) {
    std::vector<std::string> pieces;
    const std::string low = ascii::lower(text);
    std::size_t from = 0;
    const auto take = [&](std::size_t to, std::size_t next) {
        const std::string piece(ascii::trimmed(std::string_view(text).substr(from, to - from)));
        const std::size_t digits = digits_of(piece).size();
        const bool alone = digits >= fewest_digits || (digits >= 3 && digits == piece.size());
        if (!pieces.empty() && (!alone || digits_of(pieces.back()).size() < 3)) {
            pieces.back() = std::string(ascii::trimmed(
                std::string_view(text).substr(text.rfind(pieces.back(), from), to - text.rfind(pieces.back(), from))));
        } else if (!piece.empty()) {
            pieces.push_back(piece);
        }
        from = next;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '/' || text[i] == ',' || text[i] == ';' || text[i] == '|' || text[i] == '\n' || text[i] == '&') {
            take(i, i + 1);
        } else if (text[i] == ' ') {
            for (std::string_view word : {" or ", " and ", " - or - "})
                if (low.compare(i, word.size(), word) == 0) {
                    take(i, i + word.size());
                    i += word.size() - 2;
                    break;
                }
        }
    }
    take(text.size(), text.size());
    return pieces;
}

/// The run of digits with what may stand between them, from the first digit or plus on.
std::string_view run_of_digits(std::string_view piece) {
    auto from = piece.find_first_of("+0123456789");
    if (from == std::string_view::npos) return {};
    if (from > 0 && piece[from - 1] == '(') --from;
    std::size_t to = from;
    while (to < piece.size() &&
           (is_digit(piece[to]) || std::string_view(" ()+-.\t").find(piece[to]) != std::string_view::npos))
        ++to;
    // "(Mon …" and " - ask for Jo" do not belong to it.
    while (to > from && !is_digit(piece[to - 1])) --to;
    return piece.substr(from, to - from);
}

/// The digits behind `ext`, `extension`, `x` or `#`, where they follow the number; empty when there are none.
std::string extension_of(std::string_view behind) {
    const std::string low = ascii::lower(ascii::trimmed(behind, " \t.,()"));
    for (std::string_view word : {"extension", "extn", "ext", "x", "#"}) {
        if (!low.starts_with(word)) continue;
        const std::string_view rest = ascii::trimmed(std::string_view(low).substr(word.size()), " .:no");
        const auto end = rest.find_first_not_of("0123456789");
        const std::string_view digits = rest.substr(0, end);
        return digits.size() <= 7 ? std::string(digits) : std::string();
    }
    return {};
}

bool has_word(std::string_view low, std::string_view word) {
    for (auto at = low.find(word); at != std::string_view::npos; at = low.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !is_letter(low[at - 1])) && (end == low.size() || !is_letter(low[end]))) return true;
    }
    return false;
}

/// Whether the words ask for a message and not for a call. A text phone and the text relay are rung.
bool asks_for_message(std::string_view piece) {
    const std::string low = ascii::lower(piece);
    return (has_word(low, "text") || has_word(low, "sms") || has_word(low, "txt")) && !has_word(low, "phone") &&
           !has_word(low, "relay") && !has_word(low, "call") && !has_word(low, "ring") && !has_word(low, "minicom");
}

PhoneNumber number_of(const std::string& piece) {
    PhoneNumber number{piece, {}, false};
    const std::string_view run = run_of_digits(piece);
    const std::string digits = digits_of(run);
    const bool plus = run.find('+') != std::string_view::npos;
    // Short numbers: emergencies, advice lines, and five digits for messages, which ringing leads nowhere.
    if (digits.size() >= 3 && digits.size() <= 6 && !plus) {
        const bool message = digits.size() == 5 && digits.front() >= '6' && digits.front() <= '8';
        const bool short_number = digits.front() == '1' || digits == "999" || digits == "911";
        if (message) number.link = "sms:" + digits;
        else if (short_number) number.link = "tel:" + digits;
        return number;
    }
    if (digits.size() < fewest_digits) return number;
    // The text relay of the United Kingdom comes before the number that is meant.
    if ((digits.starts_with("18001") || digits.starts_with("18000") || digits.starts_with("18002")) &&
        digits.size() >= 15) {
        number.link = "tel:" + digits;
        return number;
    }
    // Numbers of the United Kingdom have ten digits behind their 0, some of those of towns nine.
    const bool lost_zero =
        !plus && ((digits.size() == 10 && std::string_view("123578").find(digits[0]) != std::string_view::npos) ||
                  (digits.size() == 9 && digits.front() == '1'));
    const bool lost_plus = !plus && digits.starts_with("44") && digits.size() >= 11 && digits.size() <= 12;
    const PhoneNumberUtil& library = *PhoneNumberUtil::GetInstance();
    Parsed parsed;
    const std::string said = lost_plus ? "+" + digits : lost_zero ? "0" + digits : std::string(run);
    if (library.Parse(said, "GB", &parsed) != PhoneNumberUtil::NO_PARSING_ERROR || !library.IsPossibleNumber(parsed) ||
        (lost_zero && digits.size() == 9 && !library.IsValidNumber(parsed)))
        return number;
    std::string dialled, shown;
    library.Format(parsed, PhoneNumberUtil::E164, &dialled);
    if (lost_zero || lost_plus) {
        library.Format(parsed, PhoneNumberUtil::NATIONAL, &shown);
        const auto at = piece.find(run);
        number.words = piece.substr(0, at) + shown + piece.substr(at + run.size());
        number.zero_restored = lost_zero;
    }
    const auto behind =
        std::string_view(piece).substr(static_cast<std::size_t>(run.data() + run.size() - piece.data()));
    const std::string extension = extension_of(behind);
    if (asks_for_message(piece) && extension.empty()) number.link = "sms:" + dialled;
    else number.link = "tel:" + dialled + (extension.empty() ? "" : ";ext=" + extension);
    return number;
}

/// A number as most are written: digits from 0 on with blanks and brackets between them. It needs no library.
bool is_plain(std::string_view text, std::string& digits) {
    for (char c : text) {
        if (is_digit(c)) digits += c;
        else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '.') return false;
    }
    return digits.starts_with('0') && digits[1] != '0' && (digits.size() == 10 || digits.size() == 11);
}

}  // namespace

std::vector<PhoneNumber> read_phone_numbers(std::string_view field) {
    const std::string text = without_wrapping(field);
    std::string digits;
    if (!text.empty() && is_plain(text, digits)) return {{text, "tel:" + digits, false}};
    if (text.empty() || is_scientific(text)) return {};
    std::vector<PhoneNumber> numbers;
    for (const std::string& piece : pieces_of(text)) {
        const std::string in_piece = digits_of(piece);
        if (in_piece.size() < 3) continue;
        PhoneNumber number = number_of(piece);
        // A few digits among words are a house, a postcode or an hour.
        const bool is_vanity = digits_of(run_of_digits(piece)).starts_with("0800") || in_piece.starts_with("0808");
        if (number.link.empty() && !is_vanity && digits_of(run_of_digits(piece)).size() < fewest_digits &&
            in_piece.size() < fewest_digits)
            continue;
        if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(std::move(number));
    }
    return numbers;
}

}  // namespace waymark
