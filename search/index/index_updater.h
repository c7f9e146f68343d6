// How does the index keep level with the store?
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "content/store/duplicates.h"
#include "content/store/store.h"
#include "search/index/generation.h"
#include "search/index/terms.h"
#include "search/work/progress.h"

namespace waymark {

/// Applies the store's change log to the index. Whoever holds the lease on the index may; others wait or leave it to
/// them. Thread-safe. Nothing here throws: what the store throws is an error of the kind `storage`.
class IndexUpdater {
public:
    /// `duplicates` may be null: then every listing is shown.
    IndexUpdater(std::string index_dir, Store& store, Duplicates* duplicates = nullptr)
        : index_dir_(std::move(index_dir)), store_(store), duplicates_(duplicates) {}

    enum class Wait { yes, no };
    /// Publishes a generation that holds every change of the store so far. False: there was nothing to do, or (with
    /// Wait::no) somebody else is at it. An index built with other rules, a damaged one or none at all is built anew;
    /// any other failure (a full disk, a store that cannot be read) is given back, and the index stays as it was.
    /// `today` is yyyymmdd. Errors: `storage`, `busy`, `unreadable`.
    Result<bool> catch_up(std::shared_ptr<const IndexRules> rules, std::int32_t today, Wait wait,
                          const Progress& progress);
    /// Whether the current generation holds every change and was built with these rules.
    Result<bool> is_level(const IndexRules& rules) const;
    /// Builds everything anew from the store and publishes it. Errors: `storage`, `busy`, `unreadable`.
    Result<void> rebuild(std::shared_ptr<const IndexRules> rules, std::int32_t today, const Progress& progress);

private:
    /// The current manifest, when there is one that is whole and was built with these rules. Errors: `storage`, when it
    /// cannot be told.
    Result<std::optional<Manifest>> usable(const IndexRules& rules) const;
    Result<void> settle_duplicates();
    Result<bool> catch_up_locked(std::shared_ptr<const IndexRules> rules, std::int32_t today, const Progress& progress);
    Result<void> build_all(std::shared_ptr<const IndexRules> rules, std::int32_t today, std::uint64_t number,
                           const Progress& progress);
    Result<void> apply(const Manifest& before, std::shared_ptr<const IndexRules> rules, std::int32_t today,
                       const Progress& progress);

    std::string index_dir_;
    Store& store_;
    Duplicates* duplicates_;
};

}  // namespace waymark
