// How is a list of services walked, page by page, so that a kill loses one page at most?
#include "server/harvest/crawl.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <type_traits>
#include <unordered_set>

#include "server/harvest/list_page.h"
#include "server/http/url.h"

namespace waymark::harvest {
namespace {

constexpr int page_size = 100;
constexpr int tries_of_a_broken_page = 3;
constexpr std::uint32_t most_lost_in_a_row = 5, most_repeats_in_a_row = 2;
constexpr std::size_t largest_file = 48u << 20;  ///< of one page with its services; the importer takes 64 MB

/// Writes a file whole and durable under its name, or not at all.
bool write_file(const std::string& name, std::string_view bytes) {
    const auto beside = name + ".new";
    const int fd = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) return false;
    bool good = true;
    while (good && !bytes.empty()) {
        const auto wrote = ::write(fd, bytes.data(), bytes.size());
        good = wrote > 0;
        if (good) bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    good = ::fsync(fd) == 0 && good;
    good = ::close(fd) == 0 && good;
    return good && ::rename(beside.c_str(), name.c_str()) == 0;
}

bool can_be_named(const ListedService& service) {
    return !service.id.empty() && service.id.find_first_of("\t\n\r") == std::string::npos;
}

class Walk {
public:
    Walk(Feed& feed, FeedStore& book, FeedClient& client, const Limits& limits, const std::string& folder,
         const std::string& since)
        : feed_(feed), book_(book), asker_(client), limits_(limits), folder_(folder), since_(since) {}

    Result<Crawl> run() {
        auto done = book_.pages_of_pass(feed_);
        if (!done) return tl::unexpected<Error>(done.error());
        for (const auto& page : *done) {
            if (page.address.find("page=0&") != std::string::npos) {
                asked_for_zero_ = true;
                if (page.page == 1) first_page_ = 0;
            }
            count(page);
            if (auto remembered = remember_items(page); !remembered) return tl::unexpected<Error>(remembered.error());
        }
        while (!ended_) {
            const int number = static_cast<int>(walked_.pages) + 1;
            if (auto next = take_page(number, number - 1 + first_page_); !next)
                return tl::unexpected<Error>(next.error());
        }
        // A list that counts its pages from 0 does not always say so: what is missing may stand there.
        if (first_page_ == 1 && !asked_for_zero_ && walked_.listed < last_total_) {
            asked_for_zero_ = true;
            if (auto zero = take_page(static_cast<int>(walked_.pages) + 1, 0); !zero)
                return tl::unexpected<Error>(zero.error());
        }
        if (walked_.doubt.empty() && walked_.listed < last_total_)
            walked_.doubt =
                fmt::format("The feed says that it has {} services and lists {}.", last_total_, walked_.listed);
        if (walked_.doubt.empty() && overlaps_ && !last_total_)
            walked_.doubt = "Pages of the list overlap, so that others may be missing.";
        return std::move(walked_);
    }

private:
    /// Services of a page that was read before a kill were asked for already: their bodies wait in its file.
    Result<void> remember_items(const HarvestedPage& page) {
        if (feed_.details != "each") return {};
        return each_item(page, [&](std::string hash, std::string id) -> Result<void> {
            auto known = book_.item(feed_.name, id);
            if (!known) return tl::unexpected<Error>(known.error());
            if (!hash.empty() && (!*known || (*known)->hash != hash)) walked_.items[id] = {std::move(hash), {}};
            return {};
        });
    }

    /// Calls `take(hash, id)` for each service of a page, and returns what it does: nothing, or a Result, whose error
    /// ends this.
    template <class Take, class Taken = std::invoke_result_t<Take&, std::string, std::string>>
    static Taken each_item(const HarvestedPage& page, Take&& take) {
        for (std::size_t from = 0; from < page.items.size();) {
            const auto end = std::min(page.items.find('\n', from), page.items.size());
            const auto tab = page.items.find('\t', from);
            if (tab < end) {
                std::string hash = page.items.substr(from, tab - from), id = page.items.substr(tab + 1, end - tab - 1);
                if constexpr (std::is_void_v<Taken>) take(std::move(hash), std::move(id));
                else if (auto taken = take(std::move(hash), std::move(id)); !taken) return taken;
            }
            from = end + 1;
        }
        return Taken();
    }

