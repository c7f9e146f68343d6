// What does somebody ask for with the forms and links of the search page?
#include "server/pages/page_request.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace waymark::pages {
namespace {

/// The box of the form in which an understood field is shown.
std::string box_of(const std::string& field) { return field == "place" ? "near" : field; }

}  // namespace

std::vector<http::Parameter> as_search_parameters(const std::vector<http::Parameter>& sent) {
    std::map<std::string, std::set<std::string>> was, now;
    for (const auto& [name, value] : sent) {
        if (value.empty()) continue;
        const auto colon = value.find(':');
        if (name == "was" && colon != std::string::npos) was[value.substr(0, colon)].insert(value.substr(colon + 1));
        else now[name].insert(value);
    }
    std::set<std::string> unchanged;
    std::vector<http::Parameter> skipped;
    for (const auto& [field, values] : was) {
        const auto box = box_of(field);
        const auto at = now.find(box);
        if (at == now.end())
            for (const auto& value : values) skipped.push_back({"skip", field + ":" + value});
        else if (at->second == values) unchanged.insert(box);
    }
    std::vector<http::Parameter> out;
    for (const auto& each : sent)
        if (each.name != "was" && !unchanged.contains(each.name) && (!each.value.empty() || each.name == "q"))
            out.push_back(each);
    out.insert(out.end(), skipped.begin(), skipped.end());
    return out;
}

}  // namespace waymark::pages
