// How do we ask another directory politely, and when do we stop asking?
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "server/http/outbound.h"

namespace waymark::harvest {

/// The clock and the waiter; tests give their own.
struct Clockwork {
    std::function<std::int64_t()> now_ms;       ///< milliseconds since 1970 UTC
    std::function<bool(std::int64_t ms)> wait;  ///< false: stop now, the program is ending
};

struct Limits {
    std::size_t page_bytes = 32u << 20;          ///< of one answer
    std::uint64_t all_bytes = 2ull << 30;        ///< of one run
    std::int64_t run_ms = 6ll * 60 * 60 * 1000;  ///< of one run; what is missing comes with the next one
    std::uint32_t pages = 20'000;                ///< of one list
    std::uint32_t services = 1'000'000;          ///< of one list
    int tries = 5;                               ///< of one request
};

/// Asks one directory, one request after the other: never faster than it answers, never more than four a second (a
/// private machine whose address was written out is not spared that much), and after `429`, `5xx` or a broken line it
/// waits as long as `Retry-After` says, else 1, 2, 4, 8 seconds. After so many tries as the limits say it gives up. For
/// one thread.
class FeedClient {
public:
    FeedClient(http::Ask ask, Clockwork clock, const Limits& limits, bool allow_private);

    /// The answer, whatever its status but those above. Errors: `busy` (not now: `retry_after_ms` may say when),
    /// `unsupported` (a limit or a guard).
    Result<http::OutboundAnswer> get(const http::Address& address,
                                     std::vector<std::pair<std::string, std::string>> headers = {});

    /// How long the other side asked us to stay away when it was longer than we wait within a run; 0: it did not.
    std::int64_t retry_after_ms() const { return retry_after_ms_; }
    std::uint64_t requests() const { return requests_; }
    /// Waits before one more try of what came back broken; false: stop.
    bool wait_for_try(int tries);

private:
    http::Ask ask_;
    Clockwork clock_;
    Limits limits_;
    bool allow_private_;
    std::int64_t started_ms_, next_ms_ = 0, retry_after_ms_ = 0;
    std::uint64_t bytes_ = 0, requests_ = 0;
};

/// Milliseconds that a `Retry-After` header asks for: seconds or a date (RFC 9110, 10.2.3); 0 when it says nothing we
/// can read.
std::int64_t retry_after_ms(std::string_view header, std::int64_t now_ms);

}  // namespace waymark::harvest
