// How do template files become pages?
#include "server/pages/templates.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "content/fingerprint.h"
#include "server/pages/page_template.h"

namespace fs = std::filesystem;

namespace waymark::pages {
namespace {

constexpr std::uintmax_t largest_file = 1U << 20;
constexpr int deepest = 8;

fs::path shipped_pages(const ContentFiles& files) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    for (const auto& folder : {program.parent_path() / "../share/waymark/pages", files.shipped() / "../pages"})
        if (fs::is_directory(folder / "templates", error)) return folder.lexically_normal();
    return (files.shipped() / "../server/pages").lexically_normal();  // the source tree
}

Result<std::string> read(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error) return fail(ErrorKind::not_found, fmt::format("{}: cannot be read: {}", file.string(), error.message()));
    if (size > largest_file)
        return fail(ErrorKind::unsupported, fmt::format("{}: larger than 1 MB; make it smaller", file.string()));
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in)
        return fail(ErrorKind::unreadable, fmt::format("{}: cannot be read; may this program open it?", file.string()));
    return bytes.str();
}

std::string content_type_of(const fs::path& file) {
    static const std::map<std::string, std::string> types = {{".css", "text/css; charset=utf-8"},
                                                             {".js", "text/javascript; charset=utf-8"},
                                                             {".svg", "image/svg+xml"},
                                                             {".png", "image/png"},
                                                             {".jpg", "image/jpeg"},
                                                             {".ico", "image/x-icon"},
                                                             {".woff2", "font/woff2"},
                                                             {".txt", "text/plain; charset=utf-8"}};
    const auto at = types.find(file.extension().string());
    return at == types.end() ? std::string() : at->second;
}

/// A message as a part of a template: safe as HTML and as the value of an attribute, `{n}` made a name to be filled in.
std::string as_template(std::string_view text) {
    std::string out;
    for (char c : text) {
        switch (c) {
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '&': out += "&amp;"; break;
            case '"': out += "&quot;"; break;
            case '{': out += "{{"; break;
            case '}': out += "}}"; break;
            default: out += c;
        }
    }
    return out;
}

/// Puts parts, words and asset addresses into the text of a template, so that all of it is parsed once and nothing is
/// looked up again.
class Expander {
public:
    using Read = std::function<Result<std::string>(const std::string& name)>;
    Expander(Read read_template, const Messages& messages, const Languages& languages,
             const std::map<std::string, Asset, std::less<>>& assets)
        : read_(std::move(read_template)), messages_(messages), languages_(languages), assets_(assets) {}

    Result<std::string> expand(const std::string& name, int depth = 0) {
        if (depth > deepest)
            return fail(ErrorKind::unsupported,
                        fmt::format("{}.mustache: templates are nested too deep; does one hold itself?", name));
        auto text = read_(name);
        if (!text) return text;
        std::string out;
        std::istringstream lines(*text);
        std::string line;
        for (std::size_t number = 1; std::getline(lines, line); ++number) {
            const auto from = line.find_first_not_of(" \t\r");
            if (from == std::string::npos) continue;
            const auto done = expand_line(line.substr(from, line.find_last_not_of(" \t\r") - from + 1), depth);
            if (!done)
                return fail(done.error().kind,
                            done.error().field == "nested"
                                ? done.error().message
                                : fmt::format("{}.mustache:{}: {}", name, number, done.error().message),
                            "nested");
            out += *done;
            if (!done->ends_with('\n')) out += '\n';
        }
        return out;
    }

private:
    Result<std::string> expand_line(std::string_view line, int depth) {
        for (const char* refused : {"{{{", "{{&", "{{="})
            if (line.find(refused) != std::string_view::npos)
                return fail(ErrorKind::unsupported,
                            fmt::format("{} is not allowed, because what it shows is not made safe; write {{{{name}}}}",
                                        refused));
        std::string out;
        while (!line.empty()) {
            const auto part = line.find("{{>"), message = line.find("[[");
            const auto at = std::min(part, message);
            out += line.substr(0, at);
            if (at == std::string_view::npos) break;
            const auto end = line.find(at == part ? "}}" : "]]", at);
            if (end == std::string_view::npos) return fail(ErrorKind::unreadable, "a tag is not closed");
            std::string name(line.substr(at + (at == part ? 3 : 2), end - at - (at == part ? 3 : 2)));
            name.erase(std::remove(name.begin(), name.end(), ' '), name.end());
            auto inside = at == part ? expand(name, depth + 1) : look_up(name);
            if (!inside) return inside;
            out += *inside;
            line.remove_prefix(end + 2);
        }
        return out;
    }

    Result<std::string> look_up(const std::string& name) const {
        if (name.starts_with("asset:")) {
            const auto at = assets_.find(name.substr(6));
            if (at == assets_.end())
                return fail(ErrorKind::not_found, fmt::format("there is no asset {}", name.substr(6)));
            return fmt::format("/assets/{}?v={}", at->second.name, at->second.version);
        }
        if (name.starts_with("page:")) return of_page(name.substr(5));
        const auto* message = messages_.find(name);
        if (!message) return fail(ErrorKind::not_found, fmt::format("messages/en.txt has no words for {}", name));
        if (!messages_.fits_template(name))
            return fail(ErrorKind::unsupported,
                        fmt::format("{} has plural forms or choices, which a template cannot fill in", name));
        return as_template(*message);
    }

