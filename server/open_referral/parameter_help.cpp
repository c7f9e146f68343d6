// Which parameters does each list of Open Referral take, in the words of its description?
#include "server/open_referral/parameter_help.h"

namespace waymark::open_referral {

namespace {

constexpr const char* text = R"({"type":"string"})";
constexpr const char* number = R"({"type":"number","minimum":0})";
constexpr const char* truth = R"({"type":"boolean","default":false})";
constexpr const char* count = R"({"type":"integer","minimum":1})";

using Help = std::vector<ParameterHelp>;

void add(Help& to, const Help& more) { to.insert(to.end(), more.begin(), more.end()); }

Help pages() {
    return {{"page", count, false, "Page number, from 1. A page past the end is empty."},
            {"per_page", count, false, "How many a page holds: 50 by default, as many as you like."},
            {"format", R"({"type":"string","enum":["json","ndjson"],"default":"json"})", false,
             "ndjson streams everything, one object a line, without pages."}};
}
Help nearness() {
    return {
        {"postcode", text, false, "Services whose stated area holds this postcode; with proximity, services near it."},
        {"proximity", number, false, "Metres from the postcode to a place of the service, at most."}};
}
Help ages() {
    return {{"minimum_age", number, false, "Services whose minimum age is at least this."},
            {"maximum_age", number, false, "Services whose maximum age is at most this."}};
}
Help services_3() {
    Help help{
        {"search", text, false, "Words to be found."},
        {"taxonomy_term_id", text, true, "Services with this term."},
        {"taxonomy_id", text, true, "Services with any term of this taxonomy."},
        {"organization_id", text, false, "Services of this organisation."},
        {"modified_after", R"({"type":"string","format":"date-time"})", false, "Services modified then or later."},
        {"full", truth, false, "Whole objects, not only what occurs once."},
        {"start_time", text, false, "Services with hours that start then or later, such as 09:30."},
        {"end_time", text, false, "Services with hours that end then or sooner."},
        {"day", text, false, "Services with hours on this day: MO, TU, WE, TH, FR, SA or SU."}};
    add(help, ages());
    add(help, nearness());
    add(help, pages());
    return help;
}
Help services_1() {
    Help help{
        {"text", text, false, "Words to be found; the best match comes first."},
        {"taxonomy_type", R"({"type":"string","enum":["organization","eligibility","cost_option","area","service"]})",
         true, "What the term is said of. As many as of taxonomy_id and vocabulary."},
        {"taxonomy_id", text, true, "A term, by our id or the source's own. All that are given must be there."},
        {"vocabulary", text, true, "The vocabulary of the term."},
        {"need", text, true, "Services with any of these terms."},
        {"circumstance", text, true, "Services with any of these terms."},
        {"service_type", text, true, "Services with any of these terms."},
        {"start_time", text, true,
         "Services with hours that start then or later. As many as of end_time and day; one row must hold."},
        {"end_time", text, true, "Services with hours that end then or later."},
        {"day", R"({"type":"string","enum":["SU","MO","TU","WE","TH","FR","SA"]})", true,
         "Services with hours on this day."},
        {"coverage", text, false, "Services whose stated area holds this postcode."},
        {"include", text, true, "A member to be shown in the list, such as service_at_locations."}};
    add(help, ages());
    add(help, nearness());
    add(help, pages());
    return help;
}

}  // namespace

std::vector<ParameterHelp> parameter_help(std::string_view route) {
    if (route == "oruk3_services") {
        Help help = services_3();
        help.push_back({"minimal", truth, false, "Only id and modified_date, of all services at once."});
        return help;
    }
    if (route == "oruk3_service_at_locations") return services_3();
    if (route == "oruk1_services") return services_1();
    Help help;
    if (route == "oruk3_organization" || route == "oruk3_organizations")
        help.push_back({"full_service", truth, false, "With whole services in them."});
    if (route == "oruk3_organizations")
        help.push_back({"full", truth, false, "Whole objects, not only what occurs once."});
    if (route == "oruk3_taxonomy_terms") {
        help.push_back({"taxonomy_id", text, false, "Terms of this taxonomy."});
        help.push_back({"parent_id", text, false, "Terms whose parent is this term."});
        help.push_back({"top_only", truth, false, "Terms that have no child terms."});
    }
    if (route == "oruk3_organizations" || route == "oruk3_taxonomies" || route == "oruk3_taxonomy_terms")
        help.push_back({"search", text, false, "Words to be found."});
    if (route == "oruk1_taxonomies") {
        help = {{"text", text, false, "Words to be found."},
                {"parent_id", text, false, "Terms whose parent is this term."},
                {"vocabulary", text, false, "Terms of this vocabulary."},
                {"needs", text, true, "Terms of services with any of these terms."},
                {"circumstances", text, true, "Terms of services with any of these terms."},
                {"root_only", truth, false, "Terms without a parent."}};
    }
    if (route == "oruk1_organizations")
        help = {{"taxonomy", text, false, "Organisations with this term."},
                {"scheme", text, false, "Organisations with a term of this vocabulary."}};
    const bool is_list = route.starts_with("oruk") && route.ends_with("s");
    if (is_list && route != "oruk1_vocabularies") add(help, pages());
    return help;
}

}  // namespace waymark::open_referral
