// How much may the pages of one other site ask?
#include "server/widgets/origin_limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace waymark {
namespace {

constexpr std::size_t most_sites = 10'000;  // known at one time
constexpr std::size_t longest_origin = 300;
constexpr const char* how_to_write =
    "--origin-limit takes requests a minute, for every site (600) or for one (https://www.example.org=1200), not {}.";

bool read_number(std::string_view text, std::uint32_t& number) {
    if (text.empty() || text.size() > 7 || text.find_first_not_of("0123456789") != std::string_view::npos) return false;
    number = static_cast<std::uint32_t>(std::stoul(std::string(text)));
    return true;
}

}  // namespace

Result<std::unique_ptr<OriginLimits>> OriginLimits::read(const std::vector<std::string>& typed) {
    auto out = std::make_unique<OriginLimits>();
    for (const auto& each : typed) {
        const auto equals = each.rfind('=');
        std::uint32_t number = 0;
        const auto digits = equals == std::string::npos ? each : each.substr(equals + 1);
        const auto origin = equals == std::string::npos ? std::string() : each.substr(0, equals);
        const bool is_origin =
            origin.find("://") != std::string::npos && origin.find('/', origin.find("://") + 3) == std::string::npos;
        if (!read_number(digits, number) || (equals != std::string::npos && !is_origin))
            return fail(ErrorKind::bad_parameter, fmt::format(how_to_write, each), "origin-limit");
        if (origin.empty()) out->per_minute_ = number;
        else out->own_[origin] = number;
    }
    return out;
}

std::uint32_t OriginLimits::limit_of(std::string_view origin) const {
    const auto own = own_.find(origin);
    return own == own_.end() ? per_minute_ : own->second;
}

void OriginLimits::make_room(Time now) {
    if (buckets_.size() < most_sites) return;
    for (auto at = buckets_.begin(); at != buckets_.end();)
        if (now - at->second.filled > std::chrono::minutes(1))
            at = buckets_.erase(at);  // full again, as if it had never asked
        else ++at;
    // Made-up origins could fill the table within a minute; forgetting some is kinder than to refuse a new site.
    if (buckets_.size() >= most_sites) buckets_.erase(buckets_.begin(), std::next(buckets_.begin(), most_sites / 2));
}

int OriginLimits::wait(std::string_view origin, Time now) {
    origin = origin.substr(0, longest_origin);
    const std::uint32_t limit = limit_of(origin);
    if (origin.empty() || limit == 0) return 0;
    const std::scoped_lock lock(mutex_);
    auto at = buckets_.find(origin);
    if (at == buckets_.end()) {
        make_room(now);
        at = buckets_.emplace(origin, Bucket{static_cast<double>(limit), now}).first;
    }
    auto& bucket = at->second;
    const double a_second = limit / 60.0;
    bucket.left =
        std::min<double>(limit, bucket.left + std::chrono::duration<double>(now - bucket.filled).count() * a_second);
    bucket.filled = now;
    if (bucket.left >= 1) {
        bucket.left -= 1;
        return 0;
    }
    return std::max(1, static_cast<int>(std::ceil((1 - bucket.left) / a_second)));
}

}  // namespace waymark
