// Which listings does a request of Open Referral ask for?
#include "server/open_referral/filter.h"

#include <algorithm>
#include <unordered_map>

#include "content/places/distance.h"

namespace waymark::open_referral {

namespace {

constexpr double metres_a_mile = 1609.344;

/// A filter with its terms looked up in one state of the catalogue.
class Test {
public:
    Test(const Catalogue& catalogue, const Filter& filter) : filter_(filter), nothing_(filter.nothing) {
        for (const auto& alternatives : filter.terms) {
            Group group{std::vector<std::uint8_t>(catalogue.terms().size(), 0)};
            for (const TermAsked& asked : alternatives) look_up(catalogue, asked, group.meets);
            nothing_ = nothing_ || std::ranges::all_of(group.meets, [](std::uint8_t met) { return met == 0; });
            groups_.push_back(std::move(group));
        }
        if (filter.covers.empty()) return;
        for (const Part& part : catalogue.parts()) {
            auto& meets = covering_[&part];  // for each area a byte for each postcode that is asked for
            for (std::uint32_t area = 0; area < part.columns->area_count(); ++area) {
                const auto holds = catalogue.councils_of(part.columns->area(area));
                for (const auto& asked : filter.covers)
                    meets.push_back(holds.empty() || std::ranges::find_first_of(holds, asked) != holds.end());
            }
        }
    }

    bool operator()(const Entry& entry) const {
        if (!entry.is_service() || nothing_) return false;
        if (filter_.organization && (!*filter_.organization || entry.organization() != **filter_.organization))
            return false;
        if (filter_.modified_after && (entry.modified() == 0 || entry.modified() < *filter_.modified_after))
            return false;
        const ListedAges ages = entry.ages();
        if (filter_.minimum_age && (ages.min < 0 || ages.min < *filter_.minimum_age)) return false;
        if (filter_.maximum_age && (ages.max < 0 || ages.max > *filter_.maximum_age)) return false;
        if (!filter_.hours.empty() && std::none_of(filter_.hours.begin(), filter_.hours.end(),
                                                   [&](const HoursAsked& asked) { return is_open(entry, asked); }))
            return false;
        for (const Group& group : groups_)
            if (std::ranges::none_of(entry.labels(), [&](const LabelUse& use) {
                    return group.holds(entry.term(use), entry.about(use));
                }))
                return false;
        if (!covers(entry)) return false;
        return !filter_.around ||
               std::ranges::any_of(entry.spots(), [&](const ListedPlace& spot) { return is_near(spot); });
    }
    bool is_near(const ListedPlace& spot) const {
        if (!filter_.around) return true;
        return spot.has_point() &&
               miles_between({spot.lat, spot.lon}, *filter_.around) * metres_a_mile <= filter_.metres;
    }

private:
    struct Group {
        std::vector<std::uint8_t> meets;  // for each term a bit for each TermOf
        bool holds(std::uint32_t term, TermOf of) const { return (meets[term] >> static_cast<unsigned>(of) & 1) != 0; }
    };

    /// A listing that states no area could serve anybody.
    bool covers(const Entry& entry) const {
        if (filter_.covers.empty() || entry.areas().empty()) return true;
        const auto& meets = covering_.at(&entry.part());
        for (std::size_t asked = 0; asked < filter_.covers.size(); ++asked)
            if (std::ranges::none_of(entry.areas(), [&](std::uint32_t area) {
                    return meets[area * filter_.covers.size() + asked] != 0;
                }))
                return false;
        return true;
    }

    static void look_up(const Catalogue& catalogue, const TermAsked& asked, std::vector<std::uint8_t>& meets) {
        const auto id = Uuid::of(asked.id), taxonomy = Uuid::of(asked.taxonomy);
        const auto& terms = catalogue.terms();
        for (std::size_t i = 0; i < terms.size(); ++i) {
            const Term& term = terms[i];
            if (!asked.id.empty() && (id ? term.id != *id : term.code != asked.id)) continue;
            if (!asked.taxonomy.empty() && (taxonomy ? term.taxonomy_id != *taxonomy : term.taxonomy != asked.taxonomy))
                continue;
            meets[i] |=
                asked.of ? static_cast<std::uint8_t>(1u << static_cast<unsigned>(*asked.of)) : std::uint8_t{0xff};
        }
    }

