// How do listings look as the tables of Open Referral's Human Services Data Specification 3, one CSV a table, in a zip?
#include "indexer/write/hsds_csv.h"

#include <fmt/format.h>
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/ids/export_ids.h"
#include "indexer/open_referral/csv_columns.h"
#include "indexer/own_export/export_record.h"
#include "indexer/syntax/csv_text.h"
#include "indexer/syntax/json_reader.h"
#include "indexer/syntax/tree.h"
#include "indexer/write/extension_writer.h"
#include "indexer/write/writer.h"
#include "indexer/write/zip_writer.h"

namespace waymark::feeds::hsds_csv {

using open_referral::Table;
using open_referral::table_of;
using open_referral::trimmed;

namespace {

/// A folder that is gone with its owner.
class PassingFolder {
public:
    PassingFolder() {
        std::error_code error;
        auto name = (std::filesystem::temp_directory_path(error) / "waymark-export-XXXXXX").string();
        if (error || !mkdtemp(name.data()))
            throw std::runtime_error("there is no room for a folder in the temporary folder");
        path = name;
    }
    ~PassingFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;
    std::filesystem::path path;
};

/// What a row refers to, besides its own members.
struct References {
    std::string_view column, id;
};

class TablesWriter final : public ListingsWriter {
public:
    TablesWriter(const Vocabulary& vocabulary, const TakeBytes& take) : vocabulary_(vocabulary), take_(take) {
        for (const TableColumns& table : table_columns()) {
            auto& file = files_[table.table];
            file.open(folder_.path / table.file, std::ios::binary);
            CsvRow row;
            for (std::string_view column : table.columns) row.cell(column);
            file << row.take();
        }
    }

    void service(const Listing& listing) override {
        document_.clear();
        const Value& service = as_read(*open_referral::service(listing, vocabulary_, document_));
        const std::string_view id = trimmed(service.get("id"));
        std::uint64_t checksum = children(Table::service, service, id, "service");
        const Value* organization = service.get("organization");
        if (organization) checksum += shared(Table::organization, *organization, "organization");
        row(Table::service, id, service,
            {{"organization_id", organization ? trimmed(organization->get("id")) : std::string_view{}}}, checksum,
            &listing);
    }

    void organization(const Listing& listing) override {
        document_.clear();
        const Value* made = open_referral::organization(listing, document_);
        if (!made) return;
        ObjectBuilder with(document_);
        for (const Value& member : each(*made))
            if (member.name != "waymark") with.always_add(member.written, copy_of(member, document_));
        with.add("waymark", open_referral::extension(listing, document_));
        const Value& organization = as_read(*with.value());
        const std::string id(trimmed(organization.get("id")));
        if (shared_.contains(id)) return;  // it has services after all
        const std::uint64_t checksum = children(Table::organization, organization, id, "organization");
        shared_[id] = checksum;
        row(Table::organization, id, organization, {}, checksum, &listing);
    }

    Result<void> finish() override {
        std::vector<std::pair<std::string, std::string>> names;
        for (const TableColumns& table : table_columns()) {
            files_[table.table].close();
            if (files_[table.table].fail())
                return fail(ErrorKind::storage, "The temporary folder is full; make room and try again.");
            names.emplace_back(std::string(table.file), (folder_.path / table.file).string());
        }
        return write_zip(names, (folder_.path / "tables.zip").string(), take_);
    }

private:
    const Value& as_read(const Value& object) {
        auto read = read_json(document_.keep(json_of(object)), document_, open_referral::name_member);
        if (!read) throw std::runtime_error("what was written cannot be read: " + read.error().message);
        return *read->value;
    }

    /// Writes all rows that belong to a row; returns the sum of their seals.
    std::uint64_t children(Table kind, const Value& object, std::string_view id, std::string_view entity) {
        std::uint64_t checksum = 0;
        for (const Value& member : each(object)) {
            const Table table = table_of(member);
            if (member.kind != ValueKind::array || !is_child(kind, table)) continue;
            for (const Value& element : each(member)) checksum += child(table, element, id, entity);
        }
        return checksum;
    }

    static bool is_child(Table kind, Table child) {
        const auto in = [&](std::initializer_list<Table> tables) {
            return std::find(tables.begin(), tables.end(), child) != tables.end();
        };
        switch (kind) {
            case Table::service:
                return in({Table::schedule, Table::service_area, Table::service_at_location, Table::language,
                           Table::funding, Table::cost_option, Table::contact, Table::phone, Table::attribute});
            case Table::service_at_location: return in({Table::schedule, Table::contact, Table::phone});
            case Table::location:
                return in({Table::address, Table::accessibility, Table::phone, Table::contact, Table::attribute});
            case Table::contact: return child == Table::phone;
            case Table::organization:
                return in({Table::organization_identifier, Table::contact, Table::phone, Table::attribute});
            default: return false;
        }
    }

    static bool owns_itself(Table kind) {
        return kind == Table::service || kind == Table::organization || kind == Table::location;
    }

    static bool names_an_owner(std::string_view column) {
        for (Table owner :
             {Table::service, Table::service_at_location, Table::location, Table::organization, Table::contact})
            if (column == open_referral::reference_name(owner)) return true;
        return false;
    }

