// Which files does a zip hold, and what is in them?
#include "indexer/syntax/zip_archive.h"

#include <fmt/format.h>
#include <zip.h>
#include <algorithm>
#include <cstring>

namespace waymark::feeds {

namespace {

constexpr std::int64_t most_entries = 10'000;
constexpr std::uint64_t largest_entry = 512ull * 1024 * 1024;
constexpr std::uint64_t largest_in_all = 2048ull * 1024 * 1024;
/// Text of tables packs to a twentieth, rarely to a hundredth; a bomb to a thousandth.
constexpr std::uint64_t most_growth = 250, growth_counts_from = 4ull * 1024 * 1024;

class MemorySource : public ByteSource {
public:
    explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
    std::size_t read(char* to, std::size_t room) override {
        std::size_t count = std::min(room, bytes_.size() - at_);
        std::memcpy(to, bytes_.data() + at_, count);
        at_ += count;
        return count;
    }
    std::uint64_t size() const override { return bytes_.size(); }

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

/// Of a name only what a person may see: no control characters, no way out of the zip.
std::string shown(std::string_view name) {
    std::string plain;
    for (char c : name.substr(0, 300))
        plain += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '_' : c == '\\' ? '/' : c;
    return plain;
}

bool is_left_out(const std::string& name) {
    if (name.empty() || name.back() == '/' || name.starts_with("__MACOSX/")) return true;
    auto slash = name.find_last_of('/');
    return name[slash == std::string::npos ? 0 : slash + 1] == '.';
}

class LibZip : public ZipArchive {
public:
    LibZip(std::string bytes) : bytes_(std::move(bytes)) {}
    ~LibZip() override {
        if (zip_) zip_discard(zip_);
    }

    Result<void> open() {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* source = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, &error);
        if (source) zip_ = zip_open_from_source(source, ZIP_RDONLY, &error);
        std::string why = zip_ ? "" : zip_error_strerror(&error);
        if (source && !zip_) zip_source_free(source);
        zip_error_fini(&error);
        if (!zip_)
            return fail(
                ErrorKind::unreadable,
                fmt::format("this zip cannot be opened ({}); it looks damaged or cut off, so make it again", why));
        const std::int64_t count = zip_get_num_entries(zip_, 0);
        if (count > most_entries)
            return fail(ErrorKind::unsupported,
                        fmt::format("this zip holds more than {} files; no feed needs that", most_entries));
        for (std::int64_t i = 0; i < count; ++i) {
            zip_stat_t info;
            if (zip_stat_index(zip_, static_cast<zip_uint64_t>(i), 0, &info) != 0 || !(info.valid & ZIP_STAT_NAME))
                continue;
            std::string name = shown(info.name);
            if (name == "[Content_Types].xml")
                return fail(
                    ErrorKind::unsupported,
                    "this is an Excel or Word file; in Excel choose Save As and the type CSV UTF-8, and give us that file");
            if (is_left_out(name)) continue;
            entries_.push_back({std::move(name), info.valid & ZIP_STAT_SIZE ? info.size : 0});
            places_.push_back(static_cast<zip_uint64_t>(i));
        }
        return {};
    }

    const std::vector<Entry>& entries() const override { return entries_; }

    Result<std::string> read(std::size_t entry) override {
        zip_stat_t info;
        if (zip_stat_index(zip_, places_[entry], 0, &info) != 0)
            return fail(ErrorKind::unreadable, "this file of the zip cannot be read");
        if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) && info.encryption_method != ZIP_EM_NONE)
            return fail(ErrorKind::unsupported, "this file of the zip has a password; make the zip without one");
        const std::uint64_t packed = info.valid & ZIP_STAT_COMP_SIZE ? info.comp_size : 0;
        zip_file_t* file = zip_fopen_index(zip_, places_[entry], 0);
        if (!file)
            return fail(
                ErrorKind::unreadable,
                fmt::format("this file of the zip cannot be read ({}); make the zip again", zip_strerror(zip_)));
        std::string bytes;
        std::string chunk(256 * 1024, '\0');
        Result<void> good;
        for (;;) {
            zip_int64_t got = zip_fread(file, chunk.data(), chunk.size());
            if (got < 0) {
                good = fail(ErrorKind::unreadable, "this file of the zip is damaged; make the zip again");
                break;
            }
            if (got == 0) break;
            bytes.append(chunk, 0, static_cast<std::size_t>(got));
            unpacked_ += static_cast<std::uint64_t>(got);
            if (bytes.size() > largest_entry || unpacked_ > largest_in_all) {
                good = fail(ErrorKind::unsupported, "this zip unpacks to more than we take; split it");
                break;
            }
            if (bytes.size() > growth_counts_from && bytes.size() > packed * most_growth) {
                good = fail(ErrorKind::unsupported,
                            "this file of the zip grows to far more than any table does; it was not unpacked");
                break;
            }
        }
        zip_fclose(file);
        if (!good) return tl::unexpected(good.error());
        return bytes;
    }

private:
    std::string bytes_;
    zip_t* zip_ = nullptr;
    std::vector<Entry> entries_;
    std::vector<zip_uint64_t> places_;  // of each entry in the zip
    std::uint64_t unpacked_ = 0;
};

}  // namespace

Result<std::unique_ptr<ZipArchive>> ZipArchive::open(std::string bytes) {
    auto zip = std::make_unique<LibZip>(std::move(bytes));
    if (auto opened = zip->open(); !opened) return tl::unexpected(opened.error());
    return zip;
}

std::unique_ptr<ByteSource> source_of(std::string bytes) { return std::make_unique<MemorySource>(std::move(bytes)); }

bool is_zip(std::string_view start) { return start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06"); }

}  // namespace waymark::feeds