    static bool is_open(const Entry& entry, const HoursAsked& asked) {
        return std::ranges::any_of(entry.hours(), [&](const ListedHours& hours) {
            if (asked.opens_from && (hours.opens < 0 || hours.opens < *asked.opens_from)) return false;
            if (asked.closes_by && (hours.closes < 0 || hours.closes > *asked.closes_by)) return false;
            if (asked.closes_from && (hours.closes < 0 || hours.closes < *asked.closes_from)) return false;
            return asked.days == 0 || (hours.days & asked.days) != 0;
        });
    }

    const Filter& filter_;
    bool nothing_;  // as the filter says, or no term is as asked
    std::vector<Group> groups_;
    std::unordered_map<const Part*, std::vector<std::uint8_t>> covering_;
};

Picked picked_of(const Entry& entry, const ListedPlace* spot) {
    return {entry.id(), entry.listing_id(), spot ? spot->at : Uuid{}, entry.modified()};
}

/// Calls `take(entry, spot)` for every element behind the cursor, which it moves on; `take` gives false to stop before
/// an element.
template <class Take>
void walk(const Catalogue& catalogue, const Filter& filter, ListOf what, Cursor& cursor, Take&& take) {
    const Test test(catalogue, filter);
    const auto each_of = [&](const Entry& entry) {
        if (!test(entry)) return true;
        if (what == ListOf::services) return take(entry, static_cast<const ListedPlace*>(nullptr));
        for (std::size_t i = cursor.spot; i < entry.spots().size(); ++i) {
            if (!test.is_near(entry.spots()[i])) continue;
            if (!take(entry, &entry.spots()[i])) {
                cursor.spot = i;
                return false;
            }
        }
        return true;
    };
    if (filter.in_order) {
        for (; cursor.at < filter.in_order->size(); ++cursor.at) {
            if (const auto entry = catalogue.find((*filter.in_order)[cursor.at]); entry && !each_of(*entry)) return;
            cursor.spot = 0;
        }
    } else {
        bool stopped = false;
        catalogue.each_from(cursor.after.value_or(Uuid{}), [&](const Entry& entry) {
            if (!each_of(entry)) {
                cursor.after = entry.id();
                stopped = true;
                return false;
            }
            cursor.spot = 0;
            return true;
        });
        if (stopped) return;
    }
    cursor.ended = true;
}

}  // namespace

std::size_t count_of(const Catalogue& catalogue, const Filter& filter, ListOf what) {
    std::size_t total = 0;
    if (filter.in_order) {
        Cursor cursor;
        walk(catalogue, filter, what, cursor, [&](const Entry&, const ListedPlace*) { return ++total, true; });
        return total;
    }
    const Test test(catalogue, filter);
    catalogue.each([&](const Entry& entry) {
        if (!test(entry)) return;
        if (what == ListOf::services) ++total;
        else
            total += static_cast<std::size_t>(
                std::ranges::count_if(entry.spots(), [&](const ListedPlace& spot) { return test.is_near(spot); }));
    });
    return total;
}

std::vector<Picked> pick_page(const Catalogue& catalogue, const Filter& filter, ListOf what, std::size_t from,
                              std::size_t count) {
    std::vector<Picked> picked;
    Cursor cursor;
    std::size_t passed = 0;
    walk(catalogue, filter, what, cursor, [&](const Entry& entry, const ListedPlace* spot) {
        if (picked.size() == count) return false;
        if (passed++ >= from) picked.push_back(picked_of(entry, spot));
        return true;
    });
    return picked;
}

std::vector<Picked> pick_next(const Catalogue& catalogue, const Filter& filter, ListOf what, Cursor& cursor,
                              std::size_t count) {
    std::vector<Picked> next;
    if (cursor.ended) return next;
    walk(catalogue, filter, what, cursor, [&](const Entry& entry, const ListedPlace* spot) {
        if (next.size() == count) return false;
        next.push_back(picked_of(entry, spot));
        return true;
    });
    return next;
}

}  // namespace waymark::open_referral
