// What lies behind an open engine: the store, the index, the words, and the thread that keeps them level?
#include "search/open_engine.h"

#include <fmt/core.h>

#include <chrono>
#include <filesystem>
#include <utility>

#include "search/answer.h"
#include "search/match/word_query.h"
#include "search/suggest/suggest.h"
#include "search/understand/glossary.h"
#include "search/understand/load_lexicon.h"
#include "search/understand/understand.h"

namespace waymark {
namespace fs = std::filesystem;
namespace {

constexpr auto look_every = std::chrono::milliseconds(100);
constexpr int looks_between_logs = 5;   ///< the store is asked less often than the small files: a query costs more
constexpr int logs_before_helping = 2;  ///< the log may be ahead this often before we catch up ourselves
constexpr std::uint32_t longest_rest = 100,
                        longest_rest_of_logs = longest_rest / looks_between_logs;  ///< looks; ten seconds
constexpr std::size_t postings_kept = 128u << 20;                                  ///< bytes
constexpr std::uint32_t noticed_share =
    20;  ///< words are built anew when one listing in so many has come or gone: names are evidence, no more

/// Understanding off: the words as they are, cut where the limits are.
Understanding plain(const std::string& q) {
    Understanding u;
    u.text = within_limits(q);
    if (u.text.size() < q.size()) u.notices.push_back({"notice.cut"});
    return u;
}

/// A snapshot of this engine is always a whole state.
const EngineState& whole(const EngineSnapshot& snapshot) { return static_cast<const EngineState&>(snapshot); }

/// Numbers alone say nothing: an index that was deleted and built anew begins at 1 again.
bool is_same(const Generation& open, const CurrentGeneration& current) {
    return open.number == current.number && open.identity == current.identity;
}

Error no_index() { return {ErrorKind::busy, "The index is not ready yet. Try again in a moment.", {}}; }

}  // namespace

OpenEngine::OpenEngine(EngineOptions options, std::unique_ptr<Store> store, std::unique_ptr<Duplicates> duplicates,
                       MakeListDescriber lists)
    : options_(std::move(options)),
      lists_(std::move(lists)),
      files_(options_.content_dir, fs::path(options_.data_dir) / "content"),
      store_(std::move(store)),
      duplicates_(std::move(duplicates)),
      index_dir_(options_.data_dir + "/index"),
      index_updater_(index_dir_, *store_, duplicates_.get()),
      postings_(std::make_shared<PostingCache>(postings_kept)) {}

OpenEngine::~OpenEngine() {
    {
        std::lock_guard lock(stop_mutex_);
        stop_ = true;
    }
    stopped_.notify_all();
    if (watcher_.joinable()) watcher_.join();
}

Result<void> OpenEngine::start() {
    auto content = load_content(files_, options_.data_dir, store_->content_stamp(), lists_);
    if (!content) return tl::unexpected(content.error());
    stamp_ = store_->content_stamp();
    auto state = std::make_shared<EngineState>();
    state->content = *content;
    state->derive();
    state_.set(state);
    if (!options_.read_only) {
        if (auto level = refresh_index({}); !level) return level;
    }
    watcher_ = std::thread([this] { watch(); });
    return {};
}

std::int32_t OpenEngine::today() const {
    std::int32_t number = 0;
    for (char c : options_.today())
        if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
    return number;
}

Result<void> OpenEngine::get_ready() {
    if (asked_) return {};
    std::lock_guard lock(change_mutex_);
    if (asked_) return {};
    auto taken = load_newest();
    if (taken) asked_ = true;
    return taken;
}

SearchRules OpenEngine::rules_of(const EngineState& state) const {
    const auto& rules = *state.content->rules;
    return {rules.vocabulary,   state.content->councils,
            rules.ranking,      rules.synonyms,
            *state.facet_codes, [&state](const std::string& name) { return waymark::find_place(state, name); },
            state.words.get(),  {}};
}

Understanding OpenEngine::understood(const EngineState& state, const SearchRequest& request, WorkBudget& work) const {
    return request.understand ? waymark::understand(request.q, *state.words, options_.today(), request.skip, work)
                              : plain(request.q);
}

Result<Answer> OpenEngine::search(const EngineSnapshot& from, const SearchRequest& request) const {
    const auto& state = whole(from);
    if (!state.generation) return tl::unexpected(no_index());
    WorkBudget work(work_of_request(state.generation->documents));
    return search(from, request, work);
}

Result<Answer> OpenEngine::search(const EngineSnapshot& from, const SearchRequest& request, WorkBudget& work) const {
    const auto& state = whole(from);
    if (!state.generation) return tl::unexpected(no_index());
    auto rules = rules_of(state);
    rules.state = state.shared_from_this();
    auto answer = waymark::search(*state.generation, request, understood(state, request, work), rules, work);
    if (answer && request.understand && state.words && answer->understood.urgent.empty()) {
        auto meanings = glossary_notices(request.q, *state.words, answer->missing, work);
        answer->notices.insert(answer->notices.begin(), meanings.begin(), meanings.end());
    }
    return answer;
}

Result<std::vector<std::string>> OpenEngine::find(const EngineSnapshot& from, const SearchRequest& request) const {
    const auto& state = whole(from);
    if (!state.generation) return tl::unexpected(no_index());
    WorkBudget work(work_of_request(state.generation->documents));
    return waymark::find(*state.generation, request, understood(state, request, work), rules_of(state), work);
}

Understanding OpenEngine::interpret(const EngineSnapshot& from, const std::string& q) const {
    const auto& words = whole(from).words;
    return words ? waymark::understand(q, *words, options_.today()) : plain(q);
}

std::vector<Suggestion> OpenEngine::suggest(const EngineSnapshot& from, const std::string& typed,
                                            std::size_t limit) const {
    const auto& state = whole(from);
    if (!state.generation) return {};
    return waymark::suggest(*state.generation, typed, limit, *state.vocabulary, *state.places);
}

std::optional<KnownPlace> OpenEngine::find_place(const EngineSnapshot& from, const std::string& name) const {
    return waymark::find_place(whole(from), name);
}

Result<void> OpenEngine::refresh_index(const Progress& progress) {
    auto published = index_updater_.catch_up(state()->content->rules, today(), IndexUpdater::Wait::yes, progress);
    if (!published) return tl::unexpected(published.error());
    return take_up();
}

Result<void> OpenEngine::rebuild_index(const Progress& progress) {
    if (auto rebuilt = index_updater_.rebuild(state()->content->rules, today(), progress); !rebuilt) return rebuilt;
    return take_up();
}

Result<void> OpenEngine::reload_words() {
    {
        std::lock_guard lock(change_mutex_);
        if (auto taken = load_content_anew(); !taken) return taken;
    }
    if (auto level = refresh_index({}); !level) return level;
    std::lock_guard lock(change_mutex_);
    return write_stamp();
}

Result<void> OpenEngine::take_up() {
    if (!asked_) return {};
    std::lock_guard lock(change_mutex_);
    return load_newest();
}

Result<void> OpenEngine::load_newest() {
    const auto before = state();
    const auto current = current_generation(index_dir_);
    if (!current) return tl::unexpected(current.error());
    if (!*current || (before->generation && is_same(*before->generation, **current))) {
        if (before->words) return {};
        auto state =
            std::make_shared<EngineState>(*before);  // no index yet: understanding still works from content alone
        if (auto built = build_words(*state); !built) return built;
        state_.set(state);
        return {};
    }
    auto opened = open_newest(*before);
    if (!opened) return tl::unexpected(opened.error());
    auto state = std::make_shared<EngineState>(*before);
    state->generation = *opened;
    state->derive();
    const auto documents = state->generation->documents;
    const auto difference = documents > state->words_of ? documents - state->words_of : state->words_of - documents;
    if (!state->words || difference * noticed_share > documents) {
        if (auto built = build_words(*state); !built) return built;
    }
    state_.set(state);
    return {};
}

Result<std::shared_ptr<const Generation>> OpenEngine::open_newest(const EngineState& before) {
    auto opened = Generation::open(index_dir_, before.generation.get(), postings_);
    if (opened || options_.read_only || !is_damage(opened.error())) return opened;
    if (auto rebuilt = index_updater_.rebuild(before.content->rules, today(), {}); !rebuilt)
        return tl::unexpected(rebuilt.error());
    return Generation::open(index_dir_, nullptr, postings_);
}

Result<void> OpenEngine::load_content_anew() {
    auto content = load_content(files_, options_.data_dir, store_->content_stamp(), lists_);
    if (!content) return tl::unexpected(content.error());
    auto state = std::make_shared<EngineState>(*this->state());
    state->content = *content;
    state->derive();
    if (auto built = build_words(*state); !built) return built;
    state_.set(state);
    return {};
}

Result<void> OpenEngine::build_words(EngineState& state) const {
    const auto listings = state.generation ? listing_words(*state.generation) : ListingWords{};
    auto words = load_lexicon(files_, *state.vocabulary, state.places, listings);
    if (!words) return tl::unexpected(words.error());
    state.words = *words;
    state.words_of = state.generation ? state.generation->documents : 0;
    return {};
}

/// Tells other programs on the data directory that there are new words. The caller holds change_mutex_.
Result<void> OpenEngine::write_stamp() {
    const auto stamp = fmt::format("{} {}", today(), std::chrono::steady_clock::now().time_since_epoch().count());
    if (auto written = store_->set_content_stamp(stamp); !written)
        return fail(written.error().kind,
                    fmt::format("The new words are read here, but other programs are not told of them: {}",
                                written.error().message));
    stamp_ = store_->content_stamp();
    return {};
}

Result<void> OpenEngine::follow_stamp() {
    std::lock_guard lock(change_mutex_);
    const auto stamp = store_->content_stamp();  // not before: a reload here may write a newer one meanwhile
    if (stamp == stamp_) return {};
    if (auto taken = load_content_anew(); !taken)
        return taken;  // a bad file was refused by whoever wrote the stamp; here the old words stay
    stamp_ = stamp;
    return {};
}

bool OpenEngine::wait_for_next_look() {
    std::unique_lock lock(stop_mutex_);
    return !stopped_.wait_for(lock, look_every, [this] { return stop_; });
}

void OpenEngine::watch() {
    GuardedWork words("New words cannot be taken up", longest_rest, options_.log);
    GuardedWork generations("The newest index cannot be taken up", longest_rest, options_.log);
    GuardedWork level("The index cannot be brought level with the store", longest_rest_of_logs, options_.log);
    int behind = 0;
    for (int look = 1; wait_for_next_look(); ++look) {
        words.turn([&] { return follow_stamp(); });
        generations.turn([&] { return take_up(); });
        if (!options_.read_only && look % looks_between_logs == 0 && held_.use_count() == 1)
            level.turn([&] { return help_index(behind); });
    }
}

Result<void> OpenEngine::help_index(int& behind) {
    const auto rules = state()->content->rules;
    const auto level = index_updater_.is_level(*rules);
    if (!level) return tl::unexpected(level.error());
    behind = *level ? 0 : behind + 1;
    if (behind < logs_before_helping) return {};
    behind = 0;
    const auto published = index_updater_.catch_up(rules, today(), IndexUpdater::Wait::no, {});
    return published ? Result<void>() : tl::unexpected(published.error());
}

EngineStatus OpenEngine::status() const {
    const auto now = state();
    EngineStatus status;
    if (now->generation) {
        status.generation = now->generation->number;
        status.searchable = now->generation->documents;
        status.index_sequence = now->generation->sequence;
    } else if (const auto current = current_generation(index_dir_);
               current && *current) {  // nobody has asked for an answer yet
        if (const auto manifest = read_manifest(index_dir_, (*current)->number)) {
            status.generation = manifest->number;
            status.searchable = manifest->documents();
            status.index_sequence = manifest->sequence;
        }
    }
    try {
        status.log_sequence = store_->last_sequence();
        status.stored = store_->count();
    } catch (const std::exception& failure) {
        status.log_sequence = status.index_sequence;
        status.stored = 0;
        status.problem = failure.what();
    }
    return status;
}

}  // namespace waymark
