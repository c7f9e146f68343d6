// How does an object of version 3 look as XML? Every object is an element of its name, every list is wrapped
// (docs/LISTING-FEED.md).
#include "indexer/write/xml_text.h"

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <string>

#include "indexer/open_referral/names.h"

namespace waymark::feeds::open_referral {

namespace {

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool digit(char c) { return c >= '0' && c <= '9'; }

/// Names that an element may have and that nobody takes for a piece of marked-up text.
bool is_element_name(std::string_view name) {
    static constexpr std::array<std::string_view, 16> markup{
        "br", "div", "em", "h1", "h2", "h3", "h4", "h5", "li", "ol", "small", "span", "strong", "table", "td", "ul"};
    if (name.size() < 2 || (!letter(name[0]) && name[0] != '_')) return false;
    if (name.size() >= 3 && (name[0] | 32) == 'x' && (name[1] | 32) == 'm' && (name[2] | 32) == 'l') return false;
    if (std::find(markup.begin(), markup.end(), name) != markup.end()) return false;
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return letter(c) || digit(c) || c == '_' || c == '-' || c == '.'; });
}

/// Characters that no XML may hold become spaces.
std::string xml_text(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') c = ' ';
    return out;
}

void write(pugi::xml_node to, const Value& value);

void write_as(pugi::xml_node to, std::string_view name, const Value& value) {
    write(to.append_child(std::string(name).c_str()), value);
}

void write(pugi::xml_node to, const Value& value) {
    if (!value.is_container()) {
        to.text().set(xml_text(value.text).c_str());
        return;
    }
    if (value.kind == ValueKind::array) {
        const Table table = table_of(value);
        std::string element =
            table == Table::none || table == Table::item ? "item" : std::string(reference_name(table));
        if (element.ends_with("_id")) element.resize(element.size() - 3);
        for (const Value& child : each(value)) write_as(to, element, child);
        return;
    }
    for (const Value& member : each(value)) {
        if (is_element_name(member.written)) {
            write_as(to, member.written, member);
        } else if (value.written == "what_next" && std::all_of(member.written.begin(), member.written.end(), digit) &&
                   !member.is_container()) {
            // An element cannot be called 16: <item><age>16</age><text>…</text></item>. Elsewhere an <item> would make
            // a list of what it stands in.
            pugi::xml_node item = to.append_child("item");
            item.append_child("age").text().set(std::string(member.written).c_str());
            item.append_child("text").text().set(xml_text(member.text).c_str());
        }
    }
}

struct Text final : pugi::xml_writer {
    std::string text;
    void write(const void* bytes, std::size_t size) override { text.append(static_cast<const char*>(bytes), size); }
};

}  // namespace

std::string xml_of(const Value& object, std::string_view element) {
    pugi::xml_document document;
    write_as(document, element, object);
    Text out;
    document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    // The lines of a text are no lines of the feed.
    std::string line;
    line.reserve(out.text.size());
    for (char c : out.text)
        if (c == '\n') line += "&#10;";
        else line += c;
    return line;
}

}  // namespace waymark::feeds::open_referral
