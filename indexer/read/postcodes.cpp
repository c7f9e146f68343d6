// Which postcode do these words of a feed mean, with its slips put right?
#include "indexer/read/postcodes.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace waymark::feeds {

namespace {

constexpr std::size_t longest_field = 60, most_letters = 7;

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A run of letters and digits, in capitals, and where it stood.
struct Run {
    std::string text;
    std::size_t from = 0;
};

std::vector<Run> runs_of(std::string_view words) {
    std::vector<Run> runs;
    bool inside = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char c = words[i];
        if (!is_letter(c) && !is_digit(c)) {
            inside = false;
            continue;
        }
        if (!inside) runs.push_back({{}, i});
        inside = true;
        runs.back().text += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    }
    return runs;
}

/// What else a letter or a digit may stand for; 0 when nothing.
char look_alike(char c) {
    static constexpr std::pair<char, char> pairs[] = {{'O', '0'}, {'I', '1'}, {'L', '1'}, {'S', '5'},
                                                      {'Z', '2'}, {'B', '8'}, {'Q', '0'}};
    for (const auto& [letter, digit] : pairs)
        if (c == letter) return digit;
    for (const auto& [letter, digit] : pairs)
        if (c == digit) return letter;
    return 0;
}

/// A whole postcode of a known outcode as it is written.
std::optional<Postcode> as_known(std::string_view text, const KnownOutcode& known) {
    if (text.size() < 5 || text.size() > most_letters) return std::nullopt;
    auto found = as_postcode(text);
    if (!found || found->inward.empty() || !known(found->outcode)) return std::nullopt;
    return found;
}

/// The one postcode that the exchange of look-alikes gives; nothing when there are none or several.
std::optional<Postcode> mended(const std::string& text, const KnownOutcode& known) {
    if (text.size() < 5 || text.size() > most_letters) return std::nullopt;
    std::optional<Postcode> only;
    std::size_t fewest = text.size();
    bool several = false;
    for (unsigned mask = 1; mask < (1u << text.size()); ++mask) {
        std::string other = text;
        std::size_t changes = 0;
        for (std::size_t i = 0; i < text.size() && changes <= 3; ++i) {
            if (!(mask >> i & 1)) continue;
            other[i] = look_alike(text[i]);
            if (!other[i]) changes = text.size();
            ++changes;
        }
        if (changes > 3) continue;
        auto found = as_known(other, known);
        if (!found || changes > fewest) continue;
        several = changes == fewest && only && only->written() != found->written();
        fewest = changes;
        only = std::move(found);
    }
    return several ? std::nullopt : only;
}

}  // namespace

std::optional<PostcodeReading> postcode_from_field(std::string_view words, const KnownOutcode& known) {
    if (words.size() > longest_field) return std::nullopt;
    const auto whole = as_postcode(words);
    if (whole && (whole->inward.empty() || known(whole->outcode))) return PostcodeReading{*whole, false, false};
    const std::vector<Run> runs = runs_of(words);
    if (runs.empty() || runs.size() > 12) return std::nullopt;
    std::string all;
    for (const Run& run : runs) all += run.text;
    // Whole postcodes first: in one run, in two that follow one another, then letter by letter.
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (auto found = as_known(runs[i].text, known)) return PostcodeReading{*found, false, false};
        if (i + 1 < runs.size())
            if (auto found = as_known(runs[i].text + runs[i + 1].text, known))
                return PostcodeReading{*found, false, false};
    }
    if (auto found = as_known(all, known)) return PostcodeReading{*found, false, false};
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (i + 1 < runs.size() && runs[i + 1].text.size() == 3)
            if (auto found = mended(runs[i].text + runs[i + 1].text, known))
                return PostcodeReading{*found, true, false};
    if (runs.size() <= 2)
        if (auto found = mended(all, known)) return PostcodeReading{*found, true, false};
    // Whose outcode nobody knows, but whose shape is right: for the caller to speak of.
    if (whole) return PostcodeReading{*whole, false, false};
    // One that is not given out, of a district that there is.
    if (runs.size() == 2 && runs[1].text.size() == 3 && is_digit(runs[1].text[0]) && is_letter(runs[1].text[1]) &&
        is_letter(runs[1].text[2]) && known(runs[0].text))
        return PostcodeReading{{runs[0].text, runs[1].text}, false, false};
    const bool is_part = runs.size() == 2 && runs[1].text.size() <= 2 && is_digit(runs[1].text.front());
    if (auto outcode = as_postcode(runs[0].text); outcode && outcode->inward.empty() && known(outcode->outcode))
        if (is_part || runs.size() == 1) return PostcodeReading{*outcode, false, is_part};
    return std::nullopt;
}

std::optional<PostcodeAtEnd> postcode_at_end(std::string_view line, const KnownOutcode& known) {
    while (!line.empty() && !is_letter(line.back()) && !is_digit(line.back())) line.remove_suffix(1);
    const std::size_t start = line.size() > 12 ? line.size() - 12 : 0;
    const std::vector<Run> runs = runs_of(line.substr(start));
    for (std::size_t count : {std::size_t{2}, std::size_t{1}}) {
        if (runs.size() < count) continue;
        std::string text;
        for (std::size_t i = runs.size() - count; i < runs.size(); ++i) text += runs[i].text;
        // The run may have begun before what was looked at.
        const std::size_t from = start + runs[runs.size() - count].from;
        if (from > 0 && (is_letter(line[from - 1]) || is_digit(line[from - 1]))) continue;
        if (auto found = as_known(text, known)) return PostcodeAtEnd{*found, from};
    }
    return std::nullopt;
}

}  // namespace waymark::feeds
