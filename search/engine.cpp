// How does a program keep, find and show listings?
#include "waymark/engine.h"

#include <fmt/core.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "search/engine_rooms.h"
#include "search/engine_state.h"
#include "search/index/follower.h"
#include "search/match/search.h"
#include "search/match/word_query.h"
#include "search/suggest/suggest.h"

namespace waymark {
namespace fs = std::filesystem;
namespace {

constexpr auto look_every = std::chrono::milliseconds(100);
constexpr int looks_between_logs = 5;    ///< the store is asked less often than the small files: a query costs more
constexpr int logs_before_helping = 2;   ///< the log may be ahead this often before we catch up ourselves
constexpr std::size_t postings_kept = 128u << 20;   ///< bytes
constexpr std::uint32_t noticed_share = 20;     ///< words are built anew when one listing in so many has come or gone: names are evidence, no more

std::int32_t as_number(const Date& date) {
    std::int32_t number = 0;
    for (char c : date)
        if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
    return number;
}

/// Understanding off: the words as they are, cut where the limits are.
Understanding plain(const std::string& q) {
    Understanding u;
    u.text = within_limits(q);
    if (u.text.size() < q.size()) u.notices.push_back({"notice.cut"});
    return u;
}

/// An open data directory, with a thread that takes up what other programs publish in it.
class OpenEngine final : public Engine::Rooms {
public:
    OpenEngine(EngineOptions options, std::unique_ptr<Store> store, std::unique_ptr<Duplicates> duplicates)
        : options_(std::move(options)),
          files_(options_.content_dir, fs::path(options_.data_dir) / "content"),
          store_(std::move(store)),
          duplicates_(std::move(duplicates)),
          index_dir_(options_.data_dir + "/index"),
          stamp_file_(options_.data_dir + "/content-stamp"),
          follower_(index_dir_, *store_, duplicates_.get()) {}

    ~OpenEngine() override {
        {
            std::lock_guard lock(stop_mutex_);
            stop_ = true;
        }
        stopped_.notify_all();
        if (watcher_.joinable()) watcher_.join();
    }

    Result<void> start() {
        auto content = load_content(files_, options_.data_dir);
        if (!content) return tl::unexpected(content.error());
        stamp_ = read_stamp();
        auto state = std::make_shared<EngineState>();
        state->content = *content;
        contents_.push_back(*content);
        std::atomic_store(&state_, std::shared_ptr<const EngineState>(state));
        if (!options_.read_only) {
            if (auto level = bring_index_up_to_date(); !level) return level;
        }
        watcher_ = std::thread([this] { watch(); });
        return {};
    }

    Store& store() override { return *store_; }
    Duplicates& duplicates() override { return *duplicates_; }
    const Vocabulary& vocabulary() const override { return state()->content->rules->vocabulary; }
    const Councils& councils() const override { return state()->content->councils; }
    std::shared_ptr<const Places> places() const override { return state()->content->places; }
    const ContentFiles& files() const override { return files_; }
    const EngineOptions& options() const override { return options_; }
    Result<void> get_ready() override {
        if (asked_) return {};
        std::lock_guard lock(change_mutex_);
        if (asked_) return {};
        auto taken = load_newest();
        if (taken) asked_ = true;
        return taken;
    }
    std::string answers_from() const override {
        return state()->name;
    }

    Result<std::vector<std::string>> find(const SearchRequest& request) const override {
        return ask(request, [](auto&&... all) { return waymark::find(std::forward<decltype(all)>(all)...); });
    }
    std::optional<KnownPlace> find_place(const std::string& name) const override { return waymark::find_place(*state(), name); }

    /// Understands the request and has `answer(generation, request, understood, rules)` answer it from one state.
    template <class Answered>
    auto ask(const SearchRequest& request, Answered&& answer) const
        -> decltype(answer(std::declval<const Generation&>(), request, Understanding{}, std::declval<const SearchRules&>())) {
        const auto now = state();
        if (!now->generation) return fail(ErrorKind::busy, "The index is not ready yet. Try again in a moment.");
        auto understood = request.understand ? waymark::understand(request.q, *now->words, options_.today(), request.skip) : plain(request.q);
        const auto& rules = *now->content->rules;
        return answer(*now->generation, request, std::move(understood),
                      SearchRules{rules.vocabulary, now->content->councils, rules.ranking, rules.synonyms, *now->facet_codes,
                                  [&](const std::string& name) { return waymark::find_place(*now, name); }, now});
    }

    Result<void> bring_index_up_to_date(const Progress& progress = {}) override {
        auto published = follower_.catch_up(state()->content->rules, today(), Follower::Wait::yes, progress);
        if (!published) return tl::unexpected(published.error());
        return take_up();
    }
    std::shared_ptr<void> hold_index() override { return held_; }
    Result<void> rebuild_index(const Progress& progress = {}) override {
        if (auto rebuilt = follower_.rebuild(state()->content->rules, today(), progress); !rebuilt) return rebuilt;
        return take_up();
    }
    Result<void> reload_words() override {
        if (auto taken = take_up_content(); !taken) return taken;
        if (auto level = bring_index_up_to_date(); !level) return level;
        std::ofstream(stamp_file_, std::ios::trunc) << as_number(options_.today()) << ' ' << std::chrono::steady_clock::now().time_since_epoch().count() << '\n';
        stamp_ = read_stamp();
        return {};
    }

