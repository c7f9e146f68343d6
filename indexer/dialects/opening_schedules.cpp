// How are words about opening said as schedules of Open Referral?
#include "indexer/dialects/opening_schedules.h"

#include <string>

#include "indexer/read/opening_hours.h"

namespace waymark::feeds {

void add_opening_schedules(NodeBuilder& list, std::string_view words, const Value& at, std::string_view term) {
    for (const OpeningHours& open : opening_hours(words)) {
        NodeBuilder row = list.object({}, at);
        std::string days;
        for (const std::string& day : open.days) (days += days.empty() ? "" : " ") += day;
        if (open.byday.empty()) row.text("weekday", days, at);
        else row.text("byday", open.byday, at);
        if (!open.byday.empty()) row.text("freq", "MONTHLY", at);
        else if (open.every_other_week) row.text("freq", "WEEKLY", at);
        if (open.every_other_week) row.text("interval", "2", at);
        row.text("opens_at", open.opens, at);
        row.text("closes_at", open.closes, at);
        row.text("term", term.empty() ? std::string_view(open.term) : term, at);
        row.text("description", open.words, at);
    }
}

}  // namespace waymark::feeds
