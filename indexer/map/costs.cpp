// What does it cost, and who pays?
#include "indexer/map/costs.h"

#include "indexer/read/money.h"

namespace waymark::feeds {

using open_referral::Table;

namespace {

/// The amount of a row. One that is no number stays words beside it, with a warning.
std::optional<double> amount_of(Record& record, const Value& row, Cost& cost, std::vector<Code>& said) {
    const Value* value = row.get("amount");
    if (!value || value->is_empty()) return std::nullopt;
    const std::string_view written = open_referral::trimmed(value);
    if (auto amount = amount_from_field(written)) {
        value->use = Use::whole;
        if (*amount >= 0) return amount;
        record.warn(row, "amount", "the amount is below 0 and was left out");
        return std::nullopt;
    }
    if (!value->is_scalar()) return std::nullopt;
    said = record.context.words.terms.meaning_in("cost", written);                   // "Free"
    if (said.empty() && names_an_amount(written)) said.push_back({"cost", "paid"});  // "£3-£5"
    const std::string words = record.line(row, "amount", 200);
    if (cost.description.empty()) cost.description = words;
    else if (cost.description.find(words) == std::string::npos) cost.description = words + ". " + cost.description;
    value->use = Use::untouched;  // it has a place of its own on the way out
    if (said.empty())
        record.warn(*value, "amount",
                    "`amount` is no number and was kept as it is; write 4.50 and put words into `amount_description`");
    return std::nullopt;
}

}  // namespace

void map_costs(Record& record) {
    Listing& listing = record.listing;
    const Terms& terms = record.context.words.terms;
    // A cost code among the terms speaks for the amounts, too.
    bool coded = listing.of("cost").stated();
    for (const Value* row : record.parts(Table::cost_option)) {
        Cost cost;
        std::vector<Code> said;  // by words where the amount should stand
        if (row->is_container()) {
            std::string code = record.line(*row, "code", 100);
            cost.option = record.line(*row, "option", 1000);
            if (cost.option.empty()) cost.option = record.line(*row, "name", 1000);
            if (cost.option.empty()) cost.option = code;
            cost.currency = record.line(*row, "currency", 20);
            cost.unit = record.line(*row, "unit", 200);
            cost.who_pays = record.line(*row, "who_pays", 500);
            cost.description = record.text(*row, "amount_description");
            cost.amount = amount_of(record, *row, cost, said);
            cost.valid_from = record.date(*row, "valid_from");
            cost.valid_to = record.date(*row, "valid_to");
        } else {
            cost.option = record.line(*row, 1000);
        }
        if (cost == Cost{}) continue;
        row->use = row->is_container() ? Use::entered : Use::whole;
        // A price that is over tells nothing of what it costs now.
        const bool is_over =
            !cost.valid_to.empty() && !record.context.today.empty() && cost.valid_to < record.context.today;
        auto meant = terms.meaning_in("cost", cost.option.empty() ? cost.description : cost.option);
        if (meant.empty() && !coded) {
            meant = std::move(said);
            if (cost.amount) meant.assign(1, {"cost", *cost.amount == 0 ? "free" : "paid"});
            else if (meant.empty() && (names_an_amount(cost.option) || names_an_amount(cost.description)))
                meant.push_back({"cost", "paid"});
        }
        if (!is_over)
            for (const Code& code : meant) record.say_yes(code.field, code.code);
        listing.costs.push_back(std::move(cost));
    }
    if (listing.fees.empty() || listing.of("cost").stated()) return;
    // The whole of `fees` is a cost word ("Free"): said by the provider. An amount among other words: read by us.
    for (const Code& code : terms.meaning_in("cost", listing.fees)) record.say_yes(code.field, code.code);
}

}  // namespace waymark::feeds
