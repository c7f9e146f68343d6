// How does a dialect say its records in the words of Open Referral?
#include "indexer/dialects/translation.h"

#include <algorithm>
#include <array>

#include "indexer/open_referral/names.h"
#include "indexer/open_referral/tables.h"
#include "indexer/words/publication.h"

namespace waymark::feeds {

using open_referral::name_member;
using open_referral::trimmed;

namespace {

bool is_one_of(std::string_view words, std::initializer_list<std::string_view> known) {
    std::string low(words);
    std::transform(low.begin(), low.end(), low.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return std::find(known.begin(), known.end(), low) != known.end();
}

}  // namespace

void NodeBuilder::append(Value* child, std::string_view name) {
    child->next = nullptr;
    if (name.empty()) child->name = child->written = {};
    else name_member(*child, document_->keep(name), *document_);
    if (last_ == value_) value_->first = child;
    else last_->next = child;
    last_ = child;
    ++value_->size;
}

NodeBuilder NodeBuilder::add(std::string_view name, ValueKind kind, const Value& at) {
    Value* child = document_->make(kind, at.line);
    append(child, name);
    return {*document_, *child};
}

void NodeBuilder::text(std::string_view name, std::string_view words, const Value& at) {
    if (words.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
    Value* child = document_->make(ValueKind::text, at.line);
    child->text = document_->keep(words);
    value_->bytes += static_cast<std::uint32_t>(std::min<std::size_t>(words.size(), 0xFFFFFFF));
    append(child, name);
}

void NodeBuilder::take(std::string_view name, const Value* from) {
    if (!from || from->is_empty()) return;
    Value* child = document_->make(from->kind, from->line);
    *child = *from;
    child->use = Use::untouched;
    value_->bytes += from->bytes + static_cast<std::uint32_t>(from->text.size());
    from->use = Use::whole;
    append(child, name);
}

void NodeBuilder::take_first(std::string_view name, const Value& of, std::initializer_list<std::string_view> members) {
    for (std::string_view member : members) {
        const Value* value = of.get(member);
        if (!value || value->is_empty()) continue;
        take(name, value);
        return;
    }
}

void NodeBuilder::keep(std::string_view name, const Value& rest) {
    if (rest.use == Use::whole || rest.is_empty()) return;
    Value* child = document_->make(rest.kind, rest.line);
    *child = rest;
    value_->bytes += rest.bytes;
    append(child, name);
}

void NodeBuilder::go_to_end() {
    if (!value_->first) return;
    last_ = const_cast<Value*>(value_->first);
    while (last_->next) last_ = const_cast<Value*>(last_->next);
}

NodeBuilder Translation::root(const Value& at) {
    Value* value = document.make(ValueKind::object, at.line);
    return {document, *value};
}

void Translation::warn(const Value& at, std::string message) {
    if (warnings.size() < 10'000) warnings.push_back({at.line, std::move(message), false});
}

bool Translation::is_withheld(const Value& record) const {
    return publication && publication->record(record, today).held_back();
}

void Translation::say_flags(NodeBuilder& made, const Value& record) const {
    if (!publication || record.kind != ValueKind::object) return;
    for (const Value& member : each(record))
        if (publication->is_flag(member.name) && !made.value().get(member.name))
            made.text(member.name, trimmed(&member), member);
}

std::string_view peek_text(const Value& object, std::string_view member) { return trimmed(object.get(member)); }

std::string_view take_text(const Value& object, std::string_view member) {
    const Value* value = object.get(member);
    if (value) value->use = Use::whole;
    return trimmed(value);
}

void take_all(const Value* value) {
    if (value) value->use = Use::whole;
}

bool means_yes(std::string_view words) { return is_one_of(words, {"true", "yes", "y", "1", "t", "on"}); }
bool means_no(std::string_view words) { return is_one_of(words, {"false", "no", "n", "0", "f", "off"}); }

}  // namespace waymark::feeds
