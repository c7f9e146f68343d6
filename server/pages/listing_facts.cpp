// Who is a listing for, what happens there, how does one start, and what does it cost?
#include "server/pages/listing_facts.h"

#include <algorithm>

#include "server/pages/described_rows.h"
#include "server/pages/formatting.h"
#include "server/pages/links.h"

namespace waymark::pages {
namespace {

/// The words of `prefix.code` for each code; codes without words are left out.
std::vector<std::string> said(const Messages& messages, const std::string& prefix,
                              const std::vector<std::string>& codes) {
    std::vector<std::string> out;
    for (const auto& code : codes)
        if (const auto* text = messages.find(prefix + code)) out.push_back(*text);
    return out;
}

/// "5 to 12 years", "16 and over", "All ages".
std::string ages_with_years(const Messages& messages, const Ages& ages) {
    const std::string plain = format_ages(messages, ages);
    return ages.max ? messages.say("who.ages", {{"ages", plain}}) : plain;
}

bool is_part_of(const std::string& part, const std::string& whole) {
    return whole.find(part.substr(0, part.find_last_not_of(" .") + 1)) != std::string::npos;
}

}  // namespace

std::string as_of(const Page& page, const std::string& text, const Date& date) {
    if (date.empty()) return text;
    const auto& messages = page.messages;
    const std::string when = messages.say("as-of", {{"date", format_date(messages, date)}});
    return text.empty() ? when : text + " " + when;
}

void add_who(View& view, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    View::List rows;
    if (const Ages& ages = listing.known_ages(); ages.stated())
        add_row(rows, messages.say("fact.ages"), {ages_with_years(messages, ages)}, !listing.ages.stated());
    const bool all_needs = listing.all_needs || listing.derived_all_needs;
    if (all_needs) add_row(rows, messages.say("who.needs"), {messages.say("who.all-needs")}, !listing.all_needs);
    add_field_row(rows, page, listing, "need", messages.say(all_needs ? "who.named-needs" : "who.needs"));
    add_row(rows, messages.say("who.eligibility"), {}, false, listing.eligibility);
    add_row(rows, messages.say("who.open-to"), said(messages, "open-to.", listing.open_to.who), false,
            listing.open_to.text);
    if (listing.assessment.needed)
        add_row(rows, messages.say("who.assessment"),
                {messages.say(*listing.assessment.needed ? "assessment.needed" : "assessment.not-needed")}, false,
                listing.assessment.by.empty() ? std::string()
                                              : messages.say("assessment.by", {{"by", listing.assessment.by}}));
    add_field_row(rows, page, listing, "audience", messages.say("who.audience"));
    add_field_row(rows, page, listing, "break_level", messages.say("who.break-level"));
    if (!listing.languages.empty()) {
        std::vector<std::string> languages;
        for (const auto& tag : listing.languages)
            if (const auto name = format_language(messages, tag);
                std::find(languages.begin(), languages.end(), name) == languages.end())
                languages.push_back(name);
        add_row(rows, messages.say("who.languages"), {all_of(messages, languages)});
    }
    add_described_rows(rows, page, listing, Section::who);
    view.set("who", !rows.empty()).set("who_rows", std::move(rows));
}

void add_what(View& view, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    auto blocks = paragraphs(listing.description);
    View::List rows;
    add_row(rows, messages.say("what.break-kind"), said(messages, "break-kind.", listing.break_kind));
    std::vector<std::string> programme;
    if (listing.programme.weeks)
        programme.push_back(
            messages.count("programme.weeks", static_cast<std::uint64_t>(std::max(0, *listing.programme.weeks))));
    if (!listing.programme.text.empty()) programme.push_back(listing.programme.text);
    if (!listing.programme.start_dates.empty()) {
        std::vector<std::string> dates;
        for (const auto& date : listing.programme.start_dates) dates.push_back(format_date(messages, date));
        programme.push_back(messages.say("programme.starts", {{"dates", all_of(messages, dates)}}));
    }
    add_row(rows, messages.say("what.programme"), programme);
    std::vector<std::string> staffing;
    if (!listing.staffing.ratio.empty())
        staffing.push_back(messages.say("staffing.ratio", {{"ratio", listing.staffing.ratio}}));
    if (const auto* text = messages.find("staffing.one-to-one." + listing.staffing.one_to_one))
        staffing.push_back(*text);
    if (const auto* text = messages.find("staffing.parent." + listing.staffing.parent)) staffing.push_back(*text);
    if (!listing.staffing.training.empty())
        staffing.push_back(messages.say("staffing.training", {{"training", listing.staffing.training}}));
    add_row(rows, messages.say("what.staffing"), staffing);
    add_described_rows(rows, page, listing, Section::what);
    view.set("what", !blocks.empty() || !rows.empty())
        .set("blocks", std::move(blocks))
        .set("what_rows", std::move(rows));
    view.set("summary", is_part_of(listing.summary, listing.description) ? std::string() : listing.summary);
}

void add_start(View& view, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    View::List steps;
    for (const auto& step : listing.how_to_start)
        steps.emplace_back()
            .set("step", step.step)
            .set("who_asks", step.who.empty() ? std::string() : messages.say("start.who", {{"who", step.who}}))
            .set("link", web_link(step.link).empty() ? step.link : shown_address(step.link))
            .set("link_href", web_link(step.link))
            .set("next_step", step.next)
            .set("if_refused", step.if_refused);
    View::List rows;
    add_field_row(rows, page, listing, "referral", messages.say("start.referral"));
    const bool has_steps = !steps.empty();
    view.set("start", has_steps || !rows.empty())
        .set("has_steps", has_steps)
        .set("steps", std::move(steps))
        .set("start_rows", std::move(rows));
}

void add_cost(View& view, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    View::List costs;
    for (const auto& cost : listing.costs) {
        const std::string sum = format_cost(messages, cost);
        const auto* field = page.site.vocabulary.field("cost");
        std::string option = cost.option;
        if (const int at = field ? field->position(cost.option) : -1; at >= 0)
            option = page.label("cost", field->values[static_cast<std::size_t>(at)].code);
        const std::string amount =
            cost.amount && *cost.amount > 0 ? format_sum(messages, *cost.amount, cost.currency) : sum;
        const bool says_sum = !cost.description.empty() && !amount.empty() && is_part_of(amount, cost.description);
        std::string line = says_sum ? cost.description : sum;
        std::string more = says_sum ? std::string() : cost.description;
        // "There is a cost" says nothing beside a sum, and "Free" nothing beside "Free".
        const bool plain = cost.option == "paid" || cost.option == "free";
        if (line.empty() || (cost.amount && *cost.amount == 0 && !plain && !says_sum)) line = option;
        else if (!plain && !is_part_of(option, line)) line = option + ": " + line;
        if (more.starts_with(line)) line.swap(more), more.clear();
        std::string dates;
        if (!cost.valid_from.empty() && !cost.valid_to.empty())
            dates = messages.say("schedule.between-dates", {{"from", format_date(messages, cost.valid_from)},
                                                            {"to", format_date(messages, cost.valid_to)}});
        else if (!cost.valid_from.empty())
            dates = messages.say("schedule.from-date", {{"from", format_date(messages, cost.valid_from)}});
        else if (!cost.valid_to.empty())
            dates = messages.say("schedule.until-date", {{"to", format_date(messages, cost.valid_to)}});
        if (line.empty() && more.empty() && cost.who_pays.empty()) continue;
        costs.emplace_back().set("line", line).set("words", more).set("who_pays", cost.who_pays).set("dates", dates);
    }
    View::List rows;
    if (costs.empty() || !listing.of("cost").stated()) add_field_row(rows, page, listing, "cost", {});
    else {
        std::vector<std::string> rest;  // facts that no cost above says
        for (const auto& code : listing.of("cost").yes) {
            const bool told = code == "free" || code == "paid" ||
                              std::any_of(listing.costs.begin(), listing.costs.end(),
                                          [&](const Cost& cost) { return cost.option == code; });
            if (!told) rest.push_back(code);
        }
        add_row(rows, {}, labels(messages, page.site.vocabulary, "cost", rest));
    }
    const bool any = !costs.empty() || !rows.empty() || !listing.fees.empty();
    view.set("cost", any)
        .set("has_costs", !costs.empty())
        .set("costs", std::move(costs))
        .set("fees", listing.fees)
        .set("cost_rows", std::move(rows));
}

void add_waiting(View& view, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    std::vector<std::string> lines;
    const auto& availability = listing.availability;
    std::string state = messages.find_or("availability." + availability.state, "");
    if (!state.empty()) state += ".";
    if (!state.empty() || !availability.text.empty())
        lines.push_back(as_of(page,
                              availability.text.empty() ? state
                              : state.empty()           ? availability.text
                                                        : state + " " + availability.text,
                              availability.as_of));
    std::string waiting = listing.waiting.text;
    if (waiting.empty() && listing.waiting.weeks)
        waiting = messages.count("waiting.weeks", static_cast<std::uint64_t>(std::max(0, *listing.waiting.weeks)));
    if (!waiting.empty()) lines.push_back(as_of(page, waiting, listing.waiting.as_of));
    view.set("waiting", !lines.empty()).set_texts("waiting_lines", lines);
}

void add_visit(View& view, const Page& page, const Listing& listing) {
    View::List rows;
    add_described_rows(rows, page, listing, Section::visit);
    view.set("visit", !rows.empty()).set("visit_rows", std::move(rows));
}

void add_later(View& view, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    View::List rows;
    for (const auto& [age, text] : listing.what_next)
        if (!text.empty())
            rows.emplace_back().set("label", messages.say("later.at", {{"age", age}})).set("value", text);
    view.set("later", !rows.empty()).set("later_rows", std::move(rows));
}

}  // namespace waymark::pages
