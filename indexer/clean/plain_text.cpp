// What would a person read in this text of a feed, once HTML, double escaping and stray characters are gone?
#include "indexer/clean/plain_text.h"

#include <algorithm>
#include <array>

#include "content/text/misread.h"
#include "content/text/text.h"
#include "indexer/clean/html.h"

namespace waymark::feeds {

namespace {

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Most texts: printable ASCII that needs nothing but trimming.
bool is_simple(std::string_view raw) {
    for (char c : raw)
        if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F || c == '<' || c == '&' ||
            c == '\\')
            return false;
    return true;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && space(text.front())) text.remove_prefix(1);
    while (!text.empty() && space(text.back())) text.remove_suffix(1);
    return text;
}

bool is_known_tag(std::string_view name) {
    static constexpr std::array<std::string_view, 52> tags{
        "a",   "abbr",  "address", "article", "b",      "big",     "blockquote", "body",  "br",     "center", "code",
        "dd",  "div",   "dl",      "dt",      "em",     "font",    "h1",         "h2",    "h3",     "h4",     "h5",
        "h6",  "head",  "hr",      "html",    "i",      "iframe",  "img",        "input", "li",     "link",   "meta",
        "ol",  "p",     "pre",     "s",       "script", "section", "small",      "span",  "strong", "style",  "sub",
        "sup", "table", "tbody",   "td",      "th",     "tr",      "u",          "ul"};
    std::string lower;
    for (char c : name) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return std::find(tags.begin(), tags.end(), lower) != tags.end();
}

bool has_tag(std::string_view text) {
    for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        std::size_t i = at + 1;
        if (text.substr(i).starts_with("!--")) return true;
        if (i < text.size() && text[i] == '/') ++i;
        std::size_t from = i;
        while (i < text.size() && i - from < 12 && (letter(text[i]) || digit(text[i]))) ++i;
        // `o:p` and other names that word processors leave behind.
        bool office = i < text.size() && text[i] == ':' && i > from;
        if ((is_known_tag(text.substr(from, i - from)) &&
             (i >= text.size() || text[i] == '>' || text[i] == '/' || space(text[i]))) ||
            office)
            return true;
    }
    return false;
}

bool has_reference(std::string_view text) {
    for (auto at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
        std::size_t i = at + 1;
        if (i < text.size() && text[i] == '#') ++i;
        std::size_t from = i;
        while (i < text.size() && i - from < 32 && (letter(text[i]) || digit(text[i]))) ++i;
        if (i > from && i < text.size() && text[i] == ';') return true;
    }
    return false;
}

/// Text without tags, so that the HTML parser reads its references and leaves its lines and its `<` alone.
std::string references_read(std::string_view text) {
    std::string wrapped = "<pre>";
    for (char c : text) {
        if (c == '<') wrapped += "&lt;";
        else if (c == '\n') wrapped += "<br>";
        else wrapped += c;
    }
    return html_to_text(wrapped);
}

/// `\n`, `\r`, `\t` written as two characters.
std::string unescape_lines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            char next = text[i + 1];
            if (next == 'n' || next == 'r') {
                // `\r\n` is one line break.
                if (next == 'r' && text.substr(i + 2, 2) == "\\n") i += 2;
                out += '\n';
                ++i;
                continue;
            }
            if (next == 't' || next == '"' || next == '\'' || next == '/') {
                out += next == 't' ? ' ' : next;
                ++i;
                continue;
            }
        }
        if (text[i] == '\r') {
            if (i + 1 >= text.size() || text[i + 1] != '\n') out += '\n';
            continue;
        }
        out += text[i];
    }
    return out;
}

/// No-break and other wide spaces become spaces; characters of no width go.
std::string plain_spaces(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string_view rest = text.substr(i);
        if (rest.starts_with("\xC2\xA0")) {
            out += ' ';
            i += 1;
            continue;
        }
        if (rest.starts_with("\xC2\xAD")) {
            i += 1;
            continue;
        }
        if (rest.starts_with("\xE2\x80")) {
            auto third = rest.size() > 2 ? static_cast<unsigned char>(rest[2]) : 0u;
            if (third >= 0x80 && third <= 0x8A) {
                out += ' ';
                i += 2;
                continue;
            }
            if (third == 0x8B || third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE)) {
                i += 2;
                continue;
            }  // joiners stay: scripts need them
            if (third == 0xA8 || third == 0xA9) {
                out += '\n';
                i += 2;
                continue;
            }
            if (third == 0xAF) {
                out += ' ';
                i += 2;
                continue;
            }
        }
        if (rest.starts_with("\xE2\x81\xA0") || rest.starts_with("\xEF\xBB\xBF")) {
            i += 2;
            continue;
        }
        out += text[i];
    }
    return out;
}

