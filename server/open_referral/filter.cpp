// Which listings does a request of Open Referral ask for?
#include "server/open_referral/filter.h"

#include <algorithm>

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
    }

    bool operator()(const Entry& entry) const {
        if (!entry.is_service || nothing_) return false;
        if (filter_.organization && (!*filter_.organization || entry.organization != **filter_.organization))
            return false;
        if (filter_.modified_after && (entry.modified == 0 || entry.modified < *filter_.modified_after)) return false;
        if (filter_.minimum_age && (entry.age_min < 0 || entry.age_min < *filter_.minimum_age)) return false;
        if (filter_.maximum_age && (entry.age_max < 0 || entry.age_max > *filter_.maximum_age)) return false;
        if (!filter_.hours.empty() && std::none_of(filter_.hours.begin(), filter_.hours.end(),
                                                   [&](const HoursAsked& asked) { return is_open(entry, asked); }))
            return false;
        for (const Group& group : groups_)
            if (std::ranges::none_of(entry.terms(), [&](const TermUse& use) { return group.holds(use); })) return false;
        for (const auto& councils : filter_.covers)
            if (!entry.covers_all && std::none_of(councils.begin(), councils.end(), [&](std::uint16_t council) {
                    return std::ranges::find(entry.covers(), council) != entry.covers().end();
                }))
                return false;
        return !filter_.around || std::ranges::any_of(entry.spots(), [&](const Spot& spot) { return is_near(spot); });
    }
    bool is_near(const Spot& spot) const {
        if (!filter_.around) return true;
        return spot.has_point() &&
               miles_between({spot.lat, spot.lon}, *filter_.around) * metres_a_mile <= filter_.metres;
    }

private:
    struct Group {
        std::vector<std::uint8_t> meets;  // for each term a bit for each TermOf
        bool holds(const TermUse& use) const { return (meets[use.term] >> static_cast<unsigned>(use.of) & 1) != 0; }
    };

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
        return std::ranges::any_of(entry.hours(), [&](const Hours& hours) {
            if (asked.opens_from && (hours.opens < 0 || hours.opens < *asked.opens_from)) return false;
            if (asked.closes_by && (hours.closes < 0 || hours.closes > *asked.closes_by)) return false;
            if (asked.closes_from && (hours.closes < 0 || hours.closes < *asked.closes_from)) return false;
            return asked.days == 0 || (hours.days & asked.days) != 0;
        });
    }

    const Filter& filter_;
    bool nothing_;  // as the filter says, or no term is as asked
    std::vector<Group> groups_;
};

Picked picked_of(const Entry& entry, const Spot* spot) {
    return {entry.id, entry.kept_id(), spot ? spot->at : Uuid{}, entry.modified};
}

/// Calls `take(entry, spot)` for every element behind the cursor, which it moves on; `take` gives false to stop before
/// an element.
template <class Take>
void walk(const Catalogue& catalogue, const Filter& filter, ListOf what, Cursor& cursor, Take&& take) {
    const Test test(catalogue, filter);
    const auto each_of = [&](const Entry& entry) {
        if (!test(entry)) return true;
        if (what == ListOf::services) return take(entry, static_cast<const Spot*>(nullptr));
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
            if (const Entry* entry = catalogue.find((*filter.in_order)[cursor.at]); entry && !each_of(*entry)) return;
            cursor.spot = 0;
        }
    } else {
        const auto& entries = catalogue.entries();
        auto at = entries.begin();
        if (cursor.after) {
            at = std::lower_bound(entries.begin(), entries.end(), *cursor.after,
                                  [](const Entry& entry, const Uuid& id) { return entry.id < id; });
            // What was there may be gone meanwhile; then its places are not to be counted in another's.
            if (at == entries.end() || at->id != *cursor.after) cursor.spot = 0;
        }
        for (; at != entries.end(); ++at) {
            if (!each_of(*at)) {
                cursor.after = at->id;
                return;
            }
            cursor.spot = 0;
        }
    }
    cursor.ended = true;
}

}  // namespace

PickedPage pick_page(const Catalogue& catalogue, const Filter& filter, ListOf what, std::size_t from,
                     std::size_t count) {
    PickedPage page;
    Cursor cursor;
    walk(catalogue, filter, what, cursor, [&](const Entry& entry, const Spot* spot) {
        if (page.total >= from && page.picked.size() < count) page.picked.push_back(picked_of(entry, spot));
        ++page.total;
        return true;
    });
    return page;
}

std::vector<Picked> pick_next(const Catalogue& catalogue, const Filter& filter, ListOf what, Cursor& cursor,
                              std::size_t count) {
    std::vector<Picked> next;
    if (cursor.ended) return next;
    walk(catalogue, filter, what, cursor, [&](const Entry& entry, const Spot* spot) {
        if (next.size() == count) return false;
        next.push_back(picked_of(entry, spot));
        return true;
    });
    return next;
}

}  // namespace waymark::open_referral
