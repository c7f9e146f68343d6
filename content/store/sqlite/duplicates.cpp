// Which listings are shown as one because they are the same service in several feeds?
#include "content/store/duplicates.h"

#include <fmt/format.h>

#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "content/store/listing_json.h"
#include "content/store/matching/resolve.h"
#include "content/store/sqlite/connection.h"
#include "content/store/sqlite/database.h"

namespace waymark {
namespace {

using soci::into;
using soci::use;

constexpr const char* rules = "1";  ///< grows when match_facts, match_keys or same_service change: all is compared anew
constexpr int batch = 2000;         ///< changes in one transaction

/// What the tables know, inside one transaction in which no listing changes; its statements are made ready once.
class SqliteMatchRecord final : public MatchRecord {
public:
    SqliteMatchRecord(soci::session& session, const std::set<std::string>& neighbours)
        : session_(session), neighbours_(neighbours) {}

    std::optional<Candidate> candidate(const std::string& id) override {
        if (const auto known = loaded_.find(id); known != loaded_.end()) return known->second;
        if (loaded_.size() > most_loaded) loaded_.clear();
        return loaded_.emplace(id, read(id)).first->second;
    }

    void keep_keys(const MatchFacts& facts, const std::vector<std::int64_t>& keys) override {
        id_ = facts.id;
        source_ = facts.source;
        for (const auto key : keys) {
            key_ = key;
            put_key_.execute(true);
        }
    }

    bool meeting(const std::vector<std::int64_t>& keys, const std::string& source,
                 std::set<std::string>& ids) override {
        bool foreign = false;
        for (const auto key : keys) {
            key_ = key;
            meet_.execute();
            while (meet_.fetch()) {
                foreign = foreign || met_source_ != source;
                ids.insert(met_);
            }
        }
        return foreign;
    }

    std::string shown_for(const std::string& id) override {
        id_ = id;
        const std::string shown = shown_.execute(true) ? shown_for_ : std::string();
        while (shown_.fetch()) {}
        return shown;
    }

    std::vector<std::string> relatives(const std::string& id) override {
        relative_ = id;
        std::vector<std::string> out;
        relatives_.execute();
        while (relatives_.fetch()) out.push_back(other_);
        return out;
    }

private:
    std::optional<Candidate> read(const std::string& id) {
        id_ = id;
        if (!get_.execute(true)) return std::nullopt;
        const auto listing = listing_from_json(document_);
        Candidate candidate;
        candidate.row = row_;
        candidate.in_view = public_ != 0;
        while (get_.fetch()) {}
        if (!listing) throw std::runtime_error(fmt::format("listing {}: {}", id, listing.error().message));
        candidate.facts = match_facts(*listing);
        candidate.neighbour = neighbours_.contains(listing->source);
        return candidate;
    }

    static constexpr std::size_t most_loaded = 20'000;

    soci::session& session_;
    const std::set<std::string>& neighbours_;
    std::unordered_map<std::string, std::optional<Candidate>> loaded_;
    std::string id_, source_, document_, met_, met_source_, shown_for_, relative_, other_;
    long long row_ = 0, key_ = 0;
    int public_ = 0;
    soci::statement get_ =
        (session_.prepare << "select rowid, withdrawn = 0 and status = 'active', document from listings where id = :id",
         into(row_), into(public_), into(document_), use(id_));
    soci::statement put_key_ =
        (session_.prepare << "insert or ignore into match_keys (key, id, source) values (:key, :id, :source)",
         use(key_), use(id_), use(source_));
    soci::statement meet_ = (session_.prepare << "select id, source from match_keys where key = :key limit 60",
                             into(met_), into(met_source_), use(key_));
    soci::statement shown_ =
        (session_.prepare << "select shown from duplicates where hidden = :id", into(shown_for_), use(id_));
    soci::statement relatives_ =
        (session_.prepare
             << "select shown from duplicates where hidden = :a union all select hidden from duplicates where shown = :b",
         into(other_), use(relative_, "a"), use(relative_, "b"));
};

class SqliteDuplicates final : public Duplicates {
public:
    explicit SqliteDuplicates(Database database)
        : writer_(database.file, std::move(database.writer)), readers_(database.file) {}

