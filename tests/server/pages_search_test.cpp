// Does the page of results say what was understood, what is known, what is not, and where to go on?
#include <catch2/catch.hpp>

#include "server/pages/error_pages.h"
#include "server/pages/search_page.h"
#include "tests/server/pages_site.h"

using namespace waymark;
using test::has;
using test::text_of;

namespace {

Answer one(SearchResult result) {
    Answer answer;
    answer.total = answer.total_stated = 1;
    answer.results = {std::move(result)};
    return answer;
}

}  // namespace

TEST_CASE("a result says at a glance who, where, when and what it costs") {
    const test::PagesSite pages;
    const auto text = text_of(pages.page_of(one(test::full_result())));
    for (const char* part : {"1 service found", "Otter Swim", "Otter Trust", "Calm swimming.", "Ages 5 to 11",
                             "1.2 miles away Otter Pool, Sunderland", "Weekends, school holidays",
                             "Some cost, carers go free", "Full now", "No: Changing Places toilet", "Yes: Hoist",
                             "We read this in their words: Quiet or sensory space", "Checked on 1 March 2026"})
        CHECK(has(text, part));
}

TEST_CASE("what is not stated is said to be not stated, and never no") {
    const test::PagesSite pages;
    const auto text = text_of(pages.page_of(one(test::silent_result())));
    for (const char* part : {"Ages Not stated", "Where Not stated", "When Not stated", "Cost Not stated",
                             "They do not say: ages and which days. You can ask them."})
        CHECK(has(text, part));
    CHECK_FALSE(has(text, "No:"));
}

TEST_CASE("how a listing reaches a family is said when there is no distance") {
    const test::PagesSite pages;
    struct Row {
        Reach reach;
        const char* said;
    };
    for (const auto& [reach, said] : {Row{Reach::comes_to_you, "Comes to you"}, Row{Reach::phone, "By phone"},
                                      Row{Reach::online, "Online"}, Row{Reach::covers, "Covers your area"}}) {
        auto result = test::silent_result();
        result.reach = reach;
        CHECK(has(text_of(pages.page_of(one(result))), std::string("Where ") + said));
    }
    auto rough = test::full_result();
    rough.place_precision = Precision::district;
    CHECK(has(text_of(pages.page_of(one(rough))), "About 1 mile away"));
}

TEST_CASE("everything understood is a chip with a link that takes it off") {
    const test::PagesSite pages;
    Answer answer = one(test::full_result());
    answer.request.q = "autistic 7 saturday near SR4 7TF not school";
    answer.understood.slots.codes = {{"need", {"ASD"}}, {"day", {"sat"}}, {"language", {"pl"}}};
    answer.understood.slots.age = AgeRange{7, 7};
    answer.understood.slots.place = "SR4 7TF";
    answer.understood.slots.radius_miles = 5;
    answer.understood.not_wanted = {{"category", {"schools"}}};
    const auto html = pages.page_of(answer), text = text_of(html);
    for (const char* label : {"Autism ✕", "Saturday ✕", "Polish ✕", "Age 7 ✕", "Within 5 miles of SR4 7TF ✕",
                              "Not: Schools and colleges ✕"})
        CHECK(has(text, label));
    for (const char* link : {"skip=need%3AASD", "skip=day%3Asat", "skip=language%3Apl", "skip=age%3A7\"",
                             "skip=place%3ASR4%207TF&amp;skip=radius%3A5", "skip=not.category%3Aschools"})
        CHECK(has(html, link));
    CHECK(has(html, "name=\"was\" value=\"age:7\""));
    CHECK(has(html, "name=\"was\" value=\"place:SR4 7TF\""));
}

TEST_CASE("a chip of what only loose words say says perhaps") {
    const test::PagesSite pages;
    Answer answer = one(test::full_result());
    answer.request.q = "any help with autism";
    answer.understood.slots.codes = {{"need", {"ASD"}}, {"category", {"advice"}}};
    answer.understood.loose = {{"category", {"advice"}}};
    const auto text = text_of(pages.page_of(answer));
    CHECK(has(text, "Perhaps: Information, advice and advocacy"));
    CHECK(has(text, "Autism ✕"));
    CHECK_FALSE(has(text, "Perhaps: Autism"));
}

