// Which segments make up the index at this moment, and how does a new state of it become the current one?
#include "search/index/generation.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <system_error>

namespace waymark {
namespace fs = std::filesystem;
namespace {

std::string manifest_name(std::uint64_t number) { return fmt::format("generation-{}", number); }

bool sync(const std::string& path, int flags) {
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
    if (fd < 0) return false;
    const bool good = ::fsync(fd) == 0;
    ::close(fd);
    return good;
}

/// Writes a file beside its place, makes it durable and renames it into place.
Result<void> write_durably(const std::string& folder, const std::string& name, const std::string& text) {
    const auto beside = folder + "/" + name + ".new";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out << text;
        out.flush();
        if (!out) return fail(ErrorKind::storage, fmt::format("{} cannot be written. Is the disk full?", beside));
    }
    if (!sync(beside, O_RDONLY)) return fail(ErrorKind::storage, fmt::format("{} cannot be made durable.", beside));
    std::error_code error;
    fs::rename(beside, folder + "/" + name, error);
    if (error) return fail(ErrorKind::storage, fmt::format("{} cannot be renamed: {}.", beside, error.message()));
    sync(folder, O_RDONLY | O_DIRECTORY);
    return {};
}

/// Errors: `not_found`, and `storage` when a file is there and cannot be opened: too many are open, say.
Result<void> can_be_opened(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd >= 0) return ::close(fd), Result<void>();
    const int why = errno;
    return fail(why == ENOENT || why == ENOTDIR ? ErrorKind::not_found : ErrorKind::storage,
                fmt::format("{} cannot be opened: {}.", path, std::generic_category().message(why)));
}

/// Deletes manifests older than the last three and segments that none of those left names.
void delete_old(const std::string& index_dir, std::uint64_t newest) {
    std::set<std::string> used;
    std::error_code error;
    std::vector<fs::path> old;
    for (const auto& entry : fs::directory_iterator(index_dir, error)) {
        const auto name = entry.path().filename().string();
        if (name.rfind("generation-", 0) != 0 || name.find('.') != std::string::npos) continue;
        const auto number = std::strtoull(name.c_str() + 11, nullptr, 10);
        if (number + 3 <= newest) {
            old.push_back(entry.path());
        } else if (auto manifest = read_manifest(index_dir, number)) {
            for (const auto& segment : manifest->segments) used.insert(segment.folder);
        }
    }
    for (const auto& path : old) fs::remove(path, error);
    for (const auto& entry : fs::directory_iterator(index_dir, error)) {
        const auto name = entry.path().filename().string();
        if (name.rfind("segment-", 0) == 0 && !used.count(name)) fs::remove_all(entry.path(), error);
    }
}

}  // namespace

bool is_damage(const Error& error) { return error.kind == ErrorKind::unreadable || error.kind == ErrorKind::not_found; }

std::string new_identity() {
    std::random_device random;
    return fmt::format("{:08x}{:08x}", random(), random());
}

Result<std::optional<CurrentGeneration>> current_generation(const std::string& index_dir) {
    const auto path = index_dir + "/CURRENT";
    if (auto open = can_be_opened(path); !open && open.error().kind == ErrorKind::not_found)
        return std::optional<CurrentGeneration>();
    else if (!open) return tl::unexpected(open.error());
    std::ifstream in(path);
    CurrentGeneration current;
    if (!(in >> current.number) || current.number == 0) return std::optional<CurrentGeneration>();
    in >> current.identity;
    return std::optional<CurrentGeneration>(std::move(current));
}

