// How does the store talk to SQLite: settings of a session, one transaction, readers beside it, and what a failure
// means?
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "content/store/sqlite/soci.h"
#include "waymark/error.h"

namespace waymark {

/// What a failure of the database means, in plain words. `file` is named in it.
Error error_of(const std::exception& failure, const std::string& file);

/// One session on a store's file, with the settings every session needs. For one thread at a time. A file that is not
/// there is made, for its owner and group only, unless `read_only`. Errors: `not_found` (reading a file that is not
/// there), `storage`, `busy`, `unreadable` (no database).
Result<std::unique_ptr<soci::session>> open_session(const std::string& file, bool read_only);

/// Runs `work(session)`, which gives a Result, as one transaction. It may write from its first statement (BEGIN
/// IMMEDIATE): another writer is waited for at the beginning, as long as the session's busy timeout says, and never met
/// half way, where SQLite would refuse at once. An error or an exception takes all of it back. Errors: those of `work`
/// and of error_of. Exceptions of other kinds than the database's go on to the caller.
template <class Work>
auto in_transaction(soci::session& session, const std::string& file, Work&& work) -> decltype(work(session)) {
    bool begun = false;
    const auto take_back = [&] {
        try {
            if (begun) session << "rollback";
        } catch (const soci::soci_error&) {
            // SQLite has taken it back itself, as it does when the disk is full.
        }
    };
    try {
        session << "begin immediate";
        begun = true;
        auto result = work(session);
        if (result) session << "commit";
        else take_back();
        return result;
    } catch (const soci::soci_error& failure) {
        take_back();
        return tl::unexpected<Error>(error_of(failure, file));
    } catch (...) {
        take_back();
        throw;
    }
}

/// The session that writes. Thread-safe: transactions of this process wait for each other here, those of others in
/// SQLite.
class Writer {
public:
    Writer(std::string file, std::unique_ptr<soci::session> session)
        : file_(std::move(file)), session_(std::move(session)) {}

    /// `in_transaction` on the only writer. Opened for reading only: `storage`.
    template <class Work>
    auto write(Work&& work) -> decltype(work(std::declval<soci::session&>())) {
        if (!session_) return fail(ErrorKind::storage, file_ + ": was opened for reading only");
        const std::lock_guard lock(mutex_);
        return in_transaction(*session_, file_, std::forward<Work>(work));
    }

private:
    std::string file_;
    std::mutex mutex_;
    std::unique_ptr<soci::session> session_;
};

/// A session for reading that has no statements of its own.
struct PlainReader {
    explicit PlainReader(std::unique_ptr<soci::session> with) : session(std::move(with)) {}
    std::unique_ptr<soci::session> session;
};

/// Sessions for reading, opened when they are needed; idle ones are kept. Thread-safe: nobody waits for a writer or
/// another reader. `Reader` is made of a session and may hold statements made ready on it.
template <class Reader = PlainReader>
class Readers {
public:
    explicit Readers(std::string file) : file_(std::move(file)) {}

    /// Runs `work(reader)`, which gives a Result, on a session of its own. Errors: those of `work`, open_session and
    /// error_of.
    template <class Work>
    auto read(Work&& work) const -> decltype(work(std::declval<Reader&>())) {
        auto reader = idle_one();
        try {
            if (!reader) {
                auto session = open_session(file_, true);
                if (!session) return tl::unexpected<Error>(session.error());
                reader = std::make_unique<Reader>(std::move(*session));
            }
            auto result = work(*reader);
            const std::lock_guard lock(mutex_);
            if (idle_.size() < most_idle) idle_.push_back(std::move(reader));
            return result;
        } catch (const soci::soci_error& failure) {  // a session that failed is not used again
            return tl::unexpected<Error>(error_of(failure, file_));
        }
    }

private:
    static constexpr std::size_t most_idle = 8;

    std::unique_ptr<Reader> idle_one() const {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return nullptr;
        auto reader = std::move(idle_.back());
        idle_.pop_back();
        return reader;
    }

    std::string file_;
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<Reader>> idle_;
};

}  // namespace waymark
