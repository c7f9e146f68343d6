// What did the feed say that a listing has no member for, and may it be kept?
#include "indexer/map/unmapped_json.h"

#include <algorithm>
#include <array>
#include <utility>

#include "content/json/json_writer.h"
#include "content/text/text.h"
#include "indexer/words/private_members.h"

namespace waymark::feeds {

using open_referral::list_name;
using open_referral::Rows;
using open_referral::Table;
using open_referral::table_of;
using open_referral::trimmed;

namespace {

constexpr std::size_t deepest = 40;

void append_text(std::string& out, std::string_view raw, const HiddenAddresses& hidden) {
    std::string cleaned;
    bool plain = true;
    for (char c : raw) plain = plain && static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F;
    if (!plain) raw = cleaned = text::clean(raw);
    if (!hidden.empty()) {
        std::string left(raw);
        if (hidden.cut(left)) raw = cleaned = std::move(left);
    }
    JsonWriter json;
    json.value(raw);
    out += json.take();
}

/// Tables whose rows belong to a record of a kind, in the order they are written when they were joined.
constexpr std::array children_of_service{
    Table::attribute,   Table::service_taxonomy, Table::link_taxonomy,       Table::contact,
    Table::phone,       Table::schedule,         Table::service_at_location, Table::location,
    Table::cost_option, Table::language,         Table::service_area,        Table::eligibility,
    Table::funding,     Table::review,           Table::required_document,   Table::payment_accepted,
    Table::metadata,    Table::capacity,         Table::additional_url};
constexpr std::array children_of_place{Table::address, Table::accessibility, Table::schedule, Table::phone,
                                       Table::contact, Table::attribute,     Table::language, Table::service_area};
constexpr std::array children_of_contact{Table::phone};
constexpr std::array children_of_phone{Table::language};
constexpr std::array children_of_eligibility{Table::service_taxonomy, Table::link_taxonomy};
constexpr std::array children_of_organization{
    Table::organization_identifier, Table::contact, Table::phone, Table::program, Table::funding, Table::attribute,
    Table::additional_url};

class Writer {
public:
    explicit Writer(const Record& record) : record_(record) {}

    std::string run() {
        std::string out;
        if (!write(*record_.root, record_.service ? Table::service : Table::organization, true, 0, out)) return {};
        return out;
    }

private:
    /// Appends what is left of a value; false (and nothing appended) when nothing is.
    bool write(const Value& value, Table kind, bool is_root, std::size_t depth, std::string& out) {
        if ((value.use == Use::whole && !is_root) || value.is_empty() || depth > deepest) return false;
        switch (value.kind) {
            case ValueKind::null: return false;
            case ValueKind::text: append_text(out, trimmed(&value), record_.hidden); return true;
            case ValueKind::number:
                if (record_.hidden.tells(value.text)) return false;
                [[fallthrough]];
            case ValueKind::boolean: out += value.text; return true;
            case ValueKind::array: {
                Rows rows;
                for (const Value& element : each(value)) rows.push_back(&element);
                return list(rows, kind, depth, out);
            }
            case ValueKind::object: return object(value, kind, is_root, depth, out);
        }
        return false;
    }

    bool object(const Value& value, Table kind, bool is_root, std::size_t depth, std::string& out) {
        std::size_t before = out.size();
        out += '{';
        bool any = false;
        auto member = [&](std::string_view name, auto&& body) {
            if (record_.hidden.tells(name)) return;
            std::size_t at = out.size();
            if (any) out += ',';
            append_text(out, name, {});
            out += ':';
            if (body()) any = true;
            else out.resize(at);
        };
        ids_.push_back(trimmed(value.get("id")));
        std::array<bool, open_referral::table_count> written{};
        for (const Value& child : each(value)) {
            if (is_private_member(child.name) || (record_.any_hidden && tells_where(child.name))) continue;
            if (child.name.ends_with("_id") && is_known_reference(value, child)) continue;
            Table table = table_of(child);
            if (record_.any_hidden && kind == Table::organization && table == Table::location) continue;
            bool is_table = table != Table::none && table != Table::item && child.is_container();
            // What a single object stands for (organization, location, taxonomy_term) is no list.
            bool is_list = is_table && belongs(kind, table);
            if (!is_list) {
                bool shared = table == Table::organization && record_.service;
                if (shared && record_.organization) continue;  // written below, wherever it stood
                // XML repeats an element where JSON has a list.
                Rows same;
                bool is_first = true;
                for (const Value& sibling : each(value)) {
                    if (sibling.name != child.name || sibling.use == Use::whole || sibling.is_empty()) continue;
                    if (&sibling == &child) is_first = same.empty();
                    same.push_back(&sibling);
                }
                if (!is_first) continue;
                member(child.written, [&] {
                    return same.size() > 1 ? list(same, is_table ? table : Table::none, depth + 1, out)
                                           : write(child, is_table ? table : Table::none, false, depth + 1, out);
                });
                continue;
            }
            if (written[static_cast<std::size_t>(table)]) continue;
            written[static_cast<std::size_t>(table)] = true;
            member(list_name(table), [&] { return list(parts(value, kind, table, is_root), table, depth + 1, out); });
        }
        joined_lists(value, kind, is_root, depth, written, member, out);
        if (is_root && record_.service && record_.organization)
            member("organization",
                   [&] { return write(*record_.organization, Table::organization, false, depth + 1, out); });
        if (kind == Table::service_at_location && !value.get("location"))
            if (const Value* location = record_.tables.referred(value, Table::location))
                member("location", [&] { return write(*location, Table::location, false, depth + 1, out); });
        if (const std::pair<const Value*, Table> named = named_by_id(value, kind); named.first)
            member(named.second == Table::taxonomy ? "taxonomy"
                   : named.second == Table::unit   ? "unit"
                                                   : "taxonomy_term",
                   [&] { return write(*named.first, named.second, false, depth + 1, out); });
        if (kind == Table::taxonomy_term && trimmed(value.get("taxonomy")).empty())
            if (const Value* taxonomy = record_.tables.find(Table::taxonomy, trimmed(value.get("taxonomy_id")));
                taxonomy && taxonomy->get("name"))
                member("taxonomy", [&] { return write(*taxonomy->get("name"), Table::none, false, depth + 1, out); });
        ids_.pop_back();
        out += '}';
        if (!any) out.resize(before);
        return any;
    }

