// Which tables and versions does the file of listings have (schema and migrations)?
#include "content/store/sqlite/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "content/store/sqlite/connection.h"

namespace waymark {
namespace {

/// Stands in the head of the file and tells it from databases of other programs: "Wmrk".
constexpr int our_application = 0x576D726B;

/// Each step brings the tables one version on. A step that was published is never changed: add another.
const std::vector<std::vector<const char*>>& steps() {
    static const std::vector<std::vector<const char*>> all{
        {
            // The hash stands before the document: telling whether a listing changed reads no document.
            "create table listings ("
            " id text primary key not null, source text not null, source_id text not null, organisation_id text not null,"
            " status text not null, withdrawn integer not null, last_modified text not null, hash text not null, document text not null)",
            "create index listings_of_source on listings (source)",
            "create index public_of_organisation on listings (organisation_id) where withdrawn = 0 and status = 'active'",
            "create table commissioning (id text primary key not null references listings (id) on delete cascade, document text not null)",
            // One line a listing, the newest: replacing the line gives it the next number.
            "create table changes (sequence integer primary key autoincrement, id text not null unique references listings (id))",
            "create table settings (key text primary key not null, value text not null) without rowid",
        },
        {
            "create table feeds ("
            " name text primary key not null, url text not null, services text not null, version text not null, details text not null,"
            " council text not null, licence text not null, problem text not null, note text not null, pass text not null,"
            " ours integer not null, allow_private integer not null,"
            " last_run integer not null, last_good integer not null, last_full integer not null, next_run integer not null, failures integer not null,"
            " listed integer not null, held integer not null, pass_number integer not null, pass_started integer not null) without rowid",
            "create table harvest_pages ("
            " feed text not null, pass integer not null, page integer not null, address text not null, tag text not null, items text not null,"
            " services integer not null, total integer not null, pages integer not null, last integer not null, primary key (feed, pass, page))",
            "create table harvest_items (feed text not null, id text not null, hash text not null, tag text not null, primary key (feed, id)) without rowid",
            "create table match_keys (key integer not null, id text not null, source text not null, primary key (key, id)) without rowid",
            "create table same_service (hidden text primary key not null, shown text not null) without rowid",
            "create index hidden_behind on same_service (shown)",
            "create table duplicate_decisions (first text not null, second text not null, same integer not null, primary key (first, second)) without rowid",
            "create table feed_reports ("
            " source text primary key not null, named integer not null, at integer not null, added integer not null, changed integer not null, unchanged integer not null,"
            " rejected integer not null, withdrawn integer not null, unmapped integer not null, terms text not null) without rowid",
        },
        {
            "alter table same_service rename to duplicates",
            "drop index hidden_behind",
            "create index duplicates_of_shown on duplicates (shown)",
        },
        {
            // What each reading of a feed was worth, so that a person sees whether it gets better.
            "create table feed_runs ("
            " run integer primary key autoincrement, source text not null, at integer not null, listings integer not null, score integer not null,"
            " parts text not null)",
            "create index runs_of_source on feed_runs (source, run)",
        },
    };
    return all;
}

int number_of(soci::session& session, const std::string& pragma) {
    int number = 0;
    session << "pragma " + pragma, soci::into(number);
    return number;
}

Result<void> check_version(int version, const std::string& file) {
    const int newest = static_cast<int>(steps().size());
    if (version > newest)
        return fail(
            ErrorKind::unsupported,
            fmt::format(
                "{} was written by a newer Waymark (its tables are of version {}, this program knows {}); use the newer program",
                file, version, newest));
    return {};
}

}  // namespace

Result<void> bring_up_to_date(soci::session& session, const std::string& file, bool read_only) {
    const int newest = static_cast<int>(steps().size());
    try {
        int version = number_of(session, "user_version");
        int tables = 0;
        session << "select count(*) from sqlite_master", soci::into(tables);
        const int application = number_of(session, "application_id");
        if (application != our_application && (application != 0 || tables > 0))
            return fail(ErrorKind::unsupported,
                        fmt::format("{}: belongs to another program; give Waymark a folder of its own", file));
        if (auto known = check_version(version, file); !known || version == newest) return known;
        if (read_only)
            return fail(
                ErrorKind::unsupported,
                fmt::format(
                    "{}: was written by an older Waymark; open it once with the right to write, and it is brought up to date",
                    file));

        return in_transaction(session, file, [&](soci::session&) -> Result<void> {
            version = number_of(session, "user_version");  // another program may have been first
            for (int step = version; step < newest; ++step)
                for (const char* statement : steps()[static_cast<std::size_t>(step)]) session << statement;
            session << fmt::format("pragma user_version = {}", std::max(version, newest));
            session << fmt::format("pragma application_id = {}", our_application);
            return check_version(version, file);
        });
    } catch (const soci::soci_error& failure) {
        return tl::unexpected<Error>(error_of(failure, file));
    }
}

}  // namespace waymark