TEST_CASE("a chip repeats the person's words for what was worked out, and never an old word") {
    const test::PagesSite pages;
    Answer answer = one(test::full_result());
    answer.request.q = "not talking yet, a mong";
    answer.understood.slots.codes = {{"need", {"SLCN", "DS"}}};
    answer.understood.spans = {{0, 15, "need", "SLCN", "not talking yet", "what-you-told-us"},
                               {19, 23, "need", "DS", "mong", "older-word"}};
    const auto html = pages.page_of(answer), chips = text_of("<main>" + html.substr(html.find("class=\"chips\"")));
    CHECK(has(chips, "“not talking yet” → Speech, language and communication"));
    CHECK(has(chips, "Down&apos;s syndrome"));
    CHECK_FALSE(has(chips, "mong"));
}

TEST_CASE("what a parameter replaced is shown once, as chosen") {
    const test::PagesSite pages;
    Answer answer = one(test::full_result());
    answer.request.q = "autistic";
    answer.request.filters["need"] = {"ADHD"};
    answer.understood.slots.codes = {{"need", {"ASD"}}};
    answer.understood.overridden = {"need"};
    const auto html = pages.page_of(answer);
    CHECK(has(html, "chip chosen"));
    CHECK_FALSE(has(html, "chip read"));
    CHECK(has(html, "href=\"/?q=autistic\""));  // the chosen one comes off and nothing else
}

TEST_CASE("what was taken off can be put back") {
    const test::PagesSite pages;
    Answer answer = one(test::full_result());
    answer.request.q = "autistic";
    answer.request.skip = {{"need", "ASD"}};
    const auto html = pages.page_of(answer);
    CHECK(has(text_of(html), "You took off: Autism. Put it back"));
    CHECK(has(html, "href=\"/?q=autistic\""));
}

TEST_CASE("urgent help stands above everything, at no results too, with a way out where abuse was read") {
    const test::PagesSite pages;
    Answer answer;
    answer.request.q = "x";
    answer.understood.urgent = {{"If you are in danger", "Ring now.", "999", "Day and night", false, true}};
    answer.did_you_mean = "doubted";
    answer.understood.corrected = "mended";
    const auto html = pages.page_of(answer);
    CHECK_FALSE(has(html, "doubted"));
    CHECK_FALSE(has(html, "mended"));
    CHECK(html.find("If you are in danger") < html.find("<h1"));
    CHECK(has(html, "href=\"tel:999\""));
    CHECK(has(html, "Leave this page quickly"));
    CHECK(has(html, "No services found"));
    answer.understood.urgent = {{"Somebody to talk to", "", "0300 123", "", true, false}};
    const auto quiet = pages.page_of(answer);
    CHECK(has(quiet, "urgent quieter"));
    CHECK_FALSE(has(quiet, "Leave this page"));
}

TEST_CASE("nothing found is never a dead end") {
    const test::PagesSite pages;
    Answer answer;
    answer.request.q = "trampoline";
    answer.understood.text = "trampoline";
    answer.understood.slots.codes = {{"day", {"sat"}}};
    answer.relaxed = {{{{"day", {"sat"}}}, 7}};
    answer.did_you_mean = "trampolines";
    const auto html = pages.page_of(answer), text = text_of(html);
    CHECK(has(text, "Without Saturday finds 7"));
    CHECK(has(html, "href=\"/?q=trampoline&amp;skip=day%3Asat\""));
    CHECK(has(text, "Did you mean trampolines"));
    CHECK(has(text, "Look for the same without the words “trampoline”"));
    CHECK(has(text, "SENDIASS"));
    CHECK(has(text, "Clubs, sport and things to do"));
}

TEST_CASE("what a filter hid is counted, and a link shows it") {
    const test::PagesSite pages;
    Answer answer = one(test::full_result());
    answer.request.age = AgeRange{7, 7};
    answer.not_stated_hidden = {{"age", 38}};
    const auto html = pages.page_of(answer);
    CHECK(has(text_of(html), "38 more do not say: ages. Show them too"));
    CHECK(has(html, "href=\"/?age=7&amp;unstated=show\""));
}

