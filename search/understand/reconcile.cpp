// What do several readings of one query say about each other?
#include "search/understand/reconcile.h"

#include <algorithm>

#include "search/understand/query_parse.h"

namespace waymark::understanding {
namespace {

bool holds(const Reading& reading, std::string_view field, std::string_view value) {
    return std::any_of(reading.values.begin(), reading.values.end(),
                       [&](const Value& v) { return v.field == field && (value.empty() || v.value == value); });
}

void drop(Reading& reading, std::string_view field, std::string_view value) {
    std::erase_if(reading.values, [&](const Value& v) { return v.field == field && v.value == value; });
    if (reading.values.empty()) reading.kind = ReadingKind::background;
}

/// A weak reading gives its field only where no other reading does.
void let_weak_give_way(std::vector<Reading>& chosen) {
    for (Reading& reading : chosen) {
        if (reading.kind != ReadingKind::value) continue;
        std::erase_if(reading.values, [&](const Value& weak) {
            return weak.weak && std::any_of(chosen.begin(), chosen.end(), [&](const Reading& other) {
                       return other.kind == ReadingKind::value &&
                              std::any_of(other.values.begin(), other.values.end(),
                                          [&](const Value& v) { return v.field == weak.field && !v.weak; });
                   });
        });
        if (reading.values.empty()) reading.kind = reading.keep ? ReadingKind::name : ReadingKind::background;
    }
}

/// "personal budget" beside something to spend it on is a way to pay; alone it is what is asked about.
void settle_budgets(std::vector<Reading>& chosen) {
    const bool spent_on = std::any_of(chosen.begin(), chosen.end(), [](const Reading& r) {
        return r.kind == ReadingKind::value && std::any_of(r.values.begin(), r.values.end(), [](const Value& v) {
                   return v.field == "category" && v.value != "money";
               });
    });
    for (Reading& reading : chosen)
        if (holds(reading, "cost", "direct-payment") && holds(reading, "category", "money"))
            drop(reading, spent_on ? "category" : "cost", spent_on ? "money" : "direct-payment");
}

/// A club in a school holiday may stand under either heading.
void widen_clubs_in_holidays(std::vector<Reading>& chosen) {
    const auto any = [&](std::string_view field, std::string_view value) {
        return std::any_of(chosen.begin(), chosen.end(),
                           [&](const Reading& r) { return r.kind == ReadingKind::value && holds(r, field, value); });
    };
    if (!any("when", "holidays") || any("category", "holiday-activities")) return;
    for (Reading& reading : chosen)
        if (reading.kind == ReadingKind::value && holds(reading, "category", "activities")) {
            const bool weak = std::all_of(reading.values.begin(), reading.values.end(),
                                          [](const Value& v) { return v.field != "category" || v.weak; });
            reading.values.push_back({"category", "holiday-activities", weak});
            return;
        }
}

/// A child with a named condition, suspected or not, is more than "not assessed yet".
void let_conditions_speak(std::vector<Reading>& chosen) {
    const bool named = std::any_of(chosen.begin(), chosen.end(), [](const Reading& r) {
        return r.kind == ReadingKind::value && std::any_of(r.values.begin(), r.values.end(), [](const Value& v) {
                   return v.field == "need" && v.value != "NSA";
               });
    });
    if (!named) return;
    for (Reading& reading : chosen)
        if (reading.kind == ReadingKind::value) drop(reading, "need", "NSA");
}

}  // namespace

void reconcile_readings(std::vector<Reading>& chosen) {
    settle_budgets(chosen);
    let_conditions_speak(chosen);
    let_weak_give_way(chosen);
    widen_clubs_in_holidays(chosen);
}

}  // namespace waymark::understanding
