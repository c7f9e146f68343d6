// What is between the braces of a message, and what does it become? Message patterns in the style of ICU MessageFormat.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "content/text/language_rules.h"
#include "waymark/error.h"

namespace waymark {

/// What stands for `{name}` in a message: a text, or a number that plural forms go by. Texts must outlive it.
struct Filling {
    Filling(std::string_view its_name, std::string_view text) : name(its_name), value(text) {}
    Filling(std::string_view its_name, const std::string& text) : name(its_name), value(std::string_view(text)) {}
    Filling(std::string_view its_name, const char* text) : name(its_name), value(std::string_view(text)) {}
    Filling(std::string_view its_name, std::integral auto n) : name(its_name), value(static_cast<std::int64_t>(n)) {}
    Filling(std::string_view its_name, double n) : name(its_name), value(n) {}

    std::string_view name;
    std::variant<std::string_view, std::int64_t, double> value;
};

/// The words of one message, read once. In them stand:
///   {name}                                    a text as it is, a number as the language writes it
///   {name, number, .0}                        a number with exactly as many digits of the fraction as there are zeros
///   {name, plural, =0 {…} one {…} other {…}}  the form that goes with a number; `#` in it is the number itself
///   {name, select, yes {…} other {…}}         the words for one of several texts
/// An apostrophe is an apostrophe: nothing is quoted. Immutable: any thread may use it at any time.
class MessagePattern {
public:
    /// Errors: `unreadable` with a plain sentence that says what to mend. Each plural needs every form that the
    /// language has.
    static Result<MessagePattern> read(std::string_view words, const text::LanguageRules& language);

    /// The words with what they are filled in with. A name that nothing stands for stays as it is, so that it is seen
    /// and mended.
    std::string write(const text::LanguageRules& language, std::span<const Filling> fillings) const;

    /// Whether every name in it is a plain `{name}` of a text, so that a template can fill it in.
    bool only_plain_names() const;

private:
    struct Branch;
    struct Piece {
        enum class Kind { words, value, fixed, plural, select, number_sign } kind = Kind::words;
        std::string words;  ///< or the name
        int digits = 0;
        std::vector<Branch> branches;
    };
    struct Branch {
        std::string when;          ///< `=0`, a text, or empty for a form of the plural
        std::size_t form = 0;      ///< of the plural forms of the language
        std::int64_t exactly = 0;  ///< with `=`
        std::vector<Piece> pieces;
    };
    class Reader;
    class Writer;
    std::vector<Piece> pieces_;
};

}  // namespace waymark
