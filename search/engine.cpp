// How does a program keep, find and show listings?
#include "waymark/engine.h"

#include <fmt/core.h>

#include <filesystem>
#include <set>
#include <utility>

#include "content/store/file_rights.h"
#include "search/open_engine.h"
#include "waymark/version.h"

namespace waymark {
namespace fs = std::filesystem;

std::string_view version() { return WAYMARK_VERSION; }

Engine::Engine(std::unique_ptr<EngineInternals> internals) : internals_(std::move(internals)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;
EngineInternals& internals_of(const Engine& engine) { return *engine.internals_; }

Result<std::unique_ptr<EngineInternals>> EngineInternals::open(EngineOptions options, MakeListDescriber lists) {
    if (options.data_dir.empty()) return fail(ErrorKind::bad_parameter, "Say which folder holds the data.", "data_dir");
    if (!options.today) return fail(ErrorKind::bad_parameter, "A clock is needed: set EngineOptions::today.", "today");
    if (!options.read_only) {
        if (auto made = make_private_folder(options.data_dir); !made)
            return fail(ErrorKind::storage, made.error().message, "data_dir");
    }
    auto store = Store::open(options.data_dir, options.read_only);
    if (!store) return tl::unexpected(store.error());
    auto duplicates = Duplicates::open(options.data_dir, options.read_only);
    if (!duplicates) return tl::unexpected(duplicates.error());
    auto open =
        std::make_unique<OpenEngine>(std::move(options), std::move(*store), std::move(*duplicates), std::move(lists));
    if (auto started = open->start(); !started) return tl::unexpected(started.error());
    return std::unique_ptr<EngineInternals>(std::move(open));
}

Result<std::uint32_t> Engine::publish(const std::vector<Listing>& listings) {
    std::vector<Entry> entries;
    for (const auto& listing : listings) {
        if (listing.id.empty() || listing.name.empty())
            return fail(ErrorKind::bad_parameter, "Every listing needs an id and a name.",
                        listing.id.empty() ? "id" : "name");
        entries.push_back({listing, {}});
    }
    auto outcomes = internals_->store().put(entries);
    if (!outcomes) return tl::unexpected(outcomes.error());
    if (auto level = internals_->refresh_index({}); !level) return tl::unexpected(level.error());
    std::uint32_t written = 0;
    for (auto outcome : *outcomes) written += outcome != PutOutcome::unchanged;
    return written;
}

Result<void> Engine::withdraw(const std::string& id) {
    if (auto withdrawn = internals_->store().withdraw(id); !withdrawn) return withdrawn;
    return internals_->refresh_index({});
}

Result<Answer> Engine::search(const SearchRequest& request) const {
    if (auto ready = internals_->get_ready(); !ready) return tl::unexpected(ready.error());
    return internals_->search(*internals_->snapshot(), request);
}

Understanding Engine::interpret(const std::string& q) const {
    [[maybe_unused]] const auto ready = internals_->get_ready();  // without words it is the text alone
    return internals_->interpret(*internals_->snapshot(), q);
}

std::vector<Suggestion> Engine::suggest(const std::string& typed, std::size_t limit) const {
    if (!internals_->get_ready()) return {};
    return internals_->suggest(*internals_->snapshot(), typed, limit);
}

std::optional<Listing> Engine::get(std::string_view id) const {
    auto kept = internals_->store().get(id);
    if (!kept || !kept->is_public()) return {};
    return std::move(kept->listing);
}

std::vector<Listing> Engine::of_organisation(const std::string& organisation_id) const {
    auto listings = internals_->store().of_organisation(organisation_id);
    // A service that stands here twice, from two feeds, is named once.
    std::set<std::string> here;
    for (const auto& listing : listings) here.insert(listing.id);
    std::erase_if(listings, [&](const Listing& listing) {
        const auto shown = internals_->duplicates().shown_for(listing.id);
        return shown && here.contains(*shown);
    });
    return listings;
}

EngineStatus Engine::status() const { return internals_->status(); }

}  // namespace waymark
