// What does an organisation do for families?
#include "server/pages/organisation_page.h"

#include "server/pages/error_pages.h"
#include "server/pages/formatting.h"
#include "server/pages/layout.h"
#include "server/pages/links.h"
#include "server/pages/listing_page.h"
#include "server/pages/results.h"

namespace waymark::pages {
namespace {

/// What a search would show of the listing, which must outlive it.
SearchResult shown(const Listing& listing) {
    const auto views = [](const std::vector<std::string>& codes) {
        return std::vector<std::string_view>(codes.begin(), codes.end());
    };
    SearchResult out;
    out.id = listing.id;
    out.name = listing.name;
    out.summary = listing.summary;
    out.need = views(listing.of("need").yes);
    out.cost = views(listing.of("cost").yes);
    out.when = views(listing.of("when").yes);
    out.age = listing.ages;
    if (!listing.ages.stated()) out.age_derived = listing.derived_ages;
    const auto& access = listing.of("accessibility");
    out.access_yes = views(access.yes);
    out.access_no = views(access.no);
    out.access_derived = views(access.derived);
    if (!listing.places.empty())
        out.place = listing.places.front().name.empty() ? listing.places.front().city : listing.places.front().name;
    out.assured = listing.assured;
    out.availability = listing.availability.state;
    return out;
}

}  // namespace

Response organisation_page(const Request& request, const PublicSite& site) {
    const Page page = Page::of(request, site);
    const auto& messages = page.messages;
    const std::string tag = tag_of(request, site);
    const auto listings = request.captures.empty() ? std::vector<Listing>()
                                                   : page.site.listings.of_organisation(request.captures.front());
    if (listings.empty()) return error_page(page, 404, messages.say("error.no-organisation"));
    Organisation organisation = listings.front().organisation;
    for (const auto& listing : listings)  // one record of it may say more than another
        if (listing.organisation.description.size() > organisation.description.size())
            organisation = listing.organisation;
    View view;
    view.set("heading", organisation.name).set("blocks", paragraphs(organisation.description));
    Contact contact;
    contact.email = organisation.email;
    contact.link = organisation.url;
    View::List contacts, results;
    if (contact != Contact()) contacts.push_back(contact_view(contact));
    view.set("has_contacts", !contacts.empty()).set("contacts", std::move(contacts));
    for (const auto& listing : listings) {
        results.push_back(result_view(page, shown(listing), SearchRequest{}, Understanding{}));
        results.back().set("before_silent", false);
    }
    view.set("services_title", messages.count("organisation.services", listings.size()))
        .set("results", std::move(results));
    return tagged(render_page(page,
                              {.title = organisation.name,
                               .description = organisation.description.substr(0, organisation.description.find('\n')),
                               .canonical = page_link("organisation", request.captures.front())},
                              "organisation", std::move(view)),
                  tag);
}

}  // namespace waymark::pages
