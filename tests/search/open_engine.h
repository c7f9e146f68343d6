// How does a test get an engine of its own?
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "content/content_files.h"
#include "waymark/engine.h"

namespace waymark::test {

/// A new empty folder, deleted with everything in it at the end.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

ContentFiles shipped_content();

/// Opens a data directory with the shipped content; the day is 23 November 2026. Fails the test when it cannot.
Engine open_engine(const std::string& folder, bool read_only = false, Log log = {});

/// Whether something comes true that another thread brings about; gives up only when it plainly never will.
bool comes_true(const std::function<bool()>& is_so);

/// Keeps what an engine tells its operator. Thread-safe.
class ToldLog {
public:
    /// The callback for EngineOptions; this outlives the engine.
    Log log();
    /// How many lines of a level hold `part`.
    std::size_t count(LogLevel level, const std::string& part = {}) const;

private:
    mutable std::mutex mutex_;
    std::vector<std::pair<LogLevel, std::string>> lines_;
};

/// Every id of an answer, in order.
std::vector<std::string> ids(const Answer& answer);
/// Every name of an answer, in order.
std::vector<std::string> names(const Answer& answer);

}  // namespace waymark::test
