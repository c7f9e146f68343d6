// How are the members and rows of a feed's objects asked for, however they are wrapped?
#include "indexer/open_referral/rows.h"

#include "content/text/ascii.h"

namespace waymark::feeds::open_referral {

namespace {

constexpr std::size_t deepest = 64;

}  // namespace

const Value* container(const Value& object, Table kind) {
    for (const Value& member : each(object))
        if (table_of(member) == kind && member.is_container() && member.size > 0) return &member;
    return nullptr;
}

bool has_any(const Value& object, std::initializer_list<std::string_view> names) {
    for (const Value& member : each(object))
        for (std::string_view name : names)
            if (member.name == name) return true;
    return false;
}
bool has_any(const Value& object, std::initializer_list<Table> kinds) {
    for (const Value& member : each(object))
        for (Table kind : kinds)
            if (table_of(member) == kind) return true;
    return false;
}

std::string_view trimmed(const Value* value) {
    if (!value) return {};
    if (value->kind == ValueKind::object) value = value->get("#text");
    if (!value || !value->is_scalar()) return {};
    return ascii::trimmed(value->text);
}

std::string_view id_of(const Value& record, Table kind) {
    for (std::string_view member : {std::string_view("id"), reference_name(kind), std::string_view("uuid"),
                                    std::string_view("guid"), std::string_view("identifier")}) {
        if (member.empty()) continue;
        if (std::string_view id = trimmed(record.get(member)); !id.empty()) return id;
    }
    return {};
}

void expand(const Value& member, Table kind, Rows& out) {
    if (member.is_empty()) return;
    auto is_element = [&](const Value& child) { return table_of(child) == kind || table_of(child) == Table::item; };
    auto take = [&](const Value& element, auto&& again, std::size_t depth) -> void {
        if (element.is_empty()) return;
        if (element.kind == ValueKind::array) {
            for (const Value& child : each(element))
                if (depth < deepest) again(child, again, depth + 1);
            return;
        }
        if (element.kind == ValueKind::object && depth < deepest) {
            bool holds_one = false, holds_only = true, holds_any = false;
            for (const Value& child : each(element)) {
                holds_one = holds_one || (is_element(child) && child.is_container());
                holds_any = holds_any || is_element(child);
                holds_only = holds_only && (is_element(child) || child.from_attribute);
            }
            // A service in an envelope of its own keeps its neighbours; Tables::add looks inside.
            bool has_neighbours =
                kind == Table::service && !holds_only && container(element, Table::service) &&
                (has_any(element, {Table::organization, Table::location, Table::service_at_location}));
            if ((holds_one || (holds_only && holds_any)) && !has_neighbours) {
                for (const Value& child : each(element))
                    if (is_element(child)) again(child, again, depth + 1);
                return;
            }
        }
        out.push_back(&element);
    };
    take(member, take, 0);
}

}  // namespace waymark::feeds::open_referral
