// Which of two folders holds a content file, and what do its lines say?
#include "content/content_files.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <link.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <set>

#include "content/fingerprint.h"
#include "content/text/ascii.h"
#include "content/text/text.h"

namespace fs = std::filesystem;

namespace waymark {
namespace {

constexpr std::uintmax_t largest_file = 64U << 20;
constexpr std::size_t most_files = 20'000;
constexpr std::size_t longest_line = 20'000;

/// Where `make install` puts content, seen from the folder of a program or library.
fs::path installed_beside(const fs::path& binary) {
    for (const char* way : {"../share/waymark/content", "../../share/waymark/content"}) {
        std::error_code error;
        const fs::path folder = (binary.parent_path() / way).lexically_normal();
        if (fs::is_regular_file(folder / "vocabulary.json", error)) return folder;
    }
    return {};
}

/// The shared library this code lies in; empty when it is a part of the program itself.
fs::path own_library() {
    Dl_info info{};
    link_map* map = nullptr;
    static const char here = 0;
    if (dladdr1(&here, &info, reinterpret_cast<void**>(&map), RTLD_DL_LINKMAP) == 0 || !map || !map->l_name) return {};
    const fs::path library =
        map->l_name;  // empty for the program, relative when it was found in a relative folder: not to be trusted
    std::error_code error;
    return library.is_absolute() ? fs::canonical(library, error) : fs::path();
}

/// The content of the source tree that a build folder was made from: CMake writes where it is into a file beside what
/// it builds, so that no path of that machine is in the program.
fs::path built_from(const fs::path& binary) {
    std::ifstream note(binary.parent_path() / "waymark-source");
    std::string source;
    std::error_code error;
    if (!std::getline(note, source) || !fs::is_regular_file(fs::path(source) / "content/vocabulary.json", error))
        return {};
    return fs::path(source) / "content";
}

fs::path shipped_content() {
    std::error_code error;
    const fs::path library = own_library(), program = fs::read_symlink("/proc/self/exe", error);
    for (const auto& find : {installed_beside, built_from})
        for (const auto& binary : {library, program})
            if (fs::path found = binary.empty() ? fs::path() : find(binary); !found.empty()) return found;
    return (program.parent_path() / "../share/waymark/content")
        .lexically_normal();  // where it should be: errors name it
}

bool is_inside(std::string_view name) {
    if (name.starts_with('/') || name.find('\0') != std::string_view::npos) return false;
    const fs::path path(name);
    return std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
}

/// Sources, build files, hidden files and what editors leave behind are not content.
bool is_data(const fs::path& file) {
    const std::string name = file.filename().string(), ending = file.extension().string();
    return !name.starts_with('.') && !name.ends_with('~') && name != "CMakeLists.txt" && ending != ".h" &&
           ending != ".cpp";
}

void list_into(const fs::path& root, std::string_view folder, std::set<std::string>& names) {
    if (root.empty()) return;
    std::error_code error;
    const fs::path start = root / folder;
    if (fs::is_regular_file(start, error)) {
        if (is_data(start)) names.insert(std::string(folder));
        return;
    }
    for (fs::recursive_directory_iterator at(start, error), end; !error && at != end && names.size() < most_files;
         at.increment(error)) {
        std::error_code ignored;
        if (at->path().filename().string().starts_with('.')) at.disable_recursion_pending();
        else if (at->is_regular_file(ignored) && is_data(at->path()))
            names.insert(at->path().lexically_relative(root).generic_string());
    }
}

std::vector<std::string> parts(std::string_view text, char divider) {
    std::vector<std::string> found;
    while (!text.empty()) {
        const std::size_t end = text.find(divider);
        if (const auto part = ascii::trimmed(text.substr(0, end), " "); !part.empty()) found.emplace_back(part);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return found;
}

/// The line without its comment: `#` at the start or after white space.
std::string_view without_comment(std::string_view line) {
    for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1))
        if (at == 0 || line[at - 1] == ' ') return line.substr(0, at);
    return line;
}

}  // namespace

ContentFiles::ContentFiles(fs::path shipped, fs::path own)
    : shipped_(shipped.empty() ? shipped_content() : std::move(shipped)), own_(std::move(own)) {}

