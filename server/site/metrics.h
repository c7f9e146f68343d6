// How much is asked of this server, how fast does it answer, and how often does it fail?
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// Counts by route, never by what was asked: no query, address or client is in here. Thread-safe.
class Metrics {
public:
    static constexpr std::array<double, 12> seconds_up_to = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                             0.05,   0.1,   0.25,   0.5,   1,    5};

    /// `routes`: name of each route; its place in the list is what `count` takes. One more, `other`, is for what
    /// matches none.
    explicit Metrics(const std::vector<std::string_view>& routes);

    void count(std::size_t route, int status, double seconds);
    std::size_t other() const { return routes_.size() - 1; }

    /// More figures, read when they are asked for: `add(name, kind, help, value)`. A name may end in labels:
    /// `feeds{source="a"}`.
    using Add = std::function<void(std::string_view name, std::string_view kind, std::string_view help, double value)>;
    using Others = std::function<void(const Add&)>;
    /// Has `others` asked for more figures from now on. It may be called by several threads at once.
    void set_others(Others others);

    /// All figures in the text format of Prometheus.
    std::string text() const;

private:
    struct Route {
        std::string name;
        std::array<std::atomic<std::uint64_t>, 6> by_class{};  ///< 1xx to 5xx at 1 to 5
        std::array<std::atomic<std::uint64_t>, seconds_up_to.size() + 1> by_time{};
        std::atomic<std::uint64_t> nanoseconds{0};
    };
    std::deque<Route> routes_;  // atomics do not move
    mutable std::mutex others_mutex_;
    Others others_;
};

}  // namespace waymark
