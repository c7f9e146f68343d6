// Does text behave whatever is in it, and do the short ways for ASCII agree with ICU?
#include <catch2/catch.hpp>

#include <atomic>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "content/text/characters.h"
#include "content/text/fold.h"
#include "content/text/split.h"
#include "content/text/text.h"

using namespace waymark;

namespace {

using Tokens = std::vector<text::Token>;

bool same(const Tokens& a, const Tokens& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const text::Token& x, const text::Token& y) {
        return x.from == y.from && x.to == y.to && x.word == y.word;
    });
}

Tokens split_by_icu(std::string_view utf8) {
    Tokens tokens;
    text::each_word_by_icu(utf8, [&](std::string_view word, std::size_t from, std::size_t to) {
        tokens.push_back({from, to, std::string(word)});
    });
    return tokens;
}

std::string words_of(std::string_view utf8) {
    std::string words;
    for (const auto& token : text::split(utf8)) words += token.word + "|";
    return words;
}

/// Texts out of characters that have a history of trouble, with any character now and then.
class Texts {
public:
    explicit Texts(unsigned seed) : random_(seed) {}

    std::string ascii() {
        static constexpr std::string_view likely = "abcxyzABCXYZ019'''``--  .,/()+&_\n\t\"";
        std::string made;
        for (std::size_t size = at_most(60); size > 0; --size) {
            if (at_most(9) == 0) made += static_cast<char>(at_most(127));
            else made += likely[at_most(likely.size() - 1)];
        }
        return made;
    }

    std::string any(bool spaced_only) {
        static const std::vector<char32_t> likely{
            'a',   'B',   '\'',   ' ',     '-',    '1',    '.',    U'é',   U'É',    U'ß',   U'İ',   U'ı',
            U'ł',  U'Æ',  U'’',   U'‘',    U'“',   U'–',   U'½',   U'²',   U'™',    U'´',   U'¨',   U'ﬁ',
            U'Ω',  U'ς',  U'й',   U'ї',    0x0301, 0x0308, 0x0344, 0xAD,   0x200B,  0x200C, 0x200D, 0xFEFF,
            U'أ',  U'ی',  U'ک',   U'ـ',    0x064E, 0x0654, 0xFDFA, U'ক',   U'ি',    U'়',    0x09DC, 0x094D,
            0x2BC, 0x2BB, 0xFB1D, 0x1F468, 0xFE0F, 0x20E3, 0xAC00, 0x1100, 0x1161,  0x3099, 0x0E31, U'ไ',
            U'自', U'が', U'ー',  0x0345,  0x1E9E, 0x2260, 0xFF07, 0xFF21, 0x1D15E, 0xE0067};
        std::string made;
        for (std::size_t size = at_most(30); size > 0; --size) {
            char32_t c = likely[at_most(likely.size() - 1)];
            if (at_most(5) == 0) c = static_cast<char32_t>(at_most(0x30FF));
            if (at_most(40) == 0) c = static_cast<char32_t>(at_most(0x10FFFF));
            if (c >= 0xD800 && c <= 0xDFFF) c = 'x';
            if (spaced_only && ((c >= 0x0E00 && c < 0x1100) || (c >= 0x1780 && c < 0x1800) || c >= 0x2E80)) c = 'y';
            text::append_utf8(made, static_cast<UChar32>(c));
        }
        return made;
    }

    std::string bytes() {
        std::string made;
        for (std::size_t size = at_most(40); size > 0; --size) made += static_cast<char>(at_most(255));
        return made;
    }

private:
    std::size_t at_most(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random_); }
    std::mt19937 random_;
};

void check_ascii(const std::string& given) {
    if (text::fold(given) != text::fold_by_icu(given) || !same(text::split(given), split_by_icu(given)))
        FAIL("ASCII and ICU differ for: " << given);
}

}  // namespace

