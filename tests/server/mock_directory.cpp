// What does another council's directory answer, as far as a harvest can tell?
#include "tests/server/mock_directory.h"

#include <algorithm>

#include "content/fingerprint.h"
#include "server/http/url.h"

namespace waymark::test {

using nlohmann::json;

std::string query_value(const std::string& query, const std::string& name) {
    for (const auto& parameter : http::query_parameters(query, 50).value_or(std::vector<http::Parameter>{}))
        if (parameter.name == name) return parameter.value;
    return "";
}

http::OutboundAnswer plain_answer(int status, std::string body,
                                  std::vector<std::pair<std::string, std::string>> headers) {
    return {status, std::move(headers), std::move(body)};
}

void MockDirectory::add(const std::string& id, const std::string& name, json more) {
    json service = {{"id", id},
                    {"name", name},
                    {"status", "active"},
                    {"description", name + " for children."},
                    {"last_modified", "2026-11-01T00:00:00Z"},
                    {"organization", {{"id", "o" + id}, {"name", "Trust of " + name}}}};
    service.update(more);
    services[id] = service;
}

void MockDirectory::change(const std::string& id, const std::string& description) {
    services[id]["description"] = description;
    services[id]["last_modified"] = "2027-06-01T00:00:00Z";
}

json MockDirectory::page(const http::Address& address) const {
    const auto since = knows_modified_after ? query_value(address.query, "modified_after") : "";
    const bool whole = !thin || (knows_full && query_value(address.query, "full") == "true");
    std::vector<json> chosen;
    for (const auto& [id, service] : services) {
        if (!since.empty() && service["last_modified"].get<std::string>() < since) continue;
        chosen.push_back(whole ? service : json{{"id", id}, {"name", service["name"]}});
        if (!whole && dates) chosen.back()["last_modified"] = service["last_modified"];
    }
    const auto number = std::stoul(query_value(address.query, "page"));
    const auto pages = (chosen.size() + page_size - 1) / page_size;
    json contents = json::array();
    for (auto i = (number - 1) * page_size; i < std::min(chosen.size(), number * page_size); ++i)
        contents.push_back(chosen[i]);
    if (version == "1.0")
        return {{"totalElements", chosen.size()}, {"totalPages", pages},  {"number", number},
                {"size", contents.size()},        {"first", number == 1}, {"last", number >= pages},
                {"empty", contents.empty()},      {"content", contents}};
    return {{"total_items", chosen.size()}, {"total_pages", pages},      {"page_number", number},
            {"size", contents.size()},      {"first_page", number == 1}, {"last_page", number >= pages},
            {"empty", contents.empty()},    {"contents", contents}};
}

Result<http::OutboundAnswer> MockDirectory::answer(const http::OutboundRequest& request) {
    const auto& address = request.address;
    asked.push_back(address.path + (address.query.empty() ? "" : "?" + address.query));
    if (before)
        if (auto instead = before(request)) return *instead;
    std::string body;
    if (address.path == "/api/services") {
        body = page(address).dump();
    } else if (address.path.starts_with("/api/services/")) {
        const auto found = services.find(http::decoded_path(address.path.substr(14)).value_or(""));
        if (found == services.end()) return plain_answer(404);
        body = found->second.dump();
    } else {
        return plain_answer(404);
    }
    if (!tags) return plain_answer(200, body);
    const auto tag = "\"" + fingerprint_of(body) + "\"";
    for (const auto& [name, value] : request.headers)
        if (name == "If-None-Match" && value == tag) {
            ++not_modified;
            return plain_answer(304, "", {{"etag", tag}});
        }
    return plain_answer(200, body, {{"etag", tag}});
}

harvest::Options MockDirectory::options() {
    harvest::Options options;
    options.ask = [this](const http::OutboundRequest& request) { return answer(request); };
    options.clock.now_ms = [this] { return now_ms; };
    options.clock.wait = [this](std::int64_t ms) {
        waits.push_back(ms);
        now_ms += ms;
        return true;
    };
    return options;
}

std::size_t MockDirectory::count_asked(const std::string& part) const {
    return static_cast<std::size_t>(std::count_if(
        asked.begin(), asked.end(), [&](const std::string& each) { return each.find(part) != std::string::npos; }));
}

}  // namespace waymark::test
