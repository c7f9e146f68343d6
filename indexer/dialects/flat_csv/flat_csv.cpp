// What does a council's own spreadsheet, saved as CSV, say?
#include "indexer/dialects/flat_csv/flat_csv.h"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>

#include "content/places/postcode.h"
#include "content/text/ascii.h"
#include "indexer/dialects/opening_schedules.h"
#include "indexer/open_referral/tables.h"
#include "indexer/read/ages.h"
#include "indexer/words/column_map.h"
#include "indexer/words/publication.h"
#include "indexer/words/terms.h"

namespace waymark::feeds::flat_csv {

using open_referral::trimmed;

namespace {

/// The entries of a cell: its lines, else its parts between semicolons or bars, else between commas.
std::vector<std::string_view> entries(std::string_view cell) {
    std::string_view dividers = cell.find_first_of("\n\r") != std::string_view::npos ? "\n\r"
                                : cell.find_first_of(";|") != std::string_view::npos ? ";|"
                                                                                     : ",";
    std::vector<std::string_view> found;
    while (!cell.empty()) {
        auto end = cell.find_first_of(dividers);
        if (auto one = ascii::trimmed(cell.substr(0, end)); !one.empty()) found.push_back(one);
        cell = end == std::string_view::npos ? std::string_view{} : cell.substr(end + 1);
    }
    return found;
}

/// A field of the mapping with the folded names of its columns.
struct Source {
    std::vector<std::string> members;
    std::vector<std::string> headings;
    std::string fixed;
};
using Sources = std::unordered_map<std::string_view, Source>;

class Record {
public:
    Record(const Value& row, NodeBuilder made, const Sources& sources, const Translation& translation)
        : row_(row),
          made_(made),
          sources_(sources),
          publication_(*translation.publication),
          terms_(*translation.terms) {}

    void write() {
        for (const auto& [ours, field] : {std::pair<std::string_view, std::string_view>{"id", "id"},
                                          {"name", "name"},
                                          {"alternate_name", "alternate_name"},
                                          {"summary", "summary"},
                                          {"description", "description"},
                                          {"url", "url"},
                                          {"email", "email"},
                                          {"fees", "fees"},
                                          {"last_modified", "last_modified"},
                                          {"assured_date", "assured_date"},
                                          {"alert", "alert"},
                                          {"wait_time", "wait_time"},
                                          {"application_process", "how_to_apply"},
                                          {"licence", "licence"}})
            made_.text(ours, words(field), row_);
        add_publication();
        add_organization();
        add_contact();
        add_ages();
        add_times();
        const bool hidden = add_place();
        add_terms();
        NodeBuilder languages = made_.list("languages", row_);
        for (std::string_view one : parts("languages")) languages.object({}, row_).text("name", one, row_);
        NodeBuilder areas = made_.list("service_areas", row_);
        for (std::string_view one : parts("areas")) areas.object({}, row_).text("name", one, row_);
        if (std::string council = words("council"); !council.empty())
            made_.object("waymark", row_).text("council", council, row_);
        for (const auto& [field, source] : sources_)
            for (const std::string& member : source.members) take_all(row_.get(member));
        if (!hidden) made_.keep("columns", row_);
    }

private:
    const Source* source(std::string_view field) const {
        auto at = sources_.find(field);
        return at == sources_.end() ? nullptr : &at->second;
    }
    /// All that a field's columns say, a paragraph each.
    std::string words(std::string_view field) const {
        const Source* from = source(field);
        if (!from) return {};
        if (!from->fixed.empty()) return from->fixed;
        std::string all;
        for (const std::string& member : from->members)
            if (std::string_view cell = peek_text(row_, member); !cell.empty())
                all += (all.empty() ? "" : "\n\n") + std::string(cell);
        return all;
    }
    std::vector<std::string_view> parts(std::string_view field) const {
        std::vector<std::string_view> all;
        const Source* from = source(field);
        if (!from) return all;
        if (!from->fixed.empty()) all = entries(from->fixed);
        for (const std::string& member : from->members)
            for (std::string_view one : entries(peek_text(row_, member))) all.push_back(one);
        return all;
    }

