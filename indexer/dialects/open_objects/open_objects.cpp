// What does the CSV that Open Objects directories export say?
#include "indexer/dialects/open_objects/open_objects.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "content/text/ascii.h"
#include "indexer/dialects/opening_schedules.h"
#include "indexer/open_referral/tables.h"
#include "indexer/read/ages.h"

namespace waymark::feeds::open_objects {

using open_referral::trimmed;

namespace {

/// The lines of a cell, each once; the cell counts as taken.
std::vector<std::string_view> lines_of(const Value& row, std::string_view column) {
    std::vector<std::string_view> lines;
    std::string_view rest = take_text(row, column);
    while (!rest.empty()) {
        auto end = rest.find_first_of("\n\r");
        std::string_view line = ascii::trimmed(rest.substr(0, end));
        if (!line.empty() && std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return lines;
}

std::optional<int> whole(std::string_view words) {
    int number = 0;
    auto [end, bad] = std::from_chars(words.data(), words.data() + words.size(), number);
    if (words.empty() || bad != std::errc{} || number < 0 || number > 2000) return std::nullopt;
    return number;
}

enum class Visibility { whole, no_address, no_place, nothing, unreadable };

Visibility visibility_of(const Value& row) {
    std::string_view words = peek_text(row, "ecd_opt_out_website");
    auto says = [&](std::string_view part) { return words.find(part) != std::string_view::npos; };
    if (words.empty() || says("Full visibility") || means_no(words)) return Visibility::whole;
    if (says("completely") || says("Admin") || says("never")) return Visibility::nothing;
    if (says("full location")) return Visibility::no_place;
    if (says("street") || says("Hide") || says("hide")) return Visibility::no_address;
    return Visibility::unreadable;
}

class Record {
public:
    Record(const Value& row, NodeBuilder made, const std::map<std::string_view, std::string_view>& titles)
        : row_(row), made_(made), terms_(made_.list("attributes", row)), titles_(titles) {}

    void write(Visibility visibility) {
        made_.text("name", peek_text(row_, "title"), row_);
        add_words();
        add_organization();
        add_contact();
        add_ages();
        add_terms();
        add_times();
        if (visibility != Visibility::no_place) add_place(visibility == Visibility::no_address);
        for (std::string_view area : lines_of(row_, "location_coverage")) areas().text("name", area, row_);
        add_extension();
        take_rest(visibility);
        if (visibility == Visibility::whole) made_.keep("open_objects", row_);
    }

private:
    NodeBuilder areas() { return made_.list("service_areas", row_).object({}, row_); }

    void term(std::string_view words, std::string_view taxonomy) {
        if (words.empty()) return;
        NodeBuilder one = terms_.object({}, row_).object("taxonomy_term", row_);
        one.text("name", words, row_);
        one.text("taxonomy", taxonomy, row_);
    }

    void add_words() {
        std::string text(peek_text(row_, "description"));
        for (std::string_view column : {"lo_details", "notes_public", "ecd_other_notes"})
            if (std::string_view more = take_text(row_, column); !more.empty() && text.find(more) == std::string::npos)
                text += (text.empty() ? "" : "\n\n") + std::string(more);
        made_.text("description", text, row_);
        auto webs = lines_of(row_, "website");
        if (!webs.empty()) made_.text("url", webs.front(), row_);
        std::string fees(take_text(row_, "cost_description"));
        if (std::string_view table = take_text(row_, "cost_table"); !table.empty())
            fees += (fees.empty() ? "" : "\n") + std::string(table);
        made_.text("fees", fees, row_);
        made_.text("last_modified", peek_text(row_, "lastupdated"), row_);
        if (means_yes(peek_text(row_, "dormant"))) made_.text("status", "inactive", row_);
        if (std::string_view notes = take_text(row_, "referral_notes"); !notes.empty())
            made_.text("application_process", notes, row_);
    }

    void add_organization() {
        std::string_view parent = take_text(row_, "parent_organisation");
        if (parent.empty()) return;
        auto known = titles_.find(parent);
        NodeBuilder organization = made_.object("organization", row_);
        // Either another record's id or a name.
        if (known != titles_.end()) organization.text("id", parent, row_);
        organization.text("name", known != titles_.end() ? known->second : parent, row_);
    }

    void add_contact() {
        auto numbers = lines_of(row_, "contact_telephone"), emails = lines_of(row_, "contact_email");
        if (!emails.empty()) made_.text("email", emails.front(), row_);
        NodeBuilder contact = made_.list("contacts", row_).object({}, row_);
        contact.text("name", take_text(row_, "contact_name"), row_);
        contact.text("title", take_text(row_, "contact_position"), row_);
        NodeBuilder phones = contact.list("phones", row_);
        for (std::string_view number : numbers) phones.object({}, row_).text("number", number, row_);
    }

    void add_ages() {
        auto age = [&](std::string_view years_column, std::string_view months_column) -> std::optional<int> {
            auto years = whole(take_text(row_, years_column)), months = whole(take_text(row_, months_column));
            if (!years && !months) return std::nullopt;
            return (years.value_or(0) * 12 + months.value_or(0)) / 12;
        };
        auto from = age("ecd_age_from_years", "ecd_age_from_months"), to = age("ecd_age_to_years", "ecd_age_to_months");
        if (from) made_.text("minimum_age", std::to_string(*from), row_);
        if (to && (*to > 0 || !from)) made_.text("maximum_age", std::to_string(*to), row_);
        std::string bands, range(take_text(row_, "agerange"));
        bool all_ages = false;
        for (std::string_view band : lines_of(row_, "lo_age_bands")) {
            all_ages = all_ages || band == "All ages";
            bands += (bands.empty() ? "" : ", ") + std::string(band);
        }
        if (from || to) return;
        auto ages = all_ages ? std::nullopt : ages_from_words(bands);
        if (!ages && !all_ages) ages = ages_from_words(range);
        if (ages && ages->min) made_.text("minimum_age", std::to_string(*ages->min), row_);
        if (ages && ages->max) made_.text("maximum_age", std::to_string(*ages->max), row_);
        made_.text("eligibility_description",
                   range.empty() ? (bands.empty() ? std::string{} : "Ages: " + bands) : range, row_);
    }

    void add_terms() {
        for (std::string_view column :
             {"lo_needs_level", "lo_sen_provision_type", "ecd_sp_specialneeds_experience_list"})
            for (std::string_view words : lines_of(row_, column)) {
                if (words == "All Needs Met" || words == "All needs met") all_needs_ = true;
                else term(words, "SEND needs");
            }
        for (std::string_view words : lines_of(row_, "supporting")) term(words, "suitabilities");
        for (std::string_view column : {"ecd_type_list", "ecd_daycaretype_list"})
            for (std::string_view words : lines_of(row_, column)) term(words, "childcare type");
        for (std::string_view words : lines_of(row_, "attributes")) term(words, "Open Objects attribute");
        // "Family Information > Childcare > Childminders": every step below the channel says something.
        std::vector<std::string_view> steps;
        for (std::string_view column : {"familychannel", "parentchannel", "localofferchannel", "adultchannel",
                                        "youthchannel", "childrenscentrechannel"})
            for (std::string_view path : lines_of(row_, column)) {
                bool first = true;
                while (!path.empty()) {
                    auto end = path.find(" > ");
                    std::string_view step = ascii::trimmed(path.substr(0, end));
                    bool only = first && end == std::string_view::npos;
                    if (!step.empty() && (!first || only) && std::find(steps.begin(), steps.end(), step) == steps.end())
                        steps.push_back(step);
                    first = false;
                    path = end == std::string_view::npos ? std::string_view{} : path.substr(end + 3);
                }
            }
        for (std::string_view step : steps) term(step, "channel");
        std::string_view referral = take_text(row_, "referral_required");
        if (means_yes(referral)) term("referral required", "referral");
        else if (means_no(referral)) term("no referral required", "referral");
        if (means_yes(take_text(row_, "ecd_sp_specialneeds"))) term("Special needs provision", "childcare type");
    }

    void add_times() {
        NodeBuilder list = made_.list("schedules", row_);
        for (std::string_view column :
             {"ecd_timetable_openinghours_list", "ecd_timetable_list", "ecd_timetable_otherhours", "date_session_info",
              "date_displaydate", "date_timeofday"}) {
            add_opening_schedules(list, take_text(row_, column), row_);
        }
    }

    void add_place(bool hidden) {
        const bool venue = !peek_text(row_, "venue_postcode").empty() || !peek_text(row_, "venue_address_1").empty() ||
                           !peek_text(row_, "venue_name").empty();
        const std::string start = venue ? "venue_address_" : "public_address_";
        NodeBuilder location = made_.list("service_at_locations", row_).object({}, row_).object("location", row_);
        if (hidden) location.text("address_hidden", "true", row_);
        location.text("name", peek_text(row_, "venue_name"), row_);
        location.text("description", peek_text(row_, "venue_notes"), row_);
        if (!hidden) {
            location.text("latitude", peek_text(row_, "latitude"), row_);
            location.text("longitude", peek_text(row_, "longitude"), row_);
        }
        NodeBuilder address = location.list("addresses", row_).object({}, row_);
        for (const char* number : {"1", "2", "3"})
            address.text("address_" + std::string(number), peek_text(row_, start + number), row_);
        address.text("city", peek_text(row_, start + "4"), row_);
        address.text("state_province", peek_text(row_, start + "5"), row_);
        for (std::string_view column : {std::string_view(venue ? "venue_postcode" : "public_address_postcode"),
                                        std::string_view("location_postcode")}) {
            if (peek_text(row_, column).empty()) continue;
            address.text("postal_code", peek_text(row_, column), row_);
            break;
        }
        NodeBuilder access = location.list("accessibility", row_);
        for (std::string_view column : {"venue_facilities", "ecd_facilities_list"})
            for (std::string_view facility : lines_of(row_, column))
                access.object({}, row_).text("description", facility, row_);
        std::string_view wheelchair = take_text(row_, "ecd_sp_wheelchairaccess"),
                         details = take_text(row_, "ecd_sp_wheelchairaccess_details");
        if (means_yes(wheelchair)) {
            NodeBuilder feature = access.object({}, row_);
            feature.text("description", "wheelchair", row_);
            if (!hidden) feature.text("details", details, row_);
        } else if (means_no(wheelchair)) {
            location.object("waymark", row_).text("access_no", "wheelchair", row_);
        }
    }

    void add_extension() {
        NodeBuilder extension = made_.object("waymark", row_);
        if (all_needs_) extension.text("all_needs", "true", row_);
        std::string_view free_now = take_text(row_, "ecd_vacancies_immediate"),
                         details = take_text(row_, "ecd_vacancies_details");
        if (means_yes(free_now) || !details.empty()) {
            NodeBuilder availability = extension.object("availability", row_);
            if (means_yes(free_now)) availability.text("state", "open", row_);
            availability.text("text", details, row_);
            availability.text("as_of", take_text(row_, "ecd_vacancies_modified"), row_);
        }
        std::string_view setting = take_text(row_, "registered_setting_identifier"), cqc = take_text(row_, "cqc_id");
        if (!setting.empty() || !cqc.empty()) {
            NodeBuilder registration = extension.object("registration", row_);
            registration.text("body", setting.empty() ? "CQC" : "Ofsted", row_);
            registration.text("number", setting.empty() ? cqc : setting, row_);
        }
        std::string_view name = take_text(row_, "lo_contact_name"), phone = take_text(row_, "lo_contact_telephone"),
                         email = take_text(row_, "lo_contact_email");
        if (!name.empty() || !phone.empty() || !email.empty()) {
            NodeBuilder contact = extension.list("send_contacts", row_).object({}, row_);
            contact.text("role", "SEND contact", row_);
            contact.text("name", name, row_);
            contact.text("phone", phone, row_);
            contact.text("email", email, row_);
        }
    }

    /// What was read above without being marked, and what is nobody's business but the office's.
    void take_rest(Visibility visibility) {
        static constexpr std::string_view read[] = {
            "title",    "description", "lastupdated", "dormant",   "venue_name",          "venue_notes",
            "latitude", "longitude",   "externalid",  "record_id", "ecd_opt_out_website", "location_postcode"};
        for (const Value& cell : each(row_)) {
            bool is_read = std::find(std::begin(read), std::end(read), cell.name) != std::end(read);
            bool is_office = cell.name.starts_with("private_") || cell.name.starts_with("submitter_") ||
                             cell.name.starts_with("sharingportal_") || cell.name == "notes_private" ||
                             cell.name == "admin_history" || cell.name == "record_editor" ||
                             cell.name == "group_assignment" || cell.name == "lo_provider_form_approved";
            bool is_address = cell.name.starts_with("venue_") || cell.name.starts_with("public_address_") ||
                              cell.name.starts_with("location_");
            if (is_read || is_office || (is_address && visibility != Visibility::whole) ||
                cell.name.starts_with("venue_address_") || cell.name.starts_with("venue_postcode"))
                take_all(&cell);
        }
    }

    const Value& row_;
    NodeBuilder made_, terms_;
    const std::map<std::string_view, std::string_view>& titles_;
    bool all_needs_ = false;
};

std::string_view id_of(const Value& row) {
    std::string_view id = peek_text(row, "externalid");
    return id.empty() ? peek_text(row, "record_id") : id;
}

}  // namespace

bool looks_like(const Glimpse& glimpse) {
    if (!is_csv(glimpse)) return false;
    const std::string& line = glimpse.first_line;
    std::size_t own = 0;
    for (std::string_view start : {"ecd_", "lo_"})
        for (auto at = line.find(start); at != std::string::npos; at = line.find(start, at + 1))
            own += at == 0 || line[at - 1] == ',' || line[at - 1] == '"' || line[at - 1] == ';' || line[at - 1] == '\t'
                       ? 1
                       : 0;
    const bool named = line.find("title") != std::string::npos;
    return named && (own >= 2 ||
                     (line.find("externalid") != std::string::npos &&
                      (line.find("familychannel") != std::string::npos || line.find("venue_") != std::string::npos)));
}

const Value* translate(const Value& rows, Translation& translation) {
    NodeBuilder root = translation.root(rows);
    NodeBuilder services = root.list("services", rows);
    std::map<std::string_view, std::string_view> titles;
    for (const Value& row : each(rows)) titles.try_emplace(id_of(row), peek_text(row, "title"));
    for (const Value& row : each(rows)) {
        NodeBuilder made = services.object({}, row);
        made.text("id", id_of(row), row);
        const Visibility visibility = visibility_of(row);
        if (visibility == Visibility::nothing) {
            made.text("name", "Not for the public", row);
            made.text("status", "inactive", row);
            translation.warn(
                row, "this record is marked as not for the website; it counts, but nothing of it is kept or shown");
            continue;
        }
        translation.say_flags(made, row);
        if (visibility == Visibility::unreadable) made.text("visibility", peek_text(row, "ecd_opt_out_website"), row);
        Record(row, made, titles).write(visibility);
    }
    return &root.value();
}

}  // namespace waymark::feeds::open_objects
