// How does what a feed said and a listing has no member for get back to where it stood?
#include "indexer/write/unmapped_members.h"

#include <array>
#include <charconv>

#include "indexer/ids/export_ids.h"
#include "indexer/ids/identity.h"
#include "indexer/open_referral/profile.h"
#include "indexer/open_referral/tables.h"
#include "indexer/syntax/tree.h"
#include "indexer/words/private_members.h"

namespace waymark::feeds::open_referral {

namespace {

/// Lists whose n-th kept element is what is left of the n-th element of the listing; of the others the kept elements
/// stand for themselves.
bool goes_by_position(Table kind) {
    switch (kind) {
        case Table::schedule:
        case Table::service_at_location:
        case Table::contact:
        case Table::phone:
        case Table::cost_option:
        case Table::language:
        case Table::service_area:
        case Table::address: return true;
        default: return false;
    }
}

/// A place that is none was never taken into the listing, so it stands beside those that were.
bool is_virtual(const Value& row) {
    const Value* location = row.get("location");
    return location && trimmed(location->get("location_type")) == "virtual";
}

bool says_more_than_its_id(const Value& row) {
    if (row.kind != ValueKind::object) return !row.is_empty();
    for (const Value& member : each(row))
        if (member.name != "id" && !member.is_empty()) return true;
    return false;
}

/// Written in another form by the writer, so not again as it was.
bool is_rewritten(Table kind, const Value& member) {
    return kind == Table::service &&
           (table_of(member) == Table::service_taxonomy || table_of(member) == Table::link_taxonomy);
}

}  // namespace

Value* UnmappedMembers::text(std::string_view text, ValueKind kind) {
    Value* value = document_.make(kind, 0);
    value->text = text;
    return value;
}

std::string_view UnmappedMembers::id_of(Table kind, const Value* ours, const Value* kept, std::string_view stands_in,
                                        std::string_view which) {
    if (ours)
        if (std::string_view id = trimmed(ours->get("id")); !id.empty()) return id;
    if (std::string_view id = kept ? trimmed(kept->get("id")) : std::string_view{}; !id.empty())
        return document_.keep(export_id(kind, source_, id));
    if (kind == Table::taxonomy_term && kept) {
        std::string name(trimmed(kept->get("taxonomy")));
        name += '\n';
        name += trimmed(kept->get("name"));
        return document_.keep(export_id(kind, source_, name));
    }
    return document_.keep(nameless_id(kind, stands_in, which));
}

Value* UnmappedMembers::converted(Table of, std::uint8_t type_number, std::string_view words, const Value& kept) {
    const auto type = static_cast<MemberType>(type_number);
    const std::string_view said = trimmed(&kept);
    if (said.empty()) return nullptr;
    switch (type) {
        case MemberType::uuid:
            if (auto uuid = as_uuid(said)) return text(document_.keep(*uuid));
            return of == Table::none ? nullptr : text(document_.keep(export_id(of, source_, said)));
        case MemberType::text: return text(said);
        case MemberType::uri: {
            const std::string uri = as_uri(said);
            return uri.empty() ? nullptr : text(document_.keep(uri));
        }
        case MemberType::email: return is_email(said) ? text(said) : nullptr;
        case MemberType::moment: return is_moment(said) ? text(said) : nullptr;
        case MemberType::number: {
            if (kept.kind == ValueKind::number) return text(said, ValueKind::number);
            double number = 0;
            auto [end, bad] = std::from_chars(said.data(), said.data() + said.size(), number);
            const bool plain = said.find_first_not_of("-.0123456789") == std::string_view::npos &&
                               said.front() != '.' && said.back() != '.' &&
                               !(said.front() == '0' && said.size() > 1 && said[1] != '.');
            return bad == std::errc{} && end == said.data() + said.size() && plain ? text(said, ValueKind::number)
                                                                                   : nullptr;
        }
        case MemberType::one_of: {
            const std::string wanted = ' ' + std::string(said) + ' ';
            return words.find(wanted) != std::string_view::npos ? text(said) : nullptr;
        }
        case MemberType::object:
        case MemberType::list: break;
    }
    return nullptr;
}

Value* UnmappedMembers::list(Table kind, const Value* ours, const Value* kept, std::string_view stands_in) {
    Rows mine, theirs, beside;
    if (ours)
        for (const Value& element : each(*ours)) mine.push_back(&element);
    if (kept) {
        Rows rows;
        expand(*kept, kind, rows);
        for (const Value* row : rows)
            (goes_by_position(kind) && !(kind == Table::service_at_location && is_virtual(*row)) ? theirs : beside)
                .push_back(row);
    }
    // Places that a listing holds have all of their address; more rows than it has are rows that it could not use.
    if (theirs.size() > mine.size()) {
        const auto rest = theirs.begin() + static_cast<std::ptrdiff_t>(mine.size());
        beside.insert(beside.begin(), rest, theirs.end());
        theirs.erase(rest, theirs.end());
    }
    ListBuilder out(document_);
    std::size_t which = 0;
    auto add = [&](const Value* mine_here, const Value* theirs_here) {
        const std::string number = std::to_string(which++);
        if (Value* element = together(kind, mine_here, theirs_here, stands_in, number)) out.add(element);
    };
    for (std::size_t i = 0; i < mine.size(); ++i) add(mine[i], i < theirs.size() ? theirs[i] : nullptr);
    for (const Value* row : beside)
        if (says_more_than_its_id(*row) && row->kind == ValueKind::object) add(nullptr, row);
    return out.value();
}

Value* UnmappedMembers::together(Table kind, const Value* ours, const Value* kept, std::string_view stands_in,
                                 std::string_view which) {
    if (kept && kept->kind != ValueKind::object) kept = nullptr;
    ObjectBuilder out(document_);
    const std::string_view id = id_of(kind, ours, kept, stands_in, which);
    for (const Member& member : members_of(kind)) {
        const Value* mine = ours ? ours->get(member.name) : nullptr;
        const Value* theirs = kept ? kept->get(member.name) : nullptr;
        if (member.name == "id") {
            out.text("id", id);
            std::string_view source_id = kept ? trimmed(kept->get("id")) : std::string_view{};
            if (!source_id.empty() && !as_uuid(source_id)) out.text("source_id", source_id);
        } else if (member.type == MemberType::list) {
            // An element knows its list by the list's own name, whatever the feed wrapped it in.
            out.add(member.name, list(member.of, mine, theirs, id));
        } else if (member.type == MemberType::object) {
            if (mine || (theirs && theirs->kind == ValueKind::object))
                out.add(member.name, together(member.of, mine, theirs, id, member.name));
        } else if (mine) {
            out.always_add(member.name, copy_of(*mine, document_));
        } else if (theirs) {
            out.add(member.name, converted(member.of, static_cast<std::uint8_t>(member.type), member.words, *theirs));
        }
        if (!member.required || out.value()->get(member.name)) continue;
        if (member.name == "name" && kind == Table::taxonomy_term)
            for (std::string_view other : {"term", "code", "label", "value"})
                if (kept && !out.value()->get("name")) out.text("name", trimmed(kept->get(other)));
        if (out.value()->get(member.name)) continue;
        if (kind == Table::address || member.name == "description")
            out.always(member.name, member.name == "address_type" ? "physical" : member.name == "country" ? "GB" : "");
        else if (member.name == "location_type") out.always(member.name, "physical");
        else if (member.name == "status") out.always(member.name, "active");
        else return nullptr;
    }
    if (kind == Table::taxonomy_term && !out.value()->get("taxonomy_id"))
        if (const Value* taxonomy = out.value()->get("taxonomy"))
            out.text("taxonomy_id", document_.keep(export_id(Table::taxonomy, source_, trimmed(taxonomy))));
    if (kind == Table::attribute && !out.value()->get("taxonomy_term_id"))
        if (const Value* term = out.value()->get("taxonomy_term"))
            out.text("taxonomy_term_id", trimmed(term->get("id")));
    if (ours)
        for (const Value& member : each(*ours))
            if (!out.value()->get(member.name)) {
                const Value* theirs = kept ? kept->get(member.name) : nullptr;
                Value* mine = member.kind == ValueKind::object && theirs && theirs->kind == ValueKind::object
                                  ? together(Table::none, &member, theirs, id, member.name)
                                  : copy_of(member, document_);
                out.always_add(member.written, mine);
            }
    if (kept)
        for (const Value& member : each(*kept)) {
            if (member_of(kind, member.name) || is_private_member(member.name) || is_rewritten(kind, member) ||
                member.is_empty())
                continue;
            if (out.value()->get(member.name) || out.value()->get(member.written)) continue;
            out.always_add(member.written, copy_of(member, document_));
        }
    return out.value();
}

}  // namespace waymark::feeds::open_referral
