// How are many listings turned into segments, with every core at work?
#include "search/index/build.h"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include "content/store/listing_json.h"
#include "search/index/segment_writer.h"

namespace waymark {
namespace {

/// A segment costs every search something, however few listings it has: fewer than this are not worth one of their own.
constexpr std::size_t least_listings = 25'000;

using Batch = std::vector<std::string>;

/// A bounded queue of batches between the one who reads the store and the workers.
class Batches {
public:
    explicit Batches(std::size_t most) : most_(most) {}
    /// False when the workers have given up.
    bool push(Batch batch) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return queue_.size() < most_ || stopped_; });
        if (stopped_) return false;
        queue_.push_back(std::move(batch));
        filled_.notify_one();
        return true;
    }
    std::optional<Batch> pop() {
        std::unique_lock lock(mutex_);
        filled_.wait(lock, [&] { return !queue_.empty() || closed_ || stopped_; });
        if (queue_.empty() || stopped_) return {};
        auto batch = std::move(queue_.front());
        queue_.pop_front();
        room_.notify_one();
        return batch;
    }
    void close() {
        std::lock_guard lock(mutex_);
        closed_ = true;
        filled_.notify_all();
    }
    void stop() {
        std::lock_guard lock(mutex_);
        stopped_ = true;
        filled_.notify_all();
        room_.notify_all();
    }

private:
    std::size_t most_;
    std::mutex mutex_;
    std::condition_variable room_, filled_;
    std::deque<Batch> queue_;
    bool closed_ = false, stopped_ = false;
};

}  // namespace

Result<std::vector<ManifestSegment>> build_segments(const std::string& index_dir, const std::string& stem,
                                                    std::shared_ptr<const IndexRules> rules, std::size_t expected,
                                                    const ListingSource& source, const Progress& progress) {
    const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8);
    const std::size_t workers = std::clamp<std::size_t>(expected / least_listings, 1, cores);
    Batches batches(workers * 4);
    std::mutex mutex;
    std::optional<Error> first_error;
    std::vector<ManifestSegment> segments;
    std::atomic<std::uint64_t> done{0};

    auto give_up = [&](Error error) {
        std::lock_guard lock(mutex);
        if (!first_error) first_error = std::move(error);
        batches.stop();
    };
    auto fill = [&](std::size_t worker) {
        const auto folder = fmt::format("segment-{}-{}", stem, worker);
        std::unique_ptr<SegmentWriter> writer;
        while (auto batch = batches.pop()) {
            for (const auto& json : *batch) {
                auto listing = listing_from_json(json);
                if (!listing) return give_up(listing.error());
                if (listing->status != Status::active) continue;
                if (!writer) {
                    auto made = SegmentWriter::create(index_dir + "/" + folder, rules);
                    if (!made) return give_up(made.error());
                    writer = std::move(*made);
                }
                writer->add(*listing);
            }
            done += batch->size();
        }
        if (!writer) return;
        if (auto finished = writer->finish(); !finished) return give_up(finished.error());
        std::lock_guard lock(mutex);
        segments.push_back({folder, writer->documents(), {}});
    };

    auto guarded = [&](const auto& part) {
        try {
            part();
        } catch (const std::exception& failure) {
            give_up({ErrorKind::storage, failure.what(), {}});
        }
    };
    {
        std::vector<std::jthread> threads;  // joined however this ends
        guarded([&] {
            for (std::size_t i = 0; i < workers; ++i) threads.emplace_back([&, i] { guarded([&] { fill(i); }); });
            Batch batch;
            source([&](std::string_view json) {
                batch.emplace_back(json);
                if (batch.size() < 100) return true;
                const bool go_on = batches.push(std::move(batch));
                batch = {};
                if (progress) progress(done, expected);
                return go_on;
            });
            if (!batch.empty()) batches.push(std::move(batch));
        });
        batches.close();
    }
    if (first_error) {
        std::error_code ignored;
        for (std::size_t i = 0; i < workers; ++i)
            std::filesystem::remove_all(fmt::format("{}/segment-{}-{}", index_dir, stem, i), ignored);
        return tl::unexpected(*first_error);
    }
    if (progress) progress(done, done);
    std::sort(segments.begin(), segments.end(), [](const auto& a, const auto& b) { return a.folder < b.folder; });
    return segments;
}

}  // namespace waymark
