// Which answer and which listing say everything that a page can show?
#include "tests/server/pages_with_everything.h"

#include "tests/server/other_language.h"
#include "tests/server/pages_site.h"

namespace waymark::test {
namespace {

SearchResult result(const std::string& name) {
    static const std::string words = wide("Some words of theirs");
    SearchResult out = full_result();
    out.name = out.organisation = out.summary = out.place = words;
    out.note = Message{"note.takes", {{"ages", std::vector<std::int64_t>{6, 11}}}};
    out.not_stated = {"age", "day"};
    out.derived = {"need:ASD"};
    out.explanation.emplace();
    for (const char* key : {"reason.name-whole", "reason.name-part"}) out.explanation->reasons.push_back({key});
    for (const char* key : {"reason.silent", "reason.read", "reason.open", "reason.stated"})
        out.explanation->reasons.push_back({key, {{"field", MessageWords{"reason.field.need", "need"}}}});
    out.explanation->reasons.push_back({"reason.words", {{"words", wide(name)}}});
    out.explanation->reasons.push_back({"reason.miles", {{"miles", 1.24}}});
    return out;
}

}  // namespace

Answer answer_with_everything(const Vocabulary& vocabulary, const std::string& tag) {
    Answer answer;
    answer.request.lang = tag;
    answer.request.q = wide("club");
    answer.request.filters = {{"cost", {"free"}}};
    answer.request.councils = {"sunderland"};
    answer.request.stated_only = true;
    answer.request.skip = {{"category", "activities"}, {"not.day", "sat"}, {"age", "5-7"}};
    answer.total = 24;
    answer.total_stated = 3;
    answer.words_all = false;
    for (const auto reach :
         {Reach::none, Reach::comes_to_you, Reach::phone, Reach::online, Reach::covers, Reach::unknown}) {
        answer.results.push_back(result("x"));
        answer.results.back().reach = reach;
    }
    answer.results.push_back(silent_result());
    answer.results.back().name = "1";
    for (const auto& field : vocabulary.fields()) {
        auto& facet = answer.facets.emplace_back();
        facet.field = field.name;
        facet.label = field.label;
        for (const auto& value : field.values) facet.values.push_back({value.code, value.label, 1204, false});
        answer.not_stated_hidden[field.name] = field.values.size() > 5 ? 1 : 7;
    }
    answer.relaxed = {{{{"day", {"sat"}}}, 7}, {{{"near", {"SR4 7TF"}}}, 9}};
    answer.did_you_mean = wide("clubs");
    auto& understood = answer.understood;
    understood.slots.codes = {{"need", {"ASD"}}, {"category", {"advice"}}, {"language", {"pl", "zz"}}};
    understood.slots.age = AgeRange{6, 11};
    understood.slots.ages = {6, 11};
    understood.slots.place = "SR4 7TF";
    understood.slots.radius_miles = 0.3;
    understood.loose = {{"category", {"advice"}}};
    understood.not_wanted = {{"category", {"schools"}}};
    understood.corrected = wide("club");
    understood.questions = {{"question.where"}, {"question.town", {{"place", "1"}}}};
    understood.notices = {{"notice.many-words", {{"n", 32}}}, {"notice.cut"}, {"notice.not-read", {{"words", "1"}}}};
    answer.notices = {{"notice.place-missing"},
                      {"notice.place-unknown", {{"place", "1"}}},
                      {"notice.distance-rough", {{"place", "1"}}},
                      {"notice.past-25"},
                      {"notice.past-25.council", {{"council", "1"}}},
                      {"notice.past-25.phone", {{"council", "1"}, {"phone", "2"}}},
                      {"notice.16-and-17"}};
    return answer;
}

Listing listing_with_everything(const Vocabulary& vocabulary) {
    const std::string words = wide("Words of theirs");
    Listing out;
    out.id = "33333333-3333-4333-8333-333333333333";
    out.name = out.alternate_name = out.summary = out.description = out.eligibility = out.alert = out.fees =
        out.first_visit = out.what_to_bring = words;
    out.organisation = {"44444444-4444-4444-8444-444444444444", "o", words, words, "", "", ""};
    out.contacts = {{words, words, "", "", "0191 498 0112", ""}};
    out.send_contacts = out.contacts;
    out.ages = {8, 17};
    out.all_needs = true;
    for (const char* field : {"need", "category", "audience", "break_level", "delivery", "cost", "when", "adulthood",
                              "service_group", "sector"}) {
        for (const auto& value : vocabulary.field(field)->values) out.facts[field].yes.push_back(value.code);
    }
    out.facts["accessibility"] = {{"wheelchair"}, {"makaton"}, {"quiet-space"}};
    out.facts["referral"].derived = {"assessment"};
    out.languages = {"en", "pl", "zz"};
    for (const char* freq : {"", "WEEKLY", "MONTHLY", "DAILY"})
        for (const char* opens : {"", "09:30", "00:00", "12:00"})
            for (const char* closes : {"", "16:00", "24:00"}) {
                Schedule& schedule = out.schedules.emplace_back();
                schedule.freq = freq;
                schedule.interval = 2;
                schedule.opens_at = opens;
                schedule.closes_at = closes;
                if (schedule.freq != "DAILY") schedule.days = {"fri", "sat"};
                schedule.byday = *opens ? "-1FR" : "";
                schedule.term = *closes ? "term" : "holidays";
                schedule.valid_from = *opens ? "2026-01-02" : "";
                schedule.valid_to = *closes ? "2026-12-31" : "";
            }
    for (const double amount : {0.0, 4.5, 1200.0}) {
        Cost& cost = out.costs.emplace_back();
        cost.option = amount > 4 ? "paid" : "carer-free";
        cost.amount = amount;
        cost.unit = wide("hour");
        cost.who_pays = words;
        cost.valid_from = "2026-05-06";
    }
    Place& hall = out.places.emplace_back();
    hall.name = hall.city = hall.getting_there = words;
    hall.access = {{"hoist", true}, {"wheelchair", false}};
    Place& hidden = out.places.emplace_back();
    hidden.address_hidden = true;
    hidden.postcode = "SR6";
    out.places.emplace_back();
    out.areas = {{words, "", ""}};
    out.how_to_start = {{words, words, "", words, words}};
    out.open_to = {{"live-here", "school-here", "gp-here", "anyone"}, words};
    out.assessment = {true, words};
    out.waiting = {"", 6, "2026-10-01"};
    out.availability = {"list", "", "2026-11-03"};
    out.staffing = {"1 : 2", "bring-your-own", "leaves", words};
    out.break_kind = {"overnight-away", "day"};
    out.programme = {8, {"2027-01-12", "2027-02-12", "2027-03-12"}, words};
    out.sensory = {words, words, words};
    out.registration = {words, "123", ""};
    out.complaints = "https://a.example/complain";
    out.what_next = {{"16", words}};
    out.accreditations = words;
    out.assured = "2025-01-03";
    out.assured_by = words;
    out.next_review = "2027-05-01";
    out.last_modified = "2026-11-04T10:00:00Z";
    out.licence = "1.0";
    out.council = "sunderland";
    out.source = "1";
    return out;
}

}  // namespace waymark::test
