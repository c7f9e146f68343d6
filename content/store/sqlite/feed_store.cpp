// Which feeds fill this directory, how far has each harvest come, and how did the last one go?
#include "content/store/feed_store.h"

#include <algorithm>

#include "content/store/sqlite/connection.h"
#include "content/store/sqlite/database.h"

namespace waymark {
namespace {

using soci::into;
using soci::use;

constexpr std::size_t most_terms = 100;
constexpr long long most_runs = 100;  // of one source

/// A line each: how often, a space, the name.
std::string count_lines(const std::vector<std::pair<std::string, std::uint32_t>>& counts) {
    std::string lines;
    for (const auto& [name, count] : counts) {
        std::string line = std::to_string(count) + " " + name;
        std::replace(line.begin(), line.end(), '\n', ' ');
        std::replace(line.begin(), line.end(), '\0', ' ');
        lines += line + "\n";
    }
    return lines;
}

std::map<std::string, std::uint32_t> counts_of(const std::string& lines) {
    std::map<std::string, std::uint32_t> counts;
    for (std::size_t from = 0; from < lines.size();) {
        const auto end = std::min(lines.find('\n', from), lines.size());
        const auto space = lines.find(' ', from);
        if (space < end)
            counts[lines.substr(space + 1, end - space - 1)] =
                static_cast<std::uint32_t>(std::stoul(lines.substr(from, space - from)));
        from = end + 1;
    }
    return counts;
}

/// A feed as the table has it: SOCI binds no bool and no unsigned number.
struct FeedRow {
    std::string name, url, services, version, details, council, licence, problem, note, pass;
    int ours = 0, allow_private = 0;
    long long last_run = 0, last_good = 0, last_full = 0, next_run = 0, failures = 0, listed = 0, held = 0,
              pass_number = 0, pass_started = 0;

    Feed feed() const {
        Feed f;
        f.name = name, f.url = url, f.services = services, f.version = version, f.details = details,
        f.council = council, f.licence = licence;
        f.ours = ours != 0, f.allow_private = allow_private != 0;
        f.last_run = last_run, f.last_good = last_good, f.last_full = last_full, f.next_run = next_run;
        f.failures = static_cast<std::uint32_t>(failures), f.problem = problem, f.note = note;
        f.listed = static_cast<std::uint32_t>(listed), f.held = static_cast<std::uint32_t>(held);
        f.pass = pass, f.pass_number = pass_number, f.pass_started = pass_started;
        return f;
    }
    explicit FeedRow(const Feed& f = {})
        : name(f.name),
          url(f.url),
          services(f.services),
          version(f.version),
          details(f.details),
          council(f.council),
          licence(f.licence),
          problem(f.problem),
          note(f.note),
          pass(f.pass),
          ours(f.ours),
          allow_private(f.allow_private),
          last_run(f.last_run),
          last_good(f.last_good),
          last_full(f.last_full),
          next_run(f.next_run),
          failures(f.failures),
          listed(f.listed),
          held(f.held),
          pass_number(f.pass_number),
          pass_started(f.pass_started) {}
};

constexpr const char* feed_columns =
    "name, url, services, version, details, council, licence, problem, note, pass, ours, allow_private,"
    " last_run, last_good, last_full, next_run, failures, listed, held, pass_number, pass_started";

constexpr const char* page_columns = "page, address, tag, items, services, total, pages, last";

struct PageRow {
    std::string address, tag, items;
    long long page = 0, services = 0, total = 0, pages = 0;
    int last = 0;

    HarvestedPage harvested() const {
        return {static_cast<int>(page),
                address,
                tag,
                items,
                static_cast<std::uint32_t>(services),
                static_cast<std::uint32_t>(total),
                static_cast<std::uint32_t>(pages),
                last != 0};
    }
};

class SqliteFeedBook final : public FeedStore {
public:
    explicit SqliteFeedBook(Database database)
        : writer_(database.file, std::move(database.writer)), readers_(database.file) {}