Result<fs::path> ContentFiles::find(std::string_view name) const {
    if (name.empty() || !is_inside(name))
        return fail(ErrorKind::bad_parameter,
                    fmt::format("\"{}\" is not the name of a content file; give a name such as words/needs.txt", name));
    for (const fs::path& folder : {own_, shipped_}) {
        std::error_code error;
        if (!folder.empty() && fs::is_regular_file(folder / name, error)) return folder / name;
    }
    return fail(ErrorKind::not_found,
                fmt::format("there is no content file {}; it should lie in {}", name, shipped_.string()));
}

std::vector<std::string> ContentFiles::list(std::string_view folder) const {
    while (folder.ends_with('/')) folder.remove_suffix(1);
    std::set<std::string> names;
    if (is_inside(folder)) {
        list_into(shipped_, folder, names);
        list_into(own_, folder, names);
    }
    return {names.begin(), names.end()};
}

Result<std::string> ContentFiles::read(std::string_view name) const {
    const auto path = find(name);
    if (!path) return tl::unexpected<Error>(path.error());
    std::error_code error;
    const auto size = fs::file_size(*path, error);
    if (error)
        return fail(ErrorKind::unreadable, fmt::format("{}: cannot be read: {}", path->string(), error.message()));
    if (size > largest_file)
        return fail(ErrorKind::unsupported,
                    fmt::format("{}: larger than 64 MB; divide it into smaller files", path->string()));
    std::ifstream file(*path, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file && !file.eof())
        return fail(ErrorKind::unreadable,
                    fmt::format("{}: cannot be read; may this program open it?", path->string()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return text;
}

std::string ContentFiles::fingerprint(const std::vector<std::string>& folders) const {
    std::set<std::string> names;
    for (const std::string& folder : folders)
        for (std::string& name : list(folder)) names.insert(std::move(name));
    Fingerprint all;
    for (const std::string& name : names) {
        const auto bytes = read(name);
        all.add(name);
        all.add(bytes ? *bytes : bytes.error().message);
    }
    return all.hex();
}

Result<std::vector<WordsLine>> read_words_file(const ContentFiles& files, std::string_view name) {
    const auto path = files.find(name);
    if (!path) return tl::unexpected<Error>(path.error());
    const auto bytes = files.read(name);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    const auto refuse = [&](std::size_t line, std::string_view what) {
        return fail(ErrorKind::unreadable, fmt::format("{}:{}: {}", path->string(), line, what));
    };

    std::vector<WordsLine> lines;
    std::size_t bytes_of_line = 0;
    std::string_view rest = *bytes;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const std::size_t end = rest.find('\n');
        const std::string_view raw = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (raw.size() > longest_line)
            return refuse(number, "this line is longer than 20,000 bytes; divide it into several lines");
        bool bad = false;
        const std::string cleaned = text::clean(raw.ends_with('\r') ? raw.substr(0, raw.size() - 1) : raw, &bad);
        if (bad) return refuse(number, "this line is not UTF-8 text; save the file as UTF-8");
        const bool goes_on = cleaned.starts_with(' ');
        std::string_view line = ascii::trimmed(without_comment(cleaned), " ");
        if (line.empty()) continue;

        if (goes_on) {
            if (lines.empty())
                return refuse(
                    number,
                    "this line starts with a space, so it goes on with the line before it, but there is none; take the space away");
            bytes_of_line += line.size();
        } else {
            bytes_of_line = line.size();
            const std::size_t colon = line.find(':');
            if (colon == std::string_view::npos)
                return refuse(number, "there is no colon here; write \"head: word, word\"");
            if (!lines.empty() && lines.back().items.empty())
                return refuse(lines.back().line,
                              "nothing stands after the colon; write the words there, or take the line out");
            lines.push_back({number, parts(line.substr(0, colon), ' '), {}});
            if (lines.back().head.empty())
                return refuse(number, "nothing stands before the colon; write what the words are for there");
            line.remove_prefix(colon + 1);
        }
        if (bytes_of_line > longest_line)
            return refuse(number, "this line and those it goes on with are longer than 20,000 bytes; divide them");
        for (std::string& item : parts(line, ',')) lines.back().items.push_back(std::move(item));
    }
    if (!lines.empty() && lines.back().items.empty())
        return refuse(lines.back().line, "nothing stands after the colon; write the words there, or take the line out");
    return lines;
}

}  // namespace waymark
