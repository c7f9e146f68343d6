// How is a list of Open Referral sent: one page in its envelope, or everything line by line?
#include "server/open_referral/lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "content/text/hash.h"
#include "server/site/problem.h"

namespace waymark::open_referral {

namespace {

constexpr std::size_t at_once = 1000;  // a longer page is made while it is sent
constexpr std::size_t piece = 64;      // elements of a stream that are made together

std::string tag_of(const http::Request& request, const PublicSite& site) {
    Hash hash;
    hash.add(fmt::format("{} {} {}\n", site.version, site.snapshot_id(), site.listings.last_change()))
        .add(request.target);
    return fmt::format("W/\"{:x}\"", hash.value());
}

http::Response with_headers(http::Response response, const http::Request& request, const PublicSite& site) {
    response.with("ETag", tag_of(request, site));
    // Where a family lives is theirs: no shared cache may keep it.
    const bool personal = !request.parameter("postcode").empty() || !request.parameter("coverage").empty();
    return std::move(response).with("Cache-Control", personal ? "private, max-age=60" : "public, max-age=60");
}

std::string head_of(const Envelope& names, const Paging& paging, std::size_t total, std::size_t size) {
    const std::size_t pages = (total + paging.per_page - 1) / paging.per_page;
    return fmt::format("{{\"{}\":{},\"{}\":{},\"{}\":{},\"size\":{},\"{}\":{},\"{}\":{},\"empty\":{},\"{}\":[",
                       names.total, total, names.pages, pages, names.number, paging.page, size, names.first,
                       paging.page == 1, names.last, paging.page >= pages, size == 0, names.contents);
}

/// The next elements, however the list gives them.
std::vector<Picked> next_of(const Elements& elements, Cursor& cursor, std::size_t count) {
    if (elements.next) return elements.next(cursor, count);
    auto picked = elements.page(cursor.at, count);
    cursor.at += picked.size();
    return picked;
}

http::BodyStream lines_of(Elements elements) {
    return [elements = std::move(elements), cursor = Cursor()](std::string& out) mutable {
        const auto picked = next_of(elements, cursor, piece);
        for (const Picked& element : picked)
            if (elements.write(element, out)) out += '\n';
        return !picked.empty();
    };
}

http::BodyStream long_page_of(std::string head, Elements elements, std::size_t from, std::size_t count) {
    return [head = std::move(head), elements = std::move(elements), from, count, cursor = Cursor(),
            first = true](std::string& out) mutable {
        if (!head.empty()) {
            out = std::move(head);
            head.clear();
            while (from > 0) {
                const auto passed = next_of(elements, cursor, std::min<std::size_t>(from, 10'000)).size();
                if (passed == 0) break;
                from -= passed;
            }
            return true;
        }
        const auto picked = next_of(elements, cursor, std::min(count, piece));
        count -= picked.size();
        for (const Picked& element : picked) {
            const auto before = out.size();
            if (!first) out += ',';
            if (elements.write(element, out)) first = false;
            else out.resize(before);
        }
        if (!picked.empty() && count > 0) return true;
        out += "]}";
        return false;
    };
}

}  // namespace

Elements elements_of(std::shared_ptr<const Catalogue> catalogue, Filter filter, ListOf what) {
    Elements elements;
    auto shared = std::make_shared<const Filter>(std::move(filter));
    elements.total = count_of(*catalogue, *shared, what);
    elements.page = [=](std::size_t from, std::size_t count) {
        return pick_page(*catalogue, *shared, what, from, count);
    };
    elements.next = [=](Cursor& cursor, std::size_t count) {
        return pick_next(*catalogue, *shared, what, cursor, count);
    };
    return elements;
}

Elements elements_of(std::vector<Uuid> ids) {
    Elements elements;
    elements.total = ids.size();
    auto shared = std::make_shared<const std::vector<Uuid>>(std::move(ids));
    elements.page = [shared](std::size_t from, std::size_t count) {
        std::vector<Picked> picked;
        for (std::size_t i = from; i < shared->size() && picked.size() < count; ++i)
            picked.push_back({(*shared)[i], {}, {}, 0});
        return picked;
    };
    return elements;
}

Paging read_paging(Parameters& parameters, bool all_at_once) {
    Paging paging;
    paging.page = parameters.count("page", 1);
    paging.per_page = parameters.count("per_page", all_at_once ? 2'000'000'000 : 50);
    paging.lines = parameters.lines("format");
    return paging;
}

std::optional<http::Response> known_already(const http::Request& request, const PublicSite& site) {
    if (!site.catalogues->now()) {
        auto busy = problem(503, "The lists are being made ready. Please try again in a few seconds.");
        busy.with("Retry-After", "5");
        return busy;
    }
    const auto* known = request.header("if-none-match");
    if (!known || *known != tag_of(request, site)) return std::nullopt;
    http::Response response;  // the router makes a 304 of it
    response.content_type = "application/json";
    return with_headers(std::move(response), request, site);
}

http::Response list_response(const http::Request& request, const PublicSite& site, const Envelope& envelope,
                             const Paging& paging, Elements elements) {
    http::Response response;
    if (paging.lines) {
        response.content_type = "application/x-ndjson";
        response.stream = lines_of(std::move(elements));
        return with_headers(std::move(response), request, site);
    }
    response.content_type = "application/json";
    const std::size_t from = (paging.page - 1) * paging.per_page;
    const std::size_t count = from < elements.total ? std::min(paging.per_page, elements.total - from) : 0;
    if (count > at_once) {
        response.stream =
            long_page_of(head_of(envelope, paging, elements.total, count), std::move(elements), from, count);
        return with_headers(std::move(response), request, site);
    }
    std::string contents;
    std::size_t size = 0;
    if (count > 0)
        for (const Picked& element : elements.page(from, count)) {
            const auto before = contents.size();
            if (!contents.empty()) contents += ',';
            if (elements.write(element, contents)) ++size;
            else contents.resize(before);
        }
    response.body = head_of(envelope, paging, elements.total, size) + contents + "]}";
    return with_headers(std::move(response), request, site);
}

http::Response list_response(const http::Request& request, const PublicSite& site, const Envelope& envelope,
                             const Paging& paging, std::vector<Uuid> ids,
                             std::function<void(AnswerWriter& json, const Uuid& id)> write) {
    Elements elements = elements_of(std::move(ids));
    elements.write = [write = std::move(write)](const Picked& picked, std::string& out) {
        AnswerWriter json;
        write(json, picked.id);
        out += json.take();
        return true;
    };
    return list_response(request, site, envelope, paging, std::move(elements));
}

http::Response object_response(const http::Request& request, const PublicSite& site, std::string json) {
    http::Response response;
    response.content_type = "application/json";
    response.body = std::move(json);
    return with_headers(std::move(response), request, site);
}

http::Response no_such(std::string_view what) {
    return problem(404, fmt::format("There is no {} with this id. It may have been taken down.", what));
}

}  // namespace waymark::open_referral
