// Whom can a family ring or write to?
#include "indexer/map/contacts.h"

#include <algorithm>

#include "indexer/map/publication.h"

namespace waymark::feeds {

using open_referral::Rows;
using open_referral::Table;
using open_referral::trimmed;

namespace {

/// The numbers of a phone row, the first with its extension; none for fax machines and rows without one.
std::vector<std::string> numbers_of(Record& record, const Value& row) {
    if (!record.first_time(row)) return {};  // joined to several things: it comes once
    if (!row.is_container()) return record.phones(row);
    if (trimmed(row.get("type")) == "fax" || is_withheld(record, row)) return {};
    const Value* said = row.get("number");
    std::vector<std::string> numbers = said ? record.phones(*said) : std::vector<std::string>{};
    if (numbers.empty()) return {};
    row.use = Use::entered;
    if (std::string extension = record.line(row, "extension", 50); !extension.empty())
        numbers.front() += " ext " + extension;
    return numbers;
}

void add(Listing& listing, Contact contact) {
    if (contact == Contact{}) return;
    if (std::find(listing.contacts.begin(), listing.contacts.end(), contact) == listing.contacts.end())
        listing.contacts.push_back(std::move(contact));
}

void phone_rows(Record& record, const Rows& rows, Place* place) {
    for (const Value* row : rows) {
        Contact contact;
        const auto numbers = numbers_of(record, *row);
        if (numbers.empty()) continue;
        if (row->is_container()) {
            contact.role = record.line(*row, "description", 500);
            contact.department = record.line(*row, "department", 500);
        }
        for (const std::string& number : numbers) {
            contact.phone = number;
            if (place && place->phone.empty()) {
                place->phone = number;
                if (contact.role.empty() && contact.department.empty()) continue;
            }
            add(record.listing, contact);
        }
    }
}

void contact_rows(Record& record, const Rows& rows) {
    for (const Value* row : rows) {
        if (!row->is_container() || !record.first_time(*row) || is_withheld(record, *row)) continue;
        Contact contact;
        contact.name = record.line(*row, "name", 500);
        contact.role = record.line(*row, "title", 500);
        contact.department = record.line(*row, "department", 500);
        contact.email = record.email(*row, "email");
        contact.link = record.link(*row, "url");
        std::vector<std::string> numbers;
        for (const Value* phone : record.tables.parts(*row, Table::contact, Table::phone))
            if (const auto found = numbers_of(record, *phone); !found.empty()) {
                numbers.insert(numbers.end(), found.begin(), found.end());
                std::string said = phone->is_container() ? record.line(*phone, "description", 500) : std::string{};
                if (!said.empty()) contact.role = contact.role.empty() ? said : contact.role + " (" + said + ")";
            }
        for (std::string_view member : {"phone", "number"})
            if (const Value* plain = row->get(member); numbers.empty() && plain && plain->is_scalar())
                numbers = record.phones(*plain);
        if (!numbers.empty()) contact.phone = numbers.front();
        if (contact == Contact{}) {
            give_back(*row);
            continue;
        }
        row->use = Use::entered;
        add(record.listing, contact);
        for (std::size_t i = 1; i < numbers.size(); ++i) {
            Contact further{contact.name, contact.role, contact.department, {}, numbers[i], {}};
            add(record.listing, std::move(further));
        }
    }
}

}  // namespace

void map_contact_rows(Record& record, const Value& of, Table kind, Place* place) {
    contact_rows(record, record.tables.parts(of, kind, Table::contact));
    phone_rows(record, record.tables.parts(of, kind, Table::phone), place);
}

void map_contacts(Record& record) {
    contact_rows(record, record.parts(Table::contact));
    phone_rows(record, record.parts(Table::phone), nullptr);
    // A role without a name, a number or an address helps nobody, unless the service itself has a number beside it.
    bool has_number = std::any_of(record.listing.contacts.begin(), record.listing.contacts.end(),
                                  [](const Contact& c) { return !c.phone.empty(); });
    if (!has_number)
        std::erase_if(record.listing.contacts, [](const Contact& c) {
            return c.name.empty() && c.phone.empty() && c.email.empty() && c.link.empty();
        });
    // A service that names nobody is reached through its organisation.
    const Listing& listing = record.listing;
    bool reachable =
        !listing.email.empty() || std::any_of(listing.contacts.begin(), listing.contacts.end(),
                                              [](const Contact& c) { return !c.phone.empty() || !c.email.empty(); });
    if (!reachable && record.service && record.organization)
        map_contact_rows(record, *record.organization, Table::organization, nullptr);
}

}  // namespace waymark::feeds