    /// A status in words, and flags that say yes or no by the name of their column: `Published: No`, `Hidden: Yes`.
    /// Columns that say so count though the mapping does not name them, unless it says `status: "active"`.
    void add_publication() {
        const Source* status = source("status");
        if (status && !status->fixed.empty()) return made_.text("status", status->fixed, row_);
        for (std::string_view field : {"status", "visible", "hidden"}) {
            const Source* from = source(field);
            if (!from) continue;
            if (!from->fixed.empty()) made_.text(field, from->fixed, row_);
            for (const std::string& member : from->members)
                made_.text(publication_.is_flag(member) ? std::string_view(member) : field, peek_text(row_, member),
                           row_);
        }
        for (const Value& cell : each(row_))
            if (publication_.is_flag(cell.name) && !made_.value().get(cell.name))
                made_.text(cell.name, peek_text(row_, cell.name), cell);
    }

    void add_organization() {
        std::string name = words("organisation"), id = words("organisation_id");
        if (name.empty()) return;
        NodeBuilder organization = made_.object("organization", row_);
        organization.text("id", id, row_);
        organization.text("name", name, row_);
    }

    void add_contact() {
        NodeBuilder contact = made_.list("contacts", row_).object({}, row_);
        contact.text("name", words("contact_name"), row_);
        contact.text("title", words("contact_role"), row_);
        NodeBuilder phones = contact.list("phones", row_);
        const Source* from = source("phone");
        if (from && !from->fixed.empty()) phones.object({}, row_).text("number", from->fixed, row_);
        for (std::size_t i = 0; from && i < from->members.size(); ++i)
            if (std::string_view cell = peek_text(row_, from->members[i]); !cell.empty())
                phones.object({}, row_).text("number", cell, row_);
    }

    void add_ages() {
        std::string from = words("minimum_age"), to = words("maximum_age"), range = words("ages"),
                    who = words("eligibility");
        made_.text("minimum_age", from, row_);
        made_.text("maximum_age", to, row_);
        if (from.empty() && to.empty())
            if (auto ages = ages_from_words(range)) {
                if (ages->min) made_.text("minimum_age", std::to_string(*ages->min), row_);
                if (ages->max) made_.text("maximum_age", std::to_string(*ages->max), row_);
            }
        if (!range.empty() && who.find(range) == std::string::npos) who += (who.empty() ? "" : "\n") + range;
        made_.text("eligibility_description", who, row_);
    }

    void add_times() {
        NodeBuilder list = made_.list("schedules", row_);
        std::string opening = words("opening"), day = words("day"), opens = words("opens_at"),
                    closes = words("closes_at");
        add_opening_schedules(list, opening, row_);
        if (day.empty() && opens.empty()) return;
        NodeBuilder one = list.object({}, row_);
        one.text("weekday", day, row_);
        one.text("opens_at", opens, row_);
        one.text("closes_at", closes, row_);
    }

    /// Whether its address is hidden.
    bool add_place() {
        std::vector<std::string> lines;
        std::string postcode = words("postcode");
        std::string whole = words("address");
        for (std::string_view one : entries(whole)) lines.emplace_back(one);
        for (std::string_view field : {"address_1", "address_2", "address_3"})
            if (std::string line = words(field); !line.empty()) lines.push_back(std::move(line));
        // A postcode at the end of an address in one cell.
        if (postcode.empty() && !lines.empty() && as_postcode(lines.back())) {
            postcode = lines.back();
            lines.pop_back();
        }
        const bool hidden = means_yes(words("hide_address"));
        std::string name = words("place_name"), town = words("town");
        if (!lines.empty() || !postcode.empty() || !name.empty() || !town.empty() || !words("latitude").empty() ||
            !words("easting").empty()) {
            NodeBuilder location = made_.list("service_at_locations", row_).object({}, row_).object("location", row_);
            if (hidden) location.text("address_hidden", "true", row_);
            location.text("name", name, row_);
            if (!hidden) {
                location.text("latitude", words("latitude"), row_);
                location.text("longitude", words("longitude"), row_);
                location.text("easting", words("easting"), row_);
                location.text("northing", words("northing"), row_);
            }
            NodeBuilder address = location.list("addresses", row_).object({}, row_);
            std::size_t number = 1;
            for (const std::string& line : lines)
                if (number <= 4) address.text("address_" + std::to_string(number++), line, row_);
            address.text("city", town, row_);
            address.text("state_province", words("county"), row_);
            address.text("postal_code", postcode, row_);
            NodeBuilder list = location.list("accessibility", row_);
            add_access(list);
        } else {
            has_no_place_ = true;
        }
        return hidden;
    }

