// How is the table of single postcodes written, opened and searched?
#include "content/places/units.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

namespace fs = std::filesystem;

namespace waymark {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::string_view magic = "WMUNITS1";
constexpr std::size_t most_codes = 255, code_width = 16;

/// The file is: this, `codes` council codes of 16 bytes filled up with NUL, then `units` records.
struct Header {
    char magic[8];
    std::uint32_t codes, units;
};
static_assert(sizeof(Header) == 16);

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

std::string why() { return std::strerror(errno); }

Error refuse(const fs::path& file, std::string_view what) {
    return {ErrorKind::unreadable,
            fmt::format("{}: {}; import the postcodes again with waymark places import", file.string(), what),
            {}};
}

bool write_all(int file, const void* bytes, std::size_t size) {
    for (const char* at = static_cast<const char*>(bytes); size > 0;) {
        const ssize_t done = ::write(file, at, std::min<std::size_t>(size, 1U << 20));
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        at += done;
        size -= static_cast<std::size_t>(done);
    }
    return true;
}

/// Council codes of two tables in one list. Codes past the 255th are left out, and their postcodes have no known
/// council.
class CodeList {
public:
    explicit CodeList(const std::vector<std::string>& first) : codes_(first) {}
    std::uint8_t number_of(const std::string& code) {
        const auto found = std::find(codes_.begin(), codes_.end(), code);
        if (found != codes_.end()) return static_cast<std::uint8_t>(found - codes_.begin() + 1);
        if (codes_.size() == most_codes || code.empty() || code.size() >= code_width) return 0;
        codes_.push_back(code);
        return static_cast<std::uint8_t>(codes_.size());
    }
    const std::vector<std::string>& codes() const { return codes_; }

private:
    std::vector<std::string> codes_;
};

std::vector<Unit> merged(const UnitTable& older, const std::vector<Unit>& newer) {
    std::vector<Unit> all;
    all.reserve(older.size() + newer.size());
    const Unit* left = older.begin();
    auto right = newer.begin();
    while (left != older.end() || right != newer.end()) {
        if (right == newer.end() || (left != older.end() && left->key < right->key)) {
            all.push_back(*left++);
        } else {
            if (left != older.end() && left->key == right->key) ++left;
            all.push_back(*right++);
        }
    }
    return all;
}

/// Writes beside `file` and renames, so that a reader sees the old table or the new one, never half of one.
Result<void> write_table(const fs::path& file, const std::vector<Unit>& units, const std::vector<std::string>& codes) {
    const fs::path beside = file.string() + ".new";
    const auto give_up = [&](std::string_view what) -> Result<void> {
        const std::string reason = why();
        ::unlink(beside.c_str());
        return fail(ErrorKind::storage,
                    fmt::format("{}: {} ({}); is there room on the disk, and may this program write here?",
                                beside.string(), what, reason));
    };
    const Descriptor out(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (out.number() < 0) return give_up("cannot be made");
    Header header{};
    std::memcpy(header.magic, magic.data(), magic.size());
    header.codes = static_cast<std::uint32_t>(codes.size());
    header.units = static_cast<std::uint32_t>(units.size());
    std::string names(codes.size() * code_width, '\0');
    for (std::size_t i = 0; i < codes.size(); ++i) codes[i].copy(names.data() + i * code_width, code_width - 1);
    if (!write_all(out.number(), &header, sizeof header) || !write_all(out.number(), names.data(), names.size()) ||
        !write_all(out.number(), units.data(), units.size() * sizeof(Unit)) || ::fsync(out.number()) != 0)
        return give_up("cannot be written");
    if (::rename(beside.c_str(), file.c_str()) != 0) return give_up("cannot be put in place");
    const Descriptor folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number() >= 0) ::fsync(folder.number());
    return {};
}

}  // namespace

UnitKey unit_key(const Postcode& postcode) {
    UnitKey key;
    key.fill(' ');
    postcode.outcode.copy(key.data(), 4);
    postcode.inward.copy(key.data() + 4, 3);
    return key;
}

fs::path units_file(const std::string& data_dir) { return fs::path(data_dir) / "places" / "units.bin"; }

