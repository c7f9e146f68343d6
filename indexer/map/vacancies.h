// Are there places free, and which further web addresses are there (HSDS 3.1)?
#pragma once

#include "indexer/map/record.h"

namespace waymark::feeds {

/// `service_capacity` with its `unit` as availability, where the record does not say it in our own words.
void map_vacancies(Record& record);

/// `additional_urls` and `additional_websites` as links to follow, under their labels.
void map_additional_links(Record& record);

}  // namespace waymark::feeds