    template <class Member>
    void joined_lists(const Value& value, Table kind, bool is_root, std::size_t depth,
                      const std::array<bool, open_referral::table_count>& written, Member&& member, std::string& out) {
        auto each_of = [&](const auto& tables) {
            for (Table table : tables) {
                if (written[static_cast<std::size_t>(table)]) continue;
                Rows rows = parts(value, kind, table, is_root);
                if (!rows.empty()) member(list_name(table), [&] { return list(rows, table, depth + 1, out); });
            }
        };
        if (kind == Table::service) each_of(children_of_service);
        else if (kind == Table::location || kind == Table::service_at_location) each_of(children_of_place);
        else if (kind == Table::contact) each_of(children_of_contact);
        else if (kind == Table::phone) each_of(children_of_phone);
        else if (kind == Table::eligibility) each_of(children_of_eligibility);
        else if (kind == Table::organization) each_of(children_of_organization);
    }

    /// The term (or the unit of a capacity) that a row of tables names by its id alone, with its table; null when it
    /// stands in the row, or nowhere.
    std::pair<const Value*, Table> named_by_id(const Value& row, Table kind) const {
        const auto named = [&](std::initializer_list<Table> tables,
                               std::string_view reference) -> std::pair<const Value*, Table> {
            for (const Value& child : each(row))
                if (child.is_container() && std::find(tables.begin(), tables.end(), table_of(child)) != tables.end())
                    return {};
            for (Table table : tables)
                if (const Value* found = record_.tables.find(table, trimmed(row.get(reference)));
                    found && found != &row)
                    return {found, table};
            return {};
        };
        if (kind == Table::attribute) return named({Table::taxonomy_term, Table::taxonomy}, "taxonomy_term_id");
        if (kind == Table::capacity) return named({Table::unit}, "unit_id");
        if (kind != Table::service_taxonomy && kind != Table::link_taxonomy) return {};
        const auto term = named({Table::taxonomy, Table::taxonomy_term}, "taxonomy_id");
        return term.first ? term : named({Table::taxonomy_term, Table::taxonomy}, "taxonomy_term_id");
    }

    static bool belongs(Table kind, Table child) {
        auto in = [&](const auto& tables) { return std::find(tables.begin(), tables.end(), child) != tables.end(); };
        if (kind == Table::service) return in(children_of_service);
        if (kind == Table::location) return in(children_of_place);
        if (kind == Table::service_at_location) return child != Table::location && in(children_of_place);
        if (kind == Table::contact) return in(children_of_contact);
        if (kind == Table::phone) return in(children_of_phone);
        if (kind == Table::eligibility) return in(children_of_eligibility);
        if (kind == Table::organization) return in(children_of_organization) || child == Table::location;
        return child == Table::attribute;
    }

    Rows parts(const Value& value, Table kind, Table table, bool is_root) const {
        return is_root && record_.service ? record_.tables.parts(*record_.service, table)
                                          : record_.tables.parts(value, kind, table);
    }

    /// Elements that entered the listing come first and in its order, so that the n-th belongs to the n-th of the
    /// listing; the rest follow.
    bool list(const Rows& rows, Table kind, std::size_t depth, std::string& out) {
        std::size_t before = out.size(), end = before + 1;
        out += '[';
        bool any = false;
        for (bool entered : {true, false}) {
            for (const Value* row : rows) {
                if ((row->use == Use::entered) != entered || row->use == Use::whole) continue;
                if (any_comma(out, before)) out += ',';
                if (write(*row, kind, false, depth, out)) {
                    any = true;
                    end = out.size();
                } else if (entered) {
                    out += "{}";
                } else if (out.back() == ',') {
                    out.pop_back();
                }
            }
        }
        // Empty places at the end say nothing.
        out.resize(any ? end : before);
        if (any) out += ']';
        return any;
    }
    static bool any_comma(const std::string& out, std::size_t before) { return out.size() > before + 1; }

    /// `service_id` in a row of that service, `location_id` beside that location: the structure says it already.
    bool is_known_reference(const Value& object, const Value& reference) const {
        std::string_view id = trimmed(&reference);
        if (id.empty() || std::find(ids_.begin(), ids_.end(), id) != ids_.end()) return true;
        for (const Value& sibling : each(object))
            if (sibling.is_container() && table_of(sibling) != Table::none && trimmed(sibling.get("id")) == id)
                return true;
        if (record_.organization && trimmed(record_.organization->get("id")) == id) return true;
        return reference.name == "location_id" && record_.tables.find(Table::location, id) != nullptr;
    }

    const Record& record_;
    std::vector<std::string_view> ids_;
};

}  // namespace

std::string write_unmapped_json(const Record& record) { return Writer(record).run(); }

}  // namespace waymark::feeds
