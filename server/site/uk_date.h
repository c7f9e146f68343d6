// Which day and hour is it in the UK?
#pragma once

#include <cstdint>
#include <string>

namespace waymark {

/// ISO date in the UK at a moment given in seconds since 1970 UTC. Needs no time zone files: summer time runs from
/// 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (Summer Time Order 2002).
std::string uk_date(std::int64_t unix_seconds);

/// The same moment as a person would write it: `24 November 2026 at 14:05`. 0 is `never`.
std::string uk_moment(std::int64_t unix_seconds);

/// The moment in UTC as machines write it (ISO 8601): `2026-11-24T14:05:00Z`.
std::string utc_moment(std::int64_t unix_seconds);

}  // namespace waymark