TEST_CASE("those that do not say come after a heading that says so") {
    const test::PagesSite pages;
    Answer answer = one(test::full_result());
    answer.results.push_back(test::silent_result());
    answer.total = 2;
    answer.understood.slots.codes = {{"day", {"sat"}}};
    const auto html = pages.page_of(answer);
    const auto heading = html.find("These do not say all that you asked for");
    CHECK(html.find("Otter Swim") < heading);
    CHECK(heading < html.find("Quiet Club"));
    CHECK(has(text_of(html), "1 says all that you asked for."));
}

TEST_CASE("filters show only what can be found, in the order of the messages, and ticks are what was asked") {
    const test::PagesSite pages;
    Answer answer = one(test::full_result());
    answer.request.filters["cost"] = {"free"};
    answer.facets = {{"cost", "Cost", {{"free", "Free", 1204, true}, {"paid", "There is a cost", 0, false}}},
                     {"need", "Need", {{"ASD", "Autism", 3, false}}},
                     {"theme", "Theme", {{"x", "Extra", 1, false}}}};
    const auto html = pages.page_of(answer);
    CHECK(html.find("need-ASD") < html.find("cost-free"));
    CHECK(html.find("cost-free") < html.find("theme-x"));
    CHECK_FALSE(has(html, "There is a cost"));
    CHECK(has(html, "name=\"cost\" value=\"free\" checked"));
    CHECK(has(html, "1,204"));
}

TEST_CASE("pages of results are linked with all that was asked") {
    const test::PagesSite pages;
    Answer answer = one(test::full_result());
    answer.total = 249;
    answer.request.page = 5;
    answer.request.councils = {"sunderland"};
    const auto html = pages.page_of(answer);
    for (int page : {1, 4, 6, 25})
        CHECK(
            has(html, "council=sunderland" + (page == 1 ? std::string() : "&amp;page=" + std::to_string(page)) + "\""));
    CHECK_FALSE(has(html, "page=3\""));
    CHECK(has(text_of(html), "Page 5"));
    answer.request.page = 999;
    answer.results.clear();
    CHECK(has(pages.page_of(answer), "page=25\" rel=\"prev\""));
}

TEST_CASE("a bad parameter is a 400 page that keeps what was typed") {
    const test::PagesSite pages;
    const auto response = pages::search_page(
        test::PagesSite::request("/", {{"q", "art"}, {"age", "seven"}, {"need", "ASD"}}), pages.site);
    CHECK(response.status == 400);
    CHECK(has(response.body, "value=\"seven\""));
    CHECK(has(response.body, "aria-invalid=\"true\""));
    CHECK(has(response.body, "name=\"need\" value=\"ASD\""));
    CHECK(pages.fake.searches == 0);
}

TEST_CASE("order by distance goes when its place was taken off") {
    test::PagesSite pages;
    pages.fake.search = [](const SearchRequest& request) -> Result<Answer> {
        if (request.sort == Sort::distance) return fail(ErrorKind::bad_parameter, "sort=distance needs near.", "sort");
        return Answer{};
    };
    CHECK(pages::search_page(test::PagesSite::request("/", {{"sort", "distance"}}), pages.site).status == 200);
}

TEST_CASE("words that a family typed are kept by no shared cache, and sample data is said to be that") {
    test::PagesSite pages, real(false);
    pages.fake.search = [](const SearchRequest& request) {
        Answer answer;
        answer.request = request;
        return Result<Answer>(answer);
    };
    const auto response = pages::search_page(test::PagesSite::request("/", {{"q", "help"}}), pages.site);
    CHECK(has(*response.header("Cache-Control"), "private"));
    CHECK(has(response.body, "Sample data"));
    CHECK_FALSE(has(pages::search_page(test::PagesSite::request("/", {{"q", "help"}}), real.site).body, "Sample data"));
}

TEST_CASE("failures are pages that help") {
    const test::PagesSite pages;
    for (int status : {400, 404, 405, 500, 503}) {
        const auto response = pages::error_page(test::PagesSite::request("/x"), pages.site, status,
                                                status == 500 ? "a secret of the machine" : "What happened.");
        CHECK(response.status == status);
        CHECK(has(response.body, "name=\"q\""));
        CHECK(has(response.body, "999"));
        CHECK_FALSE(has(response.body, "secret"));
    }
}
