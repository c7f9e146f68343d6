// How do we ask another directory politely, and when do we stop asking?
#include "server/harvest/feed_client.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace waymark::harvest {
namespace {

constexpr std::int64_t shortest_pause_ms = 250, longest_pause_ms = 10'000;
constexpr std::int64_t longest_wait_ms =
    5 * 60 * 1000;  ///< within a run; who asks for more is asked again another time

bool may_pass(int status) { return status == 429 || status >= 500; }

bool number_at(std::string_view text, std::size_t at, std::size_t size, int& number) {
    if (at + size > text.size()) return false;
    number = 0;
    for (const char c : text.substr(at, size)) {
        if (c < '0' || c > '9') return false;
        number = number * 10 + (c - '0');
    }
    return true;
}

}  // namespace

std::int64_t retry_after_ms(std::string_view header, std::int64_t now_ms) {
    if (header.empty()) return 0;
    if (header.find_first_not_of("0123456789") == std::string_view::npos)
        return header.size() > 7 ? 24ll * 60 * 60 * 1000 : std::stoll(std::string(header)) * 1000;
    // Sun, 06 Nov 1994 08:49:37 GMT
    static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int day = 0, year = 0, hour = 0, minute = 0, second = 0;
    if (header.size() < 25 || !number_at(header, 5, 2, day) || !number_at(header, 12, 4, year) ||
        !number_at(header, 17, 2, hour) || !number_at(header, 20, 2, minute) || !number_at(header, 23, 2, second))
        return 0;
    const auto month = std::find(months.begin(), months.end(), header.substr(8, 3));
    if (month == months.end()) return 0;
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year),
                              std::chrono::month(static_cast<unsigned>(month - months.begin()) + 1),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return 0;
    const auto moment = sys_days(date).time_since_epoch() + hours(hour) + minutes(minute) + seconds(second);
    return std::max<std::int64_t>(0, duration_cast<milliseconds>(moment).count() - now_ms);
}

FeedClient::FeedClient(http::Ask ask, Clockwork clock, const Limits& limits, bool allow_private)
    : ask_(std::move(ask)),
      clock_(std::move(clock)),
      limits_(limits),
      allow_private_(allow_private),
      started_ms_(clock_.now_ms()) {}

bool FeedClient::wait_for_try(int tries) { return clock_.wait(std::int64_t{1000} << std::min(tries, 8)); }

Result<http::OutboundAnswer> FeedClient::get(const http::Address& address,
                                             std::vector<std::pair<std::string, std::string>> headers) {
    http::OutboundRequest request;
    request.address = address;
    request.headers = std::move(headers);
    request.headers.emplace_back("Accept", "application/json");
    request.most_bytes = limits_.page_bytes;
    request.allow_private = allow_private_;
    request.user_agent = "Waymark (Local Offer directory; reads Open Referral UK once a day)";
    const auto stopped = [] {
        return fail(ErrorKind::busy, "The harvest was stopped. It goes on where it is at the next run.");
    };
    for (int tries = 0;; ++tries) {
        const auto now = clock_.now_ms();
        if (now - started_ms_ > limits_.run_ms)
            return fail(ErrorKind::busy,
                        fmt::format("The harvest took longer than {} hours. It goes on where it is at the next run.",
                                    limits_.run_ms / 3'600'000));
        if (bytes_ > limits_.all_bytes)
            return fail(ErrorKind::unsupported, fmt::format("The feed is larger than {} MB.", limits_.all_bytes >> 20));
        if (now < next_ms_ && !clock_.wait(next_ms_ - now)) return stopped();
        const auto asked = clock_.now_ms();
        auto answer = ask_(request);
        ++requests_;
        const auto answered = clock_.now_ms();
        // As long a pause as the answer took: a machine that is slow is left alone longer.
        next_ms_ = http::is_written_private(address.host)
                       ? 0
                       : answered + std::clamp(answered - asked, shortest_pause_ms, longest_pause_ms);
        if (answer) bytes_ += answer->body.size();
        if (answer && !may_pass(answer->status)) return answer;
        if (!answer && answer.error().kind != ErrorKind::busy) return answer;

        const auto asked_for = answer ? harvest::retry_after_ms(answer->header("retry-after"), answered) : 0;
        if (asked_for > longest_wait_ms) {
            retry_after_ms_ = asked_for;
            return fail(ErrorKind::busy, fmt::format("{} asks us to come back in {} minutes.", address.origin(),
                                                     (asked_for + 59'999) / 60'000));
        }
        if (tries + 1 >= limits_.tries) {
            if (!answer) return answer;
            return fail(ErrorKind::busy,
                        fmt::format("{} could not answer: it says {} each time.", address.origin(), answer->status));
        }
        if (!clock_.wait(std::max(asked_for, std::int64_t{1000} << tries))) return stopped();
    }
}

}  // namespace waymark::harvest