Result<UnitTable> UnitTable::open(const fs::path& file) {
    UnitTable table;
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (in.number() < 0 && errno == ENOENT) return table;
    struct stat facts {};
    if (in.number() < 0 || ::fstat(in.number(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return tl::unexpected<Error>(refuse(file, "cannot be read"));
    const auto size = static_cast<std::size_t>(facts.st_size);
    if (size < sizeof(Header)) return tl::unexpected<Error>(refuse(file, "was cut short"));

    void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, in.number(), 0);
    if (bytes == MAP_FAILED) return tl::unexpected<Error>(refuse(file, "cannot be read: " + why()));
    table.mapping_ =
        std::shared_ptr<const void>(bytes, [size](const void* at) { ::munmap(const_cast<void*>(at), size); });
    const auto* header = static_cast<const Header*>(bytes);
    if (std::string_view(header->magic, magic.size()) != magic || header->codes > most_codes)
        return tl::unexpected<Error>(refuse(file, "is not a table of postcodes that this program wrote"));
    const std::size_t start = sizeof(Header) + header->codes * code_width;
    if (size != start + std::size_t{header->units} * sizeof(Unit))
        return tl::unexpected<Error>(refuse(file, "was cut short"));
    const char* names = static_cast<const char*>(bytes) + sizeof(Header);
    for (std::size_t i = 0; i < header->codes; ++i)
        table.codes_.emplace_back(names + i * code_width, ::strnlen(names + i * code_width, code_width));
    table.first_ = reinterpret_cast<const Unit*>(static_cast<const char*>(bytes) + start);
    table.count_ = header->units;
    return table;
}

const Unit* UnitTable::find(const Postcode& postcode) const {
    const UnitKey key = unit_key(postcode);
    const Unit* found = std::lower_bound(begin(), end(), key,
                                         [](const Unit& unit, const UnitKey& wanted) { return unit.key < wanted; });
    return found != end() && found->key == key ? found : nullptr;
}

std::optional<LatLon> UnitTable::outcode(std::string_view outcode) const {
    UnitKey key = unit_key({std::string(outcode), {}});
    const auto before = [](const Unit& unit, const UnitKey& wanted) { return unit.key < wanted; };
    const Unit* at = std::lower_bound(begin(), end(), key, before);
    if (at == end() || !std::equal(key.begin(), key.begin() + 4, at->key.begin())) return std::nullopt;
    if (at->key == key) return at->point();
    LatLon sum;
    std::size_t count = 0;
    for (; at != end() && std::equal(key.begin(), key.begin() + 4, at->key.begin()); ++at, ++count) {
        sum.lat += at->point().lat;
        sum.lon += at->point().lon;
    }
    return LatLon{sum.lat / static_cast<double>(count), sum.lon / static_cast<double>(count)};
}

std::string_view UnitTable::council_code(const Unit& unit) const {
    return unit.council == 0 || unit.council > codes_.size() ? std::string_view()
                                                             : std::string_view(codes_[unit.council - 1]);
}

Result<void> merge_units(const std::string& data_dir, std::vector<Unit> newer, const std::vector<std::string>& codes) {
    const fs::path file = units_file(data_dir);
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error)
        return fail(ErrorKind::storage,
                    fmt::format("{}: cannot be made: {}", file.parent_path().string(), error.message()));

    const Descriptor lock(::open((file.parent_path() / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (lock.number() < 0)
        return fail(ErrorKind::storage, fmt::format("{}: cannot be written: {}", file.parent_path().string(), why()));
    if (::flock(lock.number(), LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorKind::busy,
                    "another import of postcodes is at work in this data directory; try again when it has ended");

    auto older = UnitTable::open(file);
    if (!older) older = UnitTable();  // a damaged table is what a new import mends
    CodeList list(older->council_codes());
    std::vector<std::uint8_t> number(codes.size() + 1, 0);
    for (std::size_t i = 0; i < codes.size(); ++i) number[i + 1] = list.number_of(codes[i]);
    for (Unit& unit : newer) unit.council = unit.council < number.size() ? number[unit.council] : std::uint8_t{0};
    return write_table(file, merged(*older, newer), list.codes());
}

}  // namespace waymark