TEST_CASE("the short ways for ASCII give what ICU gives: every text of up to two characters") {
    for (int a = 0; a < 128; ++a) {
        check_ascii(std::string(1, static_cast<char>(a)));
        for (int b = 0; b < 128; ++b) check_ascii({static_cast<char>(a), static_cast<char>(b)});
    }
}

TEST_CASE("the short ways for ASCII give what ICU gives: five characters of each kind") {
    static constexpr std::string_view kinds = "aZ7'`-";
    std::string given(5, ' ');
    for (std::size_t n = 0; n < 7776; ++n) {
        std::size_t left = n;
        for (char& c : given) {
            c = kinds[left % 6];
            left /= 6;
        }
        check_ascii(given);
    }
}

TEST_CASE("the short ways for ASCII give what ICU gives: generated texts, short and long") {
    Texts texts(1);
    std::string all;
    for (int i = 0; i < 20'000; ++i) {
        const std::string given = texts.ascii();
        check_ascii(given);
        if (i % 100 == 0) all += given;
    }
    check_ascii(all);
    check_ascii(std::string(5'000, 'A'));
    std::string quoted;
    for (int i = 0; i < 2'000; ++i) quoted += "a'";
    check_ascii(quoted);
}

TEST_CASE("words of any text are folded, in order, not empty and not too long") {
    Texts texts(2);
    for (int i = 0; i < 20'000; ++i) {
        const std::string given = i % 3 == 0 ? texts.bytes() : texts.any(false);
        std::size_t last = 0;
        for (const auto& token : text::split(given)) {
            const bool good = token.from < token.to && token.to <= given.size() && token.from >= last &&
                              !token.word.empty() && token.word.size() <= 64;
            if (!good) FAIL("in: " << given << ", word: " << token.word);
            last = token.from;
        }
    }
}

TEST_CASE("folding twice changes nothing, and folded text holds the same words") {
    Texts texts(3);
    for (int i = 0; i < 20'000; ++i) {
        const std::string given = texts.any(true);
        const std::string once = text::fold(given);
        if (text::fold(once) != once) FAIL("folded twice: " << given << " → " << once << " → " << text::fold(once));
        if (words_of(once) != words_of(given))
            FAIL("other words: " << given << " → " << once << ": " << words_of(given) << " and " << words_of(once));
    }
}

TEST_CASE("cleaning twice changes nothing, and clean text is never bad") {
    Texts texts(4);
    for (int i = 0; i < 20'000; ++i) {
        const std::string given = i % 2 == 0 ? texts.bytes() : texts.any(false);
        const std::string once = text::clean(given);
        bool bad = true;
        if (text::clean(once, &bad) != once || bad) FAIL("cleaned twice: " << given);
    }
}

TEST_CASE("text made to be slow is not slow") {
    std::string marks = "a", apostrophes, glue = "a'";
    for (int i = 0; i < 200'000; ++i) marks += i % 2 ? "\u0301" : "\u0323";
    for (int i = 0; i < 200'000; ++i) apostrophes += "'’";
    for (int i = 0; i < 200'000; ++i) glue += "\u200B";
    std::string han, ligatures;
    for (int i = 0; i < 30'000; ++i) han += "的";
    for (int i = 0; i < 30'000; ++i) ligatures += "\uFDFA";
    // Each of these took minutes when any step of it was quadratic.
    for (const std::string& given : {marks, apostrophes, glue, han, ligatures}) {
        CHECK(text::fold(given).size() <= 11 * given.size());
        CHECK(text::split(given).size() <= given.size());
        CHECK(text::clean(given).size() <= given.size());
        CHECK(text::sort_key(given).size() < 200'000);
    }
}

TEST_CASE("threads fold, split, stem and sort at the same time") {
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&wrong] {
            for (int i = 0; i < 300; ++i) {
                if (words_of("Swimming für Kinder 自闭症儿童") != "swimming|fur|kinder|自闭症|儿童|") ++wrong;
                if (text::stem("swimming") != "swim" || text::sort_key("B") < text::sort_key("a")) ++wrong;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(wrong == 0);
}
