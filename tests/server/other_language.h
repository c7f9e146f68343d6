// Which language do the tests of pages make, and what is English left in it?
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "content/places/councils.h"
#include "content/places/places.h"

namespace waymark::test {

/// Every ASCII letter made wide, "Ｓｅａｒｃｈ": no plain letter is left.
std::string wide(std::string_view text);

/// DATA/content with one more language, made of the English words and labels in wide letters; gone when the test ends.
struct OtherLanguage {
    explicit OtherLanguage(std::string its_tag);
    ~OtherLanguage();
    void write(const std::string& name, const std::string& text) const;

    std::string tag;
    std::filesystem::path path;
};

/// The first piece of a page in that language that is English, in what people read or hear; empty when there is none.
std::string english_in(const std::string& html, const Councils& councils);

}  // namespace waymark::test