    /// What a template says of its language, and nothing of English where nothing need be said.
    Result<std::string> of_page(const std::string& what) const {
        const auto& rules = messages_.rules();
        if (what == "language") return rules.tag();
        if (what == "direction") return std::string(rules.right_to_left() ? "rtl" : "ltr");
        const bool english = messages_.is_english();
        if (what == "content")
            return std::string(english                 ? ""
                               : rules.right_to_left() ? " lang=\"en\" dir=\"ltr\""
                                                       : " lang=\"en\"");  // listings are written in English
        if (what == "open-content")
            return std::string(english                 ? ""
                               : rules.right_to_left() ? "<span lang=\"en\" dir=\"ltr\">"
                                                       : "<span lang=\"en\">");
        if (what == "close-content") return std::string(english ? "" : "</span>");
        if (what == "query") return english ? std::string() : "?lang=" + messages_.tag();
        if (what == "more-query") return english ? std::string() : "&amp;lang=" + messages_.tag();
        if (what == "languages") return ways_to_languages();
        if (what == "form")
            return english ? std::string()
                           : fmt::format("<input type=\"hidden\" name=\"lang\" value=\"{}\">", messages_.tag());
        return fail(
            ErrorKind::not_found,
            fmt::format(
                "there is no page:{}; there are language, direction, content, open-content, close-content, query, more-query, form and languages",
                what));
    }

    /// A link to the first page in each language, in its own words; nothing where there is one language only.
    std::string ways_to_languages() const {
        if (languages_.all().size() < 2) return {};
        std::string out = fmt::format("<nav aria-label=\"{}\"><ul class=\"plain row\">",
                                      as_template(messages_.say("footer.languages")));
        for (const auto& each : languages_.all()) {
            const auto& rules = each->rules();
            out += fmt::format("<li><a href=\"/{0}\" lang=\"{1}\" hreflang=\"{1}\">{2}</a></li>",
                               each->is_english() ? "" : "?lang=" + each->tag(), rules.tag(),
                               as_template(rules.with_capital(rules.own_name())));
        }
        return out + "</ul></nav>";
    }

    Read read_;
    const Messages& messages_;
    const Languages& languages_;
    const std::map<std::string, Asset, std::less<>>& assets_;
};

}  // namespace

struct Templates::Parsed {
    std::map<std::string, std::map<std::string, PageTemplate, std::less<>>, std::less<>> pages;  ///< by language
    std::map<std::string, Asset, std::less<>> assets;
};

Templates::Templates() : parsed_(std::make_unique<Parsed>()) {}
Templates::~Templates() = default;

Result<std::unique_ptr<Templates>> Templates::load(const ContentFiles& files, const Languages& languages) {
    std::unique_ptr<Templates> out(new Templates());
    const fs::path folder = shipped_pages(files);
    const auto own_or_shipped = [&](const std::string& name) {
        const auto own = files.find(name);
        return own ? *own : folder / name;
    };
    std::error_code error;
    for (fs::directory_iterator at(folder / "assets", error), end; !error && at != end; at.increment(error)) {
        Asset asset{at->path().filename().string(), content_type_of(at->path()), {}, {}};
        if (asset.content_type.empty()) continue;
        auto bytes = read(own_or_shipped("assets/" + asset.name));
        if (!bytes) return tl::unexpected<Error>(bytes.error());
        asset.bytes = std::move(*bytes);
        asset.version = fingerprint_of(asset.bytes).substr(0, 12);
        out->parsed_->assets.emplace(asset.name, std::move(asset));
    }
    if (error)
        return fail(ErrorKind::not_found,
                    fmt::format("{}: the assets of the pages are not there; install Waymark again", folder.string()));

    std::map<std::string, std::string> sources;  // each is read once, whatever the number of languages
    const auto read_template = [&](const std::string& name) -> Result<std::string> {
        auto at = sources.find(name);
        if (at == sources.end()) {
            auto text = read(own_or_shipped("templates/" + name + ".mustache"));
            if (!text) return text;
            at = sources.emplace(name, std::move(*text)).first;
        }
        return at->second;
    };
    std::set<std::string> names;
    for (fs::directory_iterator at(folder / "templates", error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".mustache" && !at->path().stem().string().starts_with('_'))
            names.insert(at->path().stem().string());  // `_head` and such are parts of pages
    if (error)
        return fail(
            ErrorKind::not_found,
            fmt::format("{}: the templates of the pages are not there; install Waymark again", folder.string()));
    Fingerprint version;
    for (const auto& messages : languages.all()) {
        Expander expander(read_template, *messages, languages, out->parsed_->assets);
        auto& pages = out->parsed_->pages[messages->tag()];
        for (const auto& name : names) {
            const auto text = expander.expand(name);
            if (!text) return fail(text.error().kind, text.error().message);
            version.add(*text);
            auto page = PageTemplate::read(*text);
            if (!page) return fail(page.error().kind, fmt::format("{}.mustache: {}", name, page.error().message));
            pages.emplace(name, std::move(*page));
        }
    }
    version.add(languages.version());
    out->version_ = version.hex();
    return out;
}

std::string Templates::render(const Messages& messages, std::string_view name, const View& view) const {
    const auto language = parsed_->pages.find(messages.tag());
    if (language == parsed_->pages.end()) return {};
    const auto page = language->second.find(name);
    if (page == language->second.end()) return {};
    std::string out;
    out.reserve(64 * 1024);
    page->second.render(view, out);
    return out;
}

const Asset* Templates::asset(std::string_view name) const {
    const auto at = parsed_->assets.find(name);
    return at == parsed_->assets.end() ? nullptr : &at->second;
}

}  // namespace waymark::pages
