// Which widget files may other sites load, and what vouches for them?
#include "server/widgets/widget_files.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include "content/fingerprint.h"
#include "server/http/gzip.h"
#include "server/site/integrity.h"
#include "server/site/problem.h"
#include "server/site/public_site.h"

namespace fs = std::filesystem;

namespace waymark {
namespace {

constexpr std::uintmax_t largest_file = 1U << 20;
constexpr const char* for_ever = "public, max-age=31536000, immutable";
constexpr const char* for_an_hour = "public, max-age=3600, stale-while-revalidate=86400";

using Version = std::array<int, 3>;

/// `1.0.12`: three numbers, as Semantic Versioning writes them.
std::optional<Version> version_of(std::string_view text) {
    Version out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto end = i == 2 ? text.size() : text.find('.');
        if (end == std::string_view::npos || end == 0 || end > 4) return std::nullopt;
        for (const char c : text.substr(0, end)) {
            if (c < '0' || c > '9') return std::nullopt;
            out[i] = out[i] * 10 + (c - '0');
        }
        text.remove_prefix(i == 2 ? end : end + 1);
    }
    return out;
}

std::string content_type_of(const fs::path& file) {
    static const std::map<std::string, std::string> types = {{".js", "text/javascript; charset=utf-8"},
                                                             {".json", "application/json"},
                                                             {".html", "text/html; charset=utf-8"},
                                                             {".css", "text/css; charset=utf-8"},
                                                             {".svg", "image/svg+xml"}};
    const auto at = types.find(file.extension().string());
    return at == types.end() ? std::string() : at->second;
}

Result<WidgetFile> read(const fs::path& path, std::string content_type) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    if (error || !in || !(bytes << in.rdbuf()))
        return fail(ErrorKind::unreadable, fmt::format("{}: cannot be read; may this program open it?", path.string()));
    if (size > largest_file)
        return fail(ErrorKind::unsupported, fmt::format("{}: larger than 1 MB; make it smaller", path.string()));
    WidgetFile file{std::move(content_type), bytes.str(), {}, {}};
    file.gzipped = http::gzip(file.bytes, 9);
    file.tag = "W/\"" + fingerprint_of(file.bytes).substr(0, 16) + "\"";
    return file;
}

}  // namespace

Result<WidgetFiles> WidgetFiles::load(const fs::path& folder) {
    WidgetFiles out;
    std::map<int, Version> newest_of;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const auto name = at->path().filename().string();
        const auto version = version_of(name);
        if (!at->is_directory() || (!version && name != "demo")) continue;
        for (fs::recursive_directory_iterator inside(at->path(), error), last; !error && inside != last;
             inside.increment(error)) {
            auto type = content_type_of(inside->path());
            if (type.empty() || !inside->is_regular_file()) continue;
            auto file = read(inside->path(), std::move(type));
            if (!file) return tl::unexpected<Error>(file.error());
            out.files_.emplace(inside->path().lexically_relative(folder).generic_string(), std::move(*file));
        }
        if (!version || !out.files_.contains(name + "/waymark.js")) continue;
        auto& newest = newest_of.emplace((*version)[0], *version).first->second;
        if (*version >= newest) {
            newest = *version;
            out.rolling_[fmt::format("v{}", newest[0])] = name;
        }
    }
    if (!newest_of.empty()) out.newest_ = out.rolling_[fmt::format("v{}", newest_of.rbegin()->first)];
    return out;
}

const WidgetFile* WidgetFiles::find(std::string_view path) const {
    const auto slash = path.find('/');
    const auto rolling = rolling_.find(path.substr(0, slash));
    const auto at = rolling == rolling_.end() || slash == std::string_view::npos
                        ? files_.find(path)
                        : files_.find(rolling->second + std::string(path.substr(slash)));
    return at == files_.end() ? nullptr : &at->second;
}

std::string WidgetFiles::integrity(std::string_view version) const {
    const auto* file = find(std::string(version) + "/waymark.js");
    if (!file) return {};
    return integrity_of(file->bytes);
}

http::Response widget_file(const http::Request& request, const PublicSite& site) {
    const auto path = std::string_view(request.path).substr(std::string_view("/widgets/").size());
    const auto* file = site.widgets ? site.widgets->find(path) : nullptr;
    if (!file)
        return problem(
            404,
            "There is no widget file at this address. The address in use is /widgets/v1/waymark.js; /embed on this site gives the code to paste.");
    const auto* accepted = request.header("accept-encoding");
    http::Response response;
    response.content_type = file->content_type;
    if (accepted && http::takes_gzip(*accepted)) {
        response.body = file->gzipped;
        response.with("Content-Encoding", "gzip");
    } else response.body = file->bytes;
    return std::move(response)
        .with("ETag", file->tag)
        .with("Cache-Control", version_of(request.captures.at(0)) ? for_ever : for_an_hour);
}

}  // namespace waymark
