// Which site answers at this moment, and what of it is made anew when the words change? (snapshot publication)
#include "server/commands/running_site.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "search/engine_internals.h"
#include "search/work/guarded_work.h"
#include "server/open_referral/catalogue.h"
#include "server/site/provenance.h"
#include "waymark/version.h"

namespace waymark {
namespace {

constexpr auto look_every = std::chrono::seconds(1);
constexpr std::uint32_t longest_rest = 60;  ///< looks

}  // namespace

/// What is made of one set of words, and lasts over many generations of the index.
struct RunningSite::OfWords {
    OfWords(const SiteParts& parts, const EngineSnapshot& from)
        : vocabulary(from.vocabulary),
          councils(from.councils),
          provenance(PublicListings(parts.engine), *councils, &parts.book) {}

    const std::shared_ptr<const Vocabulary> vocabulary;
    const std::shared_ptr<const Councils> councils;
    Provenance provenance;
};

/// A site with what it points to that is not the program's.
struct RunningSite::Whole {
    std::shared_ptr<OfWords> words;
    std::shared_ptr<open_referral::Catalogues> catalogues;  ///< of the generation
    PublicSite site;
};

std::shared_ptr<const PublicSite> RunningSite::now() const {
    auto snapshot = internals_of(parts_.engine).snapshot();
    auto whole = whole_.take();
    if (!whole || whole->site.listings.snapshot() != snapshot) {
        const std::lock_guard lock(making_);
        snapshot = internals_of(parts_.engine).snapshot();
        whole = whole_.take();
        if (!whole || whole->site.listings.snapshot() != snapshot) {
            const bool same_words = whole && whole->words->vocabulary == snapshot->vocabulary;
            auto words = same_words ? whole->words : std::make_shared<OfWords>(parts_, *snapshot);
            auto catalogues = std::make_shared<open_referral::Catalogues>(PublicListings(parts_.engine, snapshot),
                                                                          *words->vocabulary, *words->councils);
            whole = std::make_shared<const Whole>(Whole{words,
                                                        catalogues,
                                                        {.listings = PublicListings(parts_.engine, snapshot),
                                                         .vocabulary = *words->vocabulary,
                                                         .councils = *words->councils,
                                                         .languages = parts_.languages,
                                                         .cache = parts_.cache,
                                                         .metrics = parts_.metrics,
                                                         .templates = parts_.templates,
                                                         .today = parts_.today,
                                                         .snapshot_id = [id = snapshot->id] { return id; },
                                                         .public_url = parts_.public_url,
                                                         .version = WAYMARK_VERSION,
                                                         .sample_data = parts_.sample_data,
                                                         .read_only = parts_.read_only,
                                                         .metrics_for_all = parts_.metrics_for_all,
                                                         .catalogues = catalogues.get(),
                                                         .provenance = &words->provenance,
                                                         .widgets = &parts_.widgets,
                                                         .origin_limits = parts_.origin_limits,
                                                         .frame_ancestors = parts_.frame_ancestors}});
            whole_.set(whole);
        }
    }
    return {whole, &whole->site};
}

void RunningSite::keep_lists_ready(const std::stop_token& stop, const Log& log) const {
    GuardedWork lists("The lists of Open Referral cannot be made ready", longest_rest, log);
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    do {
        lists.turn([&]() -> Result<void> {
            now()->catalogues->now();  // asked now and then, so that an old generation is let go although nobody
                                       // searches
            return {};
        });
    } while (!stopped.wait_for(lock, stop, look_every, [] { return false; }) && !stop.stop_requested());
}

}  // namespace waymark