    Result<void> resolve_new() override {
        OwnChanges own;
        for (bool more = true; more;) {
            auto done = writer_.write([&](soci::session& session) -> Result<void> {
                more = resolve_batch(session, own);
                return {};
            });
            if (!done) return done;
        }
        return {};
    }

    Result<DuplicateMap> duplicate_map() const override {
        return result_of([](soci::session& session) {
            DuplicateMap map;
            std::string hidden, shown;
            soci::statement all =
                (session.prepare << "select hidden, shown from duplicates order by hidden", into(hidden), into(shown));
            all.execute();
            while (all.fetch()) {
                map.canonical_of[hidden] = shown;
                map.duplicates_of[shown].push_back(hidden);
            }
            return map;
        });
    }

    std::optional<std::string> shown_for(const std::string& id) const override {
        return read([&](soci::session& session) -> std::optional<std::string> {
            std::string shown;
            session << "select shown from duplicates where hidden = :id", into(shown), use(id);
            return session.got_data() ? std::optional(shown) : std::nullopt;
        });
    }

    std::vector<std::string> hidden_behind(const std::string& id) const override {
        return read([&](soci::session& session) {
            return texts(session, "select hidden from duplicates where shown = :id order by hidden", id);
        });
    }

    std::map<std::string, std::uint32_t> merged_by_source() const override {
        return read([](soci::session& session) {
            std::map<std::string, std::uint32_t> counts;
            std::string source;
            long long count = 0;
            soci::statement all =
                (session.prepare
                     << "select l.source, count(*) from duplicates s join listings l on l.id = s.hidden group by l.source",
                 into(source), into(count));
            all.execute();
            while (all.fetch()) counts[source] = static_cast<std::uint32_t>(count);
            return counts;
        });
    }

    Result<void> decide(const DuplicateDecision& decision) override {
        if (decision.first == decision.second)
            return fail(ErrorKind::bad_parameter, "Give the ids of two listings, not the same one twice.", "ID");
        return writer_.write([&](soci::session& session) -> Result<void> {
            for (const auto* id : {&decision.first, &decision.second}) {
                int there = 0;
                session << "select count(*) from listings where id = :id", into(there), use(*id);
                if (!there)
                    return fail(
                        ErrorKind::not_found,
                        fmt::format("There is no listing {}. The id is the last part of its page's address.", *id),
                        "ID");
            }
            const int same = decision.same;
            session
                << "delete from duplicate_decisions where (first = :a and second = :b) or (first = :b2 and second = :a2)",
                use(decision.first, "a"), use(decision.second, "b"), use(decision.second, "b2"),
                use(decision.first, "a2");
            session << "insert into duplicate_decisions (first, second, same) values (:a, :b, :same)",
                use(decision.first), use(decision.second), use(same);
            for (const auto* id : {&decision.first, &decision.second})
                session << "insert or replace into changes (id) values (:id)", use(*id);
            return {};
        });
    }

    Result<std::vector<DuplicateDecision>> decisions() const override {
        return result_of([](soci::session& session) { return decisions_of(session); });
    }

private:
    static std::vector<std::string> texts(soci::session& session, const char* question, const std::string& with) {
        std::string text;
        std::vector<std::string> out;
        soci::statement all = (session.prepare << question, into(text), use(with));
        all.execute();
        while (all.fetch()) out.push_back(text);
        return out;
    }

    static std::vector<DuplicateDecision> decisions_of(soci::session& session) {
        DuplicateDecision decision;
        int same = 0;
        std::vector<DuplicateDecision> out;
        soci::statement all =
            (session.prepare << "select first, second, same from duplicate_decisions order by first, second",
             into(decision.first), into(decision.second), into(same));
        all.execute();
        while (all.fetch()) {
            decision.same = same != 0;
            out.push_back(decision);
        }
        return out;
    }

    static std::string setting(soci::session& session, const std::string& key) {
        std::string value;
        session << "select value from settings where key = :key", into(value), use(key);
        return session.got_data() ? value : std::string();
    }
    static void set(soci::session& session, const std::string& key, const std::string& value) {
        session
            << "insert into settings (key, value) values (:key, :value) on conflict (key) do update set value = excluded.value",
            use(key), use(value);
    }

