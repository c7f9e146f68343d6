// What do the addresses of Open Referral answer in the tests of everything else?
#include "server/open_referral/version_1.h"
#include "server/open_referral/version_3.h"

namespace waymark::open_referral {
namespace {

http::Response nothing() {
    http::Response response;
    response.content_type = "application/json";
    response.body = "{}";
    return response;
}

}  // namespace

namespace version_3 {
http::Response about(const http::Request&, const PublicSite&) { return nothing(); }
http::Response services(const http::Request&, const PublicSite&) { return nothing(); }
http::Response service(const http::Request&, const PublicSite&) { return nothing(); }
http::Response service_at_locations(const http::Request&, const PublicSite&) { return nothing(); }
http::Response service_at_location(const http::Request&, const PublicSite&) { return nothing(); }
http::Response taxonomies(const http::Request&, const PublicSite&) { return nothing(); }
http::Response taxonomy(const http::Request&, const PublicSite&) { return nothing(); }
http::Response taxonomy_terms(const http::Request&, const PublicSite&) { return nothing(); }
http::Response taxonomy_term(const http::Request&, const PublicSite&) { return nothing(); }
http::Response organizations(const http::Request&, const PublicSite&) { return nothing(); }
http::Response organization(const http::Request&, const PublicSite&) { return nothing(); }
}  // namespace version_3

namespace version_1 {
http::Response services(const http::Request&, const PublicSite&) { return nothing(); }
http::Response service(const http::Request&, const PublicSite&) { return nothing(); }
http::Response taxonomies(const http::Request&, const PublicSite&) { return nothing(); }
http::Response taxonomy(const http::Request&, const PublicSite&) { return nothing(); }
http::Response vocabularies(const http::Request&, const PublicSite&) { return nothing(); }
http::Response organizations(const http::Request&, const PublicSite&) { return nothing(); }
http::Response organization(const http::Request&, const PublicSite&) { return nothing(); }
http::Response locations(const http::Request&, const PublicSite&) { return nothing(); }
http::Response location(const http::Request&, const PublicSite&) { return nothing(); }
http::Response reviews(const http::Request&, const PublicSite&) { return nothing(); }
http::Response review(const http::Request&, const PublicSite&) { return nothing(); }
}  // namespace version_1

}  // namespace waymark::open_referral
