// What do the parameters of a request of Open Referral say?
#include "server/open_referral/parameters.h"

#include <algorithm>
#include <charconv>

#include "indexer/read/dates.h"
#include "indexer/read/days.h"
#include "indexer/read/times.h"
#include "indexer/write/list_forms.h"

namespace waymark::open_referral {

namespace {

constexpr std::size_t longest = 100;  // of what is read as a number, date or time

template <class Number>
std::optional<Number> read_number(std::string_view text) {
    Number number{};
    const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (bad != std::errc{} || end != text.data() + text.size() || number != number) return std::nullopt;
    return number;
}

std::string shown(std::string_view value) { return std::string(value.substr(0, 40)); }

}  // namespace

void Parameters::refuse(std::string_view name, std::string message) {
    if (!error_) error_ = Error{ErrorKind::bad_parameter, std::move(message), std::string(name)};
}

std::vector<std::string> Parameters::all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& each : request_.parameters)
        if (each.name == name && !each.value.empty()) values.push_back(each.value);
    return values;
}

bool Parameters::truth(std::string_view name) {
    const auto value = request_.parameter(name);
    if (value.empty() || value == "false" || value == "False" || value == "0") return false;
    if (value == "true" || value == "True" || value == "1") return true;
    refuse(name, "`" + std::string(name) + "` is true or false, not \"" + shown(value) + "\".");
    return false;
}

std::optional<double> Parameters::number(std::string_view name, double least) {
    const auto value = request_.parameter(name);
    if (value.empty()) return std::nullopt;
    const auto number = value.size() > longest ? std::nullopt : read_number<double>(value);
    if (!number || *number < least || *number > 1e12) {
        refuse(name, "`" + std::string(name) + "` is a number, such as 12, not \"" + shown(value) + "\".");
        return std::nullopt;
    }
    return number;
}

std::size_t Parameters::count(std::string_view name, std::size_t otherwise) {
    const auto value = request_.parameter(name);
    if (value.empty()) return otherwise;
    const auto number = read_number<std::uint32_t>(value);
    if (number && *number >= 1 && *number <= 2'000'000'000) return *number;
    refuse(name, "`" + std::string(name) + "` is a whole number from 1 on, not \"" + shown(value) + "\".");
    return otherwise;
}

std::optional<std::int64_t> Parameters::moment(std::string_view name) {
    std::string value = text(name);
    if (value.empty()) return std::nullopt;
    // The plus of an offset arrives as a space when it was not encoded.
    if (const auto space = value.rfind(' '); space != std::string::npos && space > 15) value[space] = '+';
    const bool is_iso = value.size() >= 10 && value.size() <= longest && value[4] == '-' && value[7] == '-';
    const auto moment = is_iso ? feeds::moment_from_words(value) : std::nullopt;
    if (moment)
        if (const auto number = feeds::open_referral::moment_number(*moment)) return number;
    refuse(name, "`" + std::string(name) + "` is a date and time such as 2026-03-01T09:30:00Z, not \"" + shown(value) +
                     "\".");
    return std::nullopt;
}

std::optional<int> Parameters::time(std::string_view name, std::string_view value) {
    if (value.size() <= longest)
        if (const auto time = feeds::time_from_words(value)) return feeds::minutes_of(*time);
    refuse(name, "`" + std::string(name) + "` is a time of day such as 09:30, not \"" + shown(value) + "\".");
    return std::nullopt;
}

std::uint8_t Parameters::days(std::string_view name, std::string_view value) {
    static constexpr std::string_view codes[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    unsigned bits = 0;
    if (value.size() <= longest)
        for (const std::string& day : feeds::days_from_words(value))
            for (unsigned i = 0; i < 7; ++i)
                if (codes[i] == day) bits |= 1u << i;
    if (bits == 0)
        refuse(name, "`" + std::string(name) + "` is a day such as MO, TU or SU, not \"" + shown(value) + "\".");
    return static_cast<std::uint8_t>(bits);
}

bool Parameters::lines(std::string_view name) {
    const auto value = request_.parameter(name);
    if (value.empty() || value == "json") return false;
    if (value == "ndjson") return true;
    refuse(name, "`" + std::string(name) + "` is json or ndjson, not \"" + shown(value) + "\".");
    return false;
}

}  // namespace waymark::open_referral
