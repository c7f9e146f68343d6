// What did a feed say, before anybody asks what it means? One tree of values for XML and JSON alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::feeds {

enum class ValueKind : std::uint8_t { null, boolean, number, text, array, object };

/// How much of a value has found a place in a listing; what has none is kept as it was.
enum class Use : std::uint8_t {
    untouched,  ///< nobody took it
    entered,    ///< an element of a list that became an element of the listing; its members tell for themselves
    whole,      ///< taken, or not to be kept
};

/// One value of a feed. It lives as long as its Document; members and elements are a linked list in the feed's order.
struct Value {
    ValueKind kind = ValueKind::null;
    mutable Use use = Use::untouched;
    std::uint8_t table = 0;       ///< what the dialect's naming made of `name`, 0 when nothing
    bool from_attribute = false;  ///< an XML attribute, not an element
    std::uint32_t line = 0;       ///< of the source, 1 for the first
    std::uint32_t size = 0;       ///< members or elements
    std::uint32_t bytes = 0;      ///< of the source it took, containers only
    std::string_view name;        ///< of a member, folded: snake_case, one spelling
    std::string_view written;     ///< of a member, as the feed had it
    std::string_view text;        ///< of text, numbers (as written) and booleans (`true`, `false`)
    const Value* first = nullptr;
    const Value* next = nullptr;

    bool is_container() const { return kind == ValueKind::array || kind == ValueKind::object; }
    bool is_scalar() const {
        return kind == ValueKind::text || kind == ValueKind::number || kind == ValueKind::boolean;
    }
    /// Null, empty text and empty containers alike.
    bool is_empty() const;
    /// The member of that folded name, the last when there are several; null when there is none or this is no object.
    const Value* get(std::string_view member) const;
};

/// Walks the members or elements: `for (const Value& v : each(container))`.
struct Children {
    struct Iterator {
        const Value* at;
        const Value& operator*() const { return *at; }
        Iterator& operator++() {
            at = at->next;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return at != other.at; }
    };
    const Value* first;
    Iterator begin() const { return {first}; }
    Iterator end() const { return {nullptr}; }
};
inline Children each(const Value& container) { return {container.first}; }

/// How many texts held signs of a wrong encoding, and where the first one stands.
struct MisreadTexts {
    std::size_t mended = 0, doubtful = 0;
    std::uint32_t first_mended = 0, first_doubtful = 0;  ///< lines
};

/// Owns the values of one file, page or line. Not copied; `clear` keeps the memory for the next line.
class Document {
public:
    Document() = default;
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;
    Document(Document&&) = default;
    Document& operator=(Document&&) = default;

    Value* make(ValueKind kind, std::size_t line);
    /// A copy of the bytes that lives as long as the document.
    std::string_view keep(std::string_view bytes);
    void clear();

    /// Texts at and below `root`, which was made here, are read as they were meant: control characters from U+0080 on
    /// as windows-1252, UTF-8 that had been read as windows-1252 as UTF-8 where that is certain (text::mend_misread).
    /// Adds what was found to `found`.
    void mend_texts(const Value& root, MisreadTexts& found);

    std::size_t values() const { return values_; }
    /// Whether a value was made here.
    bool made(const Value* value) const;
    /// Members or elements of the longest container, the outermost ones among them.
    std::uint32_t longest() const { return longest_; }
    void note_size(std::uint32_t size) {
        if (size > longest_) longest_ = size;
    }

    std::string source;           ///< the bytes that values point into, when the document owns them
    std::shared_ptr<void> holds;  ///< what else must live as long as the values

private:
    void* take(std::size_t bytes, std::size_t align);

    struct Block {
        std::unique_ptr<std::byte[]> bytes;
        std::size_t size = 0;
    };
    std::vector<Block> blocks_;
    std::size_t block_ = 0, used_ = 0, values_ = 0;
    std::uint32_t longest_ = 0;
};

/// Puts children behind a container in order while it is being read.
class Appender {
public:
    explicit Appender(Value& container) : container_(container) {}
    void add(Value* child) {
        if (last_) last_->next = child;
        else container_.first = child;
        last_ = child;
        ++container_.size;
    }

private:
    Value& container_;
    Value* last_ = nullptr;
};

/// Gives a member its folded name (and table); each dialect has its own.
using NameRule = void (*)(Value& member, std::string_view written, Document& document);

/// Why some bytes are no value. `line` is where it was noticed.
struct ReadFault {
    std::size_t line = 0;
    std::string message;   ///< a plain sentence with the mending
    bool cut_off = false;  ///< the bytes end too soon
};

/// What no feed needs and no reader takes.
struct ReadLimits {
    std::size_t depth = 64;
    std::size_t values = 6'000'000;
};

}  // namespace waymark::feeds
