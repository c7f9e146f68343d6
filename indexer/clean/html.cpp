// What would a person read in this piece of HTML?
#include "indexer/clean/html.h"

#include <gumbo.h>

#include <array>
#include <csetjmp>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace waymark::feeds {

namespace {

constexpr std::size_t tag_limit = 4000;                 // more tags than that are stripped without parsing
constexpr std::size_t memory_limit = 24 * 1024 * 1024;  // for one text: open formatting tags can multiply without end

/// All that the parser allocates for one text, given back at once. When it wants too much, parsing is left by a jump:
/// the parser is plain C and everything it holds is in here.
struct Pool {
    std::vector<std::unique_ptr<char[]>> blocks;
    std::size_t used = 0, size = 0, total = 0;
    std::jmp_buf give_up;

    void* take(std::size_t bytes) {
        bytes = (bytes + 15) / 16 * 16;
        if (total + bytes > memory_limit) std::longjmp(give_up, 1);
        if (used + bytes > size) {
            size = bytes > 64 * 1024 ? bytes : 64 * 1024;
            blocks.emplace_back(new char[size]);
            used = 0;
        }
        char* at = blocks.back().get() + used;
        used += bytes;
        total += bytes;
        return at;
    }
};

void* allocate(void* pool, std::size_t bytes) { return static_cast<Pool*>(pool)->take(bytes); }
void release(void*, void*) {}

/// Kept apart, so that nothing with a destructor is alive in the frame that a jump comes back to.
GumboOutput* parse(Pool& pool, const GumboOptions& options, const char* html, std::size_t size) {
    if (setjmp(pool.give_up)) return nullptr;
    return gumbo_parse_with_options(&options, html, size);
}

enum class Flow { inline_text, block, list_item, line_break, cell, hidden };

Flow flow(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_P:
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_H1:
        case GUMBO_TAG_H2:
        case GUMBO_TAG_H3:
        case GUMBO_TAG_H4:
        case GUMBO_TAG_H5:
        case GUMBO_TAG_H6:
        case GUMBO_TAG_UL:
        case GUMBO_TAG_OL:
        case GUMBO_TAG_DL:
        case GUMBO_TAG_TABLE:
        case GUMBO_TAG_BLOCKQUOTE:
        case GUMBO_TAG_SECTION:
        case GUMBO_TAG_ARTICLE:
        case GUMBO_TAG_HEADER:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_ADDRESS:
        case GUMBO_TAG_PRE:
        case GUMBO_TAG_HR:
        case GUMBO_TAG_FIELDSET:
        case GUMBO_TAG_FIGURE:
        case GUMBO_TAG_MAIN:
        case GUMBO_TAG_ASIDE: return Flow::block;
        case GUMBO_TAG_LI: return Flow::list_item;
        case GUMBO_TAG_BR:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_DT:
        case GUMBO_TAG_DD:
        case GUMBO_TAG_OPTION: return Flow::line_break;
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH: return Flow::cell;
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_SVG:
        case GUMBO_TAG_TITLE:
        case GUMBO_TAG_TEXTAREA: return Flow::hidden;
        default: return Flow::inline_text;
    }
}

class Writer {
public:
    void words(std::string_view text) {
        for (char c : text) {
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                space_ = true;
                continue;
            }
            breaks();
            if (space_ && !out_.empty() && out_.back() != '\n' && out_.back() != ' ') out_ += ' ';
            space_ = false;
            out_ += c;
        }
    }
    void lines(int wanted) {
        if (wanted > wanted_) wanted_ = wanted;
        space_ = false;
    }
    /// Two breaks in a row part paragraphs.
    void line_break() {
        wanted_ = wanted_ > 0 ? 2 : 1;
        space_ = false;
    }
    void bullet() {
        // Inside a list one line break is enough; before the first entry the list itself asked for a blank line.
        lines(1);
        bullet_ = true;
    }
    std::size_t size() const { return out_.size(); }
    std::string_view since(std::size_t at) const {
        return std::string_view(out_).substr(at < out_.size() ? at : out_.size());
    }
    std::string take() { return std::move(out_); }

