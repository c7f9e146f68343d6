// What does a row of our own table for spreadsheets say?
#include "indexer/own_export/own_csv_reader.h"

#include <string>

#include "indexer/open_referral/names.h"
#include "indexer/open_referral/tables.h"
#include "indexer/own_export/export_record.h"
#include "indexer/own_export/own_csv_columns.h"
#include "indexer/own_export/row_checksum.h"
#include "indexer/syntax/json_reader.h"
#include "indexer/syntax/tree.h"

namespace waymark::feeds::own_csv {

using open_referral::trimmed;

namespace {

class Row {
public:
    Row(const Value& row, Document& document) : row_(row), document_(document) {}

    std::string_view cell(Column column) const { return RowChecksum::bare(trimmed(row_.get(columns[column]))); }
    bool is_unchanged() const {
        RowChecksum checksum;
        for (std::size_t i = 0; i < waymark_record; ++i) checksum.add(columns[i], trimmed(row_.get(columns[i])));
        return checksum.text() == trimmed(row_.get(columns[waymark_seal]));
    }

    /// Nothing but the record, under a checksum of its own.
    Value* whole() {
        ObjectBuilder own(document_), out(document_);
        own.text("record", trimmed(row_.get(columns[waymark_record])))
            .text("seal", document_.keep(open_referral::checksum_text(0)));
        out.text("id", cell(id)).add("waymark", own.value());
        return out.value();
    }

    Value* by_cells() {
        ObjectBuilder out(document_);
        out.text("id", cell(id))
            .text("name", cell(name))
            .text("status", cell(status))
            .text("description", cell(description))
            .text("url", cell(url));
        out.text("email", cell(email)).text("minimum_age", cell(minimum_age)).text("maximum_age", cell(maximum_age));
        out.text("eligibility_description", cell(eligibility))
            .text("fees", cell(fees))
            .text("assured_date", cell(assured_date))
            .text("last_modified", cell(last_modified));
        if (!cell(organisation).empty()) out.text("organization", cell(organisation));
        ObjectBuilder own(document_);
        if (cell(kind) != "organisation") own.text("kind", cell(kind));
        for (Column column : {summary, council, need, category, accessibility}) own.text(columns[column], cell(column));
        out.add("waymark", own.value());
        ObjectBuilder who(document_);
        who.text("name", cell(contact)).text("phone", cell(phone));
        out.add("contacts", list(who));
        ObjectBuilder hours(document_);
        hours.text("byday", cell(days));
        out.add("schedules", list(hours));
        out.add("cost_options", words(cell(cost)))
            .add("service_areas", words(cell(areas)))
            .add("languages", words(cell(languages)));
        ObjectBuilder address_row(document_), location(document_), at(document_);
        address_row.text("address_1", cell(address))
            .text("city", cell(city))
            .text("state_province", cell(county))
            .text("postal_code", cell(postcode));
        location.text("latitude", cell(latitude))
            .text("longitude", cell(longitude))
            .add("addresses", list(address_row));
        at.add("location", location.empty() ? nullptr : location.value());
        out.add("service_at_locations", list(at));
        return out.value();
    }

private:
    Value* list(ObjectBuilder& only) {
        ListBuilder list(document_);
        if (!only.empty()) list.add(only.value());
        return list.value();
    }
    Value* words(std::string_view cell) {
        ListBuilder list(document_);
        while (!cell.empty()) {
            const auto end = cell.find(';');
            const std::string_view one = RowChecksum::bare(cell.substr(0, end));
            if (!one.empty()) list.text(one);
            cell = end == std::string_view::npos ? std::string_view{} : cell.substr(end + 1);
        }
        return list.value();
    }

    const Value& row_;
    Document& document_;
};

}  // namespace

bool looks_like(std::string_view first_line) {
    return first_line.find(columns[waymark_record]) != std::string_view::npos &&
           first_line.find(columns[waymark_seal]) != std::string_view::npos;
}

void name_column(Value& member, std::string_view written, Document&) { member.name = member.written = written; }

const Value* translate(const Value& rows, Translation& translation) {
    ListBuilder records(translation.document);
    for (const Value& row : each(rows))
        records.add(copy_of(record_of(row, translation.document), translation.document));
    return records.value();
}

const Value& record_of(const Value& row, Document& document) {
    Row reader(row, document);
    const bool is_organisation = reader.cell(kind) == "organisation";
    const Value* made = reader.is_unchanged() ? reader.whole() : reader.by_cells();
    ObjectBuilder around(document);
    if (is_organisation) around.add("organization", copy_of(*made, document));
    else
        around.add("services", [&] {
            ListBuilder list(document);
            list.add(copy_of(*made, document));
            return list.value();
        }());
    // Read once more, so that every member has the name that mapping looks for.
    auto read = read_json(document.keep(json_of(*around.value())), document, open_referral::name_member, row.line);
    return read ? *read->value : *around.value();
}

}  // namespace waymark::feeds::own_csv
