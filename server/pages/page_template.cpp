// How does the text of a template become a page?
#include "server/pages/page_template.h"

#include <fmt/format.h>

#include <algorithm>

namespace waymark::pages {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

void append_escaped(std::string& out, std::string_view text) {
    while (!text.empty()) {
        const auto at = text.find_first_of("&<>\"'");
        out += text.substr(0, at);
        if (at == std::string_view::npos) return;
        switch (text[at]) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += "&apos;"; break;
        }
        text.remove_prefix(at + 1);
    }
}

}  // namespace

Result<PageTemplate> PageTemplate::read(std::string_view text) {
    PageTemplate out;
    std::vector<std::size_t> open;  // sections that are not closed yet
    const auto add_text = [&](std::string_view part) {
        while (!part.empty()) {
            const auto end = part.find('\n');
            if (end != 0) out.nodes_.push_back({Node::Kind::text, std::string(part.substr(0, end)), 0});
            if (end == std::string_view::npos) return;
            out.nodes_.push_back({Node::Kind::newline, {}, 0});
            part.remove_prefix(end + 1);
        }
    };
    for (;;) {
        const auto at = text.find("{{");
        add_text(text.substr(0, at));
        if (at == std::string_view::npos) break;
        const auto end = text.find("}}", at);
        if (end == std::string_view::npos)
            return fail(ErrorKind::unreadable, fmt::format("the tag {} is not closed with }}}}", text.substr(at, 40)));
        const auto tag = trimmed(text.substr(at + 2, end - at - 2));
        text.remove_prefix(end + 2);
        const char mark = tag.empty() ? ' ' : tag.front();
        if (mark == '!') continue;
        const std::string name(trimmed(mark == '#' || mark == '^' || mark == '/' ? tag.substr(1) : tag));
        if (mark == '/') {
            if (open.empty() || out.nodes_[open.back()].text != name)
                return fail(
                    ErrorKind::unreadable,
                    fmt::format("{{{{/{0}}}}} closes a section, but {{{{#{0}}}}} is not the one that is open", name));
            out.nodes_[open.back()].end = out.nodes_.size();
            open.pop_back();
            continue;
        }
        if (mark == '#' || mark == '^') open.push_back(out.nodes_.size());
        out.nodes_.push_back({mark == '#'   ? Node::Kind::section
                              : mark == '^' ? Node::Kind::inverted
                                            : Node::Kind::variable,
                              name, 0});
    }
    if (!open.empty())
        return fail(ErrorKind::unreadable, fmt::format("the section {{{{#{0}}}}} is not closed with {{{{/{0}}}}}",
                                                       out.nodes_[open.back()].text));
    return out;
}

class PageTemplate::Renderer {
public:
    Renderer(const std::vector<Node>& nodes, std::string& out) : nodes_(nodes), out_(out), line_(out.size()) {}

    void render(const View& view) {
        around_.push_back(&view);
        show(0, nodes_.size());
        end_line(false);
    }

private:
    /// What stands for a name; of two with one name in a view, the later one. Null when there is none.
    const View::Entry* find(std::string_view name) const {
        for (auto view = around_.rbegin(); view != around_.rend(); ++view) {
            const auto& entries = (*view)->entries();
            for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
                if (entry->name == name) return &*entry;
        }
        return nullptr;
    }
    static bool is_there(const View::Entry* entry) {
        if (!entry) return false;
        if (const auto* flag = std::get_if<bool>(&entry->value)) return *flag;
        const auto* list = std::get_if<View::List>(&entry->value);
        return !list || !list->empty();
    }

    void show(std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            const auto& node = nodes_[i];
            switch (node.kind) {
                case Node::Kind::text: out_ += node.text; break;
                case Node::Kind::newline: end_line(true); break;
                case Node::Kind::variable:
                    if (const auto* entry = find(node.text))
                        if (const auto* text = std::get_if<std::string>(&entry->value)) append_escaped(out_, *text);
                    break;
                case Node::Kind::section: {
                    const auto* entry = find(node.text);
                    const auto* list = entry ? std::get_if<View::List>(&entry->value) : nullptr;
                    if (list)
                        for (const auto& each : *list) {
                            around_.push_back(&each);
                            show_section(i + 1, node.end);
                            around_.pop_back();
                        }
                    else if (is_there(entry)) show_section(i + 1, node.end);
                    i = node.end - 1;
                    break;
                }
                case Node::Kind::inverted:
                    if (!is_there(find(node.text))) show_section(i + 1, node.end);
                    i = node.end - 1;
                    break;
            }
        }
    }
    void show_section(std::size_t from, std::size_t to) {
        section_on_line_ = true;
        show(from, to);
        section_on_line_ = true;
    }
    void end_line(bool newline) {
        const bool blank = section_on_line_ && out_.find_first_not_of(" \t", line_) == std::string::npos;
        if (blank) out_.resize(line_);
        else if (newline) out_ += '\n';
        line_ = out_.size();
        section_on_line_ = false;
    }

    const std::vector<Node>& nodes_;
    std::string& out_;
    std::size_t line_;  ///< where the line that is being shown begins
    bool section_on_line_ = false;
    std::vector<const View*> around_;
};

void PageTemplate::render(const View& view, std::string& out) const { Renderer(nodes_, out).render(view); }

}  // namespace waymark::pages
