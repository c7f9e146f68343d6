// What is a term of a taxonomy to the lists of Open Referral?
#pragma once

#include <cstdint>
#include <string>

#include "server/open_referral/uuid.h"

namespace waymark::open_referral {

struct Term {
    Uuid id, taxonomy_id, parent_id;
    std::string name, description, taxonomy, code, uri;
    std::uint32_t uses = 0;
    bool ours = false;  ///< of our own vocabulary: it is listed whether used or not
};

}  // namespace waymark::open_referral
