// Are there places free, and which further web addresses are there (HSDS 3.1)?
#include "indexer/map/vacancies.h"

#include <fmt/format.h>
#include <algorithm>

namespace waymark::feeds {

using open_referral::Table;
using open_referral::trimmed;

namespace {

constexpr double most_places = 100'000;

std::string unit_of(Record& record, const Value& row) {
    const Value* unit = nullptr;
    for (const Value& member : each(row))
        if (open_referral::table_of(member) == Table::unit) unit = &member;
    if (unit && unit->is_scalar()) return std::string(trimmed(unit));
    if (!unit) unit = record.tables.find(Table::unit, trimmed(row.get("unit_id")));
    return unit ? std::string(trimmed(unit->get("name"))) : std::string{};
}

}  // namespace

void map_vacancies(Record& record) {
    Availability& availability = record.listing.availability;
    if (availability != Availability{}) return;
    bool any_free = false, any_known = false;
    std::string text;
    Date as_of;
    for (const Value* row : record.parts(Table::capacity)) {
        if (row->kind != ValueKind::object) continue;
        const auto free = record.number(*row, "available"), most = record.number(*row, "maximum");
        const bool sane = free && *free >= 0 && *free <= most_places;
        if (free && !sane) record.warn(*row, "available", "the number of free places cannot be right and was not read");
        std::string said;
        if (sane) {
            any_known = true;
            any_free = any_free || *free > 0;
            std::string unit = unit_of(record, *row);
            if (unit.size() > 100) unit.clear();
            if (!unit.empty()) unit[0] = static_cast<char>(unit[0] >= 'a' && unit[0] <= 'z' ? unit[0] - 32 : unit[0]);
            const std::string what = unit.empty() ? "Places" : unit;
            said = most && *most >= *free && *most <= most_places
                       ? fmt::format("{} free: {:.0f} of {:.0f}", what, *free, *most)
                       : fmt::format("{} free: {:.0f}", what, *free);
        }
        for (const std::string& more : {said, record.text(*row, "description")})
            if (!more.empty()) text += (text.empty() ? "" : "\n") + more;
        if (row->get("updated"))
            if (Date date = record.date(*row, "updated"); date > as_of) as_of = date;
        stay(*row);  // the numbers go back to the standard's own place
    }
    if (any_known) availability.state = any_free ? "open" : "full";
    availability.text = text;
    if (any_known || !text.empty()) availability.as_of = as_of;
}

void map_additional_links(Record& record) {
    for (const Value* row : record.parts(Table::additional_url)) {
        Contact link;
        if (row->kind == ValueKind::object) {
            link.role = record.line(*row, "label", 500);
            link.link = record.link(*row, "url");
        } else if (row->is_scalar()) {
            const std::string said = record.line(*row, 2000);
            if (said.starts_with("http")) link.link = said;
        }
        stay(*row);
        auto& contacts = record.listing.contacts;
        if (link.link.empty() || link.link == record.listing.url) continue;
        const bool known = std::any_of(contacts.begin(), contacts.end(),
                                       [&](const Contact& contact) { return contact.link == link.link; });
        if (!known) contacts.push_back(std::move(link));
    }
}

}  // namespace waymark::feeds
