// Which sums of money do these words of a feed name, and are they a price?
#include "indexer/read/money.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "content/text/split.h"

namespace waymark::feeds {

namespace {

constexpr std::string_view pound = "\xC2\xA3";
constexpr std::size_t longest = 2000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits of a sum, with a point before the pence. Empty when the marks in it are no thousands and no pence.
std::string plain_sum(std::string_view written) {
    const std::size_t last = written.find_last_of(".,");
    if (last == std::string_view::npos) return std::string(written);
    const std::size_t first = written.find_first_of(".,"), decimals = written.size() - last - 1;
    // "1,200" and "1,200.00" part thousands; "4,50" and "1200.5" part pence.
    const bool one_kind = written.find_first_not_of("0123456789", first) == last || written[first] == written[last];
    const bool parts_pence = one_kind ? first == last && (written[last] == '.' || decimals != 3) : true;
    if (parts_pence && written[last] == ',' && decimals > 2) return {};
    std::string out;
    const std::size_t whole_end = parts_pence ? last : written.size();
    for (std::size_t from = 0; from < whole_end;) {
        const std::size_t end = std::min(written.find_first_of(".,", from), whole_end);
        const std::size_t size = end - from;
        if (from > 0 ? size != 3 : (size == 0 || (end < whole_end && size > 3))) return {};
        out += written.substr(from, size);
        from = end + 1;
    }
    if (parts_pence) (out += '.') += written.substr(last + 1);
    return out;
}

/// Whether a sum above nothing begins at `at`, blanks aside.
bool is_something(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    if (at >= text.size() || !is_digit(text[at])) return false;
    while (at < text.size() && (is_digit(text[at]) || ((text[at] == '.' || text[at] == ',') && at + 1 < text.size() &&
                                                       is_digit(text[at + 1]))))
        if (text[at++] >= '1' && text[at - 1] <= '9') return true;
    return false;
}

}  // namespace

std::optional<double> amount_from_field(std::string_view text) {
    std::string rest;
    for (std::size_t i = 0; i < text.size() && i < 64; ++i)
        if (text[i] != ' ' && text[i] != '$')
            rest += static_cast<char>(text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 32 : text[i]);
    std::string_view sum = rest;
    for (std::string_view sign :
         {pound, std::string_view("\xE2\x82\xAC"), std::string_view("gbp"), std::string_view("eur")})
        if (sum.starts_with(sign)) {
            sum.remove_prefix(sign.size());
            break;
        }
    for (std::string_view sign : {std::string_view("gbp"), std::string_view("pounds"), std::string_view("eur"), pound})
        if (sum.ends_with(sign)) {
            sum.remove_suffix(sign.size());
            break;
        }
    const bool negative = sum.starts_with('-');
    if (negative || sum.starts_with('+')) sum.remove_prefix(1);
    if (sum.empty() || !is_digit(sum.front()) || sum.find_first_not_of("0123456789.,") != std::string_view::npos)
        return std::nullopt;
    const std::string plain = plain_sum(sum);
    double found = 0;
    const auto [end, bad] = std::from_chars(plain.data(), plain.data() + plain.size(), found);
    if (plain.empty() || bad != std::errc{} || end != plain.data() + plain.size() || found > 1e12) return std::nullopt;
    return negative ? -found : found;
}

bool names_an_amount(std::string_view fees) {
    fees = fees.substr(0, longest);
    for (std::string_view sign : {pound, std::string_view("GBP ")})
        for (auto at = fees.find(sign); at != std::string_view::npos; at = fees.find(sign, at + 1))
            if (is_something(fees, at + sign.size())) return true;
    // "50p"
    for (std::size_t at = fees.find('p'); at != std::string_view::npos; at = fees.find('p', at + 1))
        if (at > 0 && is_digit(fees[at - 1]) &&
            (at + 1 == fees.size() || !((fees[at + 1] | 32) >= 'a' && (fees[at + 1] | 32) <= 'z')) &&
            !(at > 1 && (fees[at - 2] == ':' || fees[at - 2] == '.')))
            return true;
    // "3.50 per session"
    for (auto at = fees.find(" per "); at != std::string_view::npos; at = fees.find(" per ", at + 1)) {
        std::size_t from = at;
        while (from > 0 && (is_digit(fees[from - 1]) || fees[from - 1] == '.' || fees[from - 1] == ',')) --from;
        const std::string_view behind = fees.substr(at + 5);
        for (std::string_view unit :
             {"session", "week", "hour", "class", "month", "term", "person", "child", "visit", "lesson", "year"})
            if (behind.starts_with(unit) && is_something(fees, from)) return true;
    }
    return false;
}

bool names_a_price(std::string_view sentence) {
    sentence = sentence.substr(0, longest);
    bool any = false;
    for (auto at = sentence.find(pound); at != std::string_view::npos && !any; at = sentence.find(pound, at + 1))
        any = is_something(sentence, at + pound.size());
    if (!any) return false;
    static constexpr std::array<std::string_view, 43> others{
        "million",    "grant",    "grants",  "fund",     "funds",     "funded",    "funding",  "fundraising",
        "fundraised", "raise",    "raised",  "raising",  "donation",  "donations", "donate",   "donated",
        "award",      "awarded",  "awards",  "worth",    "save",      "saved",     "saving",   "savings",
        "income",     "earn",     "earning", "earnings", "salary",    "wage",      "prize",    "prizes",
        "voucher",    "vouchers", "debt",    "debts",    "allowance", "lottery",   "turnover", "invested",
        "investment", "capital",  "benefits"};
    bool is_price = true;
    text::each_word(sentence, [&](std::string_view word, std::size_t, std::size_t) {
        if (std::find(others.begin(), others.end(), word) != others.end()) is_price = false;
    });
    return is_price;
}

}  // namespace waymark::feeds