    /// Takes the figures of one page, which is the next.
    void count(const HarvestedPage& page) {
        ++walked_.pages;
        if (page.total && last_total_ && page.total != last_total_)
            walked_.doubt = "The feed changed while it was read.";
        if (page.total) last_total_ = page.total;
        if (page.pages) last_pages_ = page.pages;
        if (!page.services && page.last && page.page > 1 && static_cast<std::uint32_t>(page.page) < last_pages_)
            walked_.doubt = "The list ended before its last page.";
        // Each service counts once, on however many pages it stands; one without an id cannot be told from others.
        walked_.listed += page.services;
        each_item(page, [&](const std::string&, std::string id) {
            if (seen_.insert(id).second) walked_.ids.push_back(std::move(id));
            else if (walked_.listed > 0) --walked_.listed;
        });
        ended_ = page.last;
    }

    /// Asks for a page under the number that the feed gives it; `number` is ours, from 1 on.
    Result<void> take_page(int number, int asked) {
        if (walked_.pages >= limits_.pages)
            return fail(ErrorKind::unsupported,
                        fmt::format("The list has more than {} pages; it may have no end.", limits_.pages));
        if (walked_.listed > limits_.services)
            return fail(ErrorKind::unsupported,
                        fmt::format("The list has more than {} services; it may have no end.", limits_.services));
        auto address = page_address(feed_, asked, since_);
        if (!address) return tl::unexpected<Error>(address.error());
        HarvestedPage page;
        page.page = number;
        page.address = address->text();
        std::optional<HarvestedPage> earlier;
        if (feed_.pass == "all") {
            auto known = book_.earlier_page(feed_, page.address);
            if (!known) return tl::unexpected<Error>(known.error());
            earlier = std::move(*known);
        }
        std::vector<std::pair<std::string, std::string>> headers;
        // Where a service could not be read last time (it stands without a hash), the page is read again even if it has
        // not changed.
        const bool whole =
            earlier && !earlier->items.starts_with('\t') && earlier->items.find("\n\t") == std::string::npos;
        if (whole && !earlier->tag.empty()) headers.emplace_back("If-None-Match", earlier->tag);
        for (int tries = 0;; ++tries) {
            auto answer = asker_.get(*address, headers);
            if (!answer) return tl::unexpected<Error>(answer.error());
            if (answer->status == 304 && earlier) {
                page = std::move(*earlier);
                page.page = number;
                return keep(page);
            }
            const bool past_the_end = number > 1 && (static_cast<std::uint32_t>(number) > last_pages_ || probing_);
            if (number > 1 && asked == 0 && answer->status != 200) return {};  // it has no such page
            if (number == 1 && asked == 1 && (answer->status == 404 || answer->status == 400)) return from_zero();
            if ((answer->status == 404 || answer->status == 400) &&
                past_the_end) {  // some have no page past their last
                page.last = true;
                return keep(page);
            }
            if (answer->status != 200)
                return fail(ErrorKind::unreadable,
                            fmt::format("Page {} of the list: {} says {}.", number, address->origin(), answer->status));
            auto read = read_list_page(answer->body);
            // What is asked for as page 1 and is not the first: the list counts from 0.
            if (read && number == 1 && asked == 1 && read->first && !*read->first) return from_zero();
            if (read) return take(page, *read, *answer);
            if (tries + 1 == tries_of_a_broken_page)
                return fail(ErrorKind::unreadable,
                            fmt::format("Page {} of the list: {}{}", number, read.error().message,
                                        read.error().message.ends_with('?') ? "" : "."));
            if (!asker_.wait_for_try(tries))
                return fail(ErrorKind::busy, "The harvest was stopped. It goes on where it is at the next run.");
        }
    }

