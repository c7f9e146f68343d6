// How do listings go into the record and come out of it (SQLite)?
#include "content/store/sqlite/file_leases.h"
#include "content/store/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <unordered_set>

#include "content/fingerprint.h"
#include "content/store/enum_names.h"
#include "content/store/file_rights.h"
#include "content/store/listing_json.h"
#include "content/store/sqlite/connection.h"
#include "content/store/sqlite/database.h"
#include "content/store/sqlite/listing_reader.h"
#include "content/store/unknown_members.h"
#include "content/text/text.h"

namespace waymark {
namespace {

using soci::into;
using soci::use;

constexpr std::size_t largest_document = 4U << 20;
constexpr std::size_t longest_id = 200;
constexpr std::size_t largest_setting = 1U << 20;

bool holds_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

Listing read_listing(std::string_view id, std::string_view json) {
    auto listing = listing_from_json(json);
    if (!listing) throw std::runtime_error(fmt::format("listing {}: {}", id, listing.error().message));
    return std::move(*listing);
}

class SqliteStore final : public Store {
public:
    SqliteStore(const std::string& folder, Database database)
        : leases_(folder), writer_(database.file, std::move(database.writer)), readers_(database.file) {}

    Result<std::vector<PutOutcome>> put(const std::vector<Entry>& entries) override;
    Result<Missing> withdraw_missing(const std::string& source, const std::vector<std::string>& keep,
                                     std::uint32_t percent) override;
    Result<void> withdraw(const std::string& id) override { return set_withdrawn(id, 1); }
    Result<void> restore(const std::string& id) override { return set_withdrawn(id, 0); }

    std::optional<StoredListing> get(std::string_view id) const override;
    std::vector<std::string> sources_of(const std::vector<std::string>& ids) const override;
    std::vector<Listing> of_organisation(std::string_view organisation_id) const override;
    void each(const std::function<bool(const StoredListing&)>& take) const override;
    void each_document(
        const std::function<bool(std::string_view id, bool withdrawn, std::string_view json)>& take) const override;
    void each_document_of(
        const std::vector<std::string>& ids,
        const std::function<bool(std::string_view id, bool withdrawn, std::string_view json)>& take) const override;

    std::vector<Change> changes_after(std::int64_t sequence, std::size_t limit) const override;
    std::int64_t last_sequence() const override { return number("select coalesce(max(sequence), 0) from changes"); }
    std::uint32_t count() const override { return static_cast<std::uint32_t>(number("select count(*) from listings")); }
    std::uint32_t count_public() const override {
        return static_cast<std::uint32_t>(
            number("select count(*) from listings where withdrawn = 0 and status = 'active'"));
    }

    std::optional<std::string> setting(std::string_view key) const override;
    Result<void> set_setting(std::string_view key, std::string_view value) override;

    Result<std::unique_ptr<Lease>> take(LeaseFor what, Wait wait) override { return leases_.take(what, wait); }
    std::string content_stamp() const override { return leases_.content_stamp(); }
    Result<void> set_content_stamp(const std::string& stamp) override { return leases_.set_content_stamp(stamp); }

private:
    Result<void> set_withdrawn(const std::string& id, int withdrawn);
    std::int64_t number(const char* question) const;

    /// What was read, or a throw: reads of this store have no other way yet to say what went wrong.
    template <class Work>
    auto read(Work&& work) const {
        auto result =
            readers_.read([&](ListingReader& reader) -> Result<decltype(work(reader))> { return work(reader); });
        if (!result) throw std::runtime_error(result.error().message);
        return std::move(*result);
    }

