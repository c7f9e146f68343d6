// What is this service called, who runs it, and what does it say of itself?
#pragma once

#include "indexer/map/record.h"

namespace waymark::feeds {

void map_organisation(Record& record);
/// Name, texts, web, status, dates.
void map_words(Record& record);
void map_ages(Record& record);

}  // namespace waymark::feeds
