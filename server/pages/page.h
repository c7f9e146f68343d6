// On which site and in which language is a page written?
#pragma once

#include <string>
#include <string_view>

#include "content/messages/messages.h"
#include "server/http/request.h"
#include "server/site/public_site.h"
#include "waymark/query.h"

namespace waymark::pages {

/// What every part of a page is given: the site it shows and the words of its language. Lives as long as one request.
struct Page {
    const PublicSite& site;
    const Messages& messages;

    /// A page in the language that `?lang=` names, else in English.
    static Page of(const Request& request, const PublicSite& site);

    /// The label of a code; the code itself when the vocabulary does not know it.
    std::string label(std::string_view field, std::string_view code) const;
    /// The label of a field: as a filter is called, else as the vocabulary calls it.
    std::string field_label(std::string_view field, std::string_view otherwise) const;
    /// A search that asks for nothing, in this language.
    SearchRequest search() const;
    /// An address of this site that keeps the language: `/listing/7?lang=pl`.
    std::string address(std::string path) const;
};

}  // namespace waymark::pages