    Result<std::vector<Feed>> feeds() override {
        return read([&](soci::session& session) -> Result<std::vector<Feed>> {
            FeedRow row;
            std::vector<Feed> feeds;
            soci::statement all =
                (session.prepare << std::string("select ") + feed_columns + " from feeds order by name", into(row.name),
                 into(row.url), into(row.services), into(row.version), into(row.details), into(row.council),
                 into(row.licence), into(row.problem), into(row.note), into(row.pass), into(row.ours),
                 into(row.allow_private), into(row.last_run), into(row.last_good), into(row.last_full),
                 into(row.next_run), into(row.failures), into(row.listed), into(row.held), into(row.pass_number),
                 into(row.pass_started));
            all.execute();
            while (all.fetch()) feeds.push_back(row.feed());
            return feeds;
        });
    }

    Result<std::optional<Feed>> feed(const std::string& name) override {
        auto all = feeds();
        if (!all) return tl::unexpected<Error>(all.error());
        for (auto& each : *all)
            if (each.name == name) return std::optional<Feed>(std::move(each));
        return std::optional<Feed>();
    }

    Result<void> save(const Feed& feed) override {
        return writer_.write([&](soci::session& session) -> Result<void> { return write_feed(session, feed); });
    }

    Result<void> remove(const std::string& name) override {
        return writer_.write([&](soci::session& session) -> Result<void> {
            delete_pages(session, name);
            session << "delete from feed_reports where source = :name", use(name);
            session << "delete from feed_runs where source = :name", use(name);
            session << "delete from feeds where name = :name", use(name);
            return {};
        });
    }

    Result<void> forget_pages(const std::string& feed) override {
        return writer_.write([&](soci::session& session) -> Result<void> {
            delete_pages(session, feed);
            return {};
        });
    }

    Result<std::optional<HarvestedPage>> earlier_page(const Feed& feed, const std::string& address) override {
        auto pages =
            read_pages("where feed = :feed and pass <> :pass and address = :address order by pass desc limit 1",
                       feed.name, feed.pass_number, &address);
        if (!pages) return tl::unexpected<Error>(pages.error());
        return pages->empty() ? std::optional<HarvestedPage>()
                              : std::optional<HarvestedPage>(std::move(pages->front()));
    }

    Result<std::vector<HarvestedPage>> pages_of_pass(const Feed& feed) override {
        return read_pages("where feed = :feed and pass = :pass order by page", feed.name, feed.pass_number, nullptr);
    }

    Result<void> put_page(const Feed& feed, const HarvestedPage& page) override {
        return writer_.write([&](soci::session& session) -> Result<void> {
            const long long number = feed.pass_number, at = page.page, services = page.services, total = page.total,
                            pages = page.pages;
            const int last = page.last;
            session
                << "insert or replace into harvest_pages (feed, pass, page, address, tag, items, services, total, pages, last)"
                   " values (:feed, :pass, :page, :address, :tag, :items, :services, :total, :pages, :last)",
                use(feed.name), use(number), use(at), use(page.address), use(page.tag), use(page.items), use(services),
                use(total), use(pages), use(last);
            return {};
        });
    }

    Result<std::optional<HarvestedItem>> item(const std::string& feed, const std::string& id) override {
        return read([&](soci::session& session) -> Result<std::optional<HarvestedItem>> {
            HarvestedItem found;
            session << "select hash, tag from harvest_items where feed = :feed and id = :id", into(found.hash),
                into(found.tag), use(feed), use(id);
            return session.got_data() ? std::optional<HarvestedItem>(std::move(found)) : std::nullopt;
        });
    }

    Result<void> put_items(const std::string& feed, const std::map<std::string, HarvestedItem>& items) override {
        return writer_.write([&](soci::session& session) -> Result<void> {
            std::string id, hash, tag;
            soci::statement put =
                (session.prepare
                     << "insert or replace into harvest_items (feed, id, hash, tag) values (:feed, :id, :hash, :tag)",
                 use(feed), use(id), use(hash), use(tag));
            for (const auto& [key, item] : items) {
                id = key, hash = item.hash, tag = item.tag;
                put.execute(true);
            }
            return {};
        });
    }

