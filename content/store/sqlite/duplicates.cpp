// Which listings are shown as one because they are the same service in several feeds?
#include "content/store/duplicates.h"

#include <fmt/format.h>

#include <set>
#include <unordered_map>
#include <unordered_set>

#include "content/duplicates/groups.h"
#include "content/store/sqlite/connection.h"
#include "content/store/store.h"

namespace waymark {
namespace {

using soci::into;
using soci::use;

constexpr const char* rules = "1";              ///< grows when match_facts, match_keys or same_service change: all is compared anew
constexpr int batch = 2000;                     ///< changes in one transaction

class SqliteDuplicates final : public Duplicates {
public:
    explicit SqliteDuplicates(Database database) : writer_(database.file, std::move(database.writer)), readers_(database.file) {}

    Result<void> settle() override {
        OwnChanges own;
        for (bool more = true; more;) {
            auto done = writer_.write([&](soci::session& session) -> Result<void> {
                more = settle_batch(session, own);
                return {};
            });
            if (!done) return done;
        }
        return {};
    }

    Result<Twins> twins() const override {
        return result_of([](soci::session& session) {
            Twins twins;
            std::string hidden, shown;
            soci::statement all = (session.prepare << "select hidden, shown from same_service order by hidden", into(hidden), into(shown));
            all.execute();
            while (all.fetch()) {
                twins.shown_of[hidden] = shown;
                twins.hidden_of[shown].push_back(hidden);
            }
            return twins;
        });
    }

    std::optional<std::string> shown_for(const std::string& id) const override {
        return read([&](soci::session& session) -> std::optional<std::string> {
            std::string shown;
            session << "select shown from same_service where hidden = :id", into(shown), use(id);
            return session.got_data() ? std::optional(shown) : std::nullopt;
        });
    }

    std::vector<std::string> hidden_behind(const std::string& id) const override {
        return read([&](soci::session& session) { return texts(session, "select hidden from same_service where shown = :id order by hidden", id); });
    }

    std::map<std::string, std::uint32_t> merged_by_source() const override {
        return read([](soci::session& session) {
            std::map<std::string, std::uint32_t> counts;
            std::string source;
            long long count = 0;
            soci::statement all = (session.prepare << "select l.source, count(*) from same_service s join listings l on l.id = s.hidden group by l.source", into(source), into(count));
            all.execute();
            while (all.fetch()) counts[source] = static_cast<std::uint32_t>(count);
            return counts;
        });
    }

