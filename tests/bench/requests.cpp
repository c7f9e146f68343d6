// Which searches does the benchmark ask, read from queries.jsonl?
#include "tests/bench/requests.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace waymark::bench {
namespace {

constexpr double kilometres_a_mile = 1.609344;

std::string escaped(const std::string& text) {
    std::string out;
    for (const unsigned char c : text) {
        if (std::isalnum(c) != 0 || c == '-' || c == '.' || c == '_' || c == ',') out += static_cast<char>(c);
        else out += fmt::format("%{:02X}", c);
    }
    return out;
}

}  // namespace

std::vector<SearchRequest> read_requests(const std::string& file) {
    static const std::map<std::string, std::string> days = {{"MO", "mon"}, {"TU", "tue"}, {"WE", "wed"}, {"TH", "thu"},
                                                            {"FR", "fri"}, {"SA", "sat"}, {"SU", "sun"}};
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file);
    std::vector<SearchRequest> requests;
    for (std::string line; std::getline(in, line);) {
        const auto asked = nlohmann::json::parse(line);
        SearchRequest request;
        request.q = asked.at("q").get<std::string>();
        if (!asked.at("need").is_null()) request.filters["need"] = {asked["need"].get<std::string>()};
        if (!asked.at("day").is_null()) request.filters["day"] = {days.at(asked["day"].get<std::string>())};
        if (!asked.at("age").is_null()) request.age = AgeRange{asked["age"].get<int>(), asked["age"].get<int>()};
        if (!asked.at("km").is_null()) {
            request.near = fmt::format("{},{}", asked["lat"].get<double>(), asked["lon"].get<double>());
            request.radius_miles = asked["km"].get<double>() / kilometres_a_mile;
        }
        requests.push_back(std::move(request));
    }
    if (requests.empty()) throw std::runtime_error("there is no request in " + file);
    return requests;
}

std::string path_of(const SearchRequest& request) {
    std::string path = "/api/v1/search?q=" + escaped(request.q);
    for (const auto& [field, codes] : request.filters)
        for (const auto& code : codes) path += "&" + field + "=" + escaped(code);
    if (request.age) path += fmt::format("&age={}", request.age->min);
    if (!request.near.empty()) path += "&near=" + escaped(request.near);
    if (request.radius_miles) path += fmt::format("&radius={:.4f}", *request.radius_miles);
    if (!request.understand) path += "&understand=off";
    return path;
}

double quantile(std::vector<double>& times, double share) {
    if (times.empty()) return 0;
    std::sort(times.begin(), times.end());
    return times[std::min(times.size() - 1, static_cast<std::size_t>(static_cast<double>(times.size()) * share))];
}

}  // namespace waymark::bench
