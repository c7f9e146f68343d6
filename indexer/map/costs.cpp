// What does it cost, and who pays?
#include "indexer/map/costs.h"

#include <fmt/format.h>

namespace waymark::feeds {

using open_referral::Table;

namespace {

bool names_an_amount(std::string_view fees) {
    for (std::string_view sign : {"\xC2\xA3", "GBP "})
        for (auto at = fees.find(sign); at != std::string_view::npos; at = fees.find(sign, at + 1)) {
            auto digit = fees.find_first_not_of(' ', at + sign.size());
            // £0 and £0.00 are no amount.
            if (digit != std::string_view::npos && fees[digit] >= '1' && fees[digit] <= '9') return true;
        }
    return false;
}

}  // namespace

void map_costs(Record& record) {
    Listing& listing = record.listing;
    const Terms& terms = record.context.words.terms;
    // A cost code among the terms speaks for the amounts, too.
    bool coded = listing.of("cost").stated();
    for (const Value* row : record.parts(Table::cost_option)) {
        Cost cost;
        if (row->is_container()) {
            std::string code = record.line(*row, "code", 100);
            cost.option = record.line(*row, "option", 1000);
            if (cost.option.empty()) cost.option = record.line(*row, "name", 1000);
            if (cost.option.empty()) cost.option = code;
            cost.amount = record.number(*row, "amount");
            if (!cost.amount && row->get("amount") && !row->get("amount")->is_empty())
                record.warn(
                    *row->get("amount"), "amount",
                    "`amount` is no number and was kept as it is; write 4.50 and put words into `amount_description`");
            if (cost.amount && *cost.amount < 0) {
                record.warn(*row, "amount", "the amount is below 0 and was left out");
                cost.amount.reset();
            }
            cost.currency = record.line(*row, "currency", 20);
            cost.unit = record.line(*row, "unit", 200);
            cost.who_pays = record.line(*row, "who_pays", 500);
            cost.description = record.text(*row, "amount_description");
            cost.valid_from = record.date(*row, "valid_from");
            cost.valid_to = record.date(*row, "valid_to");
        } else {
            cost.option = record.line(*row, 1000);
        }
        if (cost == Cost{}) continue;
        row->use = row->is_container() ? Use::entered : Use::whole;
        auto meant = terms.meaning_in("cost", cost.option.empty() ? cost.description : cost.option);
        for (const Code& code : meant) record.say_yes(code.field, code.code);
        if (meant.empty() && !coded && cost.amount) record.say_yes("cost", *cost.amount == 0 ? "free" : "paid");
        listing.costs.push_back(std::move(cost));
    }
    if (listing.fees.empty() || listing.of("cost").stated()) return;
    // The whole of `fees` is a cost word ("Free"): said by the provider. An amount among other words: read by us.
    for (const Code& code : terms.meaning_in("cost", listing.fees)) record.say_yes(code.field, code.code);
}

bool fees_name_an_amount(const Listing& listing) { return names_an_amount(listing.fees); }

}  // namespace waymark::feeds
