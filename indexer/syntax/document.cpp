// How are the values of a feed kept in few, large pieces of memory?
#include "indexer/syntax/document.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <new>

#include "content/text/misread.h"

namespace waymark::feeds {

namespace {
constexpr std::size_t small_block = 64 * 1024;
constexpr std::size_t large_block = 1024 * 1024;

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// U+0080 to U+009F (C2 80 to C2 9F) as windows-1252; false when there is none.
bool read_controls(std::string_view text, std::string& out) {
    bool any = false;
    std::size_t copied = 0;
    for (auto at = text.find('\xC2'); at != std::string_view::npos && at + 1 < text.size();
         at = text.find('\xC2', at + 1)) {
        const auto control = static_cast<unsigned char>(text[at + 1]);
        const char32_t meant = text::windows_1252_meaning(control);
        if (meant == control) continue;
        if (!any) out.clear();
        any = true;
        out.append(text.substr(copied, at - copied));
        if (meant >= 0x800) out += static_cast<char>(0xE0 | (meant >> 12));
        out += static_cast<char>(meant >= 0x800 ? 0x80 | ((meant >> 6) & 0x3F) : 0xC0 | (meant >> 6));
        out += static_cast<char>(0x80 | (meant & 0x3F));
        copied = at + 2;
    }
    if (any) out.append(text.substr(copied));
    return any;
}
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

void Document::mend_texts(const Value& root, MisreadTexts& found) {
    if (root.is_container()) {
        for (const Value& child : each(root)) mend_texts(child, found);  // as deep as the readers let it be
        return;
    }
    if (root.kind != ValueKind::text || is_ascii(root.text)) return;
    std::string mended, plain;
    std::string_view text = root.text;
    switch (text::mend_misread(text, mended)) {
        case text::Misread::no: break;
        case text::Misread::mended:
            if (found.mended++ == 0) found.first_mended = root.line;
            text = mended;
            break;
        case text::Misread::doubtful:
            if (found.doubtful++ == 0) found.first_doubtful = root.line;
            break;
    }
    if (read_controls(text, plain)) text = plain;
    if (text.data() != root.text.data()) const_cast<Value&>(root).text = keep(text);  // made by this document
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
