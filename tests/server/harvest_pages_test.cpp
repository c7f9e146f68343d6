// Does a list whose pages count, end or overlap otherwise than ours come in whole, or is it said not to be whole?
#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/server/harvested.h"

using namespace waymark;
using namespace waymark::test;
using nlohmann::json;

namespace {

/// A list of 7 services that is answered as a test says: which of them stand on a page, and what the page says of
/// itself.
struct Pages {
    std::function<std::vector<int>(int page)> on;
    std::function<void(int page, json& envelope)> says = [](int, json&) {};
    int status_beyond = 200;  ///< of a page without services

    std::optional<Result<http::OutboundAnswer>> operator()(const http::OutboundRequest& request) const {
        if (request.address.path != "/api/services") return {};
        const int page = std::stoi("0" + query_value(request.address.query, "page"));
        json contents = json::array();
        for (const int number : on(page))
            contents.push_back({{"id", Harvested::id(number)},
                                {"name", "Club " + std::to_string(number)},
                                {"status", "active"},
                                {"description", "For children."},
                                {"last_modified", "2026-11-01T00:00:00Z"}});
        if (contents.empty() && status_beyond != 200) return plain_answer(status_beyond);
        json envelope = {{"contents", contents}};
        says(page, envelope);
        return plain_answer(200, envelope.dump());
    }
};

/// Services `from` to `to`, those of 1 to 7 that there are.
std::vector<int> range(int from, int to) {
    std::vector<int> numbers;
    for (int i = std::max(from, 1); i <= std::min(to, 7); ++i) numbers.push_back(i);
    return numbers;
}

struct Case {
    const char* what;
    Pages pages;
    std::size_t shown;  ///< of 7
};

}  // namespace

TEST_CASE("pages that count, end or overlap in their own way come in whole, or are said not to") {
    const auto two_a_page = [](int page) { return range(page * 2 - 1, page * 2); };
    const auto from_zero = [](int page) { return range(page * 2 + 1, page * 2 + 2); };
    const auto total = [](int, json& e) { e["total_items"] = 7; };
    const std::vector<Case> cases{
        {"whole, from 1",
         {two_a_page,
          [](int page, json& e) {
              e["total_items"] = 7, e["total_pages"] = 4, e["first_page"] = page == 1, e["last_page"] = page == 4;
          }},
         7},
        {"counts from 0 and says so",
         {from_zero,
          [](int page, json& e) {
              e["total_items"] = 7, e["total_pages"] = 4, e["first"] = page == 0, e["last"] = page == 3;
          }},
         7},
        {"counts from 0 and does not say so", {from_zero, total}, 7},
        {"counts from 0, and has one page",
         {[](int page) { return page == 0 ? range(1, 7) : range(1, 0); },
          [](int page, json& e) { e["total_items"] = 7, e["total_pages"] = 1, e["first_page"] = page == 0; }, 404},
         7},
        {"page 0 is page 1 again, and one is missing",
         {[&](int page) { return page > 3 ? range(1, 0) : two_a_page(std::max(page, 1)); }, total},
         6},
        {"every page says to be the last",
         {two_a_page, [](int, json& e) { e["total_items"] = 7, e["last_page"] = true; }},
         7},
        {"the second page says to be the last, and there are more",
         {two_a_page, [](int page, json& e) { e["total_pages"] = 4, e["last_page"] = page == 2; }},
         7},
        {"too few pages are said", {two_a_page, [](int, json& e) { e["total_items"] = 7, e["total_pages"] = 2; }}, 7},
        {"too few pages are said, and there is nothing beyond",
         {[&](int page) { return page > 2 ? range(1, 0) : two_a_page(page); },
          [](int, json& e) { e["total_items"] = 7, e["total_pages"] = 2; }, 404},
         4},
        {"no page says to be the last", {two_a_page, [](int, json& e) { e["last_page"] = false; }}, 7},
        {"pages overlap and all are there", {[](int page) { return range(page * 2 - 2, page * 2); }, total}, 7},
        {"pages overlap and nobody says how many there are",
         {[](int page) { return page < 3 ? range(page * 2 - 2, page * 2) : range(1, 0); },
          [](int page, json& e) { e["last_page"] = page == 2; }},
         4},
        {"the last page comes for ever", {[&](int page) { return two_a_page(std::min(page, 2)); }, total}, 0},
        {"one page comes twice",
         {[&](int page) { return two_a_page(page < 3 ? page : page - 1); },
          [](int, json& e) { e["total_items"] = 7, e["total_pages"] = 5; }},
         7},
        {"pages of different sizes",
         {[](int page) {
              return page == 1 ? range(1, 3) : page == 2 ? range(4, 4) : page == 3 ? range(5, 7) : range(1, 0);
          },
          total},
         7},
        {"one goes while the list is read",
         {[](int page) {
              return page == 1 ? range(1, 2) : page == 2 ? range(4, 5) : page == 3 ? range(6, 7) : range(1, 0);
          },
          [](int page, json& e) { e["total_items"] = page == 1 ? 7 : 6; }},
         6},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        Harvested h;
        h.mock.before = one.pages;
        const auto outcome = h.run();
        INFO(outcome.feed.problem << " / " << outcome.feed.note);
        const std::size_t shown = h.shown().size();
        CHECK(shown == one.shown);
        // It went well only with all of them.
        const bool said_whole = outcome.good && outcome.feed.note.empty();
        CHECK(said_whole == (one.shown == 7));
    }
}

TEST_CASE("a list that did not come in whole takes nothing out of view") {
    Harvested h(7);
    REQUIRE(h.run().good);
    h.mock.before = Pages{[](int page) { return page > 2 ? range(1, 0) : range(page * 2 - 1, page * 2); },
                          [](int, json& e) { e["total_items"] = 7, e["last_page"] = true; }};
    const auto outcome = h.run();
    CHECK(h.shown().size() == 7);
    CHECK(outcome.feed.held == 3);
    CHECK(outcome.feed.note.find("lists 4") != std::string::npos);
    h.mock.before = {};
    CHECK(h.run().feed.note.empty());
}
