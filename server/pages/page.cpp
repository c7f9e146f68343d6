// On which site and in which language is a page written?
#include "server/pages/page.h"

namespace waymark::pages {

Page Page::of(const Request& request, const PublicSite& site) {
    return {site, site.languages.of(request.parameter("lang"))};
}

std::string Page::label(std::string_view field, std::string_view code) const {
    return messages.label(field, code, site.vocabulary.label(field, code));
}

std::string Page::field_label(std::string_view field, std::string_view otherwise) const {
    return messages.find_or("filters.field." + std::string(field), messages.label(field, {}, otherwise));
}

SearchRequest Page::search() const {
    SearchRequest out;
    if (!messages.is_english()) out.lang = messages.tag();
    return out;
}

std::string Page::address(std::string path) const {
    if (!messages.is_english()) (path += path.find('?') == std::string::npos ? "?lang=" : "&lang=") += messages.tag();
    return path;
}

}  // namespace waymark::pages