    Result<void> take(HarvestedPage& page, const ListPage& read, const http::OutboundAnswer& answer) {
        page.tag = std::string(answer.header("etag").substr(0, 500));
        page.services = static_cast<std::uint32_t>(read.services.size());
        page.total = read.total;
        page.pages = read.pages;
        std::size_t again = 0, named = 0;
        for (const auto& service : read.services) {
            if (!can_be_named(service)) continue;
            ++named;
            again += seen_.contains(service.id);
        }
        overlaps_ = overlaps_ || (again > 0 && again < named);
        // What a feed says of its end is believed when it agrees with itself; else one page more is asked for.
        const bool more_by_count = read.total && walked_.listed + page.services - again < read.total;
        const bool more_by_pages = read.pages && static_cast<std::uint32_t>(page.page) < read.pages;
        const bool more_by_word = read.last && !*read.last;
        const bool repeats = named && again == named && page.page > 1;
        page.last = read.services.empty() || (!more_by_count && !more_by_pages && !more_by_word);
        repeats_in_a_row_ = repeats ? repeats_in_a_row_ + 1 : 0;
        if (repeats && (probing_ || repeats_in_a_row_ < most_repeats_in_a_row)) {
            page.last = probing_;  // some answer with their last page for ever
            page.services = 0;
            page.tag.clear();
            return keep(page);
        }
        probing_ = !page.last &&
                   ((read.last && *read.last) || (read.pages && static_cast<std::uint32_t>(page.page) >= read.pages));
        if (repeats) {
            // The pages before are of the same broken list: the next run does not go on with them.
            if (auto dropped = book_.drop_pass(feed_); !dropped) return dropped;
            return fail(
                ErrorKind::unsupported,
                fmt::format(
                    "Page {} of the list holds only services of earlier pages: the list has no end. Tell the people who run it.",
                    page.page));
        }
        // A bare list without any word of pages is all there is.
        if (!read.pages && !read.last && !read.total) page.last = true;
        if (feed_.details.empty())
            if (auto known = find_details(read); !known) return known;
        if (reread_) {
            reread_ = false;
            return {};  // the same page again, under its new address
        }
        if (feed_.details == "each") {
            // The same list says nothing of what a service's own page says, where it gives no dates: it is read again
            // each time.
            if (!std::all_of(read.services.begin(), read.services.end(),
                             [](const ListedService& service) { return service.dated; }))
                page.tag.clear();
            if (auto fetched = fetch_each(page, read); !fetched) return fetched;
            return keep(page);
        }
        for (const auto& service : read.services)
            if (can_be_named(service)) page.items += service.hash + "\t" + service.id + "\n";
        if (!read.services.empty() && !write_file(file_of(page.page), answer.body)) return no_room();
        return keep(page);
    }

    /// Begins anew with page 0.
    Result<void> from_zero() {
        first_page_ = 0;
        asked_for_zero_ = true;
        return take_page(1, 0);
    }

    Result<void> keep(const HarvestedPage& page) {
        if (auto put = book_.put_page(feed_, page); !put) return put;
        count(page);
        return {};
    }

    /// Whether the list says all there is of a service: three of them are asked for by themselves. Version 3 can be
    /// asked for full lists.
    Result<void> find_details(const ListPage& read) {
        const auto size = read.services.size();
        bool more = false;
        for (const std::size_t at : {std::size_t{0}, size / 2, size ? size - 1 : 0}) {
            if (at >= size || read.services[at].id.empty() || more) continue;
            auto address = service_address(feed_, read.services[at].id);
            if (!address) continue;
            auto answer = asker_.get(*address);
            if (!answer && answer.error().kind == ErrorKind::busy) return tl::unexpected<Error>(answer.error());
            if (!answer || answer->status != 200) continue;
            const auto service = read_service_page(answer->body);
            more = service && service->id == read.services[at].id && service->facts > read.services[at].facts;
        }
        if (!size) return {};  // an empty list shows nothing
        feed_.details = more ? "each" : "list";
        if (more && feed_.version == "3.0") try_full_lists(read);
        return book_.save(feed_);
    }

    /// Version 3 may be asked for full lists: one request in place of a hundred.
    void try_full_lists(const ListPage& read) {
        Feed full = feed_;
        full.details = "full";
        auto address = page_address(full, static_cast<int>(walked_.pages) + first_page_, since_);
        if (!address) return;
        auto answer = asker_.get(*address);
        if (!answer || answer->status != 200) return;
        const auto fuller = read_list_page(answer->body);
        if (!fuller || fuller->services.size() != read.services.size() || fuller->services[0].id != read.services[0].id)
            return;
        std::size_t before = 0, now = 0;
        for (const auto& service : read.services) before += service.facts;
        for (const auto& service : fuller->services) now += service.facts;
        if (now <= before) return;
        feed_.details = "full";
        reread_ = true;
    }