private:
    void breaks() {
        if (wanted_ > 0) {
            while (!out_.empty() && out_.back() == ' ') out_.pop_back();
            if (!out_.empty()) {
                int have = 0;
                for (auto at = out_.rbegin(); at != out_.rend() && *at == '\n'; ++at) ++have;
                for (; have < wanted_; ++have) out_ += '\n';
            }
            wanted_ = 0;
        }
        if (bullet_) {
            out_ += "- ";
            bullet_ = false;
        }
    }

    std::string out_;
    int wanted_ = 0;
    bool space_ = false, bullet_ = false;
};

std::string_view address_of_link(const GumboElement& element) {
    const GumboAttribute* href = gumbo_get_attribute(&element.attributes, "href");
    if (!href) return {};
    std::string_view address = href->value;
    return address.starts_with("https://") || address.starts_with("http://") ? address : std::string_view{};
}

/// Walks without recursion: hostile HTML may be nested thousands deep.
void walk(const GumboNode* root, Writer& writer) {
    struct Frame {
        const GumboNode* node;
        unsigned next = 0;
        std::size_t started = 0;
    };
    std::vector<Frame> open{{root, 0, 0}};
    auto enter = [&](const GumboNode* node) {
        Flow f = flow(node->v.element.tag);
        if (f == Flow::block) writer.lines(2);
        else if (f == Flow::list_item) writer.bullet();
        else if (node->v.element.tag == GUMBO_TAG_BR) writer.line_break();
        else if (f == Flow::line_break) writer.lines(1);
        else if (f == Flow::cell) writer.words(" ");
    };
    while (!open.empty()) {
        Frame& frame = open.back();
        const GumboVector* children = frame.node->type == GUMBO_NODE_DOCUMENT ? &frame.node->v.document.children
                                                                              : &frame.node->v.element.children;
        if (frame.next >= children->length) {
            if (frame.node->type == GUMBO_NODE_ELEMENT) {
                const GumboElement& element = frame.node->v.element;
                Flow f = flow(element.tag);
                if (f == Flow::block) writer.lines(2);
                else if (f == Flow::list_item || element.tag == GUMBO_TAG_TR) writer.lines(1);
                if (element.tag == GUMBO_TAG_A) {
                    std::string_view address = address_of_link(element);
                    std::string_view shown = writer.since(frame.started);
                    std::string_view bare = address.substr(0, address.find_last_not_of('/') + 1);
                    if (auto scheme = bare.find("//"); scheme != std::string_view::npos) bare.remove_prefix(scheme + 2);
                    if (!address.empty() && !shown.empty() && shown.find(bare) == std::string_view::npos &&
                        address.size() < 500)
                        writer.words(" (" + std::string(address) + ")");
                }
            }
            open.pop_back();
            continue;
        }
        const auto* child = static_cast<const GumboNode*>(children->data[frame.next++]);
        switch (child->type) {
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_CDATA:
            case GUMBO_NODE_WHITESPACE: writer.words(child->v.text.text); break;
            case GUMBO_NODE_ELEMENT:
                if (flow(child->v.element.tag) == Flow::hidden) break;
                enter(child);
                open.push_back({child, 0, writer.size()});
                break;
            default: break;
        }
    }
}

/// The last resort for what no honest directory writes: tags cut out by their brackets.
std::string strip(std::string_view html) {
    std::string out;
    bool inside = false;
    for (char c : html) {
        if (c == '<') inside = true;
        else if (c == '>' && inside) {
            inside = false;
            out += ' ';
        } else if (!inside) out += c;
    }
    return out;
}

std::size_t count_tags(std::string_view html) {
    std::size_t tags = 0;
    for (char c : html) tags += c == '<' ? 1 : 0;
    return tags;
}

}  // namespace

std::string html_to_text(std::string_view html) {
    if (count_tags(html) > tag_limit) return strip(html);
    Pool pool;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = release;
    options.userdata = &pool;
    options.max_errors = 0;
    GumboOutput* output = parse(pool, options, html.data(), html.size());
    if (!output) return strip(html);
    Writer writer;
    walk(output->document, writer);
    return writer.take();
}

}  // namespace waymark::feeds
