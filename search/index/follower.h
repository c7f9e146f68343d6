// How does the index keep level with the store?
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "content/store/duplicates.h"
#include "content/store/store.h"
#include "search/engine_rooms.h"
#include "search/index/generation.h"
#include "search/index/terms.h"

namespace waymark {

/// Applies the store's change log to the index. Whoever holds `index/lock` may; others wait or leave it to them.
/// Thread-safe.
class Follower {
public:
    /// `duplicates` may be null: then every listing is shown.
    Follower(std::string index_dir, const Store& store, Duplicates* duplicates = nullptr) : index_dir_(std::move(index_dir)), store_(store), duplicates_(duplicates) {}

    enum class Wait { yes, no };
    /// Publishes a generation that holds every change of the store so far. False: there was nothing to do, or (with Wait::no) somebody else is at it.
    /// An index built with other rules, a damaged one or none at all is built anew. `today` is yyyymmdd.
    Result<bool> catch_up(std::shared_ptr<const IndexRules> rules, std::int32_t today, Wait wait, const Progress& progress);
    /// Whether the current generation holds every change and was built with these rules.
    bool is_level(const IndexRules& rules) const;
    /// Builds everything anew from the store and publishes it.
    Result<void> rebuild(std::shared_ptr<const IndexRules> rules, std::int32_t today, const Progress& progress);

private:
    /// The current manifest, when there is one that was built with these rules.
    std::optional<Manifest> level(const IndexRules& rules) const;
    Result<void> build_all(std::shared_ptr<const IndexRules> rules, std::int32_t today, std::uint64_t number, const Progress& progress);
    Result<void> apply(const Manifest& before, std::shared_ptr<const IndexRules> rules, std::int32_t today, const Progress& progress);

    std::string index_dir_;
    const Store& store_;
    Duplicates* duplicates_;
};

}  // namespace waymark
