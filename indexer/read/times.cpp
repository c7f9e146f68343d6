// Which time of day do these words of a feed mean?
#include "indexer/read/times.h"

#include <fmt/format.h>
#include <cctype>

namespace waymark::feeds {

std::optional<std::string> time_from_words(std::string_view raw) {
    std::string text;
    for (char c : raw.substr(0, 64))
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (text.empty()) return std::nullopt;
    if (text == "noon" || text == "midday" || text == "12noon") return "12:00";
    if (text == "midnight" || text == "12midnight") return "00:00";
    auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    // A date in front of the time.
    if (auto t = text.find('t'); t != std::string::npos && t + 1 < text.size() && is_digit(text[t + 1]))
        text.erase(0, t + 1);

    int parts[2] = {0, 0};
    std::size_t i = 0, digits = 0;
    while (i < text.size() && is_digit(text[i]) && digits < 5) {
        parts[0] = parts[0] * 10 + (text[i++] - '0');
        ++digits;
    }
    if (digits == 0 || digits > 4) return std::nullopt;
    if (digits > 2) {  // 930, 0930
        parts[1] = parts[0] % 100;
        parts[0] /= 100;
    } else if (i < text.size() && (text[i] == ':' || text[i] == '.' || text[i] == 'h' || text[i] == ';')) {
        ++i;
        std::size_t from = i;
        while (i < text.size() && is_digit(text[i]) && i - from < 2) parts[1] = parts[1] * 10 + (text[i++] - '0');
        if (i - from == 1) parts[1] *= 10;
    }
    while (i < text.size() && (is_digit(text[i]) || text[i] == ':' || text[i] == '.')) ++i;  // seconds
    std::string_view rest = std::string_view(text).substr(i);
    bool am = rest.starts_with("am") || rest.starts_with("a.m"), pm = rest.starts_with("pm") || rest.starts_with("p.m");
    bool noon = rest.starts_with("noon");
    bool known_end = rest.empty() || am || pm || noon || rest.front() == 'z' || rest.front() == '+' ||
                     rest.front() == '-' || rest.starts_with("hrs") || rest.starts_with("h") ||
                     rest.starts_with("uhr") || rest.starts_with("(");
    if (!known_end) return std::nullopt;
    if ((am || pm) && (parts[0] > 23 || parts[0] == 0)) {
        if (parts[0] != 0) return std::nullopt;
    }
    if (pm && parts[0] < 12) parts[0] += 12;
    if (am && parts[0] == 12) parts[0] = 0;
    if (parts[1] > 59 || parts[0] > 24 || (parts[0] == 24 && parts[1] > 0)) return std::nullopt;
    return fmt::format("{:02}:{:02}", parts[0], parts[1]);
}

int minutes_of(std::string_view time) {
    if (time.size() != 5) return -1;
    return ((time[0] - '0') * 10 + (time[1] - '0')) * 60 + (time[3] - '0') * 10 + (time[4] - '0');
}

}  // namespace waymark::feeds
