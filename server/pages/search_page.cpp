// What does the page say to a family that searches?
#include "server/pages/search_page.h"

#include <algorithm>

#include "search/json/search_address.h"
#include "search/json/search_parameters.h"
#include "server/pages/chips.h"
#include "server/pages/error_pages.h"
#include "server/pages/filters.h"
#include "server/pages/formatting.h"
#include "server/pages/layout.h"
#include "server/pages/links.h"
#include "server/pages/page_request.h"
#include "server/pages/results.h"

namespace waymark::pages {
namespace {

int pages_of(const Answer& answer) {
    const auto per_page = static_cast<std::uint32_t>(std::max(1, answer.request.per_page));
    return static_cast<int>((answer.total + per_page - 1) / per_page);
}

void add_pages(View& view, const Answer& answer) {
    const int last = pages_of(answer), here = answer.request.page;
    View pages;
    const auto link = [&](int page) {
        return page < 1 || page > last ? std::string() : search_link(on_page(answer.request, page));
    };
    View::List numbers;
    bool gap = false;
    for (int page = 1; page <= last; ++page) {
        const bool shown = page == 1 || page == last || (page >= here - 1 && page <= here + 1);
        if (!shown) {
            if (gap) continue;
            gap = true;
            numbers.emplace_back().set("here", false).set("gap", true).set("href", false).set("n", false);
            page = page < here ? std::min(here - 2, last - 1) : last - 1;
            continue;
        }
        gap = false;
        numbers.emplace_back()
            .set("here", page == here)
            .set("gap", false)
            .set("n", std::to_string(page))
            .set("href", page == here ? std::string() : link(page));
    }
    pages.set("previous", here > last ? link(last) : link(here - 1))
        .set("next", link(here + 1))
        .set("numbers", std::move(numbers));
    if (last > 1 || here > last) view.set("pages", std::move(pages));
    else view.set("pages", false);
}

/// "Without Saturday" → 7, as links.
void add_relaxed(View& view, const Page& page, const Answer& answer) {
    const auto& messages = page.messages;
    View::List list;
    for (const auto& relaxed : answer.relaxed) {
        SearchRequest search = on_page(answer.request, 1);
        std::vector<std::string> labels;
        for (const auto& [field, values] : relaxed.without)
            for (const auto& value : values) {
                search = without(search, answer.understood, field, value);
                const auto label = condition_in_words(page, field, value);
                if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
            }
        list.emplace_back()
            .set("href", search_link(search))
            .set("label", messages.say("relaxed.without", {{"label", all_of(messages, labels)}}))
            .set("n", messages.count("relaxed.finds", relaxed.total));
    }
    const bool any = !list.empty();
    view.set("relaxed", std::move(list))
        .set("relaxed_first", any && answer.total == 0)
        .set("relaxed_last", any && answer.total > 0);
}

/// "38 more do not say their age. Show them too"
void add_hidden(View& view, const Page& page, const Answer& answer) {
    const auto& messages = page.messages;
    View::List list;
    SearchRequest search = on_page(answer.request, 1);
    search.unstated_show = true;
    for (const auto& [field, n] : answer.not_stated_hidden) {
        if (n == 0) continue;
        const auto* known = page.site.vocabulary.field(field);
        const auto name = messages.find_or("silent.field." + field, known ? messages.label(field, {}, known->label)
                                                                          : messages.say("silent.field.other"));
        list.emplace_back()
            .set("text", messages.count("hidden", n, {{"field", name}}))
            .set("link", messages.count("hidden.show", n))
            .set("href", search_link(search));
    }
    if (answer.others.total > 0 && !answer.request.unstated_show) {
        std::string missing;
        for (const auto& words : answer.others.missing) missing += (missing.empty() ? "" : ", ") + words;
        list.emplace_back()
            .set("text", messages.count("others", answer.others.total, {{"words", missing}}))
            .set("link", messages.count("hidden.show", answer.others.total))
            .set("href", search_link(search));
    }
    view.set("hidden", std::move(list));
    search.unstated_show = false;
    view.set("showing_silent", answer.request.unstated_show ? search_link(search) : std::string());
}

void add_results(View& view, const Page& page, const Answer& answer) {
    View::List list;
    // Said once, where nothing follows that says all.
    const auto says_all = [](const SearchResult& result) { return result.not_stated.empty(); };
    const auto last = std::find_if(answer.results.rbegin(), answer.results.rend(), says_all);
    const auto says_to = static_cast<std::size_t>(answer.results.rend() - last);
    const bool told = answer.request.page == 1 && answer.total_stated > 0 && answer.request.sort == Sort::relevance;
    for (const auto& result : answer.results) {
        list.push_back(result_view(page, result, answer.request, answer.understood));
        list.back().set("before_silent", told && says_to > 0 && list.size() == says_to + 1);
    }
    view.set("has_results", !list.empty()).set("results", std::move(list));
    view.set("first", std::to_string((static_cast<long>(answer.request.page) - 1) * answer.request.per_page + 1));
}

void add_total(View& view, const Page& page, const Answer& answer) {
    const auto& messages = page.messages;
    view.set("total_words", answer.total == 0 ? messages.say("results.none") : messages.count("results", answer.total));
    view.set("only_some_words", answer.total > 0 && !answer.words_all);
    const bool some_silent = answer.total > 0 && answer.total_stated < answer.total && !answer.understood.slots.empty();
    view.set("stated_words", some_silent ? messages.count("results.stated", answer.total_stated) : std::string());
    const bool by_date = answer.request.sort == Sort::relevance &&
                         answer.request.q.empty();  // nothing to match: the newest checks come first
    view.set("sorted", answer.total > 1
                           ? messages.say(by_date ? "results.sorted.checked"
                                                  : std::string("results.sorted.") + name_of(answer.request.sort))
                           : std::string());
}

/// The search without the words that nothing was read from: what was understood becomes what is chosen.
View::List without_words(const Page& page, const Answer& answer) {
    const auto& slots = answer.understood.slots;
    View::List out;
    SearchRequest search = on_page(answer.request, 1);
    if (search.q.empty() || answer.understood.text.empty()) return out;
    search.q.clear();
    search.skip.clear();
    search.unstated_show = true;
    for (const auto& [field, codes] : slots.codes)
        if (page.site.vocabulary.field(field) && !search.filters.contains(field)) search.filters[field] = codes;
    if (!search.age) search.age = slots.age;
    if (search.near.empty() && !slots.place.empty()) search.near = slots.place;
    if (search.filters.empty() && !search.age && search.near.empty() && search.councils.empty() &&
        search.languages.empty())
        return out;
    out.emplace_back()
        .set("href", search_link(search))
        .set("label", page.messages.say("nothing.without-words", {{"words", answer.understood.text}}));
    return out;
}

void add_nothing(View& view, const Page& page, const Answer& answer) {
    const auto& messages = page.messages;
    view.set("nothing", answer.total == 0);
    if (answer.total > 0) return;
    std::vector<std::string> steps = {messages.say("nothing.fewer-words")};
    if (!answer.request.filters.empty() || answer.request.age || !answer.request.near.empty())
        steps.push_back(messages.say("nothing.fewer-filters"));
    if (!answer.understood.slots.empty()) steps.push_back(messages.say("nothing.take-off"));
    steps.push_back(messages.say("nothing.spelling"));
    view.set_texts("nothing_steps", steps).set("without_words", without_words(page, answer));
    View::List browse;
    if (const auto* categories = page.site.vocabulary.field("category"))
        for (const auto& value : categories->values) {
            SearchRequest search = page.search();
            search.filters["category"] = {value.code};
            browse.emplace_back()
                .set("href", search_link(search))
                .set("label", messages.label("category", value.code, value.label))
                .set("n", false);
        }
    view.set("browse", std::move(browse));
}

std::string title_of(const Messages& messages, const Answer& answer) {
    const std::string total =
        answer.total == 0 ? messages.say("results.none") : messages.count("results", answer.total);
    if (answer.request.q.empty()) return total;
    return messages.say("results.title", {{"q", answer.request.q}, {"total", total}});
}

Response home(const Page& page) {
    const auto& messages = page.messages;
    SearchRequest everything;
    everything.per_page = 1;
    const auto answer = page.site.listings.search(everything);
    View view;
    view.set("heading", messages.say("home.title"));
    add_search_box(view, page.search());
    const auto links = [&](const char* field) { return answer ? browse_links(page, *answer, field) : View::List(); };
    view.set("browse", links("category")).set("by_age", links("age_band")).set("by_need", links("need"));
    view.set("everything",
             answer ? messages.count("home.everything", answer->total) : messages.say("home.everything-unknown"));
    return render_page(
        page, {.title = "", .description = messages.say("home.lead"), .canonical = "/", .header_search = false}, "home",
        std::move(view));
}

/// Whether nothing is asked for: the first page, in the language that may be asked for.
bool is_home(const Request& request) {
    return std::all_of(request.parameters.begin(), request.parameters.end(),
                       [](const http::Parameter& each) { return each.name == "lang"; });
}

/// The page with the form as it was sent and what to change, instead of results.
Response with_error(const Request& request, const Page& page, const std::vector<http::Parameter>& parameters,
                    const Error& error) {
    const auto& messages = page.messages;
    SearchRequest search = page.search();
    for (const auto& [name, value] : parameters) {
        if (name == "q") search.q = value;
        if (page.site.vocabulary.field(name) && page.site.vocabulary.has(name, value))
            search.filters[name].push_back(value);
    }
    const std::string message = messages.find_or(
        "error.field." + error.field, messages.is_english() ? error.message : messages.say("error.field.other"));
    View view;
    view.set("heading", messages.say("error.title"));
    view.set("has_urgent", false).set("has_understood", false).set("asked", true);
    const bool in_form =
        error.field == "age" || error.field == "near" || error.field == "radius" || error.field == "sort";
    View problem;
    problem.set("text", message).set("target", "#" + (in_form ? error.field : std::string("q")));
    view.set("errors", std::move(problem));
    add_search_box(view, search);
    add_filters(view, page, search, nullptr, request, {error.field, message});
    return render_page(
        page,
        {.title = messages.say("error.title"), .header_search = false, .embedded = request.path.starts_with("/embed/")},
        "search", std::move(view), 400);
}

}  // namespace

Response results_page(const Request& request, const PublicSite& site, const Answer& answer) {
    const Page page = Page::of(request, site);
    const auto& messages = page.messages;
    View view;
    view.set("heading", answer.request.q.empty() ? messages.say("results.heading")
                                                 : messages.say("results.heading-for", {{"q", answer.request.q}}));
    view.set("errors", false).set("asked", true);
    add_urgent(view, page, answer.understood);
    add_search_box(view, answer.request);
    add_understood(view, page, answer);
    add_filters(view, page, answer.request, &answer, request, {});
    add_total(view, page, answer);
    add_relaxed(view, page, answer);
    add_results(view, page, answer);
    add_hidden(view, page, answer);
    add_pages(view, answer);
    add_nothing(view, page, answer);
    Response response = render_page(page,
                                    {.title = title_of(messages, answer),
                                     .header_search = false,
                                     .hide_from_engines = true,
                                     .embedded = request.path.starts_with("/embed/")},
                                    "search", std::move(view));
    if (!answer.request.q.empty() || !answer.request.near.empty())
        response.with("Cache-Control", "private, max-age=60");
    return response;
}

Response search_page(const Request& request, const PublicSite& site) {
    const Page page = Page::of(request, site);
    const std::string tag = tag_of(request, site);
    if (is_home(request)) return tagged(home(page), tag);
    const auto parameters = as_search_parameters(request.parameters);
    auto search = search_request(parameters, site.vocabulary, site.councils, page.messages);
    if (!search) return with_error(request, page, parameters, search.error());
    auto answer = site.listings.search(*search);
    if (!answer && answer.error().field == "sort") {  // its place was taken off: nearest first makes no sense any more
        search->sort = Sort::relevance;
        answer = site.listings.search(*search);
    }
    if (!answer) {
        if (answer.error().kind == ErrorKind::bad_parameter)
            return with_error(request, page, parameters, answer.error());
        return error_page(page, answer.error().kind == ErrorKind::busy ? 503 : 500, {});
    }
    return tagged(results_page(request, site, *answer), tag);
}

}  // namespace waymark::pages
