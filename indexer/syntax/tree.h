// How is a tree of values put together, so that it can be written as a feed?
#pragma once

#include <string>
#include <string_view>

#include "indexer/syntax/document.h"

namespace waymark::feeds {

/// An object being put together. Names are literals and texts are not copied: what they point to outlives the document,
/// or the document keeps it. What is not known is left out.
class ObjectBuilder {
public:
    explicit ObjectBuilder(Document& document)
        : document_(document), value_(document.make(ValueKind::object, 0)), members_(*value_) {}

    /// Left out when it is empty.
    ObjectBuilder& text(std::string_view name, std::string_view text) {
        return text.empty() ? *this : always(name, text);
    }
    /// Written even when it is empty, where a standard requires it.
    ObjectBuilder& always(std::string_view name, std::string_view text) { return scalar(name, ValueKind::text, text); }
    ObjectBuilder& number(std::string_view name, double number);
    ObjectBuilder& truth(std::string_view name, bool yes) {
        return scalar(name, ValueKind::boolean, yes ? "true" : "false");
    }
    /// A value made before, which then belongs to this object; null or an empty container is left out.
    ObjectBuilder& add(std::string_view name, Value* value) {
        if (!value || (value->is_container() && value->size == 0)) return *this;
        return always_add(name, value);
    }
    ObjectBuilder& always_add(std::string_view name, Value* value) {
        value->name = value->written = name;
        members_.add(value);
        return *this;
    }
    bool empty() const { return value_->size == 0; }
    Value* value() { return value_; }

private:
    ObjectBuilder& scalar(std::string_view name, ValueKind kind, std::string_view text) {
        Value* value = document_.make(kind, 0);
        value->text = text;
        return always_add(name, value);
    }

    Document& document_;
    Value* value_;
    Appender members_;
};

class ListBuilder {
public:
    explicit ListBuilder(Document& document)
        : document_(document), value_(document.make(ValueKind::array, 0)), elements_(*value_) {}
    void add(Value* element) { elements_.add(element); }
    void text(std::string_view text) {
        Value* value = document_.make(ValueKind::text, 0);
        value->text = text;
        add(value);
    }
    template <class Texts>
    static Value* of_texts(Document& document, const Texts& texts) {
        ListBuilder list(document);
        for (const auto& each : texts) list.text(each);
        return list.value();
    }
    Value* value() { return value_; }

private:
    Document& document_;
    Value* value_;
    Appender elements_;
};

/// A copy whose members may go another way; the texts are shared.
Value* copy_of(const Value& value, Document& document);

/// The tree as compact JSON, always valid UTF-8.
std::string json_of(const Value& value);

}  // namespace waymark::feeds
