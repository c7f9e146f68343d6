// Which searches does the benchmark ask, read from queries.jsonl?
#include "tests/bench/requests.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
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

std::vector<std::string> hard_words() {
    std::vector<std::string> hard;
    std::mt19937 chance(4);
    auto below = [&](std::size_t n) { return static_cast<std::size_t>(chance() % n); };
    for (const std::size_t words : {1, 8, 32, 64})
        for (const std::size_t letters : {3, 5, 7, 9, 12, 15, 20})
            for (int i = 0; i < 4; ++i) {
                std::string text;
                for (std::size_t w = 0; w < words; ++w) {
                    if (w) text += ' ';
                    for (std::size_t l = 0; l < letters; ++l) text += static_cast<char>('a' + below(26));
                }
                hard.push_back(std::move(text));
            }
    const std::vector<std::string> common = {
        "autistic",  "daughter",   "wheelchair", "saturday", "swimming", "mornings", "washington", "year",
        "old",       "near",       "respite",    "college",  "school",   "doesn't",  "anxious",    "appointment",
        "therapist", "sunderland", "holidays",   "seven",    "and",      "not",      "under",      "within"};
    for (const std::size_t words : {8, 32, 64})
        for (int i = 0; i < 60; ++i) {
            std::string text;
            for (std::size_t w = 0; w < words; ++w) {
                auto word = common[below(common.size())];
                if (i % 2 && word.size() > 3) std::swap(word[below(word.size() - 1)], word.back());
                text += (w ? " " : "") + word;
            }
            hard.push_back(std::move(text));
        }
    for (const char* again : {"7 and 8 ", "sr4 7tf ", "not ", "near ", "year 9 ", "st helens ", "under 5 over 6 ",
                              "near washington ", "a-b-c-", "1 "}) {
        std::string text;
        while (text.size() < 500) text += again;
        hard.push_back(std::move(text));
    }
    return hard;
}

double quantile(std::vector<double>& times, double share) {
    if (times.empty()) return 0;
    std::sort(times.begin(), times.end());
    return times[std::min(times.size() - 1, static_cast<std::size_t>(static_cast<double>(times.size()) * share))];
}

}  // namespace waymark::bench
