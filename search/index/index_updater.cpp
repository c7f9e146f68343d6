// How does the index keep level with the store?
#include "search/index/index_updater.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "content/store/listing_json.h"
#include "search/index/build.h"
#include "search/index/indexed_duplicates.h"
#include "search/index/segment_ids.h"
#include "search/work/guarded_work.h"

namespace waymark {
namespace fs = std::filesystem;
namespace {

/// Hands a document on to be indexed, as it stands in the store: whoever indexes it is the first to parse it, on a
/// thread of its own. Only what stands for hidden duplicates is parsed here, to say whom else it serves.
bool give(const IndexedDuplicates& duplicates, std::string_view id, bool withdrawn, std::string_view json,
          const std::function<bool(std::string_view)>& take) {
    if (withdrawn || duplicates.hides(id)) return true;
    if (!duplicates.adds_to(id)) return take(json);
    const auto listing = listing_from_json(json);
    return take(listing ? duplicates.document(*listing)
                        : std::string(json));  // what cannot be read is refused where it is indexed
}

/// No two segments ever have one name: not what a crash left half written, nor what readers still have open of a folder
/// that was deleted and built anew.
std::string new_stem(std::uint64_t number) { return fmt::format("{}-{}", number, new_identity()); }

std::uint64_t number_after(const std::optional<CurrentGeneration>& current) {
    return current ? current->number + 1 : 1;
}

}  // namespace

Result<std::optional<Manifest>> IndexUpdater::usable(const IndexRules& rules) const {
    const auto current = current_generation(index_dir_);
    if (!current) return tl::unexpected(current.error());
    if (!*current) return std::optional<Manifest>();
    auto manifest = read_manifest(index_dir_, (*current)->number);
    if (!manifest && !is_damage(manifest.error())) return tl::unexpected(manifest.error());
    if (!manifest || manifest->fingerprint != rules.fingerprint) return std::optional<Manifest>();
    return std::optional<Manifest>(std::move(*manifest));
}

Result<bool> IndexUpdater::is_level(const IndexRules& rules) const {
    return caught([&]() -> Result<bool> {
        const auto now = usable(rules);
        if (!now) return tl::unexpected(now.error());
        return *now && (*now)->sequence == store_.last_sequence();
    });
}

Result<void> IndexUpdater::settle_duplicates() {
    if (!duplicates_) return {};
    return duplicates_->resolve_new();
}

Result<bool> IndexUpdater::catch_up(std::shared_ptr<const IndexRules> rules, std::int32_t today, Wait wait,
                                    const Progress& progress) {
    return caught([&]() -> Result<bool> {
        if (auto settled = settle_duplicates(); !settled) return tl::unexpected(settled.error());
        if (const auto level = is_level(*rules); !level || *level) return level ? Result<bool>(false) : level;
        const auto lease = store_.take(LeaseFor::index, wait == Wait::yes ? Leases::Wait::yes : Leases::Wait::no);
        if (!lease) return tl::unexpected(lease.error());
        if (!*lease) return false;
        return catch_up_locked(rules, today, progress);
    });
}

Result<bool> IndexUpdater::catch_up_locked(std::shared_ptr<const IndexRules> rules, std::int32_t today,
                                           const Progress& progress) {
    const auto before = usable(*rules);  // somebody else may have done it while we waited
    if (!before) return tl::unexpected(before.error());
    if (*before) {
        if ((*before)->sequence == store_.last_sequence()) return false;
        const auto applied = apply(**before, rules, today, progress);
        if (applied) return true;
        if (!is_damage(applied.error())) return tl::unexpected(applied.error());
    }
    const auto current = current_generation(index_dir_);
    if (!current) return tl::unexpected(current.error());
    if (auto built = build_all(rules, today, number_after(*current), progress); !built)
        return tl::unexpected(built.error());
    return true;
}

Result<void> IndexUpdater::rebuild(std::shared_ptr<const IndexRules> rules, std::int32_t today,
                                   const Progress& progress) {
    return caught([&]() -> Result<void> {
        if (auto settled = settle_duplicates(); !settled) return settled;
        const auto lease = store_.take(LeaseFor::index, Leases::Wait::yes);
        if (!lease) return tl::unexpected(lease.error());
        const auto current = current_generation(index_dir_);
        if (!current) return tl::unexpected(current.error());
        return build_all(std::move(rules), today, number_after(*current), progress);
    });
}

Result<void> IndexUpdater::build_all(std::shared_ptr<const IndexRules> rules, std::int32_t today, std::uint64_t number,
                                     const Progress& progress) {
    // Changes that come while we read are newer than this and are applied next time; taking them in already now does no
    // harm.
    Manifest m;
    m.number = number;
    m.sequence = store_.last_sequence();
    m.made = today;
    m.fingerprint = rules->fingerprint;
    auto duplicates = IndexedDuplicates::read(store_, duplicates_);
    if (!duplicates) return tl::unexpected(duplicates.error());
    auto source = [&](const std::function<bool(std::string_view)>& take) {
        store_.each_document([&](std::string_view id, bool withdrawn, std::string_view json) {
            return give(*duplicates, id, withdrawn, json, take);
        });
    };
    auto segments = build_segments(index_dir_, new_stem(number), rules, store_.count_public(), source, progress);
    if (!segments) return tl::unexpected(segments.error());
    m.segments = std::move(*segments);
    return publish(index_dir_, m);
}

Result<void> IndexUpdater::apply(const Manifest& before, std::shared_ptr<const IndexRules> rules, std::int32_t today,
                                 const Progress& progress) {
    std::vector<SegmentIds> old;
    for (const auto& segment : before.segments) {
        auto opened = SegmentIds::open(index_dir_ + "/" + segment.folder);
        if (!opened) return tl::unexpected(opened.error());
        old.push_back(std::move(*opened));
    }

    Manifest m = before;
    m.number = before.number + 1;
    m.made = today;
    std::vector<std::string> ids;
    m.sequence = before.sequence;
    for (;;) {
        auto changes = store_.changes_after(m.sequence, 10000);
        if (changes.empty()) break;
        for (auto& change : changes) {
            m.sequence = std::max(m.sequence, change.sequence);
            ids.push_back(std::move(change.id));
        }
    }
    if (ids.size() > before.documents()) return build_all(rules, today, m.number, progress);

    for (std::size_t s = 0; s < m.segments.size(); ++s) {
        auto& withdrawn = m.segments[s].withdrawn;
        for (const auto& id : ids)
            if (auto document = old[s].find(id)) withdrawn.push_back(*document);
        std::sort(withdrawn.begin(), withdrawn.end());
        withdrawn.erase(std::unique(withdrawn.begin(), withdrawn.end()), withdrawn.end());
    }
    // Small segments, and those that are mostly withdrawn, are written again together with what is new, so that their
    // number stays small and a listing is written again only a few times.
    auto live = [](const ManifestSegment& segment) {
        return segment.documents - static_cast<std::uint32_t>(segment.withdrawn.size());
    };
    std::vector<std::size_t> order(m.segments.size());
    for (std::size_t s = 0; s < order.size(); ++s) order[s] = s;
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return live(m.segments[a]) < live(m.segments[b]); });
    std::vector<bool> folded(m.segments.size());
    std::size_t expected = ids.size();
    for (auto s : order) {
        const auto& segment = m.segments[s];
        if (live(segment) > 4 * expected && segment.withdrawn.size() * 2 < segment.documents) continue;
        folded[s] = true;
        expected += live(segment);
        Bits left(segment.documents, true);
        for (auto document : segment.withdrawn) left.clear(document);
        left.each([&](std::size_t document) { ids.push_back(old[s].id(static_cast<std::uint32_t>(document))); });
    }
    std::sort(ids.begin(), ids.end());  // as segments want them
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    auto duplicates = IndexedDuplicates::read(store_, duplicates_);
    if (!duplicates) return tl::unexpected(duplicates.error());
    auto source = [&](const std::function<bool(std::string_view)>& take) {
        store_.each_document_of(ids, [&](std::string_view id, bool withdrawn, std::string_view json) {
            return give(*duplicates, id, withdrawn, json, take);
        });
    };
    auto fresh = build_segments(index_dir_, new_stem(m.number), rules, expected, source, progress);
    if (!fresh) return tl::unexpected(fresh.error());
    std::vector<ManifestSegment> segments;
    for (std::size_t s = 0; s < m.segments.size(); ++s)
        if (!folded[s]) segments.push_back(std::move(m.segments[s]));
    segments.insert(segments.end(), fresh->begin(), fresh->end());
    m.segments = std::move(segments);
    return publish(index_dir_, m);
}

}  // namespace waymark
