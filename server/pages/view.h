// What is a template given to show?
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace waymark::pages {

/// Names with their texts, flags and lists. A text that is empty counts as "no", so that `{{#cost}}…{{/cost}}` is left
/// out; an empty list likewise. Set every name that a template asks for: one that is missing is looked for in the view
/// around it.
class View {
public:
    using List = std::vector<View>;
    struct Entry;

    View();
    View(View&&) noexcept;
    View& operator=(View&&) noexcept;
    ~View();

    View& set(std::string_view name, std::string text);
    View& set(std::string_view name, const char* text) { return set(name, std::string(text)); }
    View& set(std::string_view name, std::string_view text) { return set(name, std::string(text)); }
    View& set(std::string_view name, bool flag);
    View& set(std::string_view name, List list);
    /// A view inside this one: a list of one.
    View& set(std::string_view name, View view);
    /// Each text as a view with the one name `text`; empty texts are left out.
    View& set_texts(std::string_view name, const std::vector<std::string>& texts);

    const std::vector<Entry>& entries() const { return entries_; }
    std::vector<Entry>& entries() { return entries_; }

private:
    std::vector<Entry> entries_;
};

struct View::Entry {
    std::string name;
    std::variant<bool, std::string, List> value;
};

inline View::View() = default;
inline View::View(View&&) noexcept = default;
inline View& View::operator=(View&&) noexcept = default;
inline View::~View() = default;

inline View& View::set(std::string_view name, std::string text) {
    if (text.empty()) return set(name, false);
    entries_.push_back({std::string(name), std::move(text)});
    return *this;
}
inline View& View::set(std::string_view name, bool flag) {
    entries_.push_back({std::string(name), flag});
    return *this;
}
inline View& View::set(std::string_view name, List list) {
    entries_.push_back({std::string(name), std::move(list)});
    return *this;
}
inline View& View::set(std::string_view name, View view) {
    List one;
    one.push_back(std::move(view));
    return set(name, std::move(one));
}
inline View& View::set_texts(std::string_view name, const std::vector<std::string>& texts) {
    List list;
    for (const auto& text : texts) {
        if (text.empty()) continue;
        list.emplace_back();
        list.back().set("text", text);
    }
    return set(name, std::move(list));
}

}  // namespace waymark::pages
