// Which values does an XML document hold, and on which lines?
#include "indexer/syntax/xml_reader.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cstring>
#include <pugixml.hpp>
#include <sstream>

namespace waymark::feeds {

namespace {

std::string_view without_prefix(std::string_view name) {
    auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_markup(std::string_view name) {
    static constexpr std::array<std::string_view, 24> tags{
        "a",  "b",  "br", "div",   "em",   "h1",     "h2",    "h3",    "h4", "h5", "h6", "i",
        "li", "ol", "p",  "small", "span", "strong", "table", "tbody", "td", "tr", "u",  "ul"};
    name = without_prefix(name);
    return std::find(tags.begin(), tags.end(), name) != tags.end();
}

/// pugixml ends a text at a character reference to NUL or at a raw NUL and believes in half characters: both become
/// spaces first.
void blank_what_cuts(std::string& bytes) {
    std::replace(bytes.begin(), bytes.end(), '\0', ' ');
    for (std::size_t at = bytes.find("&#"); at != std::string::npos; at = bytes.find("&#", at + 2)) {
        std::size_t i = at + 2;
        unsigned base = 10;
        if (i < bytes.size() && (bytes[i] == 'x' || bytes[i] == 'X')) {
            base = 16;
            ++i;
        }
        std::uint32_t c = 0;
        std::size_t from = i;
        for (; i < bytes.size() && i - from < 12; ++i) {
            char digit = bytes[i];
            unsigned value = digit >= '0' && digit <= '9' ? unsigned(digit - '0')
                             : base == 16 && (digit | 32) >= 'a' && (digit | 32) <= 'f'
                                 ? unsigned((digit | 32) - 'a' + 10)
                                 : 99u;
            if (value >= base) break;
            c = std::min(c * base + value, std::uint32_t{0x200000});
        }
        bool is_reference = i < bytes.size() && bytes[i] == ';' && i > from;
        if (is_reference && (c == 0 || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF))
            std::fill(bytes.begin() + long(at), bytes.begin() + long(i + 1), ' ');
    }
}

class Converter {
public:
    Converter(Document& document, NameRule rule, const ReadLimits& limits, const std::vector<std::uint32_t>& lines)
        : document_(document), rule_(rule), limits_(limits), lines_(lines) {}

    /// Null when a limit was met; `fault` says which.
    Value* element(pugi::xml_node node, std::size_t depth) {
        std::size_t line = line_of(node);
        if (depth >= limits_.depth) {
            fault = {line,
                     fmt::format("the elements are nested more than {} deep, which no listing needs", limits_.depth),
                     false};
            return nullptr;
        }
        if (document_.values() >= limits_.values) {
            fault = {line, "there are more elements here than we take in one go; split the file", false};
            return nullptr;
        }
        Value* value = plain_or_object(node, line, depth);
        if (value) rule_(*value, node.name(), document_);
        return value;
    }

    ReadFault fault;

private:
    std::size_t line_of(pugi::xml_node node) const {
        auto offset = node.offset_debug();
        if (offset < 0) return 0;
        return static_cast<std::size_t>(
                   std::upper_bound(lines_.begin(), lines_.end(), static_cast<std::uint32_t>(offset)) -
                   lines_.begin()) +
               1;
    }

    static bool is_nil(pugi::xml_node node) {
        for (auto attribute : node.attributes())
            if (without_prefix(attribute.name()) == "nil") {
                std::string_view value = attribute.value();
                return value == "true" || value == "1";
            }
        return false;
    }
    static bool is_kind_of_value(std::string_view type) {
        static constexpr std::array<std::string_view, 12> kinds{"array",  "list",     "object",   "dict",
                                                                "string", "str",      "int",      "integer",
                                                                "number", "datetime", "dateTime", "date"};
        return std::find(kinds.begin(), kinds.end(), type) != kinds.end() || type == "boolean" || type == "bool" ||
               type == "float" || type == "decimal" || type == "null";
    }
    /// Attributes that say something about the record: not `xmlns`, `xml:lang`, `xsi:type` and their like, nor how a
    /// list is typed.
    static bool counts(pugi::xml_attribute attribute) {
        std::string_view name = attribute.name();
        if (name == "type") return !is_kind_of_value(attribute.value());
        return name != "xmlns" && name != "nil" && !name.starts_with("xmlns:") && !name.starts_with("xml:") &&
               !name.starts_with("xsi:") && *attribute.value();
    }

    Value* plain_or_object(pugi::xml_node node, std::size_t line, std::size_t depth) {
        if (is_nil(node)) return document_.make(ValueKind::null, line);
        bool has_text = false, has_elements = false, only_markup = true;
        std::string_view only;
        std::size_t texts = 0;
        for (auto child : node) {
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                only = child.value();
                ++texts;
                has_text = has_text || only.find_first_not_of(" \t\r\n") != std::string_view::npos;
            } else if (child.type() == pugi::node_element) {
                has_elements = true;
                only_markup = only_markup && is_markup(child.name());
            }
        }
        bool has_attributes = false;
        for (auto attribute : node.attributes()) has_attributes = has_attributes || counts(attribute);

        if (has_elements && (has_text || only_markup)) {
            std::ostringstream inner;
            for (auto child : node) child.print(inner, "", pugi::format_raw | pugi::format_no_declaration);
            Value* value = document_.make(ValueKind::text, line);
            value->text = document_.keep(inner.str());
            return value;
        }
        if (!has_elements) {
            Value* value = document_.make(has_text ? ValueKind::text : ValueKind::null, line);
            if (texts == 1) {
                value->text = only;
            } else if (has_text) {
                std::string whole;
                for (auto child : node)
                    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) whole += child.value();
                value->text = document_.keep(whole);
            }
            if (!has_attributes) {
                if (!has_text) value->text = {};
                return value;
            }
            Value* object = document_.make(ValueKind::object, line);
            Appender children(*object);
            attributes(node, line, children);
            if (value->kind == ValueKind::text) {
                value->name = value->written = "#text";
                children.add(value);
            }
            return object;
        }
        Value* object = document_.make(ValueKind::object, line);
        Appender children(*object);
        attributes(node, line, children);
        for (auto child : node) {
            if (child.type() != pugi::node_element) continue;
            Value* member = element(child, depth + 1);
            if (!member) return nullptr;
            children.add(member);
        }
        for (const Value& member : each(*object))
            object->bytes +=
                static_cast<std::uint32_t>(2 * member.written.size() + member.text.size() + 5) + member.bytes;
        document_.note_size(object->size);
        return object;
    }

