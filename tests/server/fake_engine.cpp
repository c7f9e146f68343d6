// What does an engine do that only says what the test told it to?
// Takes the place of the room `search` in the programs that link it.
#include "tests/server/fake_engine.h"

#include <stdexcept>
#include <utility>

#include "search/engine_internals.h"

namespace waymark {
namespace {

test::FakeEngine* next_fake = nullptr;

/// What lies behind a fake: only what the API asks for by itself is there.
class FakeInternals final : public EngineInternals {
public:
    explicit FakeInternals(test::FakeEngine& fake) : fake_(fake) {}
    test::FakeEngine& fake() { return fake_; }

    Store& store() override { throw std::logic_error("no store here"); }
    Duplicates& duplicates() override { throw std::logic_error("no duplicates here"); }
    const ContentFiles& files() const override { throw std::logic_error("no files here"); }
    const EngineOptions& options() const override { throw std::logic_error("no options here"); }
    std::shared_ptr<const EngineSnapshot> snapshot() const override {
        auto snapshot = std::make_shared<EngineSnapshot>();
        snapshot->id = std::to_string(fake_.generation);
        return snapshot;
    }
    Result<Answer> search(const EngineSnapshot&, const SearchRequest& request) const override {
        ++fake_.searches;
        auto answer = fake_.search ? fake_.search(request) : Result<Answer>(Answer{});
        if (answer) answer->generation = fake_.generation;
        return answer;
    }
    Result<Answer> search(const EngineSnapshot& from, const SearchRequest& request, WorkBudget&) const override {
        return search(from, request);
    }
    Understanding interpret(const EngineSnapshot&, const std::string& q) const override {
        return fake_.interpret ? fake_.interpret(q) : Understanding{};
    }
    std::vector<Suggestion> suggest(const EngineSnapshot&, const std::string& typed, std::size_t) const override {
        return fake_.suggest ? fake_.suggest(typed) : std::vector<Suggestion>{{typed + "ming", "listing", 3}};
    }
    Result<std::vector<std::string>> find(const EngineSnapshot&, const SearchRequest&) const override {
        return std::vector<std::string>{};
    }
    std::optional<KnownPlace> find_place(const EngineSnapshot&, const std::string&) const override { return {}; }
    EngineStatus status() const override {
        EngineStatus status;
        status.generation = fake_.generation;
        status.searchable = 3;
        return status;
    }
    Result<void> get_ready() override { return {}; }
    Result<void> refresh_index(const Progress&) override { return {}; }
    std::shared_ptr<void> pause_indexing() override { return {}; }
    Result<void> rebuild_index(const Progress&) override { return {}; }
    Result<void> reload_words() override { return {}; }

private:
    test::FakeEngine& fake_;
};

test::FakeEngine& fake_of(EngineInternals& internals) { return static_cast<FakeInternals&>(internals).fake(); }

}  // namespace

Engine::Engine(std::unique_ptr<EngineInternals> internals) : internals_(std::move(internals)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;
Result<Engine> Engine::open(EngineOptions) { return Engine(std::make_unique<FakeInternals>(*next_fake)); }
Result<std::uint32_t> Engine::publish(const std::vector<Listing>&) { return 0; }
Result<void> Engine::withdraw(const std::string&) { return {}; }
EngineInternals& internals_of(const Engine& engine) { return *engine.internals_; }

Result<Answer> Engine::search(const SearchRequest& request) const { return internals_->search({}, request); }
Understanding Engine::interpret(const std::string& q) const { return internals_->interpret({}, q); }
std::vector<Suggestion> Engine::suggest(const std::string& typed, std::size_t limit) const {
    return internals_->suggest({}, typed, limit);
}
std::optional<Listing> Engine::get(std::string_view id) const {
    const auto& listings = fake_of(*internals_).listings;
    const auto at = listings.find(std::string(id));
    return at == listings.end() ? std::nullopt : std::optional(at->second);
}
std::vector<Listing> Engine::of_organisation(const std::string& organisation_id) const {
    std::vector<Listing> out;
    for (const auto& [id, listing] : fake_of(*internals_).listings)
        if (listing.organisation.id == organisation_id) out.push_back(listing);
    return out;
}
EngineStatus Engine::status() const { return internals_->status(); }

namespace test {

Engine engine_of(FakeEngine& fake) {
    next_fake = &fake;
    return std::move(*Engine::open({}));
}

}  // namespace test
}  // namespace waymark
