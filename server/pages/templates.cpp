// How do template files become pages?
#include "server/pages/templates.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <kainjow/mustache.hpp>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "content/fingerprint.h"

namespace fs = std::filesystem;
namespace mustache = kainjow::mustache;

namespace waymark::pages {
namespace {

constexpr std::uintmax_t largest_file = 1U << 20;
constexpr int deepest = 8;

fs::path shipped_pages(const ContentFiles& files) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    for (const auto& folder : {program.parent_path() / "../share/waymark/pages", files.shipped() / "../pages"})
        if (fs::is_directory(folder / "templates", error)) return folder.lexically_normal();
    return WAYMARK_SOURCE_PAGES;
}

Result<std::string> read(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error) return fail(ErrorKind::not_found, fmt::format("{}: cannot be read: {}", file.string(), error.message()));
    if (size > largest_file) return fail(ErrorKind::unsupported, fmt::format("{}: larger than 1 MB; make it smaller", file.string()));
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in) return fail(ErrorKind::unreadable, fmt::format("{}: cannot be read; may this program open it?", file.string()));
    return bytes.str();
}

std::string content_type_of(const fs::path& file) {
    static const std::map<std::string, std::string> types = {
        {".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".svg", "image/svg+xml"},
        {".png", "image/png"}, {".jpg", "image/jpeg"}, {".ico", "image/x-icon"}, {".woff2", "font/woff2"}, {".txt", "text/plain; charset=utf-8"}};
    const auto at = types.find(file.extension().string());
    return at == types.end() ? std::string() : at->second;
}

/// A message as a part of a template: safe as HTML and as the value of an attribute, `{n}` made a name to be filled in.
std::string as_template(std::string_view words) {
    std::string out;
    for (char c : words) {
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

/// Puts parts, words and asset addresses into the text of a template, so that all of it is parsed once and nothing is looked up again.
class Expander {
public:
    using Read = std::function<Result<std::string>(const std::string& name)>;
    Expander(Read read_template, const Messages& words, const std::map<std::string, Asset, std::less<>>& assets)
        : read_(std::move(read_template)), words_(words), assets_(assets) {}

    Result<std::string> expand(const std::string& name, int depth = 0) {
        if (depth > deepest) return fail(ErrorKind::unsupported, fmt::format("{}.mustache: templates are nested too deep; does one hold itself?", name));
        auto text = read_(name);
        if (!text) return text;
        std::string out;
        std::istringstream lines(*text);
        std::string line;
        for (std::size_t number = 1; std::getline(lines, line); ++number) {
            const auto from = line.find_first_not_of(" \t\r");
            if (from == std::string::npos) continue;
            const auto done = expand_line(line.substr(from, line.find_last_not_of(" \t\r") - from + 1), depth);
            if (!done) return fail(done.error().kind, done.error().field == "nested" ? done.error().message : fmt::format("{}.mustache:{}: {}", name, number, done.error().message), "nested");
            out += *done;
            if (!done->ends_with('\n')) out += '\n';
        }
        return out;
    }

private:
    Result<std::string> expand_line(std::string_view line, int depth) {
        for (const char* refused : {"{{{", "{{&", "{{="})
            if (line.find(refused) != std::string_view::npos)
                return fail(ErrorKind::unsupported, fmt::format("{} is not allowed, because what it shows is not made safe; write {{{{name}}}}", refused));
        std::string out;
        while (!line.empty()) {
            const auto part = line.find("{{>"), words = line.find("[[");
            const auto at = std::min(part, words);
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
            if (at == assets_.end()) return fail(ErrorKind::not_found, fmt::format("there is no asset {}", name.substr(6)));
            return fmt::format("/assets/{}?v={}", at->second.name, at->second.version);
        }
        const auto* words = words_.find(name);
        if (!words) return fail(ErrorKind::not_found, fmt::format("messages/en.txt has no words for {}", name));
        return as_template(*words);
    }

    Read read_;
    const Messages& words_;
    const std::map<std::string, Asset, std::less<>>& assets_;
};

mustache::data as_data(const View& view);

mustache::data as_data(const View::List& list) {
    mustache::data out(mustache::data::type::list);
    // The library only copies into lists, and a copy is deep; the list it holds is its own and not const.
    auto& items = const_cast<mustache::list&>(out.list_value());
    items.reserve(list.size());
    for (const auto& each : list) items.push_back(as_data(each));
    return out;
}

mustache::data as_data(const View& view) {
    mustache::data out(mustache::data::type::object);
    for (const auto& entry : view.entries()) {
        auto& value = out[entry.name];
        if (const auto* flag = std::get_if<bool>(&entry.value)) value = mustache::data(*flag);
        else if (const auto* text = std::get_if<std::string>(&entry.value)) value = mustache::data(*text);
        else value = as_data(std::get<View::List>(entry.value));
    }
    return out;
}

}  // namespace

struct Templates::Parsed {
    std::map<std::string, mustache::mustache, std::less<>> pages;
    std::map<std::string, Asset, std::less<>> assets;
};

Templates::Templates(const Languages& languages) : parsed_(std::make_unique<Parsed>()), languages_(languages) {}
Templates::~Templates() = default;

Result<std::unique_ptr<Templates>> Templates::load(const ContentFiles& files, const Languages& languages) {
    std::unique_ptr<Templates> out(new Templates(languages));
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
    if (error) return fail(ErrorKind::not_found, fmt::format("{}: the assets of the pages are not there; install Waymark again", folder.string()));

    Fingerprint version;
    Expander expander([&](const std::string& name) { return read(own_or_shipped("templates/" + name + ".mustache")); }, out->words(), out->parsed_->assets);
    std::set<std::string> names;
    for (fs::directory_iterator at(folder / "templates", error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".mustache" && !at->path().stem().string().starts_with('_')) names.insert(at->path().stem().string());   // `_head` and such are parts of pages
    for (const auto& name : names) {
        const auto text = expander.expand(name);
        if (!text) return fail(text.error().kind, text.error().message);
        version.add(*text);
        mustache::mustache page(*text);
        if (!page.is_valid()) return fail(ErrorKind::unreadable, fmt::format("{}.mustache: {}", name, page.error_message()));
        out->parsed_->pages.emplace(name, std::move(page));
    }
    if (error) return fail(ErrorKind::not_found, fmt::format("{}: the templates of the pages are not there; install Waymark again", folder.string()));
    version.add(languages.version());
    out->version_ = version.hex();
    return out;
}

std::string Templates::render(std::string_view name, const View& view) const {
    const auto at = parsed_->pages.find(name);
    if (at == parsed_->pages.end()) return {};
    std::string out;
    out.reserve(64 * 1024);
    // The library's render() is not const, but writes to the template only for parts and lambdas, and there are none left.
    at->second.render(as_data(view), [&](const std::string& text) { out += text; });
    return out;
}

const Asset* Templates::asset(std::string_view name) const {
    const auto at = parsed_->assets.find(name);
    return at == parsed_->assets.end() ? nullptr : &at->second;
}

}  // namespace waymark::pages