    /// Changes that settling itself has written, by listing, with the numbers that its transaction gave out: first and
    /// last. They lead to nothing new where all that may be the same service was looked at together.
    using OwnChanges = std::unordered_map<std::string, std::pair<long long, long long>>;

    static long long last_change(soci::session& session) {
        long long last = 0;
        session << "select coalesce(max(sequence), 0) from changes", into(last);
        return last;
    }

    /// Settles the oldest changes that were not looked at; false when there are no more.
    static bool resolve_batch(soci::session& session, OwnChanges& own) {
        const auto decisions = decisions_of(session);
        int several = 0;
        session << "select coalesce((select min(source) from listings) <> (select max(source) from listings), 0)",
            into(several);
        if (!several && decisions.empty())
            return false;  // what has no other feed has no duplicate; the backlog waits until there is one
        if (setting(session, "duplicates_rules") != rules) {
            session << "delete from match_keys";
            set(session, "duplicates_seen", "0");
            set(session, "duplicates_rules", rules);
        }
        const auto seen_text = setting(session, "duplicates_seen");
        long long seen = seen_text.empty() ? 0 : std::stoll(seen_text), sequence = 0;
        const long long limit = batch;
        std::string id;
        std::vector<std::string> changed;
        bool any = false;
        {
            soci::statement newer =
                (session.prepare
                     << "select sequence, id from changes where sequence > :seen order by sequence limit :limit",
                 into(sequence), into(id), use(seen), use(limit));
            newer.execute();
            while (newer.fetch()) {
                any = true;
                const auto ours = own.find(id);
                if (ours == own.end() || sequence < ours->second.first || sequence > ours->second.second)
                    changed.push_back(id);
            }
        }
        if (!any) return false;
        std::set<std::string> neighbours;
        {
            std::string name;
            soci::statement all = (session.prepare << "select name from feeds where ours = 0", into(name));
            all.execute();
            while (all.fetch()) neighbours.insert(name);
        }
        SqliteMatchRecord record(session, neighbours);
        std::unordered_set<std::string> settled_whole, settled_in_part;  // ids whose change was written
        const auto first = last_change(session) + 1;
        for (const auto& each : changed) {
            const auto resolution = resolve_duplicates_of(each, record, decisions);
            for (const auto& standing : resolution.changed) {
                write_standing(session, standing);
                for (const std::string* moved : {&standing.id, &standing.before, &standing.now})
                    if (!moved->empty())
                        (resolution.whole && resolution.looked_at.contains(*moved) ? settled_whole : settled_in_part)
                            .insert(*moved);
            }
        }
        const auto last = last_change(session);
        for (const auto& each : settled_whole) own[each] = {first, last};
        for (const auto& each : settled_in_part) own.erase(each);
        set(session, "duplicates_seen", std::to_string(sequence));
        return true;
    }

    /// Who is shown for it from now on, with lines in the change log for all whose standing that changes.
    static void write_standing(soci::session& session, const Standing& standing) {
        if (standing.now.empty()) session << "delete from duplicates where hidden = :id", use(standing.id);
        else
            session << "insert or replace into duplicates (hidden, shown) values (:id, :shown)", use(standing.id),
                use(standing.now);
        for (const std::string* each : {&standing.id, &standing.before, &standing.now})
            if (!each->empty()) session << "insert or replace into changes (id) values (:id)", use(*each);
    }

    template <class Work>
    auto result_of(Work&& work) const -> Result<decltype(work(std::declval<soci::session&>()))> {
        return readers_.read(
            [&](PlainReader& reader) -> Result<decltype(work(*reader.session))> { return work(*reader.session); });
    }
    /// What was read, or a throw: these have no other way yet to say what went wrong.
    template <class Work>
    auto read(Work&& work) const -> decltype(work(std::declval<soci::session&>())) {
        auto result = result_of(work);
        if (!result) throw std::runtime_error(result.error().message);
        return std::move(*result);
    }

    Writer writer_;
    Readers<> readers_;  // closed before the writer, whose closing folds the log into the file
};

}  // namespace

Result<std::unique_ptr<Duplicates>> Duplicates::open(const std::string& folder, bool read_only) {
    auto database = open_database(folder, read_only);
    if (!database) return tl::unexpected<Error>(database.error());
    return std::make_unique<SqliteDuplicates>(std::move(*database));
}

}  // namespace waymark
