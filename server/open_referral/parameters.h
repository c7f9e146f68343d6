// What do the parameters of a request of Open Referral say?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.h"
#include "waymark/error.h"

namespace waymark::open_referral {

/// Reads typed parameters; the first that makes no sense is remembered as a `bad_parameter` that names it. An empty
/// value counts as absent, of several values of one name the first counts, but for `all`.
class Parameters {
public:
    explicit Parameters(const http::Request& request) : request_(request) {}

    std::string text(std::string_view name) { return std::string(request_.parameter(name)); }
    std::vector<std::string> all(std::string_view name) const;
    bool truth(std::string_view name);
    std::optional<double> number(std::string_view name, double least);
    /// From 1 to 2,000,000,000; `otherwise` when it is absent.
    std::size_t count(std::string_view name, std::size_t otherwise);
    std::optional<std::int64_t> moment(std::string_view name);  ///< yyyymmddhhmmss in UTC; a date alone is its midnight
    std::optional<int> time(std::string_view name, std::string_view value);  ///< minutes since midnight
    std::uint8_t days(std::string_view name, std::string_view value);        ///< bit 0 is Monday
    /// `json` (false) or `ndjson` (true).
    bool lines(std::string_view name);

    void refuse(std::string_view name, std::string message);
    const std::optional<Error>& error() const { return error_; }

private:
    const http::Request& request_;
    std::optional<Error> error_;
};

}  // namespace waymark::open_referral
