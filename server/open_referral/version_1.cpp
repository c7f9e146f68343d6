// What does each address of Open Referral UK 1.0 answer?
#include "indexer/write/version_1.h"

#include <algorithm>
#include <set>

#include "content/json/answer_writer.h"
#include "indexer/syntax/tree.h"
#include "indexer/write/list_forms.h"
#include "indexer/write/writer.h"
#include "server/open_referral/kept_listing.h"
#include "server/open_referral/lists.h"
#include "server/open_referral/request_filter.h"
#include "server/open_referral/version_1.h"
#include "server/site/problem.h"

namespace waymark::open_referral::version_1 {

using feeds::Document;
using feeds::each;
using feeds::json_of;
using feeds::ListBuilder;
using feeds::ObjectBuilder;
using feeds::Value;
using feeds::open_referral::has_all_words;
using feeds::open_referral::search_words;
namespace standard = feeds::open_referral;

namespace {

std::optional<Uuid> id_in(const http::Request& request) { return Uuid::of(request.captures.at(0)); }

const Value* whole_service(const PublicSite& site, const Listing& listing, Document& document) {
    document.clear();
    return standard::version_1::service(*standard::service(listing, site.vocabulary, document), listing, document);
}

void write_term(AnswerWriter& json, const Term& term) {
    json.begin_object().key("id").text(term.id.text()).key("name").text(term.name);
    if (!term.taxonomy.empty()) json.key("vocabulary").text(term.taxonomy);
    if (term.parent_id) json.key("parent_id").text(term.parent_id.text());
    json.end_object();
}

bool is_listed(const Term& term) { return term.ours || term.uses > 0; }

bool is_named(const Term& term, const std::vector<std::string>& ids) {
    return std::any_of(ids.begin(), ids.end(),
                       [&](const std::string& id) { return term.code == id || term.id == Uuid::of(id); });
}

/// Terms of the services that one of the given terms is said of.
std::set<std::uint32_t> said_beside(const Catalogue& now, const std::vector<std::string>& ids) {
    std::set<std::uint32_t> beside;
    now.each([&](const Entry& entry) {
        if (std::ranges::any_of(entry.labels(),
                                [&](const LabelUse& use) { return is_named(now.terms()[entry.term(use)], ids); }))
            for (const LabelUse& use : entry.labels()) beside.insert(entry.term(use));
    });
    return beside;
}

}  // namespace

http::Response services(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    Parameters parameters(request);
    const Paging paging = read_paging(parameters);
    auto filter = filter_of_version_1(parameters, site);
    if (!filter) return problem(filter.error());
    Elements elements = elements_of(site.catalogues->now(), std::move(*filter), ListOf::services);
    elements.write = [&site, include = parameters.all("include"), document = std::make_shared<Document>()](
                         const Picked& picked, std::string& out) {
        const auto listing = public_listing(site, picked.listing_id);
        if (!listing) return false;
        const Value* whole = whole_service(site, *listing, *document);
        out += json_of(*standard::version_1::listed_service(*whole, {include.begin(), include.end()}, *document));
        return true;
    };
    return list_response(request, site, envelope_1, paging, std::move(elements));
}

http::Response service(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    const auto id = id_in(request);
    const auto listing = id ? listing_of(site, IdOf::service, *id) : std::nullopt;
    if (!listing) return no_such("service");
    Document document;
    return object_response(request, site, json_of(*whole_service(site, *listing, document)));
}

http::Response taxonomies(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    Parameters parameters(request);
    const Paging paging = read_paging(parameters);
    const bool root_only = parameters.truth("root_only");
    const std::string parent = parameters.text("parent_id"), vocabulary = parameters.text("vocabulary");
    if (parameters.error()) return problem(*parameters.error());
    const std::string words = search_words(parameters.text("text"));
    const auto needs = parameters.all("needs"), circumstances = parameters.all("circumstances");
    auto now = site.catalogues->now();
    std::optional<std::set<std::uint32_t>> of_needs, of_circumstances;
    if (!needs.empty()) of_needs = said_beside(*now, needs);
    if (!circumstances.empty()) of_circumstances = said_beside(*now, circumstances);
    std::vector<Uuid> found;
    for (std::uint32_t i = 0; i < now->terms().size(); ++i) {
        const Term& term = now->terms()[i];
        if (!is_listed(term) || !has_all_words(search_words(term.name), words)) continue;
        if (!vocabulary.empty() && term.taxonomy != vocabulary && term.taxonomy_id != Uuid::of(vocabulary)) continue;
        if (!parent.empty() && term.parent_id != Uuid::of(parent)) continue;
        if (root_only && term.parent_id) continue;
        if ((of_needs && !of_needs->contains(i)) || (of_circumstances && !of_circumstances->contains(i))) continue;
        found.push_back(term.id);
    }
    std::sort(found.begin(), found.end());
    return list_response(request, site, envelope_1, paging, std::move(found),
                         [now](AnswerWriter& json, const Uuid& id) { write_term(json, *now->term(id)); });
}

http::Response taxonomy(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    const auto now = site.catalogues->now();
    const auto id = id_in(request);
    const Term* term = id ? now->term(*id) : nullptr;
    if (!term || !is_listed(*term)) return no_such("taxonomy");
    AnswerWriter json;
    write_term(json, *term);
    return object_response(request, site, json.take());
}

http::Response vocabularies(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    AnswerWriter json;
    json.begin_array();
    const auto now = site.catalogues->now();
    std::set<std::string> names;
    for (const Term& term : now->terms())
        if (is_listed(term) && !term.taxonomy.empty()) names.insert(term.taxonomy);
    for (const std::string& name : names) json.text(name);
    json.end_array();
    return object_response(request, site, json.take());
}

namespace {

std::string organization_json(const PublicSite& site, const Uuid& id, bool whole) {
    const auto listing = listing_of(site, IdOf::organization, id);
    if (!listing) return {};
    Document document;
    const Value* of_version_3 = standard::organization(*listing, document);
    if (!of_version_3) return {};
    Value* organization = standard::version_1::organization(*of_version_3, document);
    if (!whole) return json_of(*organization);
    ObjectBuilder out(document);
    for (const Value& member : each(*organization)) out.always_add(member.written, feeds::copy_of(member, document));
    const auto now = site.catalogues->now();  // entries are as good as their catalogue
    std::vector<std::string> ids;
    for (const Entry& entry : now->of_organization(id))
        if (entry.is_service()) ids.push_back(entry.listing_id());
    std::vector<Listing> holds;  // the tree points into them
    holds.reserve(ids.size());
    ListBuilder services(document);
    for (const std::string& each_id : ids) {
        auto one = public_listing(site, each_id);
        if (!one) continue;
        holds.push_back(std::move(*one));
        const Value* service = standard::version_1::service(*standard::service(holds.back(), site.vocabulary, document),
                                                            holds.back(), document);
        ObjectBuilder simple(document);
        for (const Value& member : each(*service))
            if (!member.is_container()) simple.always_add(member.written, feeds::copy_of(member, document));
        services.add(simple.value());
    }
    out.add("services", services.value());
    return json_of(*out.value());
}

/// `list`: as lists show it, with one service that is there; else whole, with all that its listing says.
std::string location_json(const PublicSite& site, const Uuid& id, bool list, Document& document) {
    const auto listing = listing_of(site, IdOf::location, id);
    if (!listing) return {};
    document.clear();
    const Value* service = standard::service(*listing, site.vocabulary, document);
    const Value* of_version_1 = standard::version_1::service(*service, *listing, document);
    const Value* all = service->get("service_at_locations");
    const std::string wanted = id.text();
    if (all)
        for (const Value& at : each(*all)) {
            Value* whole = standard::version_1::location(at, document);
            if (!whole || !whole->get("id") || whole->get("id")->text != wanted) continue;
            Value* there = standard::version_1::listed_service(*of_version_1, {}, document);
            ObjectBuilder out(document);
            const Value* shown = list ? standard::version_1::listed_location(*whole, document) : whole;
            for (const Value& member : each(*shown)) out.always_add(member.written, feeds::copy_of(member, document));
            if (list) {
                out.add("service", there);
            } else {
                ListBuilder places(document);
                ObjectBuilder place(document);
                if (const Value* at_id = at.get("id")) place.text("id", at_id->text);
                place.add("service", there);
                places.add(place.value());
                out.add("service_at_locations", places.value());
            }
            return json_of(*out.value());
        }
    return {};
}

}  // namespace

http::Response organizations(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    Parameters parameters(request);
    const Paging paging = read_paging(parameters);
    if (parameters.error()) return problem(*parameters.error());
    const std::string taxonomy = parameters.text("taxonomy"), scheme = parameters.text("scheme");
    const auto now = site.catalogues->now();
    const auto fits = [&](const Term& term) {
        if (!taxonomy.empty() && !is_named(term, {taxonomy}) && term.name != taxonomy) return false;
        return scheme.empty() || term.taxonomy == scheme || term.taxonomy_id == Uuid::of(scheme);
    };
    std::vector<Uuid> found;
    for (const Organization& one : now->organizations()) {
        const bool meets =
            (taxonomy.empty() && scheme.empty()) ||
            std::ranges::any_of(now->of_organization(one.id), [&](const Entry& entry) {
                return std::ranges::any_of(entry.labels(), [&](const LabelUse& use) {
                    return entry.about(use) == TermOf::organization && fits(now->terms()[entry.term(use)]);
                });
            });
        if (meets) found.push_back(one.id);
    }
    Elements elements = elements_of(std::move(found));
    elements.write = [&site](const Picked& picked, std::string& out) {
        const std::string json = organization_json(site, picked.id, false);
        out += json;
        return !json.empty();
    };
    return list_response(request, site, envelope_1, paging, std::move(elements));
}

http::Response organization(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    const auto id = id_in(request);
    std::string json = id ? organization_json(site, *id, true) : std::string();
    return json.empty() ? no_such("organisation") : object_response(request, site, std::move(json));
}

http::Response locations(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    Parameters parameters(request);
    const Paging paging = read_paging(parameters);
    if (parameters.error()) return problem(*parameters.error());
    Elements elements = elements_of(site.catalogues->now()->locations());
    elements.write = [&site, document = std::make_shared<Document>()](const Picked& picked, std::string& out) {
        const std::string json = location_json(site, picked.id, true, *document);
        out += json;
        return !json.empty();
    };
    return list_response(request, site, envelope_1, paging, std::move(elements));
}

http::Response location(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    const auto id = id_in(request);
    Document document;
    std::string json = id ? location_json(site, *id, false, document) : std::string();
    return json.empty() ? no_such("location") : object_response(request, site, std::move(json));
}

/// Waymark holds no reviews: the list is there, and empty.
http::Response reviews(const http::Request& request, const PublicSite& site) {
    if (auto known = known_already(request, site)) return *known;
    Parameters parameters(request);
    const Paging paging = read_paging(parameters);
    if (parameters.error()) return problem(*parameters.error());
    return list_response(request, site, envelope_1, paging, elements_of(std::vector<Uuid>{}));
}

http::Response review(const http::Request&, const PublicSite&) { return no_such("review"); }

}  // namespace waymark::open_referral::version_1