    Result<void> finish_pass(Feed& feed) override {
        return writer_.write([&](soci::session& session) -> Result<void> {
            const long long pass = feed.pass_number;
            // Of a roll call its pages stay for the next one's tags; of a pass over changes nothing need stay.
            const char* gone = feed.pass == "all" ? "<>" : "=";
            session << std::string("delete from harvest_pages where feed = :feed and pass ") + gone + " :pass",
                use(feed.name), use(pass);
            feed.pass.clear();
            return write_feed(session, feed);
        });
    }

    Result<void> drop_pass(Feed& feed) override {
        return writer_.write([&](soci::session& session) -> Result<void> {
            const long long pass = feed.pass_number;
            session << "delete from harvest_pages where feed = :feed and pass = :pass", use(feed.name), use(pass);
            feed.pass.clear();
            return write_feed(session, feed);
        });
    }

    Result<std::vector<std::string>> named_sources(const std::string& but) override {
        return read([&](soci::session& session) -> Result<std::vector<std::string>> {
            std::string name;
            std::vector<std::string> names;
            soci::statement all =
                (session.prepare
                     << "select source from feed_reports where named = 1 and source <> :but union select name from feeds where name <> :but2",
                 into(name), use(but, "but"), use(but, "but2"));
            all.execute();
            while (all.fetch()) names.push_back(name);
            return names;
        });
    }