    std::shared_ptr<const EngineState> state() const { return std::atomic_load(&state_); }
    const std::string& index_dir() const { return index_dir_; }
    std::int32_t today() const { return as_number(options_.today()); }

private:
    /// Loads what CURRENT points at when it is not loaded yet. A program that only writes never asks, and loads nothing.
    Result<void> take_up() {
        if (!asked_) return {};
        std::lock_guard lock(change_mutex_);
        return load_newest();
    }

    /// The caller holds change_mutex_.
    Result<void> load_newest() {
        const auto before = state();
        const auto number = current_generation(index_dir_);
        if (!number || (before->generation && before->generation->number == *number)) {
            if (before->words) return {};
            auto state = std::make_shared<EngineState>(*before);   // no index yet: understanding still works from content alone
            if (auto built = build_words(*state); !built) return built;
            std::atomic_store(&state_, std::shared_ptr<const EngineState>(state));
            return {};
        }
        auto opened = Generation::open(index_dir_, before->generation.get(), postings_);
        if (!opened) {
            // Damaged or gone: the store can always give a new one.
            if (options_.read_only) return tl::unexpected(opened.error());
            if (auto rebuilt = follower_.rebuild(before->content->rules, today(), {}); !rebuilt) return rebuilt;
            opened = Generation::open(index_dir_, nullptr, postings_);
            if (!opened) return tl::unexpected(opened.error());
        }
        auto state = std::make_shared<EngineState>(*before);
        state->generation = *opened;
        derive(*state);
        const auto documents = state->generation->documents;
        const auto difference = documents > state->words_of ? documents - state->words_of : state->words_of - documents;
        if (!state->words || difference * noticed_share > documents) {
            if (auto built = build_words(*state); !built) return built;
        }
        std::atomic_store(&state_, std::shared_ptr<const EngineState>(state));
        return {};
    }

    /// Reads every content file anew; a bad one changes nothing.
    Result<void> take_up_content() {
        std::lock_guard lock(change_mutex_);
        auto content = load_content(files_, options_.data_dir);
        if (!content) return tl::unexpected(content.error());
        auto state = std::make_shared<EngineState>(*this->state());
        state->content = *content;
        contents_.push_back(*content);
        derive(*state);
        if (auto built = build_words(*state); !built) return built;
        std::atomic_store(&state_, std::shared_ptr<const EngineState>(state));
        return {};
    }

    /// What follows from generation and content together.
    static void derive(EngineState& state) {
        if (!state.generation) return;
        state.name = fmt::format("{}-{}", state.generation->number, state.content->name);
        state.facet_codes = std::make_shared<FacetCodes>(*state.generation, state.content->rules->vocabulary);
    }

    Result<void> build_words(EngineState& state) const {
        const auto listings = state.generation ? listing_words(*state.generation) : ListingWords{};
        auto words = Words::load(files_, state.content->rules->vocabulary, state.content->places, listings);
        if (!words) return tl::unexpected(words.error());
        state.words = *words;
        state.words_of = state.generation ? state.generation->documents : 0;
        return {};
    }

    std::string read_stamp() const {
        std::ifstream in(stamp_file_);
        std::string stamp;
        std::getline(in, stamp);
        return stamp;
    }

    void watch() {
        int behind = 0;
        for (int look = 1;; ++look) {
            {
                std::unique_lock lock(stop_mutex_);
                if (stopped_.wait_for(lock, look_every, [this] { return stop_; })) return;
            }
            if (auto stamp = read_stamp(); stamp != stamp_) {
                stamp_ = stamp;
                take_up_content();   // a bad file was refused by whoever wrote the stamp; here the old words stay
            }
            take_up();
            if (options_.read_only || look % looks_between_logs || held_.use_count() > 1) continue;
            const auto now = state();
            behind = follower_.is_level(*now->content->rules) ? 0 : behind + 1;
            if (behind < logs_before_helping) continue;
            behind = 0;
            follower_.catch_up(now->content->rules, today(), Follower::Wait::no, {});
        }
    }