    void attributes(pugi::xml_node node, std::size_t line, Appender& children) {
        for (auto attribute : node.attributes()) {
            if (!counts(attribute)) continue;
            Value* member = document_.make(ValueKind::text, line);
            member->text = attribute.value();
            member->from_attribute = true;
            rule_(*member, attribute.name(), document_);
            children.add(member);
        }
    }

    Document& document_;
    NameRule rule_;
    const ReadLimits& limits_;
    const std::vector<std::uint32_t>& lines_;
};

}  // namespace

tl::expected<XmlRead, ReadFault> read_xml(std::string utf8, Document& document, NameRule rule,
                                          const ReadLimits& limits) {
    blank_what_cuts(utf8);
    std::vector<std::uint32_t> lines;
    std::size_t elements = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        if (utf8[i] == '\n') lines.push_back(static_cast<std::uint32_t>(i));
        elements += utf8[i] == '<' ? 1 : 0;
    }
    if (elements / 2 > limits.values)
        return tl::unexpected<ReadFault>(
            {0, "there are more elements here than we take in one go; split the file", false});

    utf8.reserve(64);  // never inside the string object itself: a document may be moved
    document.source = std::move(utf8);
    auto xml = std::make_shared<pugi::xml_document>();
    document.holds = xml;
    auto parsed = xml->load_buffer_inplace(document.source.data(), document.source.size(),
                                           pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    auto line_at = [&](std::ptrdiff_t offset) {
        return static_cast<std::size_t>(
                   std::lower_bound(lines.begin(), lines.end(),
                                    static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(offset, 0))) -
                   lines.begin()) +
               1;
    };
    for (auto child : xml->children())
        if (child.type() == pugi::node_doctype)
            return tl::unexpected<ReadFault>(
                {line_at(child.offset_debug()),
                 "the file has a document type (`<!DOCTYPE …>`), which we do not read because entities in it can do harm; "
                 "export it without one",
                 false});
    if (!parsed) {
        bool cut_off = parsed.offset >= static_cast<std::ptrdiff_t>(document.source.size()) - 1 ||
                       parsed.status == pugi::status_no_document_element ||
                       parsed.status == pugi::status_end_element_mismatch;
        return tl::unexpected<ReadFault>(
            {line_at(parsed.offset),
             fmt::format("this is not well-formed XML ({}); {}", parsed.description(),
                         cut_off ? "it looks cut off, so export it again" : "mend this line or export it again"),
             cut_off});
    }
    Converter converter(document, rule, limits, lines);
    std::size_t roots = 0;
    for (auto child : xml->children()) roots += child.type() == pugi::node_element ? 1 : 0;
    if (roots == 1) {
        Value* root = converter.element(xml->document_element(), 0);
        if (!root) return tl::unexpected<ReadFault>(std::move(converter.fault));
        return XmlRead{root};
    }
    Value* root = document.make(ValueKind::object, 1);
    Appender children(*root);
    for (auto child : xml->children()) {
        if (child.type() != pugi::node_element) continue;
        Value* value = converter.element(child, 1);
        if (!value) return tl::unexpected<ReadFault>(std::move(converter.fault));
        children.add(value);
    }
    return XmlRead{root};
}

}  // namespace waymark::feeds