    FileLeases leases_;
    Writer writer_;
    Readers<ListingReader> readers_;  // closed before the writer, whose closing folds the log into the file
};

Result<std::vector<PutOutcome>> SqliteStore::put(const std::vector<Entry>& entries) {
    std::vector<std::string> documents, hashes;
    documents.reserve(entries.size());
    hashes.reserve(entries.size());
    for (const Entry& entry : entries) {
        const Listing& listing = entry.listing;
        ListingDocument document = document_of(listing);
        if (listing.id.empty() || listing.id.size() > longest_id)
            return fail(
                ErrorKind::bad_parameter,
                fmt::format("\"{}\" has no id, or one longer than {} bytes; give it one", listing.name, longest_id),
                "id");
        if (document.has_nul || (entry.commissioning && document_of(*entry.commissioning).has_nul))
            return fail(ErrorKind::bad_parameter,
                        fmt::format("\"{}\": a text holds a NUL character; take it out", listing.name));
        if (document.json.size() > largest_document)
            return fail(ErrorKind::bad_parameter,
                        fmt::format("listing {} is larger than 4 MB; shorten its texts", listing.id));
        hashes.push_back(fingerprint_of(document.json));
        documents.push_back(std::move(document.json));
    }
    return writer_.write([&](soci::session& session) -> Result<std::vector<PutOutcome>> {
        std::string id, source, source_id, organisation_id, status, last_modified, kept_hash, hash, document,
            private_document, stored;
        int kept_withdrawn = 0;
        soci::statement look = (session.prepare << "select hash, withdrawn from listings where id = :id",
                                into(kept_hash), into(kept_withdrawn), use(id));
        soci::statement keep =
            (session.prepare
                 << "insert into listings (id, source, source_id, organisation_id, status, withdrawn, last_modified, hash, document)"
                    " values (:id, :source, :source_id, :organisation_id, :status, 0, :last_modified, :hash, :document)"
                    " on conflict (id) do update set source = excluded.source, source_id = excluded.source_id,"
                    " organisation_id = excluded.organisation_id, status = excluded.status, withdrawn = 0,"
                    " last_modified = excluded.last_modified, hash = excluded.hash, document = excluded.document",
             use(id), use(source), use(source_id), use(organisation_id), use(status), use(last_modified), use(hash),
             use(document));
        soci::statement log = (session.prepare << "insert or replace into changes (id) values (:id)", use(id));
        soci::statement keep_private =
            (session.prepare << "insert into commissioning (id, document) values (:id, :document)"
                                " on conflict (id) do update set document = excluded.document",
             use(id), use(private_document));
        // What a newer program wrote stays; hashes are of our own documents, so that the same listing again changes
        // nothing.
        soci::statement look_document =
            (session.prepare << "select document from listings where id = :id", into(stored), use(id));
        soci::statement look_private =
            (session.prepare << "select document from commissioning where id = :id", into(stored), use(id));
        const auto found = [](soci::statement& row) {
            const bool there = row.execute(true);
            if (there)
                while (row.fetch()) {}
            return there;
        };
        std::vector<PutOutcome> outcomes;
        outcomes.reserve(entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const Listing& listing = entries[i].listing;
            id = listing.id;
            hash = hashes[i];
            const bool known = look.execute(true);
            const bool same = known && kept_hash == hash && kept_withdrawn == 0;
            if (known)
                while (look.fetch()) {}
            if (!same) {
                source = listing.source;
                source_id = listing.source_id;
                organisation_id = listing.organisation.id;
                status = stored_name(listing.status);
                last_modified = listing.last_modified;
                document = std::move(documents[i]);
                if (known && found(look_document)) document = with_unknown_members(std::move(document), stored);
                keep.execute(true);
                log.execute(true);
            }
            if (entries[i].commissioning) {
                private_document = document_of(*entries[i].commissioning).json;
                if (known && found(look_private))
                    private_document = commissioning_with_unknown_members(std::move(private_document), stored);
                keep_private.execute(true);
            }
            outcomes.push_back(same ? PutOutcome::unchanged : known ? PutOutcome::changed : PutOutcome::added);
        }
        return outcomes;
    });
}

Result<Missing> SqliteStore::withdraw_missing(const std::string& source, const std::vector<std::string>& keep,
                                              std::uint32_t percent) {
    const std::unordered_set<std::string_view> kept(keep.begin(), keep.end());
    return writer_.write([&](soci::session& session) -> Result<Missing> {
        std::vector<std::string> missing;
        std::uint64_t in_view = 0;
        std::string id;
        soci::statement all = (session.prepare << "select id from listings where source = :source and withdrawn = 0",
                               into(id), use(source));
        all.execute();
        while (all.fetch()) {
            ++in_view;
            if (!kept.contains(id)) missing.push_back(id);
        }
        const auto found = static_cast<std::uint32_t>(missing.size());
        if (missing.size() * 100 > in_view * percent) return Missing{found, 0};
        soci::statement withdraw_one = (session.prepare << "update listings set withdrawn = 1 where id = :id", use(id));
        soci::statement log = (session.prepare << "insert or replace into changes (id) values (:id)", use(id));
        for (const std::string& gone : missing) {
            id = gone;
            withdraw_one.execute(true);
            log.execute(true);
        }
        return Missing{found, found};
    });
}

Result<void> SqliteStore::set_withdrawn(const std::string& id, int withdrawn) {
    return writer_.write([&](soci::session& session) -> Result<void> {
        int now = 0;
        session << "select withdrawn from listings where id = :id", into(now), use(id);
        if (!session.got_data()) return fail(ErrorKind::not_found, fmt::format("there is no listing {}", id));
        if (now == withdrawn) return {};
        session << "update listings set withdrawn = :withdrawn where id = :id", use(withdrawn), use(id);
        session << "insert or replace into changes (id) values (:id)", use(id);
        return {};
    });
}

std::optional<StoredListing> SqliteStore::get(std::string_view id) const {
    return read([&](ListingReader& reader) -> std::optional<StoredListing> {
        if (!reader.find(id)) return std::nullopt;
        return StoredListing{read_listing(id, reader.document), reader.withdrawn};
    });
}

std::vector<std::string> SqliteStore::sources_of(const std::vector<std::string>& ids) const {
    return read([&](ListingReader& reader) {
        std::string id, source;
        std::vector<std::string> sources;
        soci::statement one =
            (reader.session().prepare << "select source from listings where id = :id", into(source), use(id));
        for (const auto& each : ids) {
            id = each;
            sources.push_back(one.execute(true) ? source : std::string());
            while (one.fetch()) {}
        }
        return sources;
    });
}

std::vector<Listing> SqliteStore::of_organisation(std::string_view organisation_id) const {
    std::vector<std::pair<std::string, Listing>> found = read([&](ListingReader& reader) {
        const std::string asked(organisation_id);
        std::string id, document;
        soci::statement all = (reader.session().prepare
                                   << "select id, document from listings"
                                      " where organisation_id = :organisation and withdrawn = 0 and status = 'active'",
                               into(id), into(document), use(asked));
        std::vector<std::pair<std::string, Listing>> listings;
        if (asked.empty()) return listings;  // listings without an organisation are not one organisation's
        all.execute();
        while (all.fetch()) {
            Listing listing = read_listing(id, document);
            std::string key = text::sort_key(listing.name);
            listings.emplace_back(std::move(key), std::move(listing));
        }
        return listings;
    });
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first, a.second.id) < std::tie(b.first, b.second.id);
    });
    std::vector<Listing> listings;
    listings.reserve(found.size());
    for (auto& [key, listing] : found) listings.push_back(std::move(listing));
    return listings;
}

