// How are the values of a feed kept in few, large pieces of memory?
#include "indexer/syntax/document.h"

#include <cstring>
#include <functional>
#include <new>

namespace waymark::feeds {

namespace {
constexpr std::size_t small_block = 64 * 1024;
constexpr std::size_t large_block = 1024 * 1024;
}  // namespace

bool Value::is_empty() const {
    switch (kind) {
        case ValueKind::null: return true;
        case ValueKind::boolean:
        case ValueKind::number: return false;
        case ValueKind::text: return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
        case ValueKind::array:
        case ValueKind::object: return size == 0;
    }
    return true;
}

const Value* Value::get(std::string_view member) const {
    if (kind != ValueKind::object) return nullptr;
    const Value* found = nullptr;
    // Most names differ in length or in their last letter, which is cheaper to see than to call for a comparison.
    const std::size_t length = member.size();
    const char last = length ? member[length - 1] : '\0';
    for (const Value* at = first; at; at = at->next)
        if (at->name.size() == length && (length == 0 || (at->name[length - 1] == last && at->name == member)))
            found = at;
    return found;
}

void* Document::take(std::size_t bytes, std::size_t align) {
    for (;;) {
        if (block_ < blocks_.size()) {
            std::size_t at = (used_ + align - 1) / align * align;
            if (at + bytes <= blocks_[block_].size) {
                used_ = at + bytes;
                return blocks_[block_].bytes.get() + at;
            }
            if (block_ + 1 < blocks_.size()) {
                ++block_;
                used_ = 0;
                continue;
            }
        }
        std::size_t size = blocks_.size() < 4 ? small_block : large_block;
        if (size < bytes + align) size = bytes + align;
        blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
        block_ = blocks_.size() - 1;
        used_ = 0;
    }
}

Value* Document::make(ValueKind kind, std::size_t line) {
    auto* value = new (take(sizeof(Value), alignof(Value))) Value;
    value->kind = kind;
    value->line = static_cast<std::uint32_t>(line);
    ++values_;
    return value;
}

bool Document::made(const Value* value) const {
    const auto* at = reinterpret_cast<const std::byte*>(value);
    for (const Block& block : blocks_)
        if (std::less_equal<>()(static_cast<const std::byte*>(block.bytes.get()), at) &&
            std::less<>()(at, block.bytes.get() + block.size))
            return true;
    return false;
}

std::string_view Document::keep(std::string_view bytes) {
    if (bytes.empty()) return {};
    auto* at = static_cast<char*>(take(bytes.size(), 1));
    std::memcpy(at, bytes.data(), bytes.size());
    return {at, bytes.size()};
}

void Document::clear() {
    // One huge line must not hold its memory for the rest of a feed.
    while (blocks_.size() > 8) blocks_.pop_back();
    block_ = used_ = values_ = 0;
    longest_ = 0;
    source.clear();
    holds.reset();
}

}  // namespace waymark::feeds
