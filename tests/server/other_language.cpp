// Which language do the tests of pages make, and what is English left in it?
#include "tests/server/other_language.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <vector>

#include "content/content_files.h"
#include "content/words/vocabulary.h"

namespace waymark::test {
namespace {

namespace fs = std::filesystem;

std::string text_of_file(const fs::path& file) {
    std::ifstream in(file);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

void erase_all(std::string& text, const std::string& part) {
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at)) text.erase(at, part.size());
}

/// What people read or hear of a page: text, and the attributes that are said; without boxes of code and without
/// entities.
std::string read_of(const std::string& html) {
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
        if (html.compare(at, 9, "<textarea") == 0) at = html.find("</textarea>", at);
        const auto open = html.find('<', at);
        out += html.substr(at, open - at) + ' ';
        if (open == std::string::npos) break;
        const auto close = html.find('>', open);
        const std::string tag = html.substr(open, close - open);
        for (const std::string name : {" aria-label=\"", " alt=\"", " title=\"", " placeholder=\"", " data-copy=\"",
                                       " data-copied=\"", " data-suggest=\"", " content=\""})
            if (const auto from = tag.find(name);
                from != std::string::npos &&
                !(name == " content=\"" && tag.find("\"description\"") == std::string::npos))
                out += tag.substr(from + name.size(), tag.find('"', from + name.size()) - from - name.size()) + ' ';
        at = html.compare(open, 9, "<textarea") == 0 ? open : close + 1;
    }
    for (const char* entity : {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"}) erase_all(out, entity);
    return out;
}

/// A pattern with its words made wide: names, kinds and forms inside braces stay. Goes on to the `}` that closes it.
std::string wide_pattern(std::string_view& rest, bool inside = false) {
    std::string out;
    while (!rest.empty() && !(inside && rest.front() == '}')) {
        const auto brace = rest.find_first_of(inside ? "{}" : "{");
        out += wide(rest.substr(0, brace));
        rest.remove_prefix(std::min(brace, rest.size()));
        if (rest.empty() || rest.front() != '{') continue;
        const auto end = rest.find_first_of(",}");
        const auto second = rest.find_first_of(",}", end + 1);
        const bool branches =
            rest[end] == ',' && rest.substr(end, second - end).find("number") == std::string_view::npos;
        const auto copied = branches ? second + 1 : rest.find('}') + 1;
        out += rest.substr(0, copied);
        rest.remove_prefix(copied);
        while (branches && rest.front() != '}') {
            const auto open = rest.find_first_of("{}");
            out += rest.substr(0, open);
            rest.remove_prefix(open);
            if (rest.front() == '}') break;
            out += '{';
            rest.remove_prefix(1);
            out += wide_pattern(rest, true) + '}';
            rest.remove_prefix(1);
        }
        if (branches) out += '}', rest.remove_prefix(1);
    }
    return out;
}

}  // namespace

std::string wide(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z') (out += "\xEF\xBD") += static_cast<char>(0x81 + (c - 'a'));
        else if (c >= 'A' && c <= 'Z') (out += "\xEF\xBC") += static_cast<char>(0xA1 + (c - 'A'));
        else out += c;
    }
    return out;
}

OtherLanguage::OtherLanguage(std::string its_tag)
    : tag(std::move(its_tag)), path(fs::temp_directory_path() / ("waymark-language-" + std::to_string(::getpid()))) {
    std::ostringstream file;
    std::istringstream lines(text_of_file(WAYMARK_SOURCE_DIR "/content/messages/en.txt"));
    for (std::string line; std::getline(lines, line);) {
        const auto equals = line.find(" = ");
        if (line.empty() || line.front() == '#' || equals == std::string::npos) continue;
        const std::string key = line.substr(0, equals);
        if (key == "page-language" || key == "list.small-letters" || key == "filters.order" || key == "chip.echo")
            continue;
        std::string_view words = std::string_view(line).substr(equals + 3);
        file << key << " = " << wide_pattern(words) << '\n';
    }
    const ContentFiles shipped(WAYMARK_SOURCE_DIR "/content", "");
    const auto vocabulary = *Vocabulary::load(shipped);
    for (const auto& field : vocabulary.fields()) {
        file << "label." << field.name << " = " << wide(field.label) << '\n';
        for (const auto& value : field.values)
            file << "label." << field.name << '.' << value.code << " = " << wide(value.label) << '\n';
    }
    for (const char* part : {"title", "text", "hours"})
        file << "help.samaritans." << part << " = " << wide("Words of help") << '\n';
    write("messages/" + tag + ".txt", file.str());
}

OtherLanguage::~OtherLanguage() { fs::remove_all(path); }

void OtherLanguage::write(const std::string& name, const std::string& text) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name) << text;
}

std::string english_in(const std::string& html, const Councils& councils) {
    std::string text = read_of(html);
    std::vector<std::string> names;
    for (const auto& council : councils.all()) names.push_back(council.name);
    std::sort(names.begin(), names.end(),
              [](const auto& a, const auto& b) { return a.size() > b.size(); });  // "Bedford" stands in "Bedfordshire"
    for (const auto& name : names) erase_all(text, name);
    // Names of languages in themselves, of headings in HTML, and what a listing or a person wrote.
    for (const char* given : {"English", "Polski", "Română", "SR4 7TF", "SR6", "h1", "h2", "h3", "h4", "h5", "h6"})
        erase_all(text, given);
    const auto at = text.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (at == std::string::npos) return {};
    const auto from = text.rfind(' ', at);
    return text.substr(from == std::string::npos ? 0 : from, 100);
}

}  // namespace waymark::test
