// What does another council's directory answer, as far as a harvest can tell?
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "server/harvest/harvest.h"

namespace waymark::test {

/// An Open Referral UK API in memory, asked without a network, with a clock that moves only when somebody waits.
class MockDirectory {
public:
    std::string version = "3.0";
    std::map<std::string, nlohmann::json> services;  ///< by id
    std::size_t page_size = 2;
    bool dates = true;        ///< a thin list says when each service was modified
    bool thin = false;        ///< its list says only ids and names
    bool knows_full = false;  ///< `full=true` gives whole services in the list
    bool knows_modified_after = true, tags = true;
    std::vector<std::string> asked;           ///< path and query of each request, in order
    std::size_t not_modified = 0;             ///< answers of 304
    std::int64_t now_ms = 1'795'000'000'000;  ///< November 2026
    std::vector<std::int64_t> waits;
    /// May answer in its place.
    std::function<std::optional<Result<http::OutboundAnswer>>(const http::OutboundRequest&)> before;

    void add(const std::string& id, const std::string& name, nlohmann::json more = nlohmann::json::object());
    void change(const std::string& id, const std::string& description);

    Result<http::OutboundAnswer> answer(const http::OutboundRequest& request);
    harvest::Options options();
    std::size_t count_asked(const std::string& part) const;

private:
    nlohmann::json page(const http::Address& address) const;
};

std::string query_value(const std::string& query, const std::string& name);
http::OutboundAnswer plain_answer(int status, std::string body = "",
                                  std::vector<std::pair<std::string, std::string>> headers = {});

}  // namespace waymark::test