std::string readable(std::string_view raw) {
    std::string text = unescape_lines(text::clean(raw));
    for (int round = 0; round < 3; ++round) {
        if (has_tag(text)) text = html_to_text(text);
        else if (has_reference(text)) text = references_read(text);
        else break;
    }
    // References may have spelt it ("&acirc;&euro;&trade;").
    std::string mended;
    if (text::mend_misread(text, mended) == text::Misread::mended) text = std::move(mended);
    return plain_spaces(text::clean(text));
}

/// Markdown, which Open Referral allows beside HTML: marks of emphasis go, a link keeps its address in brackets.
std::string without_marks(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string_view rest = text.substr(i);
        if (rest.starts_with("**") || rest.starts_with("__")) {
            while (i < text.size() && text[i] == rest[0]) ++i;
            --i;
            continue;
        }
        if (rest[0] == '\\' && rest.size() > 1 &&
            std::string_view("*_#-[]().!").find(rest[1]) != std::string_view::npos)
            continue;
        if (rest[0] == '[') {
            auto close = rest.find(']');
            if (close != std::string_view::npos && close < 500 && rest.substr(close + 1).starts_with("(http")) {
                auto end = rest.find(')', close);
                std::string_view words = rest.substr(1, close - 1),
                                 address =
                                     rest.substr(close + 2, end == std::string_view::npos ? end : end - close - 2);
                if (end != std::string_view::npos && address.find_first_of(" \n") == std::string_view::npos) {
                    out += words;
                    if (words.find(address) == std::string_view::npos && address.size() < 500) {
                        out += " (";
                        out += address;
                        out += ')';
                    }
                    i += end;
                    continue;
                }
            }
        }
        out += text[i];
    }
    return out;
}

/// Lines trimmed, bullets made "- ", at most one blank line in a row.
std::string tidy(std::string_view text) {
    std::string out;
    int blank = 0;
    while (!text.empty()) {
        auto end = text.find('\n');
        std::string_view line = trim(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (line.empty()) {
            ++blank;
            continue;
        }
        // A heading of Markdown is a paragraph of its own.
        std::size_t level = line.find_first_not_of('#');
        bool heading =
            level != std::string_view::npos && level > 0 && level <= 6 && (line[level] == ' ' || letter(line[level]));
        if (heading) {
            line = trim(line.substr(level));
            while (line.ends_with('#')) line = trim(line.substr(0, line.size() - 1));
            if (line.empty()) continue;
        }
        if (!out.empty()) out += blank > 0 || heading ? "\n\n" : "\n";
        blank = heading ? 1 : 0;
        for (std::string_view bullet :
             {"\xE2\x80\xA2", "\xC2\xB7", "\xE2\x96\xAA", "\xE2\x97\x8F", "\xEF\x82\xB7", "* "})
            if (line.starts_with(bullet)) {
                line = trim(line.substr(bullet.size()));
                out += "- ";
                break;
            }
        bool was_space = false;
        for (char c : line) {
            bool is_space = c == ' ' || c == '\t';
            if (!(is_space && was_space)) out += is_space ? ' ' : c;
            was_space = is_space;
        }
    }
    return out;
}

}  // namespace

bool looks_like_html(std::string_view text) { return has_tag(text) || has_reference(text); }

std::string paragraphs(std::string_view raw) {
    raw = trim(raw);
    if (raw.empty()) return {};
    std::string text = is_simple(raw) ? std::string(raw) : readable(raw);
    if (text.find("**") != std::string::npos || text.find("__") != std::string::npos ||
        text.find("](") != std::string::npos || text.find('\\') != std::string::npos)
        text = without_marks(text);
    return tidy(text);
}

std::string one_line(std::string_view raw) {
    raw = trim(raw);
    if (raw.empty()) return {};
    std::string text = is_simple(raw) ? std::string(raw) : readable(raw);
    std::string out;
    for (char c : text) {
        if (space(c)) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else {
            out += c;
        }
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace waymark::feeds
