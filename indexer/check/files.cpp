// Which files does an import stand for, and under which names?
#include "indexer/check/files.h"

#include <fmt/format.h>
#include <algorithm>
#include <filesystem>

#include "content/text/fold.h"
#include "content/text/text.h"

namespace waymark::feeds {

namespace fs = std::filesystem;

namespace {
constexpr std::size_t most_files = 100'000;
}

Result<std::vector<FeedFile>> files_to_read(const std::vector<std::string>& given) {
    std::vector<FeedFile> files;
    if (given.empty())
        return fail(ErrorKind::bad_parameter, "name a file or folder to read, or `-` for standard input");
    for (const std::string& name : given) {
        std::error_code error;
        if (name == "-") {
            files.push_back({name, 0, false});
            continue;
        }
        auto status = fs::status(name, error);
        if (error || status.type() == fs::file_type::not_found)
            return fail(ErrorKind::not_found, fmt::format("there is no file or folder `{}`; check the path", name));
        if (status.type() != fs::file_type::directory) {
            auto size = fs::file_size(name, error);
            files.push_back({name, error ? 0 : size, false});
            continue;
        }
        std::vector<FeedFile> found;
        fs::recursive_directory_iterator walk(name, fs::directory_options::skip_permission_denied, error), end;
        if (error)
            return fail(ErrorKind::unreadable,
                        fmt::format("the folder `{}` cannot be read ({})", name, error.message()));
        for (; walk != end; walk.increment(error)) {
            if (error) break;
            std::string leaf = walk->path().filename().string();
            if (leaf.starts_with('.')) {
                if (walk->is_directory(error)) walk.disable_recursion_pending();
                continue;
            }
            if (walk->is_symlink(error) && walk->is_directory(error)) continue;
            if (!walk->is_regular_file(error)) continue;
            auto size = walk->file_size(error);
            found.push_back({walk->path().string(), error ? 0 : size, true});
            if (found.size() > most_files)
                return fail(ErrorKind::unsupported,
                            fmt::format("the folder `{}` holds more than {} files", name, most_files));
        }
        std::sort(found.begin(), found.end(), [](const FeedFile& a, const FeedFile& b) { return a.path < b.path; });
        files.insert(files.end(), found.begin(), found.end());
    }
    if (files.empty()) return fail(ErrorKind::not_found, fmt::format("there is no file in `{}`", given.front()));
    return files;
}

std::string source_name(const ImportOptions& options, const std::vector<std::string>& given) {
    if (!options.source.empty()) return options.source;
    if (!options.council.empty()) return options.council;
    if (given.empty() || given.front() == "-") return "feed";
    fs::path path(given.front());
    if (!path.has_filename()) path = path.parent_path();  // a folder with a slash behind it
    std::string stem = path.stem().string();
    return stem.empty() || stem == "." ? "feed" : stem;
}

Result<std::string> council_slug(const Councils& councils, const std::string& said) {
    if (said.empty()) return said;
    if (const Council* council = councils.find(said)) return council->slug;
    for (const Council& council : councils.all())
        if (council.gss == said) return council.slug;
    if (const Council* council = councils.by_name(said)) return council->slug;
    std::string folded = text::fold(said);
    std::vector<std::pair<int, std::string>> near;
    for (const Council& council : councils.all()) {
        int edits = std::min(text::edits(folded, council.slug, 4), text::edits(folded, text::fold(council.name), 4));
        if (council.slug.find(folded) != std::string::npos) edits = 1;
        if (edits <= 3) near.emplace_back(edits, council.slug);
    }
    std::stable_sort(near.begin(), near.end());
    if (near.size() > 5) near.resize(5);
    std::string message = fmt::format("`{}` is no council we know", said.substr(0, 60));
    if (near.empty())
        return fail(ErrorKind::bad_parameter, message + "; use its slug, such as `sunderland` or `county-durham`",
                    "council");
    message += "; did you mean ";
    for (std::size_t i = 0; i < near.size(); ++i) message += (i ? ", " : "") + near[i].second;
    return fail(ErrorKind::bad_parameter, message + "?", "council");
}

}  // namespace waymark::feeds
