// How are plurals, numbers, dates and lists written in one language?
#include "content/text/language_rules.h"

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace waymark::text {
namespace {

constexpr std::array<const char*, 6> forms_of_unicode = {"zero", "one", "two", "few", "many", "other"};
constexpr std::int64_t remembered_forms = 256;

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}
icu::UnicodeString utf16(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

/// A part of how a date is written: its day, month or year, or words between them.
struct DatePart {
    enum class Kind { words, day, month, month_number, year } kind = Kind::words;
    std::string words;
};

/// The parts of a pattern such as `d MMMM y` or `d 'de' MMMM 'de' y`. Eras are left out: the years are ours.
std::vector<DatePart> parts_of(const icu::UnicodeString& pattern) {
    std::vector<DatePart> parts;
    icu::UnicodeString words;
    const auto close = [&] {
        if (!words.isEmpty()) parts.push_back({DatePart::Kind::words, utf8(words)});
        words.remove();
    };
    bool quoted = false;
    for (std::int32_t at = 0; at < pattern.length();) {
        const char16_t letter = pattern.charAt(at);
        std::int32_t end = at + 1;
        if (letter == u'\'') {
            if (end < pattern.length() && pattern.charAt(end) == u'\'') words.append(letter), ++end;
            else quoted = !quoted;
        } else if (quoted || !((letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z'))) {
            words.append(letter);
        } else {
            while (end < pattern.length() && pattern.charAt(end) == letter) ++end;
            close();
            if (letter == u'd') parts.push_back({DatePart::Kind::day, {}});
            if (letter == u'y') parts.push_back({DatePart::Kind::year, {}});
            if (letter == u'M' || letter == u'L')
                parts.push_back({end - at > 2 ? DatePart::Kind::month : DatePart::Kind::month_number, {}});
        }
        at = end;
    }
    close();
    return parts;
}

/// The text with its first character changed by `change`; text that starts with no letter stays.
template <class Change>
std::string with_first(std::string text, const Change& change) {
    std::int32_t end = 0;
    UChar32 first = 0;
    if (!text.empty()) U8_NEXT(text.data(), end, static_cast<std::int32_t>(text.size()), first);
    if (text.empty() || first < 0 || !u_isalpha(first)) return text;
    icu::UnicodeString letter(first);
    return utf8(change(letter)) + text.substr(static_cast<std::size_t>(end));
}

}  // namespace

struct LanguageRules::Rules {
    icu::Locale locale;
    std::unique_ptr<icu::PluralRules> plurals;
    std::unique_ptr<icu::ListFormatter> lists;
    icu::number::LocalizedNumberFormatter numbers, years;
    std::vector<DatePart> date;
    std::array<std::string, 12> months;
    std::vector<std::uint8_t> small_forms;  ///< of 0 to `remembered_forms`
    bool plain_digits = false;              ///< 0 to 999 are written with 0 to 9 and nothing else
    bool plain_case = true;                 ///< i and I are one letter

    std::size_t form_of(const icu::UnicodeString& keyword, const std::vector<std::string>& forms) const {
        const auto at = std::find(forms.begin(), forms.end(), utf8(keyword));
        return at == forms.end() ? forms.size() - 1 : static_cast<std::size_t>(at - forms.begin());
    }
};

LanguageRules::LanguageRules(std::string_view tag) : tag_(tag) {}
LanguageRules::~LanguageRules() = default;

std::shared_ptr<const LanguageRules> LanguageRules::of(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    auto rules = std::make_unique<Rules>();
    rules->locale = icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, status);
    if (U_FAILURE(status) || *rules->locale.getLanguage() == 0) return nullptr;
    icu::UnicodeString in_english;  // a language without a name is none that ICU knows
    if (rules->locale.getDisplayLanguage(icu::Locale::getEnglish(), in_english);
        utf8(in_english) == rules->locale.getLanguage())
        return nullptr;

    std::shared_ptr<LanguageRules> out(new LanguageRules(tag));
    icu::Locale language_alone(rules->locale.getLanguage());
    icu::UnicodeString own;
    language_alone.getDisplayLanguage(language_alone, own);
    out->own_name_ = utf8(own);
    out->right_to_left_ = rules->locale.isRightToLeft() != 0;
    rules->plurals.reset(icu::PluralRules::forLocale(rules->locale, status));
    rules->lists.reset(
        icu::ListFormatter::createInstance(rules->locale, ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, status));
    rules->numbers = icu::number::NumberFormatter::withLocale(rules->locale);
    rules->years = icu::number::NumberFormatter::withLocale(rules->locale).grouping(UNUM_GROUPING_OFF);
    if (U_FAILURE(status)) return nullptr;

    std::unique_ptr<icu::StringEnumeration> keywords(rules->plurals->getKeywords(status));
    std::vector<std::string> used;
    for (const auto* keyword = keywords->snext(status); keyword && U_SUCCESS(status); keyword = keywords->snext(status))
        used.push_back(utf8(*keyword));
    for (const char* form : forms_of_unicode)
        if (std::find(used.begin(), used.end(), form) != used.end()) out->plural_forms_.emplace_back(form);
    for (std::int64_t n = 0; n < remembered_forms; ++n)
        rules->small_forms.push_back(static_cast<std::uint8_t>(
            rules->form_of(rules->plurals->select(static_cast<std::int32_t>(n)), out->plural_forms_)));

    // The calendar of a listing is the one of this country, whatever the language is used to.
    icu::Locale gregorian(rules->locale);
    gregorian.setKeywordValue("calendar", "gregorian", status);
    std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(gregorian, status));
    const icu::DateFormatSymbols symbols(gregorian, status);
    if (U_FAILURE(status)) return nullptr;
    rules->date = parts_of(patterns->getBestPattern(u"dMMMMy", status));
    std::int32_t count = 0;
    const auto* months = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    for (std::int32_t month = 0; month < std::min(count, 12); ++month)
        rules->months[static_cast<std::size_t>(month)] = utf8(months[month]);
    rules->plain_case = std::string_view("tr az lt").find(rules->locale.getLanguage()) == std::string_view::npos;
    rules->plain_digits = utf8(rules->numbers.formatInt(987, status).toString(status)) == "987";
    out->rules_ = std::move(rules);
    return U_FAILURE(status) || out->plural_forms_.empty() ? nullptr : out;
}

std::size_t LanguageRules::plural_form(std::int64_t n) const {
    if (n >= 0 && n < remembered_forms) return rules_->small_forms[static_cast<std::size_t>(n)];
    return rules_->form_of(rules_->plurals->select(static_cast<double>(n)), plural_forms_);
}

std::size_t LanguageRules::plural_form(double n) const {
    return rules_->form_of(rules_->plurals->select(n), plural_forms_);
}

std::string LanguageRules::number(std::int64_t n) const {
    if (rules_->plain_digits && n >= 0 && n < 1000) return std::to_string(n);
    UErrorCode status = U_ZERO_ERROR;
    return utf8(rules_->numbers.formatInt(n, status).toString(status));
}

std::string LanguageRules::number(double n, int least, int most) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto precision =
        icu::number::Precision::minMaxFraction(std::clamp(least, 0, 3), std::clamp(most, std::clamp(least, 0, 3), 3));
    return utf8(rules_->numbers.precision(precision).formatDouble(n, status).toString(status));
}