    /// Asks for every service of the page that is new or changed, and puts their bodies into one file.
    Result<void> fetch_each(HarvestedPage& page, const ListPage& read) {
        std::string bodies;
        for (const auto& listed : read.services) {
            if (!can_be_named(listed)) {
                ++walked_.lost;
                continue;
            }
            auto fetched = fetch_one(listed, page.page, bodies);
            if (!fetched) return tl::unexpected<Error>(fetched.error());
            walked_.lost += !*fetched;
            page.items += (*fetched ? listed.hash : std::string()) + "\t" + listed.id + "\n";
        }
        if (!bodies.empty() && !write_file(file_of(page.page), bodies)) return no_room();
        return {};
    }

    /// Whether a service is known as it is listed now; its body is added when it is new or changed.
    Result<bool> fetch_one(const ListedService& listed, int page, std::string& bodies) {
        auto known = book_.item(feed_.name, listed.id);
        if (!known) return tl::unexpected<Error>(known.error());
        const bool same_entry = *known && (*known)->hash == listed.hash;
        if (same_entry && listed.dated) return true;
        auto address = service_address(feed_, listed.id);
        if (!address) return tl::unexpected<Error>(address.error());
        std::vector<std::pair<std::string, std::string>> headers;
        if (*known && !(*known)->tag.empty()) headers.emplace_back("If-None-Match", (*known)->tag);
        auto answer = asker_.get(*address, headers);
        if (!answer && (answer.error().kind == ErrorKind::storage || asker_.retry_after_ms()))
            return tl::unexpected<Error>(answer.error());
        if (answer && answer->status == 304) {
            walked_.items[listed.id] = {listed.hash, (*known)->tag};
            return true;
        }
        if (!answer || answer->status != 200 || !read_service_page(answer->body)) {
            // One that is broken takes no others with it; many in a row are a broken feed.
            if (++lost_in_a_row_ <= most_lost_in_a_row) return false;
            if (!answer) return tl::unexpected<Error>(answer.error());
            return fail(ErrorKind::unreadable,
                        fmt::format("Many services one after the other cannot be read; {} says {}.", address->text(),
                                    answer->status));
        }
        lost_in_a_row_ = 0;
        if (bodies.size() + answer->body.size() > largest_file)
            return fail(ErrorKind::unsupported, fmt::format("The services of page {} are larger than {} MB together.",
                                                            page, largest_file >> 20));
        bodies += answer->body;
        bodies += '\n';
        walked_.items[listed.id] = {listed.hash, std::string(answer->header("etag").substr(0, 500))};
        return true;
    }

    std::string file_of(int page) const { return fmt::format("{}/{:06}.json", folder_, page); }
    tl::unexpected<Error> no_room() const {
        return fail(ErrorKind::storage, fmt::format("Nothing can be written below {}. Is the disk full?", folder_));
    }

    Feed& feed_;
    FeedStore& book_;
    FeedClient& asker_;
    const Limits& limits_;
    const std::string& folder_;
    const std::string& since_;
    Crawl walked_;
    std::unordered_set<std::string> seen_;
    std::uint32_t last_total_ = 0, last_pages_ = 0, lost_in_a_row_ = 0;
    std::uint32_t repeats_in_a_row_ = 0;
    int first_page_ = 1;  ///< the number that the feed gives its first page
    bool ended_ = false, reread_ = false, probing_ = false, overlaps_ = false, asked_for_zero_ = false;
};

}  // namespace

Result<http::Address> page_address(const Feed& feed, int page, const std::string& changed_since) {
    auto address = http::read_address(feed.services);
    if (!address) return address;
    const auto add = [&](const std::string& pair) { address->query += (address->query.empty() ? "" : "&") + pair; };
    add(fmt::format("page={}", page));
    add(fmt::format("per_page={}", page_size));
    if (feed.details == "full") add("full=true");
    if (!changed_since.empty()) add("modified_after=" + http::encoded(changed_since));
    return address;
}

Result<http::Address> service_address(const Feed& feed, const std::string& id) {
    auto address = http::read_address(feed.services);
    if (!address) return address;
    address->path += "/" + http::encoded(id);
    return address;
}

Result<Crawl> crawl(Feed& feed, FeedStore& book, FeedClient& client, const Limits& limits, const std::string& folder,
                    const std::string& changed_since) {
    return Walk(feed, book, client, limits, folder, changed_since).run();
}

}  // namespace waymark::harvest
