// How much may the pages of one other site ask?
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/error.h"

namespace waymark {

/// Requests a minute for each `Origin` that a browser names, so that one busy or careless site cannot take the service
/// from the others. Requests without an origin (our own pages, programs) are not its concern. Each site may use a
/// minute's worth at once, then it is filled up evenly. Any thread may ask at any time.
class OriginLimits {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Takes the values of `--origin-limit`: `600` for every site, `https://example.org=1200` for one (0: as many as it
    /// likes). Errors: `bad_parameter`, saying what to write.
    static Result<std::unique_ptr<OriginLimits>> read(const std::vector<std::string>& typed);

    bool on() const { return per_minute_ > 0 || !own_.empty(); }
    /// Counts one request at `now`; returns after how many seconds the site may ask again, 0 when this one is welcome.
    int wait(std::string_view origin, Time now);

private:
    struct Bucket {
        double left = 0;  ///< requests
        Time filled;
    };
    std::uint32_t limit_of(std::string_view origin) const;
    void make_room(Time now);

    std::uint32_t per_minute_ = 0;
    std::map<std::string, std::uint32_t, std::less<>> own_;
    std::mutex mutex_;
    std::map<std::string, Bucket, std::less<>> buckets_;
};

}  // namespace waymark
