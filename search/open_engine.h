// What lies behind an open engine: the store, the index, the words, and the thread that keeps them level?
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "search/current_snapshot.h"
#include "search/engine_internals.h"
#include "search/engine_state.h"
#include "search/index/index_updater.h"
#include "search/match/plan.h"
#include "search/work/guarded_work.h"

namespace waymark {

/// An open data directory, with a thread that takes up what other programs publish in it.
class OpenEngine final : public EngineInternals {
public:
    OpenEngine(EngineOptions options, std::unique_ptr<Store> store, std::unique_ptr<Duplicates> duplicates,
               MakeListDescriber lists);
    ~OpenEngine() override;

    /// Reads the words, brings the index level and starts the thread. Once, before anything else. Errors: as of
    /// Engine::open.
    Result<void> start();

    Store& store() override { return *store_; }
    Duplicates& duplicates() override { return *duplicates_; }
    const ContentFiles& files() const override { return files_; }
    const EngineOptions& options() const override { return options_; }
    std::shared_ptr<const EngineSnapshot> snapshot() const override { return state(); }
    Result<Answer> search(const EngineSnapshot& from, const SearchRequest& request) const override;
    Result<Answer> search(const EngineSnapshot& from, const SearchRequest& request, WorkBudget& work) const override;
    Understanding interpret(const EngineSnapshot& from, const std::string& q) const override;
    std::vector<Suggestion> suggest(const EngineSnapshot& from, const std::string& typed,
                                    std::size_t limit) const override;
    Result<std::vector<std::string>> find(const EngineSnapshot& from, const SearchRequest& request) const override;
    std::optional<KnownPlace> find_place(const EngineSnapshot& from, const std::string& name) const override;
    EngineStatus status() const override;
    Result<void> get_ready() override;
    Result<void> refresh_index(const Progress& progress) override;
    std::shared_ptr<void> pause_indexing() override { return held_; }
    Result<void> rebuild_index(const Progress& progress) override;
    Result<void> reload_words() override;

private:
    std::shared_ptr<const EngineState> state() const { return state_.take(); }
    /// Loads what CURRENT points at when it is not loaded yet. A program that only writes never asks, and loads
    /// nothing.
    Result<void> take_up();
    /// The caller holds change_mutex_.
    Result<void> load_newest();
    /// The newest generation; a damaged one is built anew first, which the store always allows.
    Result<std::shared_ptr<const Generation>> open_newest(const EngineState& before);
    /// Reads every content file anew; a bad one changes nothing. The caller holds change_mutex_.
    Result<void> load_content_anew();
    Result<void> build_words(EngineState& state) const;
    /// Takes up words that another program has stamped as new.
    Result<void> follow_stamp();
    Result<void> write_stamp();

    void watch();
    /// False: the engine is closed.
    bool wait_for_next_look();
    /// Brings the index level when the log is ahead and nobody else is at it. `behind`: how many looks it was so.
    Result<void> help_index(int& behind);
    std::int32_t today() const;
    SearchRules rules_of(const EngineState& state) const;
    Understanding understood(const EngineState& state, const SearchRequest& request, WorkBudget& work) const;

    const EngineOptions options_;
    const MakeListDescriber lists_;
    const ContentFiles files_;
    const std::unique_ptr<Store> store_;
    const std::unique_ptr<Duplicates> duplicates_;
    const std::string index_dir_;
    IndexUpdater index_updater_;
    const std::shared_ptr<PostingCache> postings_;
    CurrentSnapshot<EngineState> state_;  ///< never null after start
    std::mutex change_mutex_;             ///< one change of state at a time; guards stamp_ too
    std::atomic<bool> asked_{false};      ///< somebody wants answers: what they need is kept loaded
    std::string stamp_;                   ///< of the words that are loaded
    const std::shared_ptr<void> held_ = std::make_shared<char>();  ///< pause_indexing() hands out copies
    std::mutex stop_mutex_;
    std::condition_variable stopped_;
    bool stop_ = false;
    std::thread watcher_;
};

}  // namespace waymark
