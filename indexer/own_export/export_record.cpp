// How does an export of our own come back without a difference?
#include "indexer/own_export/export_record.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <vector>

#include "content/store/listing_json.h"
#include "content/store/listing_validation.h"
#include "content/text/hash.h"
#include "indexer/ids/export_ids.h"
#include "indexer/syntax/tree.h"

namespace waymark::feeds::open_referral {

namespace {

constexpr std::size_t deepest = 40;

std::uint64_t hash(std::string_view name, std::string_view text) {
    const auto value = Hash().add(name).add('\n').add(text).value();
    return value ^ (value >> 29);
}

bool is_left_out(std::string_view name) {
    return name == "id" || name.ends_with("_id") || name == "record" || name == "seal";
}

std::uint64_t leaf(const Value& value) {
    const std::string_view text = trimmed(&value);
    if (text.empty()) return 0;
    const bool nameless = table_of(value) == Table::item || value.name == "#text";
    return hash(nameless ? std::string_view{} : value.name, text);
}

std::uint64_t leaves(const Value& value, std::size_t depth = 0) {
    if (!value.is_container()) return leaf(value);
    std::uint64_t sum = 0;
    if (depth < deepest)
        for (const Value& child : each(value))
            if (!is_left_out(child.name)) sum += leaves(child, depth + 1);
    return sum;
}

struct Belongings {
    std::vector<Table> lists, singles;
};
/// What belongs to an object of a kind, in rows of its own where a feed is made of tables.
const Belongings& belongings(Table kind) {
    static const std::map<Table, Belongings> all{
        {Table::service,
         {{Table::schedule, Table::service_area, Table::service_at_location, Table::language, Table::funding,
           Table::cost_option, Table::contact, Table::phone, Table::attribute},
          {Table::organization}}},
        {Table::service_at_location, {{Table::schedule, Table::contact, Table::phone}, {Table::location}}},
        {Table::location, {{Table::address, Table::accessibility, Table::phone, Table::contact, Table::attribute}, {}}},
        {Table::contact, {{Table::phone}, {}}},
        {Table::organization, {{Table::organization_identifier, Table::contact, Table::phone, Table::attribute}, {}}},
        {Table::attribute, {{}, {Table::taxonomy_term}}}};
    static const Belongings none;
    const auto at = all.find(kind);
    return at == all.end() ? none : at->second;
}

bool holds(const std::vector<Table>& tables, Table table) {
    return std::find(tables.begin(), tables.end(), table) != tables.end();
}

std::uint64_t checksum(const Tables& tables, Table kind, const Value& value, std::size_t depth) {
    if (depth > deepest) return 0;
    const Belongings& own = belongings(kind);
    std::uint64_t sum = 0;
    for (const Value& member : each(value)) {
        if (is_left_out(member.name)) continue;
        const Table table = table_of(member);
        if (member.is_container() && table != Table::none && (holds(own.lists, table) || holds(own.singles, table)))
            continue;
        sum += leaves(member);
    }
    for (Table list : own.lists)
        for (const Value* row : tables.parts(value, kind, list))
            sum += row->is_container() ? checksum(tables, list, *row, depth + 1) : leaf(*row);
    for (Table single : own.singles)
        if (const Value* row = tables.referred(value, single)) sum += checksum(tables, single, *row, depth + 1);
    return sum;
}

}  // namespace

std::uint64_t row_checksum(const Tables& tables, Table kind, const Value& value) {
    return checksum(tables, kind, value, 0);
}
std::string checksum_text(std::uint64_t checksum) { return fmt::format("{:016x}", checksum); }

std::optional<Listing> export_record_of(const Tables& tables, Table kind, const Value& value,
                                        const Vocabulary& vocabulary) {
    const Value* extension = value.get("waymark");
    if (!extension) return std::nullopt;
    const std::string_view record = trimmed(extension->get("record"));
    if (record.empty() || trimmed(extension->get("seal")) != checksum_text(row_checksum(tables, kind, value)))
        return std::nullopt;
    auto listing = listing_from_json(record);
    if (!listing || !is_valid(*listing, vocabulary)) return std::nullopt;
    const std::string_view id = trimmed(value.get("id"));
    const bool is_its_own = id == service_uuid(listing->id) ||
                            (kind == Table::organization && id == organization_uuid(listing->organisation.id));
    if (!is_its_own) return std::nullopt;
    return std::move(*listing);
}

Value* with_record(const Value& object, const Listing& listing, std::uint64_t checksum, Document& document) {
    ObjectBuilder out(document);
    for (const Value& member : each(object))
        if (member.name != "waymark") out.always_add(member.written, copy_of(member, document));
    ObjectBuilder own(document);
    if (const Value* extension = object.get("waymark"))
        for (const Value& member : each(*extension)) own.always_add(member.written, copy_of(member, document));
    own.text("record", document.keep(to_json(listing))).text("seal", document.keep(checksum_text(checksum)));
    out.add("waymark", own.value());
    return out.value();
}

}  // namespace waymark::feeds::open_referral
