// How is the database of a data directory opened?
#pragma once

#include <memory>
#include <string>

#include "content/store/sqlite/connection.h"

namespace waymark {

/// A data folder's file with its tables at the newest version, and the session that may write; null when opened for
/// reading only.
struct Database {
    std::string file;
    std::unique_ptr<soci::session> writer;
};
/// Errors: those of open_session and bring_up_to_date.
Result<Database> open_database(const std::string& folder, bool read_only);

}  // namespace waymark
