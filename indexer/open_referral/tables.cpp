// Which services, organisations and other rows does a feed hold, whatever stands around them, and what belongs to what?
#include "indexer/open_referral/tables.h"

#include <algorithm>
#include <string>

#include "indexer/open_referral/record_shapes.h"

namespace waymark::feeds::open_referral {

namespace {

constexpr std::size_t deepest = 64;

/// Whether one revision of a record is later than another: numbers by their size, all else by its letters.
bool is_later(std::string_view one, std::string_view than) {
    const auto is_number = [](std::string_view text) {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (is_number(one) && is_number(than) && one.size() != than.size()) return one.size() > than.size();
    return one >= than;
}

}  // namespace

void Tables::gather(const Value& root, std::size_t file) {
    Table kind = table_of(root);
    if (kind != Table::none && kind != Table::item) {
        Rows rows;
        expand(root, kind, rows);
        for (const Value* row : rows) add(kind, *row, nullptr, nullptr, file);
    } else if (root.kind == ValueKind::array) {
        visit(root, file, 0);
    } else {
        visit_group({}, {&root}, file, 0);
    }
}

void Tables::visit_group(std::string_view name, const Rows& group, std::size_t file, std::size_t depth) {
    const std::size_t foreign = is_foreign_list(name) ? 1 : 0;
    foreign_depth_ += foreign;
    Table kind = kind_of_group(name, group, foreign_depth_ > 0);
    for (const Value* value : group) {
        if (kind != Table::none) add(kind, *value, nullptr, nullptr, file);
        else if (value->is_container()) visit(*value, file, depth + 1);
    }
    foreign_depth_ -= foreign;
}

void Tables::visit(const Value& value, std::size_t file, std::size_t depth) {
    if (depth > deepest) return;
    if (value.kind == ValueKind::array) {
        Rows elements;
        for (const Value& element : each(value))
            if (!element.is_empty()) elements.push_back(&element);
        visit_group(value.name, elements, file, depth);
        return;
    }
    std::vector<std::pair<std::string_view, Rows>> groups;
    std::unordered_map<std::string_view, std::size_t> places;
    for (const Value& member : each(value)) {
        if (!member.is_container() || member.size == 0) continue;
        Table kind = table_of(member);
        if (kind != Table::none && kind != Table::item) {
            Rows rows;
            expand(member, kind, rows);
            for (const Value* row : rows) add(kind, *row, nullptr, nullptr, file);
        } else if (member.kind == ValueKind::array) {
            visit(member, file, depth + 1);
        } else {
            auto [at, is_new] = places.try_emplace(member.name, groups.size());
            if (is_new) groups.push_back({member.name, {}});
            groups[at->second].second.push_back(&member);
        }
    }
    for (const auto& [name, group] : groups) visit_group(name, group, file, depth);
}

void Tables::add(Table kind, const Value& row, const Value* around, const Value* organization, std::size_t file) {
    switch (kind) {
        case Table::service:
            if (const Value* inner = container(row, Table::service); inner && row.kind == ValueKind::object) {
                Rows rows;
                expand(*inner, Table::service, rows);
                for (const Value* one : rows)
                    services_.push_back({one, rows.size() == 1 ? &row : nullptr, organization, file, {}});
                return;
            }
            services_.push_back({&row, around, organization, file, {}});
            return;
        case Table::organization: {
            OrganizationRecord record{&row, file, false};
            for (const Value& member : each(row)) {
                if (!member.is_container()) continue;
                Table inner = table_of(member);
                if (inner != Table::service && inner != Table::location) continue;
                Rows rows;
                expand(member, inner, rows);
                for (const Value* one : rows) {
                    if (inner == Table::service) {
                        record.lists_services = true;
                        member.use = Use::whole;
                        add(inner, *one, nullptr, &row, file);
                    } else {
                        record.lists_services = add_placed_services(*one, &row, file) || record.lists_services;
                        rows_[static_cast<std::size_t>(inner)].push_back(one);
                    }
                }
            }
            organizations_.push_back(record);
            rows_[static_cast<std::size_t>(kind)].push_back(&row);
            return;
        }
        case Table::service_at_location:
            if (const Value* inner = container(row, Table::service)) {
                Rows rows;
                expand(*inner, Table::service, rows);
                for (const Value* one : rows) services_.push_back({one, &row, nullptr, file, {}});
                return;
            }
            break;
        default: add_placed_services(row, organization, file, kind == Table::location); break;
    }
    ++other_rows_;
    rows_[static_cast<std::size_t>(kind)].push_back(&row);
}

bool Tables::add_placed_services(const Value& row, const Value* organization, std::size_t file, bool is_place) {
    bool any = false;
    for (const Value& member : each(row)) {
        if (!member.is_container() || table_of(member) != Table::service) continue;
        Rows rows;
        expand(member, Table::service, rows);
        // Whose place it is, it may say itself.
        if (!organization && !rows.empty())
            for (const Value& owner : each(row))
                if (table_of(owner) == Table::organization && owner.kind == ValueKind::object) {
                    organization = &owner;
                    owner.use = Use::whole;
                }
        for (const Value* one : rows)
            services_.push_back({one, nullptr, organization, file, is_place ? Rows{&row} : Rows{}});
        member.use = Use::whole;
        any = any || !rows.empty();
    }
    return any;
}

void Tables::join() {
    // A list of services at locations names a service once for each of its places.
    std::unordered_map<std::string_view, std::size_t> placed;
    std::vector<ServiceRecord> merged;
    std::unordered_map<std::string_view, std::size_t> revised;
    for (ServiceRecord& record : services_) {
        // Feeds of changes name a record again whenever it changes: the latest counts.
        if (const Value* revision = record.service->get(revision_member)) {
            revision->use = Use::whole;
            auto [at, is_new] = revised.try_emplace(id_of(*record.service, Table::service), merged.size());
            if (!is_new) {
                ServiceRecord& known = merged[at->second];
                if (is_later(trimmed(revision), trimmed(known.service->get(revision_member))))
                    known = std::move(record);
                continue;
            }
        }
        std::string_view id = record.around && shape_of(*record.around) == Shape::service_at_location
                                  ? id_of(*record.service, Table::service)
                                  : std::string_view{};
        if (!id.empty()) {
            auto [at, is_new] = placed.try_emplace(id, merged.size());
            if (!is_new) {
                merged[at->second].more_places.push_back(record.around);
                continue;
            }
        }
        merged.push_back(std::move(record));
    }
    services_ = std::move(merged);
    static constexpr std::array parents{
        Table::service,       Table::organization, Table::location,    Table::service_at_location, Table::contact,
        Table::schedule,      Table::phone,        Table::cost_option, Table::eligibility,         Table::service_area,
        Table::taxonomy_term, Table::taxonomy,     Table::address,     Table::accessibility};
    for (std::size_t t = 1; t < table_count; ++t) {
        Table kind = static_cast<Table>(t);
        for (const Value* row : rows_[t]) {
            if (auto id = id_of(*row, kind); !id.empty()) by_id_.try_emplace(Key{kind, kind, id}, row);
            for (const Value& member : each(*row)) {
                if (!member.name.ends_with("_id") || member.name == reference_name(kind)) continue;
                std::string_view id = trimmed(&member);
                if (id.empty()) continue;
                if (member.name == "link_id") {
                    // `link_entity` or `link_type` tells whose id it is; a service's when neither does.
                    Table parent = Table::service;
                    for (std::string_view name : {"link_type", "link_entity"})  // the entity is surer
                        for (Table candidate : parents) {
                            std::string_view said = trimmed(row->get(name));
                            if (!said.empty() &&
                                (said == list_name(candidate) ||
                                 std::string(said) + "_id" == reference_name(candidate)) &&
                                candidate != Table::taxonomy && candidate != Table::taxonomy_term)
                                parent = candidate;
                        }
                    joined_[Key{kind, parent, id}].push_back(row);
                    continue;
                }
                for (Table parent : parents)
                    if (member.name == reference_name(parent)) joined_[Key{kind, parent, id}].push_back(row);
            }
        }
    }
}

Rows Tables::parts(const Value& record, Table kind_of_record, Table wanted) const {
    Rows rows;
    if (record.kind == ValueKind::object)
        for (const Value& member : each(record))
            if (table_of(member) == wanted) expand(member, wanted, rows);
    if (!joined_.empty()) {
        if (auto at = joined_.find(Key{wanted, kind_of_record, id_of(record, kind_of_record)}); at != joined_.end())
            rows.insert(rows.end(), at->second.begin(), at->second.end());
    }
    return rows;
}

Rows Tables::parts(const ServiceRecord& record, Table wanted) const {
    Rows rows = parts(*record.service, Table::service, wanted);
    if (wanted == Table::service_at_location)
        rows.insert(rows.end(), record.more_places.begin(), record.more_places.end());
    if (record.around) {
        if (wanted == Table::service_at_location &&
            (container(*record.around, Table::location) || record.around->get("location_id"))) {
            rows.push_back(record.around);
        } else if (wanted != Table::service && wanted != Table::location) {
            for (const Value& member : each(*record.around))
                if (table_of(member) == wanted) expand(member, wanted, rows);
        }
    }
    return rows;
}

const Value* Tables::referred(const Value& record, Table kind) const {
    for (const Value& member : each(record)) {
        if (table_of(member) != kind || !member.is_container()) continue;
        Rows rows;
        expand(member, kind, rows);
        if (!rows.empty()) return rows.front();
    }
    return find(kind, trimmed(record.get(reference_name(kind))));
}

const Value* Tables::find(Table kind, std::string_view id) const {
    if (id.empty() || by_id_.empty()) return nullptr;
    auto at = by_id_.find(Key{kind, kind, id});
    return at == by_id_.end() ? nullptr : at->second;
}

}  // namespace waymark::feeds::open_referral
