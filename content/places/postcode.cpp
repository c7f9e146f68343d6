// Have these words the shape of a UK postcode?
// Shapes and letters: Royal Mail's Programmers' Guide to the Postcode Address File, as BS 7666 repeats them.
#include "content/places/postcode.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace waymark {
namespace {

using std::string_view_literals::operator""sv;

/// The 124 postcode areas of the United Kingdom, Guernsey, Jersey and the Isle of Man, sorted.
constexpr std::array areas{
    "AB"sv, "AL"sv, "B"sv,  "BA"sv, "BB"sv, "BD"sv, "BH"sv, "BL"sv, "BN"sv, "BR"sv, "BS"sv, "BT"sv, "CA"sv, "CB"sv,
    "CF"sv, "CH"sv, "CM"sv, "CO"sv, "CR"sv, "CT"sv, "CV"sv, "CW"sv, "DA"sv, "DD"sv, "DE"sv, "DG"sv, "DH"sv, "DL"sv,
    "DN"sv, "DT"sv, "DY"sv, "E"sv,  "EC"sv, "EH"sv, "EN"sv, "EX"sv, "FK"sv, "FY"sv, "G"sv,  "GL"sv, "GU"sv, "GY"sv,
    "HA"sv, "HD"sv, "HG"sv, "HP"sv, "HR"sv, "HS"sv, "HU"sv, "HX"sv, "IG"sv, "IM"sv, "IP"sv, "IV"sv, "JE"sv, "KA"sv,
    "KT"sv, "KW"sv, "KY"sv, "L"sv,  "LA"sv, "LD"sv, "LE"sv, "LL"sv, "LN"sv, "LS"sv, "LU"sv, "M"sv,  "ME"sv, "MK"sv,
    "ML"sv, "N"sv,  "NE"sv, "NG"sv, "NN"sv, "NP"sv, "NR"sv, "NW"sv, "OL"sv, "OX"sv, "PA"sv, "PE"sv, "PH"sv, "PL"sv,
    "PO"sv, "PR"sv, "RG"sv, "RH"sv, "RM"sv, "S"sv,  "SA"sv, "SE"sv, "SG"sv, "SK"sv, "SL"sv, "SM"sv, "SN"sv, "SO"sv,
    "SP"sv, "SR"sv, "SS"sv, "ST"sv, "SW"sv, "SY"sv, "TA"sv, "TD"sv, "TF"sv, "TN"sv, "TQ"sv, "TR"sv, "TS"sv, "TW"sv,
    "UB"sv, "W"sv,  "WA"sv, "WC"sv, "WD"sv, "WF"sv, "WN"sv, "WR"sv, "WS"sv, "WV"sv, "YO"sv, "ZE"sv};
static_assert(areas.size() == 124);

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool one_of(char c, std::string_view letters) { return letters.find(c) != std::string_view::npos; }

/// Areas that have a district 0 (`BS0`, `SL0` …).
bool has_district_nought(std::string_view area) {
    constexpr std::array with{"BL"sv, "BS"sv, "CM"sv, "CR"sv, "FY"sv, "HA"sv, "PR"sv, "SL"sv, "SS"sv};
    return std::find(with.begin(), with.end(), area) != with.end();
}

/// Only a few districts of inner London end in a letter: E1W, N1C, N1P, W1A…W1Y, NW1W, SE1P, SW1A…, EC1A…, WC1A….
bool may_end_in_letter(std::string_view area, char digit, char letter) {
    if (area == "E") return digit == '1' && letter == 'W';
    if (area == "N") return digit == '1' && one_of(letter, "CP");
    if (area == "NW") return digit == '1' && letter == 'W';
    if (area == "SE") return digit == '1' && letter == 'P';
    if (area == "W") return digit == '1' && one_of(letter, "ABCDEFGHJKMNPRSTUVWXY");
    if (area == "SW") return digit == '1' && one_of(letter, "AEHPVWXY");
    if (area == "EC") return one_of(digit, "1234") && one_of(letter, "AMNPRVY");
    if (area == "WC") return one_of(digit, "12") && one_of(letter, "ABEHNRVX");
    return false;
}

bool is_outcode(std::string_view code) {
    const std::size_t letters = code.size() > 1 && is_letter(code[1]) ? 2 : 1;
    const std::string_view area = code.substr(0, letters), district = code.substr(letters);
    if (!std::binary_search(areas.begin(), areas.end(), area)) return false;
    if (district.size() == 1) return is_digit(district[0]) && (district[0] != '0' || has_district_nought(area));
    if (district.size() != 2 || !is_digit(district[0]) || district[0] == '0') return false;
    return is_digit(district[1]) || may_end_in_letter(area, district[0], district[1]);
}

bool is_inward(std::string_view code) {
    constexpr std::string_view letters = "ABDEFGHJLNPQRSTUWXYZ";  // all but C I K M O V, which are easily misread
    return is_digit(code[0]) && one_of(code[1], letters) && one_of(code[2], letters);
}

/// One space at `at`, as bytes: blanks, tabs, line ends and the no-break space; 0 when there is none.
std::size_t space_at(std::string_view text, std::size_t at) {
    if (one_of(text[at], " \t\r\n")) return 1;
    return text.substr(at).starts_with("\xC2\xA0") ? 2 : 0;
}

}  // namespace

std::optional<Postcode> as_postcode(std::string_view words) {
    constexpr std::size_t longest = 7;
    if (words.size() > 64) return std::nullopt;
    std::string code;
    bool gap = false, spaced = false;
    for (std::size_t at = 0; at < words.size();) {
        if (const std::size_t space = space_at(words, at); space > 0) {
            gap = !code.empty();
            at += space;
            continue;
        }
        const char c = words[at++];
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if ((!is_letter(upper) && !is_digit(upper)) || code.size() == longest) return std::nullopt;
        spaced = spaced || gap;
        gap = false;
        code += upper;
    }
    if (code.size() < 2) return std::nullopt;
    // "me 8" and "so 11" are talk, not districts, so an outcode alone is one word.
    if (code.size() <= 4 && !spaced && is_outcode(code)) return Postcode{code, {}};
    if (code.size() < 5) return std::nullopt;
    const std::string outcode = code.substr(0, code.size() - 3), inward = code.substr(code.size() - 3);
    if (code == "GIR0AA" || (is_inward(inward) && is_outcode(outcode))) return Postcode{outcode, inward};
    return std::nullopt;
}

}  // namespace waymark
