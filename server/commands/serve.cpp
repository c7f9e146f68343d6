// waymark serve: how does the site start, run and stop?
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <optional>
#include <ostream>
#include <thread>

#include "search/engine_internals.h"
#include "search/work/guarded_work.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"
#include "server/commands/running_site.h"
#include "server/commands/stopping.h"
#include "server/harvest/schedule.h"
#include "server/http/http_server.h"
#include "server/pages/templates.h"
#include "server/routes/router.h"
#include "server/routes/routes.h"
#include "server/site/answer_cache.h"
#include "server/site/feed_metrics.h"
#include "server/site/log.h"
#include "server/site/metrics.h"
#include "server/widgets/origin_limits.h"
#include "server/widgets/widget_files.h"

namespace waymark {
namespace {

constexpr std::size_t most_cache_mb = 65536, most_workers = 1024, most_stop_seconds = 3600;

struct ServeOptions {
    std::string data, listen = "127.0.0.1:8080", public_url, frame_ancestors = "*";
    std::vector<std::string> origin_limits;
    bool read_only = false, sample_data = false, metrics_for_all = false;
    std::size_t cache_mb = 32, workers = 0, stop_seconds = 10;
};

struct Address {
    std::string host;
    int port = 0;
};

/// `HOST:PORT`, `[::1]:PORT` or a port alone.
Result<Address> read_address(const std::string& text) {
    const auto colon = text.rfind(':');
    auto host = colon == std::string::npos ? std::string("127.0.0.1") : text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    const auto digits = colon == std::string::npos ? text : text.substr(colon + 1);
    const bool is_number =
        !digits.empty() && digits.size() <= 5 && digits.find_first_not_of("0123456789") == std::string::npos;
    const int port = is_number ? std::stoi(digits) : -1;
    if (port < 0 || port > 65535)
        return fail(ErrorKind::bad_parameter,
                    "--listen takes a host and a port, such as 127.0.0.1:8080, not " + text + ".", "listen");
    return Address{host.empty() ? "127.0.0.1" : host, port};
}

Result<std::string> read_public_url(std::string url) {
    while (!url.empty() && url.back() == '/') url.pop_back();
    const bool good = url.empty() || url.rfind("https://", 0) == 0 || url.rfind("http://", 0) == 0;
    if (!good || url.find_first_of(" \"'<>") != std::string::npos)
        return fail(ErrorKind::bad_parameter, "--public-url takes an address such as https://localoffer.example.org.",
                    "public-url");
    return url;
}

/// `*`, `'self'`, `'none'` or sites with spaces between; nothing that could end the directive and begin another.
bool good_frame_ancestors(const std::string& text) {
    return !text.empty() &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 :/.*-_'[]") ==
               std::string::npos;
}

void tell_figures(const Metrics::Add& add, const Engine& engine, const AnswerCache& cache,
                  const http::HttpServer& front) {
    const auto door = front.figures();
    const auto status = engine.status();
    add("waymark_connections", "gauge", "Connections open now.", static_cast<double>(door.connections));
    add("waymark_connections_total", "counter", "Connections taken.", static_cast<double>(door.accepted));
    add("waymark_waiting_requests", "gauge", "Requests that wait for a worker.", static_cast<double>(door.waiting));
    add("waymark_refused_total", "counter", "Requests that were no good HTTP or came too slowly.",
        static_cast<double>(door.refused));
    add("waymark_overloaded_total", "counter", "Requests and connections turned away with 503.",
        static_cast<double>(door.overloaded));
    add("waymark_cache_hits_total", "counter", "Searches answered from the cache of answers.",
        static_cast<double>(cache.hits()));
    add("waymark_cache_misses_total", "counter", "Searches that had to be worked out.",
        static_cast<double>(cache.misses()));
    add("waymark_cache_bytes", "gauge", "Size of the cache of answers.", static_cast<double>(cache.bytes()));
    add("waymark_index_generation", "gauge", "Generation of the index that answers.",
        static_cast<double>(status.generation));
    add("waymark_listings_searchable", "gauge", "Listings in the index.", static_cast<double>(status.searchable));
    add("waymark_listings_kept", "gauge", "Listings in the store.", static_cast<double>(status.stored));
    add("waymark_index_lag", "gauge", "Changes of the store that the index does not hold yet.",
        static_cast<double>(status.log_sequence - status.index_sequence));
}

/// The site of this moment answers; it lasts until the last piece of a streamed answer is made.
http::Response answer_now(const http::Request& request, const RunningSite& running) {
    const auto site = running.now();
    auto response = answer(request, *site);
    if (response.stream)
        response.stream = [site, stream = std::move(response.stream)](std::string& out) mutable { return stream(out); };
    return response;
}

/// The schedule of harvests; null when the book of feeds cannot be opened, which goes to the log.
std::unique_ptr<harvest::Schedule> start_harvests(Engine& engine, const std::string& data,
                                                  const CommandContext& context, const Log& log) {
    auto book = FeedStore::open(data, false);
    if (!book) return log(LogLevel::error, "Other directories are not read: " + book.error().message), nullptr;
    harvest::Options options;
    options.clock.now_ms = context.now_ms ? context.now_ms : [] { return std::int64_t{0}; };
    return std::make_unique<harvest::Schedule>(
        engine, std::move(*book), std::move(options), log, [&log](const harvest::Outcome& outcome) {
            const auto& counts = outcome.counts;
            if (!outcome.good)
                log(LogLevel::warning, fmt::format("Reading {} failed: {}", outcome.feed.name, outcome.feed.problem));
            else
                log(LogLevel::info,
                    fmt::format("Read {}: {} new, {} changed, {} rejected, {} withdrawn, {} held", outcome.feed.name,
                                counts.added, counts.changed, counts.rejected, counts.withdrawn, outcome.feed.held));
        });
}

int run_serve(const ServeOptions& typed, const CommandContext& context) {
    const auto address = read_address(typed.listen);
    if (!address) return report_error(address.error(), context);
    const auto public_url = read_public_url(typed.public_url);
    if (!public_url) return report_error(public_url.error(), context);
    auto origin_limits = OriginLimits::read(typed.origin_limits);
    if (!origin_limits) return report_error(origin_limits.error(), context);
    if (!good_frame_ancestors(typed.frame_ancestors))
        return report_error(
            {ErrorKind::bad_parameter,
             "--frame-ancestors takes sites with spaces between them, such as \"https://www.example.org https://*.example.com\".",
             "frame-ancestors"},
            context);

    const Signals signals;  // before any thread starts
    std::signal(SIGPIPE, SIG_IGN);

    const auto log = standard_error_log();
    std::optional<StopLimit> stop_limit;  // outlives all that may be slow to end
    auto engine = open_engine(typed.data, typed.read_only, context, MissingData::refuse, log);
    if (!engine) return exit_failed;
    auto& internals = internals_of(*engine);
    if (auto ready = internals.get_ready(); !ready) return report_error(ready.error(), context);
    auto book = FeedStore::open(typed.data, true);
    if (!book) return report_error(book.error(), context);
    AnswerCache cache(typed.cache_mb << 20);
    Metrics metrics(route_names());
    const auto languages = Languages::load(internals.files());
    if (!languages) return report_error(languages.error(), context);
    for (const auto& messages : languages->all())
        if (const auto n = messages->missing().size())
            log(LogLevel::warning,
                fmt::format("messages/{}.txt leaves out {} messages, which are said in English, such as {}",
                            messages->tag(), n, messages->missing().front()));
    const auto templates = pages::Templates::load(internals.files(), *languages);
    if (!templates) return report_error(templates.error(), context);
    const auto widgets = WidgetFiles::load(internals.files().shipped() / "../widgets");
    if (!widgets) return report_error(widgets.error(), context);
    const RunningSite site({.engine = *engine,
                            .languages = *languages,
                            .cache = cache,
                            .metrics = metrics,
                            .templates = **templates,
                            .widgets = *widgets,
                            .book = **book,
                            .origin_limits = (*origin_limits)->on() ? origin_limits->get() : nullptr,
                            .today = context.today,
                            .public_url = *public_url,
                            .sample_data = typed.sample_data || internals.store().setting("sample_data") == "1",
                            .read_only = typed.read_only,
                            .metrics_for_all = typed.metrics_for_all,
                            .frame_ancestors = typed.frame_ancestors});

    http::HttpServerOptions options;
    options.host = address->host;
    options.port = address->port;
    options.now_ms = context.now_ms;
    options.workers = static_cast<unsigned>(typed.workers);
    options.limits.stop_time = std::chrono::seconds(typed.stop_seconds);
    const auto longest_stop = options.limits.stop_time + 2 * options.limits.abandon_time;
    options.refuse = [&site](const http::Refusal& refusal) { return answer_refusal(refusal, *site.now()); };
    options.failed = [&log](std::string_view what) { log(LogLevel::error, fmt::format("A request failed: {}", what)); };
    auto front = http::HttpServer::start(std::move(options),
                                         [&site](const http::Request& request) { return answer_now(request, site); });
    if (!front) return report_error(front.error(), context) == exit_wrong_use ? exit_wrong_use : exit_failed;
    metrics.set_others([&](const Metrics::Add& add) {
        tell_figures(add, *engine, cache, **front);
        add_feed_metrics(add, **book, internals.duplicates());
    });

    const auto shown_host = address->host.find(':') == std::string::npos ? address->host : "[" + address->host + "]";
    const auto status = engine->status();  // it reads a disk: once the line below is out, a stop is heard without delay
    context.out << fmt::format("Waymark is ready at http://{}:{}\n", shown_host, (*front)->port()) << std::flush;
    log(LogLevel::info, fmt::format("Serving {} listings, index generation {}", status.searchable, status.generation));
    if (!status.generation)
        log(LogLevel::warning,
            fmt::format("No index is loaded yet; import listings with: waymark import --data {} FILE", typed.data));
    // Open Referral's lists are made ready before the first who asks for them has to wait.
    std::jthread lists([&site, &log](const std::stop_token& stop) {
        ::setpriority(PRIO_PROCESS, 0, 15);  // of this thread alone: families who search meanwhile come first
        site.keep_lists_ready(stop, log);
    });
    const auto harvests = typed.read_only ? nullptr : start_harvests(*engine, typed.data, context, log);
    // On a thread of its own: it may wait long for whoever writes the index, and a stop is heard meanwhile.
    WorkOnDemand reload([&] {
        const auto reloaded = caught([&] { return internals.reload_words(); });
        if (reloaded) log(LogLevel::info, "The words were read again, as SIGHUP asks.");
        else log(LogLevel::error, "The words stay as they are: " + reloaded.error().message);
    });
    signals.wait_for_stop([&] {
        if (!typed.read_only) reload.ask();
    });
    stop_limit.emplace(longest_stop, [&log] {
        log(LogLevel::error, "Stopping without work that did not end in time. What is kept is whole.");
    });
    lists.request_stop();
    lists.join();
    log(LogLevel::info, "Stopping: finishing the requests that are running");
    if (const auto abandoned = (*front)->stop()) {
        log(LogLevel::error, fmt::format("Stopping without {} request{} that did not end in time", abandoned,
                                         abandoned == 1 ? "" : "s"));
        context.out << std::flush;
        std::_Exit(exit_failed);  // what those requests still use must not be destroyed; the data is safe at any moment
    }
    return exit_good;
}

}  // namespace

Command serve_command() {
    const auto typed = std::make_shared<ServeOptions>();
    return Command("serve", "Serve the site and the API until it is stopped")
        .data(typed->data)
        .option("--listen", "HOST:PORT", typed->listen, "Where to listen (default 127.0.0.1:8080)")
        .option("--public-url", "URL", typed->public_url, "Address that people see, when a proxy stands in front")
        .flag("--read-only", typed->read_only, "Never write the store or the index")
        .number("--cache-mb", "N", typed->cache_mb, 0, most_cache_mb,
                "Megabytes for ready answers; 0 keeps none (default 32)")
        .number("--workers", "N", typed->workers, 1, most_workers,
                "Threads that answer (default: one a core, at least two)")
        .number("--stop-seconds", "N", typed->stop_seconds, 0, most_stop_seconds,
                "Seconds that running requests have to end when it is stopped (default 10)")
        .option("--frame-ancestors", "SITES", typed->frame_ancestors,
                "Sites that may show /embed/search in a frame, as Content-Security-Policy writes them (default: all)")
        .options(
            "--origin-limit", "N", typed->origin_limits,
            "Requests a minute that pages of another site may make: 600 for each, or https://site=1200 for one; may be repeated")
        .flag("--metrics-for-all", typed->metrics_for_all, "Let other machines read /metrics")
        .flag("--sample-data", typed->sample_data, "Say on every page that these listings are samples")
        .does([typed](const CommandContext& context) { return run_serve(*typed, context); });
}

}  // namespace waymark
