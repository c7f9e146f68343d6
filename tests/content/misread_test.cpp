// Is text whose encoding was mixed up mended where that is certain, and left alone where it is meant?
#include <catch2/catch.hpp>

#include "content/text/misread.h"

using namespace waymark;

namespace {

std::string mended(std::string_view text) {
    std::string out;
    switch (text::mend_misread(text, out)) {
        case text::Misread::no: return "left";
        case text::Misread::doubtful: return "doubtful";
        case text::Misread::mended: return out;
    }
    return {};
}

}  // namespace

TEST_CASE("UTF-8 that was read as windows-1252 is mended when all of it says so") {
    const std::pair<const char*, const char*> rows[] = {
        {"CafÃ©", "Café"},
        {"Childrenâ€™s Club â€“ Â£5", "Children’s Club – £5"},
        {"â€œfunâ€\u009D for allâ€¦", "“fun” for all…"},
        {"ages 5â€\u009311", "ages 5–11"},
        {"â\u0080\u0099s", "’s"},
        {"ZoÃ« and JosÃ©", "Zoë and José"},
        {"Â£5 â‚¬6", "£5 €6"},
        {"2Â½ hours, 20Â°", "2½ hours, 20°"},
        {"TÅ· Newydd, dÅµr", "Tŷ Newydd, dŵr"},
        {"ZajÄ™cia dla dzieci, Å‚Ã³dÅº", "Zajęcia dla dzieci, łódź"},
        {"Itâ€™s Ã¼ber", "It’s über"},
        {"Ã…rhus", "Århus"},
        {"itÃ¢â‚¬â„¢s", "it’s"},
        {"smile ðŸ˜€", "smile 😀"},
        {"â€¢ one\nâ€¢ two", "• one\n• two"},
    };
    for (const auto& [given, meant] : rows) {
        INFO(given);
        CHECK(mended(given) == meant);
    }
}

TEST_CASE("text that is meant as it stands is never mended") {
    for (const char* text : {"plain",
                             "Café Zoë – £5",
                             "Children’s “fun” …",
                             "CRÈME BRÛLÉE…",
                             "«IRMÃ»",
                             "IRMÃ…",
                             "AMANHÃ™",
                             "SÃO João",
                             "CAFÉ™",
                             "CAFÉ®",
                             "PÂTISSERIE",
                             "5 Â",
                             "à la carte",
                             "Ångström",
                             "Ysgol Tŷ Newydd",
                             "Łódź",
                             "Привет",
                             "مرحبا",
                             "Âge d’or",
                             "ÄRZTE",
                             "CHÂTEAU",
                             "Ã",
                             "â",
                             "100 € – “ok”",
                             "naïve façade",
                             "SÅ’",
                             "",
                             "½"}) {
        INFO(text);
        CHECK(mended(text) == "left");
    }
}

TEST_CASE("what may be meant is only told") {
    for (const char* text : {"Café – itâ€™s", "â€œfunâ€ for all", "naïve Â£5", "Ł CafÃ©"}) {
        INFO(text);
        CHECK(mended(text) == "doubtful");
    }
}

TEST_CASE("controls of windows-1252 have a meaning, the five that it leaves free have none") {
    CHECK(text::windows_1252_meaning(0x80) == 0x20AC);
    CHECK(text::windows_1252_meaning(0x85) == 0x2026);
    CHECK(text::windows_1252_meaning(0x96) == 0x2013);
    CHECK(text::windows_1252_meaning(0x9F) == 0x0178);
    for (const char32_t free : {0x81, 0x8D, 0x8F, 0x90, 0x9D, 0x7F, 0xA0})
        CHECK(text::windows_1252_meaning(free) == free);
}
