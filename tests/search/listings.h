// Which made-up listings do the search tests work on?
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "waymark/listing.h"

namespace waymark::test {

/// A listing with a name, an id made of `number` and nothing else stated.
Listing plain_listing(int number, std::string name);

/// `count` listings with every kind of gap: several values a field, none, derived ones, plain nos, no place, several
/// places, open ages. The same seed always gives the same listings.
std::vector<Listing> made_up_listings(std::uint32_t seed, int count);

/// A random choice that is the same on every machine.
class Choice {
public:
    explicit Choice(std::uint32_t seed) : engine_(seed) {}
    std::uint32_t below(std::uint32_t n) {
        return static_cast<std::uint32_t>((static_cast<std::uint64_t>(engine_()) * n) >> 32);
    }
    bool one_in(std::uint32_t n) { return below(n) == 0; }
    template <class T>
    const T& of(const std::vector<T>& list) {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }

private:
    std::mt19937 engine_;
};

}  // namespace waymark::test
