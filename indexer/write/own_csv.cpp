// How do listings look as one table for a spreadsheet?
#include "indexer/write/own_csv.h"

#include <fmt/format.h>
#include <algorithm>

#include "content/json/json_writer.h"
#include "content/store/enum_names.h"
#include "content/store/listing_json.h"
#include "indexer/ids/export_ids.h"
#include "indexer/own_export/own_csv_columns.h"
#include "indexer/own_export/row_checksum.h"
#include "indexer/syntax/csv_text.h"
#include "indexer/write/writer.h"

namespace waymark::feeds::own_csv {

namespace {

constexpr std::string_view between = "; ";

std::string joined(const std::vector<std::string>& all) { return fmt::format("{}", fmt::join(all, between)); }

std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }
std::string degrees(double value) {
    JsonWriter json;
    json.value(value);
    return json.take();
}

std::string hours_of(const Listing& listing) {
    std::vector<std::string> all;
    for (const Schedule& schedule : listing.schedules) {
        std::string one = fmt::format("{}", fmt::join(schedule.days, ","));
        if (!schedule.opens_at.empty() || !schedule.closes_at.empty())
            one += (one.empty() ? "" : " ") + schedule.opens_at + "-" + schedule.closes_at;
        if (!one.empty()) all.push_back(std::move(one));
    }
    return joined(all);
}

std::string costs_of(const Listing& listing) {
    std::vector<std::string> all;
    for (const Cost& cost : listing.costs) {
        std::string one = cost.option;
        if (cost.amount)
            one += fmt::format("{}{} {}", one.empty() ? "" : " ", degrees(*cost.amount),
                               cost.currency.empty() ? "GBP" : cost.currency);
        if (!one.empty()) all.push_back(std::move(one));
    }
    return joined(all);
}

class TableWriter final : public ListingsWriter {
public:
    explicit TableWriter(const TakeBytes& take) : take_(take) {
        put("\xEF\xBB\xBF");  // so that spreadsheets read it as UTF-8
        CsvRow row;
        for (std::string_view column : columns) row.cell(column);
        put(row.take());
    }
    void service(const Listing& listing) override { write(listing); }
    void organization(const Listing& listing) override { write(listing); }
    Result<void> finish() override { return {}; }

private:
    void put(std::string_view bytes) { wanted_ = wanted_ && take_(bytes); }

    void write(const Listing& l) {
        std::array<std::string, count_> cells;
        cells[id] = open_referral::service_uuid(l.id);
        cells[name] = l.name;
        cells[kind] = open_referral::is_organization_alone(l) ? "organisation" : published_name(l.kind);
        cells[organisation] = l.organisation.name;
        cells[status] = published_name(l.status);
        cells[summary] = l.summary;
        cells[description] = l.description;
        cells[url] = l.url;
        cells[email] = l.email;
        for (const Contact& one : l.contacts) {
            if (cells[contact].empty()) cells[contact] = one.name;
            if (cells[phone].empty()) cells[phone] = one.phone;
            if (cells[email].empty()) cells[email] = one.email;
        }
        cells[minimum_age] = number(l.ages.min);
        cells[maximum_age] = number(l.ages.max);
        cells[eligibility] = l.eligibility;
        cells[need] = joined(l.of("need").yes);
        cells[category] = joined(l.of("category").yes);
        cells[accessibility] = joined(l.of("accessibility").yes);
        cells[days] = joined(l.of("day").yes);
        cells[hours] = hours_of(l);
        cells[cost] = costs_of(l);
        cells[fees] = l.fees;
        if (!l.places.empty()) place(l.places.front(), cells);
        std::vector<std::string> served;
        for (const Area& area : l.areas) served.push_back(area.name);
        cells[areas] = joined(served);
        cells[languages] = joined(l.languages);
        cells[council] = l.council;
        cells[assured_date] = l.assured;
        cells[last_modified] = l.last_modified;
        cells[source] = l.source;
        cells[source_id] = l.source_id;

        CsvRow row;
        RowChecksum checksum;
        for (std::size_t i = 0; i < waymark_record; ++i) {
            row.words(cells[i]);
            checksum.add(columns[i], cells[i]);
        }
        row.cell(to_json(l));
        row.cell(checksum.text());
        put(row.take());
    }

    /// Of a hidden address its district alone.
    static void place(const Place& place, std::array<std::string, count_>& cells) {
        if (!place.address_hidden) {
            cells[address] = fmt::format("{}", fmt::join(place.address, ", "));
            cells[county] = place.county;
        }
        cells[city] = place.city;
        cells[postcode] = place.address_hidden ? place.postcode.substr(0, place.postcode.find(' ')) : place.postcode;
        if (!place.point) return;
        cells[latitude] = degrees(place.point->lat);
        cells[longitude] = degrees(place.point->lon);
    }

    const TakeBytes& take_;
    bool wanted_ = true;
};

}  // namespace

std::unique_ptr<ListingsWriter> table_writer(const Vocabulary&, const TakeBytes& take) {
    return std::make_unique<TableWriter>(take);
}

}  // namespace waymark::feeds::own_csv