Result<Manifest> read_manifest(const std::string& index_dir, std::uint64_t number) {
    const auto path = index_dir + "/" + manifest_name(number);
    if (auto open = can_be_opened(path); !open) return tl::unexpected(open.error());
    std::ifstream in(path);
    Manifest m;
    m.number = number;
    std::string line, key;
    bool whole = false;
    while (std::getline(in, line)) {
        std::istringstream words(line);
        words >> key;
        if (key == "identity") words >> m.identity;
        else if (key == "sequence") words >> m.sequence;
        else if (key == "made") words >> m.made;
        else if (key == "fingerprint") words >> m.fingerprint;
        else if (key == "segment") {
            ManifestSegment segment;
            words >> segment.folder >> segment.documents;
            for (std::uint32_t document; words >> document;) segment.withdrawn.push_back(document);
            if (segment.folder.rfind("segment-", 0) != 0 || segment.folder.find('/') != std::string::npos) break;
            m.segments.push_back(std::move(segment));
        } else if (key == "end") {
            whole = true;
        }
    }
    if (!whole)
        return fail(ErrorKind::unreadable, fmt::format("{} in {} is damaged.", manifest_name(number), index_dir));
    return m;
}

Result<void> publish(const std::string& index_dir, Manifest m) {
    m.identity = new_identity();
    std::string text = fmt::format("identity {}\nsequence {}\nmade {}\nfingerprint {}\n", m.identity, m.sequence,
                                   m.made, m.fingerprint);
    for (const auto& segment : m.segments) {
        text += fmt::format("segment {} {}", segment.folder, segment.documents);
        for (auto document : segment.withdrawn) text += fmt::format(" {}", document);
        text += "\n";
        sync(index_dir + "/" + segment.folder, O_RDONLY | O_DIRECTORY);
    }
    text += "end\n";
    if (auto written = write_durably(index_dir, manifest_name(m.number), text); !written) return written;
    if (auto pointed = write_durably(index_dir, "CURRENT", fmt::format("{} {}\n", m.number, m.identity)); !pointed)
        return pointed;
    delete_old(index_dir, m.number);
    return {};
}

Result<std::shared_ptr<const Generation>> Generation::open(const std::string& index_dir, const Generation* before,
                                                           const std::shared_ptr<PostingCache>& cache) {
    // A generation may be deleted while it is opened when three newer ones came meanwhile: look again then.
    Result<std::shared_ptr<const Generation>> last = fail(ErrorKind::not_found, "There is no index yet.");
    for (int attempt = 0; attempt < 5; ++attempt) {
        const auto current = current_generation(index_dir);
        if (!current) return tl::unexpected(current.error());
        if (!*current) return fail(ErrorKind::not_found, "There is no index yet.");
        auto manifest = read_manifest(index_dir, (*current)->number);
        if (!manifest) {
            last = tl::unexpected(manifest.error());
            continue;
        }
        auto g = std::make_shared<Generation>();
        g->number = manifest->number;
        g->identity = manifest->identity;
        g->sequence = manifest->sequence;
        g->made = manifest->made;
        g->fingerprint = manifest->fingerprint;
        std::uint64_t length = 0, counted = 0;
        bool good = true;
        for (const auto& entry : manifest->segments) {
            LiveSegment live;
            live.folder = entry.folder;
            if (before)
                for (const auto& old : before->segments)
                    if (old.folder == entry.folder) live.segment = old.segment;
            if (!live.segment) {
                auto opened = Segment::open(index_dir + "/" + entry.folder, cache);
                if (!opened || (*opened)->size() != entry.documents) {
                    last =
                        opened ? fail(ErrorKind::unreadable, "The index is damaged.") : tl::unexpected(opened.error());
                    good = false;
                    break;
                }
                live.segment = *opened;
            }
            live.live = Bits(entry.documents, true);
            for (auto document : entry.withdrawn)
                if (document < entry.documents) live.live.clear(document);
            live.all_live = entry.withdrawn.empty();
            g->documents += live.live.count();
            live.live.each([&](std::size_t document) { length += live.segment->score_rows()[document].length; });
            counted += live.live.count();
            g->segments.push_back(std::move(live));
        }
        if (!good) continue;
        if (counted) g->average_length = std::max(1.0, static_cast<double>(length) / static_cast<double>(counted));
        return std::shared_ptr<const Generation>(g);
    }
    return last;
}

}  // namespace waymark
