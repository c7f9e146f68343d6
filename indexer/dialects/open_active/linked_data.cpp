// What is an object of OpenActive's linked data (JSON-LD) called: its type, its id, the words of a vocabulary?
#include "indexer/dialects/open_active/linked_data.h"

#include "indexer/open_referral/rows.h"

namespace waymark::feeds::open_active {

using open_referral::trimmed;

std::string_view last_part(std::string_view word) {
    const auto at = word.find_last_of("/#:");
    return at == std::string_view::npos || at + 1 == word.size() ? word : word.substr(at + 1);
}

std::string_view type_of(const Value& object) {
    if (object.kind != ValueKind::object) return {};
    for (std::string_view member : {"@type", "type"}) {
        const Value* type = object.get(member);
        if (type && type->kind == ValueKind::array) type = type->first;
        if (std::string_view word = trimmed(type); !word.empty()) return last_part(word);
    }
    return {};
}

std::string_view reference_of(const Value& object) {
    if (object.kind != ValueKind::object) return trimmed(&object);
    for (std::string_view member : {"@id", "id", "identifier", "url"}) {
        const Value* value = object.get(member);
        if (value && value->kind == ValueKind::array) value = value->first;
        if (value && value->kind == ValueKind::object) value = value->get("value");
        if (std::string_view word = trimmed(value); !word.empty()) return word;
    }
    return {};
}

}  // namespace waymark::feeds::open_active
