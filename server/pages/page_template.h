// How does the text of a template become a page? Mustache: variables, sections and their opposite, comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/pages/view.h"
#include "waymark/error.h"

namespace waymark::pages {

/// One template, read once. `{{name}}` shows a text and makes it safe as HTML and as the value of an attribute;
/// `{{#name}}…{{/name}}` is shown for each view of a list, or once for a flag or a text that is there;
/// `{{^name}}…{{/name}}` when there is none; `{{! … }}` says something to those who read the template. A name that a
/// view does not have is looked for in the view around it. A line on which a section stood and nothing else was shown
/// is left out. Immutable: any thread may render at any time.
class PageTemplate {
public:
    /// Errors: `unreadable` with what is not closed.
    static Result<PageTemplate> read(std::string_view text);
    /// Adds the page to `out`.
    void render(const View& view, std::string& out) const;

private:
    struct Node {
        enum class Kind { text, newline, variable, section, inverted } kind = Kind::text;
        std::string text;     ///< or the name
        std::size_t end = 0;  ///< of a section: the node behind its last
    };
    class Renderer;
    std::vector<Node> nodes_;
};

}  // namespace waymark::pages
