// How does a file begin? Its first bytes, looked at once.
#include "indexer/syntax/glimpse.h"

#include <algorithm>

#include "content/text/ascii.h"
#include "indexer/syntax/csv_reader.h"

namespace waymark::feeds {

namespace {

void find_root(Glimpse& g) {
    std::string_view text = g.text;
    for (std::size_t at = 0; at < text.size();) {
        at = text.find('<', at);
        if (at == std::string_view::npos) return;
        std::string_view rest = text.substr(at);
        if (rest.starts_with("<!--")) {
            auto end = text.find("-->", at);
            if (end == std::string_view::npos) return;
            at = end + 3;
        } else if (rest.starts_with("<?") || rest.starts_with("<!")) {
            ++at;
        } else {
            auto end = rest.find_first_of(" \t\r\n/>", 1);
            if (end == std::string_view::npos) end = std::min<std::size_t>(rest.size(), 200);
            std::string_view name = rest.substr(1, end - 1), prefix;
            if (auto colon = name.find(':'); colon != std::string_view::npos) {
                prefix = name.substr(0, colon);
                name = name.substr(colon + 1);
            }
            g.root = std::string(name.substr(0, 200));
            std::string_view tag = rest.substr(0, rest.find('>'));
            std::string wanted = prefix.empty() ? "xmlns=" : "xmlns:" + std::string(prefix) + "=";
            for (auto found = tag.find(wanted); found != std::string_view::npos; found = tag.find(wanted, found + 1)) {
                std::string_view value = tag.substr(found + wanted.size());
                if (value.empty() || (found > 0 && tag[found - 1] > ' ')) continue;
                auto close = value.find(value.front(), 1);
                if (close != std::string_view::npos) g.root_namespace = std::string(value.substr(1, close - 1));
                break;
            }
            return;
        }
    }
}

}  // namespace

bool is_xml(const Glimpse& g) { return g.first == '<'; }
bool is_json(const Glimpse& g) { return g.first == '{' || g.first == '['; }
bool is_csv(const Glimpse& g) {
    auto at_least = [&](char separator, std::ptrdiff_t count) {
        return std::count(g.first_line.begin(), g.first_line.end(), separator) >= count;
    };
    return !is_xml(g) && !is_json(g) && !g.text.starts_with("PK") && !g.text.starts_with("%PDF") &&
           (at_least(',', 2) || at_least('\t', 2) || at_least(';', 2) || at_least('|', 2));
}

Glimpse glimpse(std::string_view start) {
    Glimpse g;
    if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
    auto from = start.find_first_not_of(" \t\r\n\0");
    g.text = from == std::string_view::npos ? std::string_view{} : start.substr(from);
    if (!g.text.empty()) g.first = g.text.front();
    if (g.first == '<') find_root(g);
    g.first_line = ascii::lower(csv_header(g.text).substr(0, 2000));
    return g;
}

}  // namespace waymark::feeds