    std::uint64_t child(Table kind, const Value& element, std::string_view parent_id, std::string_view parent) {
        const std::string id = unused_id(kind, trimmed(element.get("id")), parent_id);
        if (kind == Table::attribute) {
            const Value* term = element.get("taxonomy_term");
            std::uint64_t checksum = term ? shared(Table::taxonomy_term, *term, "taxonomy_term") : 0;
            return row(kind, id, element,
                       {{"link_id", parent_id},
                        {"link_entity", parent},
                        {"taxonomy_term_id", term ? trimmed(term->get("id")) : std::string_view{}}},
                       checksum, nullptr);
        }
        std::uint64_t checksum =
            children(kind, element, id, kind == Table::contact ? "contact" : "service_at_location");
        std::vector<References> references{{open_referral::reference_name(table_named(parent)), parent_id}};
        if (kind == Table::service_at_location) {
            const Value* location = element.get("location");
            if (location) checksum += shared(Table::location, *location, "location");
            references.push_back({"location_id", location ? trimmed(location->get("id")) : std::string_view{}});
        }
        return row(kind, id, element, references, checksum, nullptr);
    }

    /// A feed may give a service, its place and its organisation one and the same contact; a row has one owner, and a
    /// table no id twice.
    std::string unused_id(Table kind, std::string_view id, std::string_view owner) {
        std::string unused(id);
        for (int copy = 1;
             !used_.insert(std::hash<std::string>{}(fmt::format("{} {}", static_cast<int>(kind), unused))).second;
             ++copy)
            unused = open_referral::nameless_id(kind, owner, fmt::format("{} {}", id, copy));
        return unused;
    }

    static Table table_named(std::string_view entity) {
        if (entity == "service") return Table::service;
        if (entity == "organization") return Table::organization;
        if (entity == "location") return Table::location;
        if (entity == "contact") return Table::contact;
        return Table::service_at_location;
    }

    /// A row that others refer to stands once; its checksum is that of the row that stands.
    std::uint64_t shared(Table kind, const Value& object, std::string_view entity) {
        const std::string id(trimmed(object.get("id")));
        const std::string key = std::string(entity.substr(0, 1)) + id;
        if (const auto at = shared_.find(kind == Table::organization ? id : key); at != shared_.end())
            return at->second;
        const std::uint64_t inner = children(kind, object, id, entity);
        const std::uint64_t checksum = row(kind, id, object, {}, inner, nullptr);
        shared_[kind == Table::organization ? id : key] = checksum;
        return checksum;
    }

    /// Writes one row; returns its checksum with that of what belongs to it. With `record` the row carries the record
    /// and that checksum.
    std::uint64_t row(Table kind, std::string_view id, const Value& object, const std::vector<References>& references,
                      std::uint64_t inner, const Listing* record) {
        const auto& columns = columns_of(kind).columns;
        ObjectBuilder cells(document_), other(document_);
        for (const Value& member : each(object)) {
            if (member.name == "id") continue;
            const bool has_column =
                std::find(columns.begin(), columns.end(), std::string_view(member.written)) != columns.end();
            const bool is_reference = std::any_of(references.begin(), references.end(),
                                                  [&](const References& one) { return one.column == member.name; });
            const bool is_own_table =
                member.is_container() && (is_child(kind, table_of(member)) || member.name == "organization" ||
                                          member.name == "location" || member.name == "taxonomy_term");
            if (is_reference || is_own_table) continue;
            if (names_an_owner(member.name) && !owns_itself(kind))
                continue;  // the others that share the row write their own
            if (has_column && member.is_scalar()) cells.always_add(member.written, copy_of(member, document_));
            else if (member.name == "waymark" && member.kind == ValueKind::object)
                cells.always_add("waymark", copy_of(member, document_));
            else if (!member.name.ends_with("_id") && member.written != "other")
                other.always_add(member.written, copy_of(member, document_));
        }
        for (const References& one : references)
            if (!one.column.ends_with("_id")) cells.text(one.column, one.id);  // words that a reader sees, unlike ids
        cells.add("other", other.value());
        const Value* made = cells.value();
        // The checksum is of what comes back: a cell with an object is that object, named as a reader names it.
        const std::uint64_t checksum = inner + open_referral::row_checksum({}, Table::none, as_read(*made));
        if (!record && checksum == 0 && kind != Table::service_at_location) return 0;  // it says nothing but ids
        if (record) made = open_referral::with_record(*made, *record, checksum, document_);
        CsvRow row;
        for (std::string_view column : columns) {
            const auto reference = std::find_if(references.begin(), references.end(),
                                                [&](const References& one) { return one.column == column; });
            if (reference != references.end()) {
                row.cell(reference->id);
                continue;
            }
            const Value* value = made->get(column);
            row.cell(column == "id"          ? std::string(id)
                     : !value                ? std::string()
                     : value->is_container() ? json_of(*value)
                                             : std::string(value->text));
        }
        files_[kind] << row.take();
        return checksum;
    }

    const Vocabulary& vocabulary_;
    const TakeBytes& take_;
    PassingFolder folder_;
    std::map<Table, std::ofstream> files_;
    std::unordered_map<std::string, std::uint64_t> shared_;  // id of an organisation, place or term → its checksum
    std::unordered_set<std::size_t>
        used_;  // table and id, as one number: two that meet by chance only cost one of them its id
    Document document_;
};

}  // namespace

std::unique_ptr<ListingsWriter> tables_writer(const Vocabulary& vocabulary, const TakeBytes& take) {
    return std::make_unique<TablesWriter>(vocabulary, take);
}

}  // namespace waymark::feeds::hsds_csv
