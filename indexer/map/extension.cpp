// What does the object `waymark` say that Open Referral has no place for, and the object `private` that nobody may see?
// The keys are those of docs/LISTING-FEED.md.
#include "indexer/map/extension.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "indexer/read/dates.h"

namespace waymark::feeds {

using open_referral::Rows;
using open_referral::Table;
using open_referral::trimmed;

namespace {

constexpr std::array<std::string_view, 8> private_members{"accountable_body", "commissioned_how", "contract_start", "contract_end",
                                                          "contract_value",   "capacity",         "measures",       "gaps"};

const Value* object(const Value& of, std::string_view member) {
    const Value* value = of.get(member);
    if (!value || value->kind != ValueKind::object) return nullptr;
    value->use = Use::entered;
    return value;
}

std::optional<int> whole_number(Record& record, const Value& of, std::string_view member, int most) {
    auto number = record.number(of, member);
    if (!number) {
        if (const Value* value = of.get(member); value && !value->is_empty())
            record.warn(*value, std::string(member), fmt::format("`{}` should be a whole number", value->written));
        return std::nullopt;
    }
    if (*number < 0 || *number > most) {
        record.warn(*of.get(member), std::string(member), fmt::format("`{}` should lie between 0 and {}; it was left out", member, most));
        return std::nullopt;
    }
    return static_cast<int>(*number);
}

std::vector<std::string> known_words(Record& record, const Value& of, std::string_view member, std::initializer_list<std::string_view> words) {
    std::vector<std::string> found;
    for (const std::string& said : record.words(of, member)) {
        if (std::find(words.begin(), words.end(), said) != words.end()) found.push_back(said);
        else record.warn(of, std::string(member), fmt::format("`{}` in `{}` should be one of {}", said.substr(0, 60), member, fmt::join(words, ", ")));
    }
    return found;
}

void map_start(Record& record, const Value& extension) {
    std::vector<StartStep> steps;
    for (const Value* row : record.items(extension, "how_to_start")) {
        if (steps.size() >= 50) break;
        StartStep step;
        if (row->is_container()) {
            step.step = record.text(*row, "step");
            step.who = record.line(*row, "who");
            step.link = record.link(*row, "link");
            step.next = record.text(*row, "next");
            step.if_refused = record.text(*row, "if_refused");
            row->use = Use::entered;
        } else {
            step.step = record.text(*row);
        }
        if (step != StartStep{}) steps.push_back(std::move(step));
    }
    for (const Value& member : each(extension))
        if (member.name == "how_to_start" && member.is_container()) member.use = Use::entered;
    if (!steps.empty()) record.listing.how_to_start = std::move(steps);
}

void map_councils(Record& record, const Value& extension) {
    Listing& listing = record.listing;
    auto slug = [&](const Value& at, const std::string& said) -> std::string {
        const Council* council = record.context.councils.find(said);
        if (!council) council = record.context.councils.by_name(said);
        if (council) return council->slug;
        record.warn(at, "council", fmt::format("`{}` is no council we know; use its slug of content/councils, such as `sunderland`", said.substr(0, 60)));
        return {};
    };
    if (std::string said = record.line(extension, "council", 200); !said.empty()) listing.council = slug(extension, said);
    for (const std::string& said : record.words(extension, "councils_served"))
        if (std::string found = slug(extension, said); !found.empty()) listing.councils_served.push_back(found);
}

void map_texts(Record& record, const Value& extension) {
    Listing& listing = record.listing;
    if (std::string summary = record.text(extension, "summary"); !summary.empty()) listing.summary = std::move(summary);
    if (std::string fees = record.text(extension, "fees"); !fees.empty() && listing.fees.empty()) listing.fees = std::move(fees);
    listing.first_visit = record.text(extension, "first_visit");
    listing.what_to_bring = record.text(extension, "what_to_bring");
    listing.getting_there = record.text(extension, "getting_there");
    listing.complaints = record.link(extension, "complaints");
    listing.assured_by = record.line(extension, "assured_by");
    listing.next_review = record.date(extension, "next_review");
    if (std::string licence = record.line(extension, "licence"); !licence.empty()) listing.licence = std::move(licence);
    if (const Value* sensory = object(extension, "sensory")) {
        listing.sensory.noise = record.text(*sensory, "noise");
        listing.sensory.crowds = record.text(*sensory, "crowds");
        listing.sensory.lights = record.text(*sensory, "lights");
    }
    if (const Value* registration = object(extension, "registration")) {
        listing.registration.body = record.line(*registration, "body", 200);
        listing.registration.number = record.line(*registration, "number", 200);
        listing.registration.link = record.link(*registration, "link");
    }
    // JSON: {"16": "…"}; XML, where no element may be called 16: <item><age>16</age><text>…</text></item>
    if (const Value* next = object(extension, "what_next")) {
        for (const Value& member : each(*next)) {
            std::string age(member.written), text;
            if (member.is_container()) {
                age = record.line(member, "age", 20);
                text = record.text(member, "text");
                member.use = Use::entered;
            } else {
                text = record.text(member);
            }
            bool is_age = !age.empty() && age.size() <= 2 && age.find_first_not_of("0123456789") == std::string::npos;
            if (is_age && !text.empty()) listing.what_next[age] = std::move(text);
        }
    }
}

void map_dated(Record& record, const Value& extension) {
    Listing& listing = record.listing;
    if (const Value* open = object(extension, "open_to")) {
        listing.open_to.who = known_words(record, *open, "who", {"live-here", "school-here", "gp-here", "anyone"});
        listing.open_to.text = record.text(*open, "text");
    }
    if (const Value* assessment = object(extension, "assessment")) {
        listing.assessment.needed = record.truth(*assessment, "needed");
        listing.assessment.by = record.line(*assessment, "by");
    }
    if (const Value* waiting = object(extension, "waiting")) {
        if (std::string text = record.text(*waiting, "text"); !text.empty()) listing.waiting.text = std::move(text);
        listing.waiting.weeks = whole_number(record, *waiting, "weeks", 1000);
        listing.waiting.as_of = record.date(*waiting, "as_of");
    }
    if (const Value* availability = object(extension, "availability")) {
        listing.availability.state = record.one_of(*availability, "state", {"open", "list", "full", "paused"});
        listing.availability.text = record.text(*availability, "text");
        listing.availability.as_of = record.date(*availability, "as_of");
    }
    if (const Value* staffing = object(extension, "staffing")) {
        listing.staffing.ratio = record.line(*staffing, "ratio");
        listing.staffing.one_to_one = record.one_of(*staffing, "one_to_one", {"offered", "bring-your-own", "not-offered"});
        listing.staffing.parent = record.one_of(*staffing, "parent", {"stays", "leaves", "either"});
        listing.staffing.training = record.text(*staffing, "training");
    }
    listing.break_kind = known_words(record, extension, "break_kind", {"day", "overnight-home", "overnight-away", "family"});
    if (const Value* programme = object(extension, "programme")) {
        listing.programme.weeks = whole_number(record, *programme, "weeks", 1000);
        listing.programme.text = record.text(*programme, "text");
        for (const std::string& said : record.words(*programme, "start_dates")) {
            if (auto date = date_from_words(said)) listing.programme.start_dates.push_back(*date);
            else record.warn(*programme, "start_dates", fmt::format("`{}` is no date we can read; write it as 2027-01-12", said.substr(0, 60)));
        }
    }
}

}  // namespace

void map_extension(Record& record) {
    const Value* found = record.root->get("waymark");
    if (!found || found->kind != ValueKind::object) return;
    const Value& extension = *found;
    extension.use = Use::entered;
    std::string kind = record.one_of(extension, "kind", {"service", "provider", "short-break"});
    if (kind == "provider") record.listing.kind = Kind::provider;
    if (kind == "short-break") record.listing.kind = Kind::short_break;
    if (record.truth(extension, "all_needs").value_or(false)) record.listing.all_needs = true;
    take_whole(extension.get("address_hidden"));
    for (const std::string& said : record.words(extension, "access_no")) {
        std::string code = record.context.words.terms.exact("accessibility", said);
        if (code.empty()) record.warn(extension, "access_no", fmt::format("`{}` is no access code", said.substr(0, 60)));
        else record.say_no("accessibility", code);
    }
    map_councils(record, extension);
    map_texts(record, extension);
    map_dated(record, extension);
    map_start(record, extension);
    for (const Value* row : record.items(extension, "send_contacts")) {
        Contact contact;
        if (row->is_container()) {
            contact = {record.line(*row, "name", 500), record.line(*row, "role", 500), record.line(*row, "department", 500), record.email(*row, "email"), {}, {}};
            contact.phone = record.line(*row, "phone", 200);
            contact.link = record.link(*row, "link");
            row->use = Use::entered;
        } else {
            contact.role = record.line(*row, 500);
        }
        if (contact != Contact{}) record.listing.send_contacts.push_back(std::move(contact));
    }
    // A code of ours may also stand here by the name of its field: <need><item>ASD</item></need>.
    for (const VocabularyField& field : record.context.vocabulary.fields()) {
        if (field.name == "age_band" || !extension.get(field.name)) continue;
        for (const std::string& said : record.words(extension, field.name)) {
            std::string code = record.context.words.terms.exact(field.name, said);
            if (code.empty()) record.warn(extension, field.name, fmt::format("`{}` is no code of {}", said.substr(0, 60), field.name));
            else record.say_yes(field.name, code);
        }
    }
}

void map_private(Record& record) {
    const Value* extension = record.root->get("waymark");
    Commissioning facts;
    bool found = false;
    auto read = [&](const Value& object) {
        found = true;
        auto fill = [](std::string& fact, std::string said) {
            if (fact.empty()) fact = std::move(said);
        };
        fill(facts.accountable_body, record.line(object, "accountable_body"));
        fill(facts.commissioned_how, record.line(object, "commissioned_how"));
        fill(facts.contract_start, record.date(object, "contract_start"));
        fill(facts.contract_end, record.date(object, "contract_end"));
        fill(facts.contract_value, record.line(object, "contract_value"));
        fill(facts.capacity, record.text(object, "capacity"));
        fill(facts.measures, record.text(object, "measures"));
        fill(facts.gaps, record.text(object, "gaps"));
    };
    for (const Value* holder : {record.root, extension}) {
        if (!holder || holder->kind != ValueKind::object) continue;
        const Value* object = holder->get("private");
        if (object && object->kind == ValueKind::object) read(*object);
        // Written one level too high, a private fact is private all the same.
        for (std::string_view member : private_members)
            if (member.starts_with("contract_") || member == "accountable_body" || member == "commissioned_how") take_whole(holder->get(member));
    }
    if (found) record.commissioning = std::move(facts);
}

}  // namespace waymark::feeds