    Result<void> decide(const DuplicateDecision& decision) override {
        if (decision.first == decision.second) return fail(ErrorKind::bad_parameter, "Give the ids of two listings, not the same one twice.", "ID");
        return writer_.write([&](soci::session& session) -> Result<void> {
            for (const auto* id : {&decision.first, &decision.second}) {
                int there = 0;
                session << "select count(*) from listings where id = :id", into(there), use(*id);
                if (!there) return fail(ErrorKind::not_found, fmt::format("There is no listing {}. The id is the last part of its page's address.", *id), "ID");
            }
            const int same = decision.same;
            session << "delete from duplicate_decisions where (first = :a and second = :b) or (first = :b2 and second = :a2)", use(decision.first, "a"), use(decision.second, "b"),
                use(decision.second, "b2"), use(decision.first, "a2");
            session << "insert into duplicate_decisions (first, second, same) values (:a, :b, :same)", use(decision.first), use(decision.second), use(same);
            for (const auto* id : {&decision.first, &decision.second}) session << "insert or replace into changes (id) values (:id)", use(*id);
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
        soci::statement all = (session.prepare << "select first, second, same from duplicate_decisions order by first, second", into(decision.first), into(decision.second), into(same));
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
        session << "insert into settings (key, value) values (:key, :value) on conflict (key) do update set value = excluded.value", use(key), use(value);
    }

    /// Changes that settling itself has written, by listing, with the numbers that its transaction gave out: first and last. They lead to
    /// nothing new where all that may be the same service was looked at together.
    using OwnChanges = std::unordered_map<std::string, std::pair<long long, long long>>;

    static long long last_change(soci::session& session) {
        long long last = 0;
        session << "select coalesce(max(sequence), 0) from changes", into(last);
        return last;
    }

    /// Settles the oldest changes that were not looked at; false when there are no more.
    static bool settle_batch(soci::session& session, OwnChanges& own) {
        const auto decisions = decisions_of(session);
        int several = 0;
        session << "select coalesce((select min(source) from listings) <> (select max(source) from listings), 0)", into(several);
        if (!several && decisions.empty()) return false;   // what has no other feed has no twin; the backlog waits until there is one
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
            soci::statement newer = (session.prepare << "select sequence, id from changes where sequence > :seen order by sequence limit :limit", into(sequence), into(id), use(seen), use(limit));
            newer.execute();
            while (newer.fetch()) {
                any = true;
                const auto ours = own.find(id);
                if (ours == own.end() || sequence < ours->second.first || sequence > ours->second.second) changed.push_back(id);
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
        Batch work(session, decisions, neighbours);
        const auto first = last_change(session) + 1;
        for (const auto& each : changed) work.settle(each);
        const auto last = last_change(session);
        for (const auto& each : work.settled_whole) own[each] = {first, last};
        for (const auto& each : work.settled_in_part) own.erase(each);
        set(session, "duplicates_seen", std::to_string(sequence));
        return true;
    }

    /// The statements of one transaction, made ready once.
    struct Batch {
        Batch(soci::session& with, const std::vector<DuplicateDecision>& decided, const std::set<std::string>& of_others) : session(with), decisions(decided), neighbours(of_others) {}

        soci::session& session;
        const std::vector<DuplicateDecision>& decisions;
        const std::set<std::string>& neighbours;
        std::string id_, source_, document_;
        long long row_ = 0, key_ = 0;
        int public_ = 0;
        soci::statement get_ = (session.prepare << "select rowid, withdrawn = 0 and status = 'active', document from listings where id = :id", into(row_), into(public_), into(document_), use(id_));
        soci::statement put_key_ = (session.prepare << "insert or ignore into match_keys (key, id, source) values (:key, :id, :source)", use(key_), use(id_), use(source_));
        std::string met_, met_source_;
        soci::statement meet_ = (session.prepare << "select id, source from match_keys where key = :key limit 60", into(met_), into(met_source_), use(key_));
        std::string shown_for_;
        soci::statement shown_ = (session.prepare << "select shown from same_service where hidden = :id", into(shown_for_), use(id_));
        std::string relative_, other_;
        soci::statement relatives_ = (session.prepare << "select shown from same_service where hidden = :a union all select hidden from same_service where shown = :b", into(other_), use(relative_, "a"),
                                      use(relative_, "b"));

        std::unordered_set<std::string> settled_whole, settled_in_part;   ///< ids whose change was written

        static constexpr std::size_t most_loaded = 20'000;
        std::unordered_map<std::string, std::optional<Candidate>> loaded_;   ///< in this transaction, in which no listing changes

        /// Nothing when it is not there.
        const std::optional<Candidate>& load(const std::string& id) {
            if (const auto known = loaded_.find(id); known != loaded_.end()) return known->second;
            return loaded_.emplace(id, read(id)).first->second;
        }

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
            candidate.neighbour = neighbours.contains(listing->source);
            return candidate;
        }

        std::vector<std::string> relatives(const std::string& id) {
            relative_ = id;
            std::vector<std::string> out;
            relatives_.execute();
            while (relatives_.fetch()) out.push_back(other_);
            return out;
        }

        /// Ids that share a key, others than `of`; whether any is of another source.
        bool meeting(const std::vector<std::int64_t>& keys, const std::string& source, std::set<std::string>& ids) {
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

        void settle(const std::string& id) {
            if (loaded_.size() > most_loaded) loaded_.clear();
            const auto changed = load(id);
            std::set<std::string> ids{id};
            const auto of_old = relatives(id);
            bool foreign = !of_old.empty();
            ids.insert(of_old.begin(), of_old.end());
            for (const auto& decision : decisions)
                if (decision.first == id || decision.second == id) ids.insert({decision.first, decision.second}), foreign = true;
            if (changed) {
                const auto keys = match_keys(changed->facts);
                id_ = id;
                source_ = changed->facts.source;
                for (const auto key : changed->in_view ? keys : std::vector<std::int64_t>()) {
                    key_ = key;
                    put_key_.execute(true);
                }
                foreign = meeting(keys, changed->facts.source, ids) || foreign;
                // A record of another feed with the same UUID has the id that this one would have had.
                if (changed->facts.source_id != id && changed->facts.source_id.size() == 36) ids.insert(changed->facts.source_id), foreign = true;
            }
            if (foreign) settle_among(std::move(ids));
        }

        void settle_among(std::set<std::string> ids) {
            std::vector<Candidate> all;
            std::set<std::string> done;
            bool whole = true;   // nothing is met that was not looked at
            for (int level = 0; level < 2; ++level) {   // those that were met, and those that they meet
                const auto now = ids;
                whole = level == 0 || now.size() == done.size();
                for (const auto& id : now) {
                    if (!done.insert(id).second) continue;
                    for (const auto& other : relatives(id)) ids.insert(other);
                    const auto& loaded = load(id);
                    if (!loaded || !loaded->in_view) continue;
                    if (level == 0) meeting(match_keys(loaded->facts), loaded->facts.source, ids);
                    all.push_back(*loaded);
                }
            }
            const auto shown_of = shown_for_each(all, decisions);
            for (const auto& id : done) {
                id_ = id;
                const std::string before = shown_.execute(true) ? shown_for_ : std::string();
                while (shown_.fetch()) {}
                const auto now = shown_of.find(id);
                const auto after = now == shown_of.end() ? std::string() : now->second;
                if (before == after) continue;
                if (after.empty()) session << "delete from same_service where hidden = :id", use(id);
                else session << "insert or replace into same_service (hidden, shown) values (:id, :shown)", use(id), use(after);
                for (const std::string* each : std::initializer_list<const std::string*>{&id, &before, &after})
                    if (!each->empty()) {
                        session << "insert or replace into changes (id) values (:id)", use(*each);
                        const bool seen = whole && done.contains(*each);
                        if (seen) settled_whole.insert(*each);
                        else settled_in_part.insert(*each);
                    }
            }
        }
    };

    template <class Work>
    auto result_of(Work&& work) const -> Result<decltype(work(std::declval<soci::session&>()))> {
        return readers_.read([&](PlainReader& reader) -> Result<decltype(work(*reader.session))> { return work(*reader.session); });
    }
    /// What was read, or a throw: these have no other way yet to say what went wrong.
    template <class Work>
    auto read(Work&& work) const -> decltype(work(std::declval<soci::session&>())) {
        auto result = result_of(work);
        if (!result) throw std::runtime_error(result.error().message);
        return std::move(*result);
    }

    Writer writer_;
    Readers<> readers_;   // closed before the writer, whose closing folds the log into the file
};

}  // namespace

Result<std::unique_ptr<Duplicates>> Duplicates::open(const std::string& folder, bool read_only) {
    auto database = open_database(folder, read_only);
    if (!database) return tl::unexpected<Error>(database.error());
    return std::make_unique<SqliteDuplicates>(std::move(*database));
}

}  // namespace waymark
