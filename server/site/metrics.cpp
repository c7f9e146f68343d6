// How much is asked of this server, how fast does it answer, and how often does it fail?
#include "server/site/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace waymark {

Metrics::Metrics(const std::vector<std::string_view>& routes) {
    for (const auto name : routes) routes_.emplace_back().name = std::string(name);
    routes_.emplace_back().name = "other";
}

void Metrics::count(std::size_t route, int status, double seconds) {
    Route& counted = routes_[std::min(route, other())];
    ++counted.by_class[static_cast<std::size_t>(std::clamp(status / 100, 1, 5))];
    const auto bucket = std::lower_bound(seconds_up_to.begin(), seconds_up_to.end(), seconds) - seconds_up_to.begin();
    ++counted.by_time[static_cast<std::size_t>(bucket)];
    counted.nanoseconds += static_cast<std::uint64_t>(seconds * 1e9);
}

void Metrics::set_others(Others others) {
    const std::lock_guard lock(others_mutex_);
    others_ = std::move(others);
}

std::string Metrics::text() const {
    std::string out =
        "# HELP waymark_requests_total Requests answered, by route and class of status.\n# TYPE waymark_requests_total counter\n";
    for (const auto& route : routes_)
        for (std::size_t i = 1; i < route.by_class.size(); ++i)
            if (const auto count = route.by_class[i].load())
                out += fmt::format("waymark_requests_total{{route=\"{}\",status=\"{}xx\"}} {}\n", route.name, i, count);
    out += "# HELP waymark_request_seconds Time a worker took to answer.\n# TYPE waymark_request_seconds histogram\n";
    for (const auto& route : routes_) {
        std::uint64_t sum = 0;
        for (const auto& bucket : route.by_time) sum += bucket.load();
        if (!sum) continue;
        std::uint64_t up_to = 0;
        for (std::size_t i = 0; i < seconds_up_to.size(); ++i) {
            up_to += route.by_time[i].load();
            out += fmt::format("waymark_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route.name,
                               seconds_up_to[i], up_to);
        }
        out += fmt::format(
            "waymark_request_seconds_bucket{{route=\"{0}\",le=\"+Inf\"}} {1}\nwaymark_request_seconds_sum{{route=\"{0}\"}} {2}\n"
            "waymark_request_seconds_count{{route=\"{0}\"}} {1}\n",
            route.name, sum, static_cast<double>(route.nanoseconds.load()) / 1e9);
    }
    std::string_view family_before;
    std::string family;
    if (const auto others = [this] { return std::lock_guard(others_mutex_), others_; }())
        others([&](std::string_view name, std::string_view kind, std::string_view help, double value) {
            const auto of =
                name.substr(0, name.find('{'));  // figures of one family that differ by their labels follow one another
            if (of != family_before) out += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", of, help, kind);
            family = of;
            family_before = family;
            out += fmt::format("{} {}\n", name, value);
        });
    return out;
}

}  // namespace waymark
