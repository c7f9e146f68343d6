// How is what the catalogue knows of one public listing held in few bytes?
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/open_referral/uuid.h"

namespace waymark::open_referral {

/// What a term is said of; version 1 asks by it.
enum class TermOf : std::uint8_t { service, organization, eligibility, cost_option, area, place };

struct TermUse {
    std::uint32_t term : 29;  ///< index of a term
    TermOf of : 3;
    TermUse(std::uint32_t index, TermOf said_of) : term(index & ((1u << 29) - 1)), of(said_of) {}
    bool operator==(const TermUse&) const = default;
};
struct Hours {
    std::uint8_t days = 0;                 ///< bit 0 is Monday; 0: not stated
    std::int16_t opens = -1, closes = -1;  ///< minutes since midnight, -1: not stated
};
struct Spot {
    Uuid at, location;        ///< ids of the service_at_location and of its location
    double lat = 0, lon = 0;  ///< both 0: no point is known
    bool has_point() const { return lat != 0 || lon != 0; }
};

/// The lists of an entry while they are gathered.
struct EntryLists {
    std::vector<Spot> spots;
    std::vector<TermUse> terms;
    std::vector<Hours> hours;
    std::vector<std::uint16_t> covers;
    std::string listing_id;
};

/// One public listing.
struct Entry {
    Uuid id;                    ///< of the service
    Uuid organization;          ///< zeros: none
    std::int64_t modified = 0;  ///< yyyymmddhhmmss, UTC, 0 not stated
    std::int16_t age_min = -1, age_max = -1;
    bool is_service = true;  ///< false: an organisation without services, which is no service
    bool covers_all = true;  ///< states no area that could be checked, or one that holds the whole country

    /// Takes the lists over, each at most 65,535 long, which is more than any listing has.
    void pack(const EntryLists& lists);
    std::span<const Spot> spots() const { return list<Spot>(0, spots_); }
    std::span<const TermUse> terms() const { return list<TermUse>(hours_at() - terms_ * sizeof(TermUse), terms_); }
    std::span<const Hours> hours() const { return list<Hours>(hours_at(), hours_); }
    std::span<const std::uint16_t> covers() const {
        return list<std::uint16_t>(covers_at(), covers_);
    }  ///< places in the list of councils
    std::string kept_id() const {
        const auto text = list<char>(covers_at() + covers_ * sizeof(std::uint16_t), id_length_);
        return text.empty() ? id.text() : std::string(text.data(), text.size());
    }

private:
    std::size_t hours_at() const { return spots_ * sizeof(Spot) + terms_ * sizeof(TermUse); }
    std::size_t covers_at() const { return hours_at() + hours_ * sizeof(Hours); }
    template <class T>
    std::span<const T> list(std::size_t from, std::size_t count) const {
        return {reinterpret_cast<const T*>(lists_.get() + from), count};
    }

    std::uint16_t spots_ = 0, terms_ = 0, hours_ = 0, covers_ = 0, id_length_ = 0;
    std::unique_ptr<std::byte[]>
        lists_;  // one behind another, those of the widest elements first, so that each is aligned
};

// There are hundreds of thousands.
static_assert(sizeof(TermUse) == 4 && sizeof(Hours) == 6 && sizeof(Spot) == 48 && sizeof(Entry) == 64);

}  // namespace waymark::open_referral
