// Public site: what does every public page and API function know besides its request?
#pragma once

#include "server/site/public_site.h"

namespace waymark {

using Site = PublicSite;

}  // namespace waymark
