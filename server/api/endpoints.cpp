// What does each address of the API answer?
#include "server/api/endpoints.h"

#include <array>
#include <charconv>
#include <utility>

#include "content/json/answer_writer.h"
#include "content/text/hash.h"
#include "search/json/answer_json.h"
#include "search/json/search_address.h"
#include "search/json/search_parameters.h"
#include "server/api/listing_json.h"
#include "server/http/gzip.h"
#include "server/site/answer_cache.h"
#include "server/site/metrics.h"
#include "server/site/problem.h"
#include "server/site/provenance.h"

namespace waymark::api {
namespace {

constexpr std::size_t longest_typed = 200;

http::Response json_response(std::string body) {
    http::Response response;
    response.content_type = "application/json";
    response.body = std::move(body);
    return response;
}

/// The answer to the same question is the same until the index, the words, the messages, the day (ages are read against
/// it) or the program changes.
std::string answering(const PublicSite& site) {
    std::string name = site.snapshot_id();
    return ((((((name += ' ') += site.languages.version()) += ' ') += site.today()) += ' ') += site.version) += '\n';
}
std::string tag_of(std::string_view text) {
    std::array<char, 24> tag{"W/\""};
    auto end = std::to_chars(tag.data() + 3, tag.data() + tag.size() - 1, hash_of(text), 16).ptr;
    *end++ = '"';
    return {tag.data(), end};
}

http::Response ready_response(const http::Request& request, const std::shared_ptr<const ReadyAnswer>& ready) {
    const auto* accepted = request.header("accept-encoding");
    const bool gzipped = !ready->gzipped.empty() && accepted && http::takes_gzip(*accepted);
    auto response = json_response({});
    response.ready = std::shared_ptr<const std::string>(ready, gzipped ? &ready->gzipped : &ready->json);
    if (gzipped) response.with("Content-Encoding", "gzip");
    return std::move(response).with("ETag", ready->etag);
}

/// A suggestion of a need or a kind of help by its label in a language; another one as it is.
std::string label_of(const Suggestion& suggestion, const Vocabulary& vocabulary, const Messages& messages) {
    const auto* field = vocabulary.field(suggestion.kind);
    if (!field) return suggestion.text;
    for (const auto& value : field->values)
        if (value.label == suggestion.text) return messages.label(field->name, value.code, value.label);
    return suggestion.text;
}

}  // namespace

http::Response search(const http::Request& request, const PublicSite& site) {
    const auto from = answering(site);
    auto address = from + request.target;  // starts with a slash, which no question does
    if (const auto ready = site.cache.find_asked(address)) return ready_response(request, ready);

    const auto& messages = site.languages.of(request.parameter("lang"));
    const auto asked = search_request(request.parameters, site.vocabulary, site.councils, messages);
    if (!asked) return problem(asked.error());
    const auto identity = from + canonical(*asked);
    // The router makes a 304 of what the client holds already.
    if (const auto* known = request.header("if-none-match"))
        if (auto tag = tag_of(identity); *known == tag) return json_response({}).with("ETag", std::move(tag));
    if (const auto ready = site.cache.find(identity)) {
        site.cache.put_asked(std::move(address), identity);
        return ready_response(request, ready);
    }

    const auto answered = site.listings.search(*asked);
    if (!answered) return problem(answered.error(), messages);
    std::string_view council_before;
    std::string said_before;  // the results of a page mostly have one council
    auto json =
        search_json(*asked, *answered, site.vocabulary, messages, {.neighbour_of = [&](std::string_view council) {
            if (!site.provenance || council == council_before) return said_before;
            council_before = council;
            const auto name = site.provenance->neighbour(council);
            return said_before = name.empty() ? name : messages.say("local-offer-of", {{"council", name}});
        }});
    // A new generation may have come meanwhile: then this answer has no name that is surely its own.
    if (answering(site) != from) return json_response(std::move(json));
    auto tag = tag_of(identity);
    if (!site.cache.on()) return json_response(std::move(json)).with("ETag", std::move(tag));
    auto ready = std::make_shared<ReadyAnswer>();
    ready->json = std::move(json);
    ready->etag = std::move(tag);
    if (ready->json.size() > http::worth_compressing) ready->gzipped = http::gzip(ready->json);
    site.cache.put(identity, ready);
    site.cache.put_asked(std::move(address), identity);
    return ready_response(request, ready);
}

http::Response suggest(const http::Request& request, const PublicSite& site) {
    const auto typed = std::string(request.parameter("q").substr(0, longest_typed));
    const auto& messages = site.languages.of(request.parameter("lang"));
    AnswerWriter json;
    json.begin_object().key("suggestions").begin_array();
    if (!typed.empty())
        for (const auto& suggestion : site.listings.suggest(typed)) {
            const auto text = label_of(suggestion, site.vocabulary, messages);
            json.begin_object().key("text").text(text).key("kind").text(suggestion.kind);
            json.key("count").whole(suggestion.count).key("q").text(suggestion.text).end_object();
        }
    json.end_array().end_object();
    return json_response(json.take());
}

http::Response interpret(const http::Request& request, const PublicSite& site) {
    const auto understood = site.listings.interpret(std::string(request.parameter("q")));
    AnswerWriter json;
    write_understood(json, understood, site.vocabulary, site.languages.of(request.parameter("lang")));
    return json_response(json.take());
}

http::Response listing(const http::Request& request, const PublicSite& site) {
    const auto& id = request.captures.at(0);
    const auto found = site.listings.get(id);
    const auto& messages = site.languages.of(request.parameter("lang"));
    if (!found) return problem(404, messages.say("error.no-listing"));
    auto response = json_response(listing_json(*found, site.vocabulary, messages, site.provenance));
    // A listing can be stored before the index knows it, so its own words, not the generation, name this answer.
    return std::move(response).with("ETag", tag_of(response.body));
}

http::Response health(const http::Request&, const PublicSite& site) {
    const auto status = site.listings.status();
    AnswerWriter json;
    json.begin_object().key("status").text(status.generation ? "ok" : "no index");
    json.key("generation").whole(static_cast<std::int64_t>(status.generation)).key("listings").whole(status.searchable);
    json.key("version").text(site.version).end_object();
    auto response = json_response(json.take());
    if (!status.generation) {
        response.status = 503;
        response.with("Retry-After", "2");
    }
    return response;
}

http::Response metrics(const http::Request&, const PublicSite& site) {
    http::Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = site.metrics.text();
    return response;
}

}  // namespace waymark::api