void SqliteStore::each(const std::function<bool(const StoredListing&)>& take) const {
    each_document([&](std::string_view id, bool gone, std::string_view json) {
        return take(StoredListing{read_listing(id, json), gone});
    });
}

void SqliteStore::each_document(
    const std::function<bool(std::string_view id, bool withdrawn, std::string_view json)>& take) const {
    read([&](ListingReader& reader) {
        std::string id, document;
        int withdrawn = 0;
        soci::statement all = (reader.session().prepare << "select id, withdrawn, document from listings order by id",
                               into(id), into(withdrawn), into(document));
        all.execute();
        while (all.fetch())
            if (!take(id, withdrawn != 0, document)) break;
        return true;
    });
}

void SqliteStore::each_document_of(
    const std::vector<std::string>& ids,
    const std::function<bool(std::string_view id, bool withdrawn, std::string_view json)>& take) const {
    read([&](ListingReader& reader) {
        for (const auto& id : ids)
            if (reader.find(id) && !take(id, reader.withdrawn, reader.document)) break;
        return true;
    });
}

std::vector<Change> SqliteStore::changes_after(std::int64_t sequence, std::size_t limit) const {
    return read(
        [&](ListingReader& reader) {
            const long long after = sequence, at_most = static_cast<long long>(std::min<std::size_t>(limit, 1U << 30));
            long long number = 0;
            std::string id;
            soci::statement newer =
                (reader.session().prepare
                     << "select sequence, id from changes where sequence > :after order by sequence limit :limit",
                 into(number), into(id), use(after), use(at_most));
            std::vector<Change> changes;
            newer.execute();
            while (newer.fetch()) changes.push_back({number, id});
            return changes;
        });
}

std::int64_t SqliteStore::number(const char* question) const {
    return read([&](ListingReader& reader) {
        long long answer = 0;
        reader.session() << question, into(answer);
        return static_cast<std::int64_t>(answer);
    });
}

std::optional<std::string> SqliteStore::setting(std::string_view key) const {
    return read([&](ListingReader& reader) -> std::optional<std::string> {
        const std::string asked(key);
        std::string value;
        reader.session() << "select value from settings where key = :key", into(value), use(asked);
        if (!reader.session().got_data()) return std::nullopt;
        return value;
    });
}

Result<void> SqliteStore::set_setting(std::string_view key, std::string_view value) {
    if (key.empty() || key.size() > longest_id || value.size() > largest_setting || holds_nul(key) || holds_nul(value))
        return fail(ErrorKind::bad_parameter,
                    "a setting needs a name of at most 200 bytes and a value of at most 1 MB, without NUL characters",
                    "key");
    return writer_.write([&](soci::session& session) -> Result<void> {
        const std::string name(key), text(value);
        session
            << "insert into settings (key, value) values (:key, :value) on conflict (key) do update set value = excluded.value",
            use(name), use(text);
        return {};
    });
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const std::string& folder, bool read_only) {
    if (!read_only)
        if (auto made = make_private_folder(folder); !made) return tl::unexpected<Error>(made.error());
    auto database = open_database(folder, read_only);
    if (!database) return tl::unexpected<Error>(database.error());
    return std::make_unique<SqliteStore>(folder, std::move(*database));
}

}  // namespace waymark
