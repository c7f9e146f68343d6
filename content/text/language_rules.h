// How are plurals, numbers, dates and lists written in one language? Locale data (CLDR) behind plain types.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::text {

/// The rules of one language and region. Immutable: any thread may use it at any time.
class LanguageRules {
public:
    /// `tag` is a BCP 47 tag such as `pl` or `en-GB`. Null when nothing is known of such a language.
    static std::shared_ptr<const LanguageRules> of(std::string_view tag);
    ~LanguageRules();

    /// The tag as it was given.
    const std::string& tag() const { return tag_; }
    bool right_to_left() const { return right_to_left_; }
    /// What its speakers call it: "polski", "العربية".
    const std::string& own_name() const { return own_name_; }

    /// The plural forms of its words in the order of Unicode, some of `zero`, `one`, `two`, `few`, `many` and always
    /// `other` at the end.
    const std::vector<std::string>& plural_forms() const { return plural_forms_; }
    /// Which of them goes with a number, as its position in the list.
    std::size_t plural_form(std::int64_t n) const;
    std::size_t plural_form(double n) const;

    /// "1,204"
    std::string number(std::int64_t n) const;
    /// At least `least` and at most `most` digits of the fraction, at most three: "1.2".
    std::string number(double n, int least, int most) const;
    /// "1 March 2026". `month` is 1 to 12; the day is not checked.
    std::string date(int year, int month, int day) const;
    /// "a, b and c"; empty texts are left out.
    std::string list(const std::vector<std::string>& texts) const;
    /// The first letter made a capital; a script without capitals stays as it is.
    std::string with_capital(std::string text) const;
    /// The first letter made small where a small one follows: "School holidays", and not "EHC plan".
    std::string without_capital(std::string text) const;

private:
    struct Rules;
    explicit LanguageRules(std::string_view tag);
    std::string tag_, own_name_;
    bool right_to_left_ = false;
    std::vector<std::string> plural_forms_;
    std::unique_ptr<const Rules> rules_;
};

}  // namespace waymark::text