std::string LanguageRules::date(int year, int month, int day) const {
    std::string out;
    for (const auto& part : rules_->date) {
        switch (part.kind) {
            case DatePart::Kind::words: out += part.words; break;
            case DatePart::Kind::day: out += number(std::int64_t{day}); break;
            case DatePart::Kind::month:
                out += rules_->months[static_cast<std::size_t>(std::clamp(month, 1, 12) - 1)];
                break;
            case DatePart::Kind::month_number: out += number(std::int64_t{month}); break;
            case DatePart::Kind::year: {
                UErrorCode status = U_ZERO_ERROR;
                out += rules_->plain_digits ? std::to_string(year)
                                            : utf8(rules_->years.formatInt(year, status).toString(status));
            }
        }
    }
    return out;
}

std::string LanguageRules::list(const std::vector<std::string>& texts) const {
    std::vector<icu::UnicodeString> items;
    const std::string* only = nullptr;
    for (const auto& text : texts) {
        if (text.empty()) continue;
        only = items.empty() ? &text : nullptr;
        items.push_back(utf16(text));
    }
    if (items.empty()) return {};
    if (only) return *only;
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    return utf8(rules_->lists->format(items.data(), static_cast<std::int32_t>(items.size()), out, status));
}

std::string LanguageRules::with_capital(std::string text) const {
    if (text.empty()) return text;
    char& first = text.front();
    if (static_cast<unsigned char>(first) < 0x80 && rules_->plain_case) {
        if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
        return text;
    }
    return with_first(std::move(text), [&](icu::UnicodeString& letter) -> icu::UnicodeString& {
        return letter.toUpper(rules_->locale);
    });
}

std::string LanguageRules::without_capital(std::string text) const {
    std::int32_t at = 0;
    const auto size = static_cast<std::int32_t>(text.size());
    UChar32 first = 0, second = 0;
    if (at < size) U8_NEXT(text.data(), at, size, first);
    if (at < size) U8_NEXT(text.data(), at, size, second);
    if (first <= 0 || second <= 0 || !u_isUUppercase(first) || !u_isULowercase(second)) return text;
    return with_first(std::move(text), [&](icu::UnicodeString& letter) -> icu::UnicodeString& {
        return letter.toLower(rules_->locale);
    });
}

}  // namespace waymark::text
