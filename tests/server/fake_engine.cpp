// What does an engine do that only says what the test told it to?
// Takes the place of the room `search` in the programs that link it.
#include "tests/server/fake_engine.h"

#include <stdexcept>
#include <utility>

#include "search/engine_rooms.h"

namespace waymark {
namespace {

test::FakeEngine* next_fake = nullptr;

/// The rooms of a fake: only what the API asks for by itself is there.
class FakeRooms final : public Engine::Rooms {
public:
    explicit FakeRooms(test::FakeEngine& fake) : fake_(fake) {}
    test::FakeEngine& fake() { return fake_; }

    Store& store() override { throw std::logic_error("no store here"); }
    Duplicates& duplicates() override { throw std::logic_error("no duplicates here"); }
    const Vocabulary& vocabulary() const override { throw std::logic_error("no vocabulary here"); }
    const Councils& councils() const override { throw std::logic_error("no councils here"); }
    std::shared_ptr<const Places> places() const override { return nullptr; }
    const ContentFiles& files() const override { throw std::logic_error("no files here"); }
    const EngineOptions& options() const override { throw std::logic_error("no options here"); }
    std::string answers_from() const override { return std::to_string(fake_.generation); }
    Result<std::vector<std::string>> find(const SearchRequest&) const override { return std::vector<std::string>{}; }
    std::optional<KnownPlace> find_place(const std::string&) const override { return {}; }
    Result<void> get_ready() override { return {}; }
    Result<void> bring_index_up_to_date(const Progress&) override { return {}; }
    std::shared_ptr<void> hold_index() override { return {}; }
    Result<void> rebuild_index(const Progress&) override { return {}; }
    Result<void> reload_words() override { return {}; }

private:
    test::FakeEngine& fake_;
};

test::FakeEngine& fake_of(Engine::Rooms& rooms) { return static_cast<FakeRooms&>(rooms).fake(); }

}  // namespace

Engine::Engine(std::unique_ptr<Rooms> rooms) : rooms_(std::move(rooms)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;
Result<Engine> Engine::open(EngineOptions) { return Engine(std::make_unique<FakeRooms>(*next_fake)); }
Result<std::uint32_t> Engine::publish(const std::vector<Listing>&) { return 0; }
Result<void> Engine::withdraw(const std::string&) { return {}; }
Engine::Rooms& Engine::rooms() const { return *rooms_; }

Result<Answer> Engine::search(const SearchRequest& request) const {
    auto& fake = fake_of(*rooms_);
    ++fake.searches;
    auto answer = fake.search ? fake.search(request) : Result<Answer>(Answer{});
    if (answer) answer->generation = fake.generation;
    return answer;
}
Understanding Engine::interpret(const std::string& q) const {
    const auto& fake = fake_of(*rooms_);
    return fake.interpret ? fake.interpret(q) : Understanding{};
}
std::vector<Suggestion> Engine::suggest(const std::string& typed, std::size_t) const { return {{typed + "ming", "listing", 3}}; }
std::optional<Listing> Engine::get(std::string_view id) const {
    const auto& listings = fake_of(*rooms_).listings;
    const auto at = listings.find(std::string(id));
    return at == listings.end() ? std::nullopt : std::optional(at->second);
}
std::vector<Listing> Engine::of_organisation(const std::string& organisation_id) const {
    std::vector<Listing> out;
    for (const auto& [id, listing] : fake_of(*rooms_).listings)
        if (listing.organisation.id == organisation_id) out.push_back(listing);
    return out;
}
EngineStatus Engine::status() const {
    EngineStatus status;
    status.generation = fake_of(*rooms_).generation;
    status.searchable = 3;
    return status;
}

namespace test {

Engine engine_of(FakeEngine& fake) {
    next_fake = &fake;
    return std::move(*Engine::open({}));
}

}  // namespace test
}  // namespace waymark
