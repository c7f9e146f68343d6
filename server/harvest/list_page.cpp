// What does one page of another directory's list of services say?
#include "server/harvest/list_page.h"

#include <fmt/format.h>

#include "content/fingerprint.h"
#include "indexer/open_referral/names.h"
#include "indexer/syntax/json_reader.h"

namespace waymark::harvest {
namespace {

using feeds::Value;
using feeds::ValueKind;

constexpr std::size_t longest_id = 500;

/// Adds a value to a hash and counts what it says. Depth is bounded by the reader.
void add(Fingerprint& hash, const Value& value, std::size_t& facts) {
    hash.add(value.written);
    hash.add(value.text);
    if (value.is_scalar() && !value.text.empty()) ++facts;
    for (const Value& child : feeds::each(value)) add(hash, child, facts);
    hash.add(value.is_container() ? "end" : "");
}

std::uint32_t count_in(const Value& envelope, std::initializer_list<std::string_view> names) {
    for (const auto name : names) {
        const Value* value = envelope.get(name);
        if (!value || value->text.empty() || value->text.size() > 9 ||
            value->text.find_first_not_of("0123456789") != std::string_view::npos)
            continue;
        return static_cast<std::uint32_t>(std::stoul(std::string(value->text)));
    }
    return 0;
}

ListedService listed(const Value& service) {
    ListedService out;
    // A UUID is told apart from others by its letters alone, not by their case; every other id is taken as it is.
    if (const Value* id = service.get("id"); id && id->is_scalar() && id->text.size() <= longest_id)
        out.id = std::string(id->text);
    for (const auto name : {"last_modified", "modified_date", "date_modified", "modified", "updated_at"})
        if (const Value* date = service.get(name); date && date->is_scalar() && !date->text.empty()) out.dated = true;
    Fingerprint hash;
    add(hash, service, out.facts);
    out.hash = hash.hex();
    return out;
}

/// The value of a whole text and nothing behind it; null with `why` filled when it is none.
const Value* whole_value(std::string_view body, feeds::Document& document, std::string& why) {
    if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
    std::size_t line = 1;
    const auto start = feeds::skip_space(body, 0, line);
    if (start == body.size()) {
        why = "it is empty";
        return nullptr;
    }
    auto read = feeds::read_json(body.substr(start), document, feeds::open_referral::name_member);
    if (!read) {
        why = fmt::format("line {}: {}", read.error().line, read.error().message);
        return nullptr;
    }
    if (feeds::skip_space(body, start + read->end, line) != body.size()) {
        why = "there is something behind its end";
        return nullptr;
    }
    return read->value;
}

}  // namespace

Result<ListPage> read_list_page(std::string_view body) {
    feeds::Document document;
    std::string why;
    const Value* root = whole_value(body, document, why);
    if (!root) return fail(ErrorKind::unreadable, "the answer is no good JSON: " + why);
    ListPage page;
    const Value* list = root->kind == ValueKind::array ? root : nullptr;
    if (root->kind == ValueKind::object) {
        for (const auto name : {"contents", "content", "services", "items", "results", "data"}) {
            const Value* found = root->get(name);
            if (!found || found->kind != ValueKind::array) continue;
            list = found;
            if (std::string_view(name) == "contents") page.version = "3.0";
            if (std::string_view(name) == "content") page.version = "1.0";
            break;
        }
        page.total = count_in(*root, {"total_items", "total_elements", "total"});
        page.pages = count_in(*root, {"total_pages", "pages"});
        for (const auto name : {"last_page", "last"})
            if (const Value* last = root->get(name); last && last->kind == ValueKind::boolean)
                page.last = last->text == "true";
        for (const auto name : {"first_page", "first"})
            if (const Value* first = root->get(name); first && first->kind == ValueKind::boolean)
                page.first = first->text == "true";
    }
    if (!list) return fail(ErrorKind::unreadable, "the answer holds no list of services");
    for (const Value& service : feeds::each(*list)) {
        if (service.kind != ValueKind::object)
            return fail(ErrorKind::unreadable, "the list holds something that is no service");
        page.services.push_back(listed(service));
        // Version 1 joins a service to its organisation by this name, version 3 to its places by that one.
        if (page.version.empty())
            page.version = service.get("service_at_locations") || service.get("attributes") ? "3.0" : "1.0";
    }
    return page;
}

Result<ListedService> read_service_page(std::string_view body) {
    feeds::Document document;
    std::string why;
    const Value* root = whole_value(body, document, why);
    if (!root) return fail(ErrorKind::unreadable, "the answer is no good JSON: " + why);
    if (root->kind != ValueKind::object || !root->get("name"))
        return fail(ErrorKind::unreadable, "the answer is no service");
    return listed(*root);
}

}  // namespace waymark::harvest