    Result<void> put_report(const std::string& source, const FeedReport& report) override {
        auto commonest = std::vector<std::pair<std::string, std::uint32_t>>(report.terms.begin(), report.terms.end());
        std::stable_sort(commonest.begin(), commonest.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        if (commonest.size() > most_terms) commonest.resize(most_terms);
        const std::string terms = count_lines(commonest);
        return writer_.write([&](soci::session& session) -> Result<void> {
            const long long at = report.at, added = report.added, changed = report.changed,
                            unchanged = report.unchanged, rejected = report.rejected, withdrawn = report.withdrawn,
                            unmapped = report.unmapped;
            const int named = report.named;
            session
                << "insert or replace into feed_reports (source, named, at, added, changed, unchanged, rejected, withdrawn, unmapped, terms)"
                   " values (:source, :named, :at, :added, :changed, :unchanged, :rejected, :withdrawn, :unmapped, :terms)",
                use(source), use(named), use(at), use(added), use(changed), use(unchanged), use(rejected),
                use(withdrawn), use(unmapped), use(terms);
            return {};
        });
    }

    Result<std::map<std::string, FeedReport>> reports() override {
        return read([&](soci::session& session) -> Result<std::map<std::string, FeedReport>> {
            std::string source, terms;
            long long at = 0, added = 0, changed = 0, unchanged = 0, rejected = 0, withdrawn = 0, unmapped = 0;
            int named = 0;
            std::map<std::string, FeedReport> reports;
            soci::statement all =
                (session.prepare
                     << "select source, named, at, added, changed, unchanged, rejected, withdrawn, unmapped, terms from feed_reports",
                 into(source), into(named), into(at), into(added), into(changed), into(unchanged), into(rejected),
                 into(withdrawn), into(unmapped), into(terms));
            all.execute();
            const auto whole = [](long long number) { return static_cast<std::uint32_t>(number); };
            while (all.fetch()) {
                FeedReport report{at,
                                  whole(added),
                                  whole(changed),
                                  whole(unchanged),
                                  whole(rejected),
                                  whole(withdrawn),
                                  whole(unmapped),
                                  named != 0,
                                  {}};
                report.terms = counts_of(terms);
                reports[source] = std::move(report);
            }
            return reports;
        });
    }

    Result<std::vector<std::string>> public_ids_of(const std::string& source) override {
        return read([&](soci::session& session) -> Result<std::vector<std::string>> {
            std::string id;
            std::vector<std::string> ids;
            soci::statement all = (session.prepare << "select id from listings where source = :source and withdrawn = 0"
                                                      " and status = 'active' order by id",
                                   into(id), use(source));
            all.execute();
            while (all.fetch()) ids.push_back(id);
            return ids;
        });
    }

    Result<void> put_run(const std::string& source, const FeedRun& run) override {
        const std::string parts = count_lines({run.have.begin(), run.have.end()});
        return writer_.write([&](soci::session& session) -> Result<void> {
            const long long at = run.at, listings = run.listings, most = most_runs;
            session
                << "insert into feed_runs (source, at, listings, score, parts) values (:source, :at, :listings, :score, :parts)",
                use(source), use(at), use(listings), use(run.score), use(parts);
            session << "delete from feed_runs where source = :source and run <= "
                       "(select run from feed_runs where source = :source2 order by run desc limit 1 offset :most)",
                use(source, "source"), use(source, "source2"), use(most, "most");
            return {};
        });
    }

    Result<std::map<std::string, std::vector<FeedRun>>> runs(std::size_t most) override {
        return read([&](soci::session& session) -> Result<std::map<std::string, std::vector<FeedRun>>> {
            std::string source, parts;
            long long at = 0, listings = 0;
            int score = 0;
            std::map<std::string, std::vector<FeedRun>> runs;
            soci::statement all =
                (session.prepare << "select source, at, listings, score, parts from feed_runs order by run desc",
                 into(source), into(at), into(listings), into(score), into(parts));
            all.execute();
            while (all.fetch())
                if (auto& of_source = runs[source]; of_source.size() < most)
                    of_source.push_back({at, static_cast<std::uint32_t>(listings), score, counts_of(parts)});
            return runs;
        });
    }

private:
    static void delete_pages(soci::session& session, const std::string& feed) {
        for (const char* table : {"harvest_pages", "harvest_items"})
            session << std::string("delete from ") + table + " where feed = :feed", use(feed);
    }

    static Result<void> write_feed(soci::session& session, const Feed& feed) {
        const FeedRow row(feed);
        session
            << std::string("insert or replace into feeds (") + feed_columns +
                   ") values (:name, :url, :services, :version, :details, :council, :licence, :problem, :note, :pass, :ours, :allow_private,"
                   " :last_run, :last_good, :last_full, :next_run, :failures, :listed, :held, :pass_number, :pass_started)",
            use(row.name), use(row.url), use(row.services), use(row.version), use(row.details), use(row.council),
            use(row.licence), use(row.problem), use(row.note), use(row.pass), use(row.ours), use(row.allow_private),
            use(row.last_run), use(row.last_good), use(row.last_full), use(row.next_run), use(row.failures),
            use(row.listed), use(row.held), use(row.pass_number), use(row.pass_started);
        return {};
    }

    Result<std::vector<HarvestedPage>> read_pages(const char* where, const std::string& feed, long long pass,
                                                  const std::string* address) {
        return read([&](soci::session& session) -> Result<std::vector<HarvestedPage>> {
            PageRow row;
            std::vector<HarvestedPage> pages;
            soci::statement some(session);
            some.exchange(use(feed, "feed"));
            some.exchange(use(pass, "pass"));
            if (address) some.exchange(use(*address, "address"));
            for (long long* number : {&row.page}) some.exchange(into(*number));
            for (std::string* text : {&row.address, &row.tag, &row.items}) some.exchange(into(*text));
            for (long long* number : {&row.services, &row.total, &row.pages}) some.exchange(into(*number));
            for (int* flag : {&row.last}) some.exchange(into(*flag));
            some.alloc();
            some.prepare(std::string("select ") + page_columns + " from harvest_pages " + where);
            some.define_and_bind();
            some.execute();
            while (some.fetch()) pages.push_back(row.harvested());
            return pages;
        });
    }

    template <class Work>
    auto read(Work&& work) const -> decltype(work(std::declval<soci::session&>())) {
        return readers_.read([&](PlainReader& reader) { return work(*reader.session); });
    }

    Writer writer_;
    Readers<> readers_;  // closed before the writer, whose closing folds the log into the file
};

}  // namespace

Result<std::unique_ptr<FeedStore>> FeedStore::open(const std::string& folder, bool read_only) {
    auto database = open_database(folder, read_only);
    if (!database) return tl::unexpected<Error>(database.error());
    return std::make_unique<SqliteFeedBook>(std::move(*database));
}

}  // namespace waymark
