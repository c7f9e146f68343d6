// Which day is it in the UK?
#pragma once

#include <cstdint>
#include <string>

namespace waymark {

/// ISO date in the UK at a moment given in seconds since 1970 UTC. Needs no time zone files: summer time runs from 01:00 UTC on the
/// last Sunday of March to 01:00 UTC on the last Sunday of October (Summer Time Order 2002).
std::string uk_date(std::int64_t unix_seconds);

}  // namespace waymark