    EngineOptions options_;
    ContentFiles files_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<Duplicates> duplicates_;
    std::string index_dir_, stamp_file_;
    Follower follower_;
    const std::shared_ptr<PostingCache> postings_ = std::make_shared<PostingCache>(postings_kept);
    std::shared_ptr<const EngineState> state_;   ///< only by std::atomic_load and std::atomic_store
    std::vector<std::shared_ptr<const Content>> contents_;   ///< vocabulary() and councils() give references into these: none is let go
    std::mutex change_mutex_;                    ///< one change of state at a time
    std::atomic<bool> asked_{false};             ///< somebody wants answers: what they need is kept loaded
    std::string stamp_;
    const std::shared_ptr<void> held_ = std::make_shared<char>();   ///< hold_index() hands out copies
    std::mutex stop_mutex_;
    std::condition_variable stopped_;
    bool stop_ = false;
    std::thread watcher_;
};

OpenEngine& open_engine(const std::unique_ptr<Engine::Rooms>& rooms) { return static_cast<OpenEngine&>(*rooms); }

}  // namespace

Engine::Engine(std::unique_ptr<Rooms> rooms) : rooms_(std::move(rooms)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;
Engine::Rooms& Engine::rooms() const { return *rooms_; }

Result<Engine> Engine::open(EngineOptions options) {
    if (options.data_dir.empty()) return fail(ErrorKind::bad_parameter, "Say which folder holds the data.", "data_dir");
    if (!options.today) return fail(ErrorKind::bad_parameter, "A clock is needed: set EngineOptions::today.", "today");
    std::error_code error;
    if (!options.read_only) {
        fs::create_directories(options.data_dir, error);
        if (error) return fail(ErrorKind::storage, fmt::format("The folder {} cannot be made: {}.", options.data_dir, error.message()), "data_dir");
    }
    auto store = Store::open(options.data_dir, options.read_only);
    if (!store) return tl::unexpected(store.error());
    auto duplicates = Duplicates::open(options.data_dir, options.read_only);
    if (!duplicates) return tl::unexpected(duplicates.error());
    auto open = std::make_unique<OpenEngine>(std::move(options), std::move(*store), std::move(*duplicates));
    if (auto started = open->start(); !started) return tl::unexpected(started.error());
    return Engine(std::move(open));
}

Result<std::uint32_t> Engine::publish(const std::vector<Listing>& listings) {
    std::vector<Entry> entries;
    for (const auto& listing : listings) {
        if (listing.id.empty() || listing.name.empty()) return fail(ErrorKind::bad_parameter, "Every listing needs an id and a name.", listing.id.empty() ? "id" : "name");
        entries.push_back({listing, {}});
    }
    auto outcomes = rooms_->store().put(entries);
    if (!outcomes) return tl::unexpected(outcomes.error());
    if (auto level = rooms_->bring_index_up_to_date(); !level) return tl::unexpected(level.error());
    std::uint32_t written = 0;
    for (auto outcome : *outcomes) written += outcome != PutOutcome::unchanged;
    return written;
}

Result<void> Engine::withdraw(const std::string& id) {
    if (auto withdrawn = rooms_->store().withdraw(id); !withdrawn) return withdrawn;
    return rooms_->bring_index_up_to_date();
}

Result<Answer> Engine::search(const SearchRequest& request) const {
    auto& open = open_engine(rooms_);
    if (auto ready = open.get_ready(); !ready) return tl::unexpected(ready.error());
    return open.ask(request, [](auto&&... all) { return waymark::search(std::forward<decltype(all)>(all)...); });
}

Understanding Engine::interpret(const std::string& q) const {
    auto& open = open_engine(rooms_);
    if (!open.get_ready()) return plain(q);
    return waymark::understand(q, *open.state()->words, open.options().today());
}

std::vector<Suggestion> Engine::suggest(const std::string& typed, std::size_t limit) const {
    auto& open = open_engine(rooms_);
    if (!open.get_ready()) return {};
    const auto state = open.state();
    if (!state->generation) return {};
    return waymark::suggest(*state->generation, typed, limit, state->content->rules->vocabulary, *state->content->places);
}

std::optional<Listing> Engine::get(std::string_view id) const {
    auto kept = rooms_->store().get(id);
    if (!kept || !kept->is_public()) return {};
    return std::move(kept->listing);
}

std::vector<Listing> Engine::of_organisation(const std::string& organisation_id) const {
    auto listings = rooms_->store().of_organisation(organisation_id);
    // A service that stands here twice, from two feeds, is named once.
    std::set<std::string> here;
    for (const auto& listing : listings) here.insert(listing.id);
    std::erase_if(listings, [&](const Listing& listing) {
        const auto shown = rooms_->duplicates().shown_for(listing.id);
        return shown && here.contains(*shown);
    });
    return listings;
}

EngineStatus Engine::status() const {
    const auto& open = open_engine(rooms_);
    const auto state = open.state();
    EngineStatus status;
    status.kept = rooms_->store().count();
    status.log_sequence = rooms_->store().last_sequence();
    if (state->generation) {
        status.generation = state->generation->number;
        status.searchable = state->generation->documents;
        status.index_sequence = state->generation->sequence;
    } else if (const auto number = current_generation(open.index_dir())) {   // nobody has asked for an answer yet
        if (const auto manifest = read_manifest(open.index_dir(), *number)) {
            status.generation = manifest->number;
            status.searchable = manifest->documents();
            status.index_sequence = manifest->sequence;
        }
    }
    return status;
}

}  // namespace waymark