    /// A cell that says yes or no speaks of what its column is called.
    template <class Add>
    void each_feature(std::string_view field, Add&& add) const {
        const Source* from = source(field);
        if (!from) return;
        if (!from->fixed.empty()) add(std::string(from->fixed), true);
        for (std::size_t i = 0; i < from->members.size(); ++i) {
            std::string_view cell = peek_text(row_, from->members[i]);
            if (means_yes(cell)) add(from->headings[i], true);
            else if (means_no(cell)) add(from->headings[i], false);
            else
                for (std::string_view one : terms_.split(field, cell)) add(std::string(one), true);
        }
    }

    void add_access(NodeBuilder& list) const {
        each_feature("accessibility", [&](const std::string& feature, bool has) {
            list.object({}, row_).text("description", has ? feature : feature + " no", row_);
        });
    }

    void add_terms() {
        NodeBuilder list = made_.list("attributes", row_);
        for (std::string_view field : {"category", "need", "cost", "referral", "delivery", "audience", "when",
                                       "break_level", "adulthood", "service_group", "sector"})
            each_feature(field, [&](const std::string& feature, bool has) {
                if (!has) return;
                NodeBuilder term = list.object({}, row_).object("taxonomy_term", row_);
                term.text("name", feature, row_);
                term.text("taxonomy", field, row_);
            });
        if (!has_no_place_) return;
        each_feature("accessibility", [&](const std::string& feature, bool has) {
            if (!has) return;
            NodeBuilder term = list.object({}, row_).object("taxonomy_term", row_);
            term.text("name", feature, row_);
            term.text("taxonomy", "accessibility", row_);
        });
    }

    const Value& row_;
    NodeBuilder made_;
    const Sources& sources_;
    const PublicationWords& publication_;
    const Terms& terms_;
    bool has_no_place_ = false;
};

/// Whether every column is called as we call it, so that nobody needs to say so.
bool speaks_our_names(const std::vector<std::string_view>& columns) {
    const auto& ours = mapped_fields();
    return std::find(columns.begin(), columns.end(), "name") != columns.end() &&
           std::all_of(columns.begin(), columns.end(), [&](std::string_view column) {
               return std::find(ours.begin(), ours.end(), column) != ours.end();
           });
}

}  // namespace

const Value* translate(const Value& rows, Translation& translation) {
    ColumnMap own;
    const ColumnMap* map = translation.map;
    if (!map && speaks_our_names(translation.columns)) {
        for (std::string_view column : translation.columns)
            own.lines.push_back({std::string(column), {std::string(column)}, {}, 0});
        map = &own;
    }
    std::string_view leaf = translation.file.substr(translation.file.find_last_of('/') + 1);
    if (!map) {
        translation.guessed_map = column_map_text(
            translation.column_names ? translation.column_names->guess(translation.written_columns) : ColumnMap{},
            translation.written_columns, leaf);
        translation.refusal = fmt::format(
            "this table has columns of its own, so somebody must say what they are. Type `waymark check {0} > map.txt`, look over the guess in map.txt, "
            "then import it with `--map map.txt {0}`",
            translation.file);
        return nullptr;
    }
    std::unordered_map<std::string, std::size_t> by_key;
    for (std::size_t i = 0; i < translation.written_columns.size(); ++i)
        by_key.try_emplace(column_key(translation.written_columns[i]), i);
    Sources sources;
    for (const ColumnMap::Line& line : map->lines) {
        Source source;
        source.fixed = line.fixed;
        for (const std::string& column : line.columns) {
            auto at = by_key.find(column_key(column));
            if (at == by_key.end()) {
                translation.refusal = fmt::format(
                    "the mapping (line {}) names a column `{}`, which this file does not have; its columns are {}",
                    line.line, column, fmt::join(translation.written_columns, ", "));
                return nullptr;
            }
            source.members.emplace_back(translation.columns[at->second]);
            source.headings.emplace_back(translation.written_columns[at->second]);
        }
        sources.emplace(line.field, std::move(source));
    }
    NodeBuilder root = translation.root(rows);
    NodeBuilder services = root.list("services", rows);
    for (const Value& row : each(rows)) Record(row, services.object({}, row), sources, translation).write();
    return &root.value();
}

}  // namespace waymark::feeds::flat_csv
