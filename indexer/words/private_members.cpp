// Which members of a feed may never be kept beside a listing?
#include "indexer/words/private_members.h"

#include <algorithm>
#include <array>

namespace waymark::feeds {

bool is_private_member(std::string_view name) {
    static constexpr std::array<std::string_view, 9> names{"private",        "accountable_body", "commissioned_how",
                                                           "contract_start", "contract_end",     "contract_value",
                                                           "personal_data",  "sensitive_data",   "commissioning"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool tells_where(std::string_view name) {
    static constexpr std::array<std::string_view, 20> names{"latitude",
                                                            "longitude",
                                                            "address_1",
                                                            "address_2",
                                                            "address_3",
                                                            "address_4",
                                                            "postal_code",
                                                            "attention",
                                                            "uprn",
                                                            "usrn",
                                                            "external_identifier",
                                                            "addresses",
                                                            "physical_addresses",
                                                            "postal_addresses",
                                                            "easting",
                                                            "northing",
                                                            "eastings",
                                                            "northings",
                                                            "what3words",
                                                            "geometry"};
    return std::find(names.begin(), names.end(), name) != names.end() || name == "location_name" || name == "map_url" ||
           name == "coordinates" || name == "geo" || name == "point" || name == "alternate_name";
}

}  // namespace waymark::feeds
