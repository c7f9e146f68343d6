// Public site: what does every public page and API function know besides its request?
#pragma once

#include <functional>
#include <string>

#include "content/messages/languages.h"
#include "content/places/councils.h"
#include "content/places/places.h"
#include "content/words/vocabulary.h"
#include "server/site/public_listings.h"

namespace waymark {

class AnswerCache;
class Metrics;
namespace open_referral {
class Catalogues;
}
class Provenance;
class OriginLimits;
class WidgetFiles;
namespace pages {
class Templates;
}

/// One running site at one moment, as the public sees it. A request takes one and uses it all through. Nothing that it
/// points to leads to the store, to drafts, accounts or what only commissioners may see; what an editor needs besides
/// gets a type of its own. Everything that it points to outlives it, and every member may be used from any thread at
/// once.
struct PublicSite {
    PublicListings listings;       ///< from the snapshot of this moment
    const Vocabulary& vocabulary;  ///< of that snapshot
    const Councils& councils;      ///< of that snapshot
    const Languages& languages;    ///< whose words pages and answers are written in
    AnswerCache& cache;
    Metrics& metrics;
    const pages::Templates& templates;  ///< of the pages, with their words; made once by `pages::Templates::load`
    std::function<Date()> today;        ///< the clock, ISO date in the UK
    std::function<std::string()> snapshot_id;  ///< names the index and words that answer now; empty: none
    std::string public_url;    ///< `https://example.org`, without a slash at its end; empty: links stay relative
    std::string version;       ///< of this program
    bool sample_data = false;  ///< every page says that its listings are samples
    bool read_only = false;
    bool metrics_for_all = false;  ///< `/metrics` answers other machines too
    const open_referral::Catalogues* catalogues =
        nullptr;  ///< what Open Referral is answered from; must be there when its addresses are asked
    const Provenance* provenance = nullptr;  ///< whose listings these are; null: nobody knows, and nothing is said
    const WidgetFiles* widgets = nullptr;    ///< null: no widget is served
    OriginLimits* origin_limits = nullptr;   ///< null: other sites may ask as much as they like
    std::string frame_ancestors = "*";       ///< which sites may show `/embed/search` in a frame, as CSP writes it
};

}  // namespace waymark
