// What does each address of Open Referral UK 3.0 answer?
#include <algorithm>

#include "content/json/answer_writer.h"
#include "indexer/syntax/tree.h"
#include "indexer/write/list_forms.h"
#include "indexer/write/list_objects.h"
#include "indexer/write/writer.h"
#include "server/open_referral/kept_listing.h"
#include "server/open_referral/lists.h"
#include "server/open_referral/request_filter.h"
#include "server/open_referral/version_3.h"
#include "server/open_referral/whole_service.h"
#include "server/site/problem.h"

namespace waymark::open_referral::version_3 {

using feeds::Document;
using feeds::each;
using feeds::json_of;
using feeds::ListBuilder;
using feeds::ObjectBuilder;
using feeds::Value;
using feeds::open_referral::has_all_words;
using feeds::open_referral::moment_text;
using feeds::open_referral::search_words;
namespace standard = feeds::open_referral;

namespace {

void write_term(AnswerWriter& json, const Term& term) {
    json.begin_object()
        .key("id")
        .text(term.id.text())
        .key("name")
        .text(term.name)
        .key("description")
        .text(term.description);
    if (term.parent_id) json.key("parent_id").text(term.parent_id.text());
    if (!term.taxonomy.empty()) json.key("taxonomy").text(term.taxonomy);
    if (term.taxonomy_id) json.key("taxonomy_id").text(term.taxonomy_id.text());
    if (!term.uri.empty()) json.key("term_uri").text(term.uri);
    if (!term.code.empty()) json.key("term").text(term.code).key("code").text(term.code);
    json.end_object();
}

void write_taxonomy(AnswerWriter& json, const Taxonomy& taxonomy, const Catalogue* with_terms) {
    json.begin_object()
        .key("id")
        .text(taxonomy.id.text())
        .key("name")
        .text(taxonomy.name)
        .key("description")
        .text(taxonomy.description);
    if (with_terms) {
        json.key("taxonomy_terms").begin_array();
        for (const Term& term : with_terms->terms())
            if (term.taxonomy_id == taxonomy.id && (term.ours || term.uses)) write_term(json, term);
        json.end_array();
    }
    json.end_object();
}

std::optional<Uuid> id_in(const http::Request& request) { return Uuid::of(request.captures.at(0)); }

std::string service_json(const PublicSite& site, const Listing& listing, bool full, Document& document) {
    document.clear();
    const Value* whole =
        full ? whole_service(site, listing, document) : standard::service(listing, site.vocabulary, document);
    return json_of(full ? *whole : *standard::listed_service(*whole, document));
}

/// The services of an organisation, whole or as lists show them.
Value* services_of(const PublicSite& site, const Uuid& organization, bool full, Document& document,
                   std::vector<Listing>& holds) {
    const auto now = site.catalogues->now();  // entries are as good as their catalogue
    std::vector<std::string> ids;
    for (const Entry& entry : now->of_organization(organization))
        if (entry.is_service()) ids.push_back(entry.listing_id());
    holds.reserve(ids.size());
    ListBuilder list(document);
    for (const std::string& id : ids) {
        auto listing = public_listing(site, id);
        if (!listing) continue;
        holds.push_back(std::move(*listing));  // the tree points into it
        list.add(full
                     ? whole_service(site, holds.back(), document)
                     : standard::listed_service(*standard::service(holds.back(), site.vocabulary, document), document));
    }
    return list.value();
}

/// `services`: nothing, or whether they are whole.
std::string organization_json(const PublicSite& site, const Listing& listing, const Uuid& id, bool full,
                              std::optional<bool> services) {
    Document document;
    const Value* whole = standard::organization(listing, document);
    if (!whole) return {};
    std::vector<Listing> holds;
    ObjectBuilder out(document);
    for (const Value& member : each(*whole))
        if (full || member.is_scalar()) out.always_add(member.written, feeds::copy_of(member, document));
    if (services) out.add("services", services_of(site, id, *services, document, holds));
    return json_of(*out.value());
}

}  // namespace

http::Response about(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    AnswerWriter json;
    json.begin_object()
        .key("version")
        .text("HSDS-UK-3.0")
        .key("profile")
        .text("https://docs.openreferraluk.org/en/latest/");
    json.key("openapi_url")
        .text(site.public_url.empty() ? "https://docs.openreferraluk.org/en/latest/openapi30.json"
                                      : site.public_url + "/openapi.json");
    json.end_object();
    return object_response(request, site, json.take());
}

http::Response services(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    Parameters parameters(request);
    const bool minimal = parameters.truth("minimal"), full = parameters.truth("full");
    const Paging paging = read_paging(parameters, minimal);
    auto filter = filter_of_version_3(parameters, site);
    if (!filter) return problem(filter.error());
    Elements elements = elements_of(site.catalogues->now(), std::move(*filter), ListOf::services);
    if (minimal) {
        elements.write = [](const Picked& picked, std::string& out) {
            out += "{\"id\":\"" + picked.id.text() + '"';
            if (picked.modified) out += ",\"modified_date\":\"" + moment_text(picked.modified) + '"';
            out += '}';
            return true;
        };
    } else {
        elements.write = [&site, full, document = std::make_shared<Document>()](const Picked& picked,
                                                                                std::string& out) {
            const auto listing = public_listing(site, picked.listing_id);
            if (listing) out += service_json(site, *listing, full, *document);
            return listing.has_value();
        };
    }
    return list_response(request, site, envelope_3, paging, std::move(elements));
}

http::Response service(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    const auto id = id_in(request);
    const auto listing = id ? listing_of(site, IdOf::service, *id) : std::nullopt;
    if (!listing) return no_such("service");
    Document document;
    return object_response(request, site, service_json(site, *listing, true, document));
}

namespace {

std::string at_location_json(const PublicSite& site, const Listing& listing, const Uuid& id, bool full,
                             Document& document) {
    document.clear();
    const Value* service =
        full ? whole_service(site, listing, document) : standard::service(listing, site.vocabulary, document);
    const Value* all = service->get("service_at_locations");
    if (!all) return {};
    const std::string wanted = id.text();
    for (const Value& at : each(*all))
        if (const Value* its = at.get("id"); its && its->text == wanted)
            return json_of(*standard::service_at_location(*service, at, full, document));
    return {};
}

}  // namespace

http::Response service_at_locations(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    Parameters parameters(request);
    const bool full = parameters.truth("full");
    const Paging paging = read_paging(parameters);
    auto filter = filter_of_version_3(parameters, site);
    if (!filter) return problem(filter.error());
    Elements elements = elements_of(site.catalogues->now(), std::move(*filter), ListOf::service_at_locations);
    elements.write = [&site, full, document = std::make_shared<Document>()](const Picked& picked, std::string& out) {
        const auto listing = public_listing(site, picked.listing_id);
        const std::string json = listing ? at_location_json(site, *listing, picked.at, full, *document) : std::string();
        out += json;
        return !json.empty();
    };
    return list_response(request, site, envelope_3, paging, std::move(elements));
}

http::Response service_at_location(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    const auto id = id_in(request);
    const auto listing = id ? listing_of(site, IdOf::service_at_location, *id) : std::nullopt;
    Document document;
    std::string json = listing ? at_location_json(site, *listing, *id, true, document) : std::string();
    return json.empty() ? no_such("service at a location") : object_response(request, site, std::move(json));
}

http::Response taxonomies(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    Parameters parameters(request);
    const Paging paging = read_paging(parameters);
    if (parameters.error()) return problem(*parameters.error());
    const std::string words = search_words(parameters.text("search"));
    auto now = site.catalogues->now();
    std::vector<Uuid> found;
    for (const Taxonomy& one : now->taxonomies())
        if (has_all_words(search_words(one.name + ' ' + one.description), words)) found.push_back(one.id);
    return list_response(
        request, site, envelope_3, paging, std::move(found),
        [now](AnswerWriter& json, const Uuid& id) { write_taxonomy(json, *now->taxonomy(id), nullptr); });
}

http::Response taxonomy(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    const auto now = site.catalogues->now();
    const auto id = id_in(request);
    const Taxonomy* found = id ? now->taxonomy(*id) : nullptr;
    if (!found) return no_such("taxonomy");
    AnswerWriter json;
    write_taxonomy(json, *found, now.get());
    return object_response(request, site, json.take());
}

http::Response taxonomy_terms(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    Parameters parameters(request);
    const Paging paging = read_paging(parameters);
    const bool without_children = parameters.truth("top_only");
    const std::string taxonomy = parameters.text("taxonomy_id"), parent = parameters.text("parent_id");
    if (parameters.error()) return problem(*parameters.error());
    const std::string words = search_words(parameters.text("search"));
    auto now = site.catalogues->now();
    std::vector<Uuid> parents, found;
    const auto is_listed = [](const Term& term) { return term.ours || term.uses > 0; };
    for (const Term& term : now->terms())
        if (term.parent_id && is_listed(term)) parents.push_back(term.parent_id);
    std::sort(parents.begin(), parents.end());
    for (const Term& term : now->terms()) {
        if (!is_listed(term) || !has_all_words(search_words(term.name + ' ' + term.description), words)) continue;
        if (!taxonomy.empty() && term.taxonomy_id != Uuid::of(taxonomy)) continue;
        if (!parent.empty() && term.parent_id != Uuid::of(parent)) continue;
        // "Terms that have not child terms", says the published description.
        if (without_children && std::binary_search(parents.begin(), parents.end(), term.id)) continue;
        found.push_back(term.id);
    }
    std::sort(found.begin(), found.end());
    return list_response(request, site, envelope_3, paging, std::move(found),
                         [now](AnswerWriter& json, const Uuid& id) { write_term(json, *now->term(id)); });
}

http::Response taxonomy_term(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    const auto now = site.catalogues->now();
    const auto id = id_in(request);
    const Term* term = id ? now->term(*id) : nullptr;
    if (!term || (!term->ours && term->uses == 0)) return no_such("taxonomy term");
    AnswerWriter json;
    write_term(json, *term);
    return object_response(request, site, json.take());
}

http::Response organizations(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    Parameters parameters(request);
    const bool full = parameters.truth("full"), full_service = parameters.truth("full_service");
    const Paging paging = read_paging(parameters);
    if (parameters.error()) return problem(*parameters.error());
    const std::string words = search_words(parameters.text("search"));
    const auto now = site.catalogues->now();
    std::vector<Uuid> found;
    for (const Organization& one : now->organizations())
        if (has_all_words(one.words, words)) found.push_back(one.id);
    Elements elements = elements_of(std::move(found));
    const std::optional<bool> with_services = full_service ? std::optional(true)
                                              : full       ? std::optional(false)
                                                           : std::nullopt;
    elements.write = [&site, full = full || full_service, with_services](const Picked& picked, std::string& out) {
        const auto listing = listing_of(site, IdOf::organization, picked.id);
        const std::string json =
            listing ? organization_json(site, *listing, picked.id, full, with_services) : std::string();
        out += json;
        return !json.empty();
    };
    return list_response(request, site, envelope_3, paging, std::move(elements));
}

http::Response organization(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    Parameters parameters(request);
    const bool full_service = parameters.truth("full_service");
    if (parameters.error()) return problem(*parameters.error());
    const auto id = id_in(request);
    const auto listing = id ? listing_of(site, IdOf::organization, *id) : std::nullopt;
    std::string json = listing ? organization_json(site, *listing, *id, true, full_service) : std::string();
    return json.empty() ? no_such("organisation") : object_response(request, site, std::move(json));
}

}  // namespace waymark::open_referral::version_3
