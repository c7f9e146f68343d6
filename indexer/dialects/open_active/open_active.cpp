// What do the feeds of England's activity providers, in OpenActive's words (RPDE pages), say?
#include "indexer/dialects/open_active/open_active.h"

#include <fmt/format.h>
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/dialects/open_active/event.h"
#include "indexer/dialects/open_active/linked_data.h"
#include "indexer/open_referral/tables.h"

namespace waymark::feeds::open_active {

using open_referral::Rows;
using open_referral::trimmed;

namespace {

constexpr std::size_t deepest = 6;

struct Item {
    std::string id;             ///< of the listing
    std::string_view modified;  ///< empty: not said
    bool deleted = false;
    const Value* data = nullptr;  ///< null for what was deleted
    const Value* at = nullptr;
    Rows sessions;
};

bool is_session(std::string_view type) {
    return type.starts_with("ScheduledSession") || type == "Slot" || type.starts_with("FacilityUseSlot");
}

/// An id that may be used by itself; a short number belongs to its kind.
std::string id_of(std::string_view kind, std::string_view id) {
    const bool alone = id.size() >= 8 && id.find_first_not_of("0123456789") != std::string_view::npos;
    return alone || kind.empty() ? std::string(id) : std::string(kind) + " " + std::string(id);
}

class Feed {
public:
    Feed(const Value& root, Translation& translation) : translation_(translation), root_(translation.root(root)) {}

    const Value* read(const Value& root) {
        licence_ = root.kind == ValueKind::object ? peek_text(root, "license") : std::string_view{};
        collect(root, 0);
        place_sessions(root);
        NodeBuilder services = root_.list("services", root);
        for (const Item& item : items_) write(services, item);
        return &root_.value();
    }

private:
    void collect(const Value& value, std::size_t depth) {
        if (!value.is_container() || depth > deepest) return;
        if (value.kind == ValueKind::array) {
            for (const Value& one : each(value)) collect(one, depth + 1);
            return;
        }
        if (value.get("state") && (value.get("kind") || value.get("data"))) return take_item(value);
        if (const std::string_view type = type_of(value); !type.empty() && type != "Dataset" && type != "Feed") {
            if (type == "FeedPage" || value.get("items")) return collect(*value.get("items"), depth + 1);
            const std::string_view id = reference_of(value);
            return take_event(value, type, std::string(id), peek_text(value, "modified"), value);
        }
        for (std::string_view member : {"items", "data", "results", "@graph"})
            if (const Value* list = value.get(member)) collect(*list, depth + 1);
    }

    void take_item(const Value& item) {
        const std::string_view kind = peek_text(item, "kind"), state = peek_text(item, "state");
        const Value* data = item.get("data");
        std::string id = id_of(kind, peek_text(item, "id"));
        const std::string_view modified = peek_text(item, "modified");
        if (state == "updated" && data && data->kind == ValueKind::object)
            return take_event(*data, kind.empty() ? type_of(*data) : kind, std::move(id), modified, item);
        if (is_session(kind)) return;
        if (state != "deleted")
            translation_.warn(item,
                              fmt::format("the state `{}` of this item is none of OpenActive's; it counts as deleted",
                                          state.substr(0, 40)));
        items_.push_back({std::move(id), modified, true, nullptr, &item, {}});
    }

    void take_event(const Value& data, std::string_view kind, std::string id, std::string_view modified,
                    const Value& at) {
        if (is_session(kind) || is_session(type_of(data))) {
            sessions_.push_back(&data);
            return;
        }
        if (id.empty()) id = std::string(reference_of(data));
        for (std::string_view member : {"@id", "id", "url"})
            if (const std::string_view name = peek_text(data, member); !name.empty())
                by_reference_.emplace(name, items_.size());
        if (const std::string_view name = reference_of(data); !name.empty()) by_reference_.emplace(name, items_.size());
        items_.push_back({std::move(id), modified, false, &data, &at, {}});
    }

    /// A session names its series by an address, or has it inside.
    void place_sessions(const Value& root) {
        std::size_t alone = 0;
        for (const Value* session : sessions_) {
            const Value* series = session->get("super_event");
            if (!series) series = session->get("facility_use");
            const std::string_view reference = series ? reference_of(*series) : std::string_view{};
            auto found = reference.empty() ? by_reference_.end() : by_reference_.find(reference);
            if (found == by_reference_.end() && series && series->kind == ValueKind::object && series->get("name")) {
                found = by_reference_.emplace(reference.empty() ? peek_text(*series, "name") : reference, items_.size())
                            .first;
                items_.push_back({std::string(reference), {}, false, series, session, {}});
            }
            if (found == by_reference_.end()) ++alone;
            else items_[found->second].sessions.push_back(session);
        }
        if (alone > 0)
            translation_.warn(
                root, fmt::format("{} sessions belong to no series in this file and were left out; read the feed "
                                  "of the series, or one that holds both",
                                  alone));
    }

    void write(NodeBuilder& services, const Item& item) {
        NodeBuilder made = services.object({}, *item.at);
        made.text("id", item.id, *item.at);
        made.text(open_referral::revision_member, item.modified, *item.at);
        if (item.deleted) {
            made.text("name", "Not for the public", *item.at);
            made.text("status", "deleted", *item.at);
            return;
        }
        made.text("licence", licence_, *item.at);
        write_event(made, *item.data, item.sessions, translation_);
    }

    Translation& translation_;
    NodeBuilder root_;
    std::string_view licence_;
    std::vector<Item> items_;
    Rows sessions_;
    std::unordered_map<std::string_view, std::size_t> by_reference_;
};

}  // namespace

bool looks_like(const Glimpse& glimpse) {
    if (!is_json(glimpse)) return false;
    const auto has = [&](std::string_view word) { return glimpse.text.find(word) != std::string_view::npos; };
    return has("openactive.io") ||
           (has("\"items\"") && has("\"state\"") && has("\"modified\"") && (has("\"kind\"") || has("\"next\""))) ||
           has("\"SessionSeries\"") || has("\"ScheduledSession\"") || has("\"HeadlineEvent\"") ||
           has("\"CourseInstance\"");
}

const Value* translate(const Value& root, Translation& translation) { return Feed(root, translation).read(root); }

}  // namespace waymark::feeds::open_active
