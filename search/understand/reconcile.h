// What do several readings of one query say about each other?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/reading.h"

namespace waymark::understanding {

/// Rules about several readings at once: weak ones give way, a topic is not a way to pay.
void reconcile_readings(std::vector<Reading>& chosen);

}  // namespace waymark::understanding
