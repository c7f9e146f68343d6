// What do the tables of Open Referral's Human Services Data Specification, written as CSV, say?
#include "indexer/dialects/hsds_csv/hsds_csv.h"

#include <fmt/format.h>

#include "indexer/open_referral/csv_table_kinds.h"
#include "indexer/open_referral/tables.h"
#include "indexer/syntax/csv_reader.h"
#include "indexer/syntax/json_reader.h"

namespace waymark::feeds::hsds_csv {

using open_referral::Table;
using open_referral::trimmed;

namespace {

/// Version 1 lists the ids of a service's terms in one cell.
void add_listed_terms(NodeBuilder& service, const Value& row) {
    const Value* ids = row.get("taxonomy_ids");
    if (!ids) return;
    std::string_view rest = trimmed(ids);
    NodeBuilder list = service.list("service_taxonomies", row);
    for (std::string_view blanks = " \t\"[]{}"; !rest.empty();) {
        auto end = rest.find_first_of(",;|");
        std::string_view id = rest.substr(0, end);
        auto from = id.find_first_not_of(blanks);
        if (from != std::string_view::npos)
            list.object({}, row).text("taxonomy_id", id.substr(from, id.find_last_not_of(blanks) - from + 1), row);
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
    take_all(ids);
}

/// A cell that holds an object as JSON, such as our own extension in an export, is that object.
void read_objects(const Value& row, Document& document) {
    for (const Value& cell : each(row)) {
        if (cell.name != "waymark" && cell.name != "other" && cell.name != "private")
            continue;  // elsewhere a text may look like anything
        std::string_view text = trimmed(&cell);
        if (text.size() < 2 || text.front() != '{' || text.back() != '}') continue;
        ReadLimits limits;
        limits.depth = 32;
        limits.values = 100'000;
        auto read = read_json(text, document, open_referral::name_member, cell.line, limits);
        std::size_t line = 0;
        if (!read || skip_space(text, read->end, line) != text.size()) continue;
        auto& at = const_cast<Value&>(cell);
        at.kind = ValueKind::object;
        at.first = read->value->first;
        at.size = read->value->size;
        at.bytes = static_cast<std::uint32_t>(text.size());
    }
}

}  // namespace

bool looks_like(const Glimpse& glimpse) {
    if (!is_csv(glimpse)) return false;
    Document document;
    auto read = read_csv(std::string(csv_header(glimpse.text)), document, open_referral::name_member);
    if (!read) return false;
    KindFound found = kind_of_table(read->columns, {});
    return found.table != Table::none && found.certain;
}

const Value* translate(const Value& rows, Translation& translation) {
    auto stem = translation.file;
    if (auto slash = stem.find_last_of("/\\"); slash != std::string_view::npos) stem.remove_prefix(slash + 1);
    stem = stem.substr(0, stem.find('.'));
    const Table table = kind_of_table(translation.columns, stem).table;
    translation.rows_are_records = table == Table::service;
    if (table == Table::none) {
        if (!stem.starts_with("meta_table_description"))
            translation.warn(
                rows, "these columns belong to no table of Open Referral that we know; the file was passed over");
        return &translation.root(rows).value();
    }
    for (const Value& row : each(rows)) {
        // What is kept goes back under the standard's names, whatever case the file has them in.
        for (const Value& cell : each(row))
            if (cell.written != cell.name && has_column(table, cell.name)) const_cast<Value&>(cell).written = cell.name;
        read_objects(row, translation.document);
        // Version 1 has a table of its own for them.
        if (table == Table::address && stem.find("postal") != std::string_view::npos && !row.get("address_type")) {
            NodeBuilder address(translation.document, const_cast<Value&>(row));
            address.go_to_end();
            address.text("address_type", "postal", row);
        }
        if (table != Table::service || !row.get("taxonomy_ids")) continue;
        NodeBuilder service(translation.document, const_cast<Value&>(row));
        service.go_to_end();
        add_listed_terms(service, row);
    }
    auto& list = const_cast<Value&>(rows);
    open_referral::name_member(list, open_referral::list_name(table), translation.document);
    return &list;
}

}  // namespace waymark::feeds::hsds_csv
