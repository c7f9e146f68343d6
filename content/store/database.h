// How is the file of listings opened, and is it one of ours?
#pragma once

#include <memory>
#include <string>

#include "content/store/soci.h"
#include "waymark/error.h"

namespace waymark {

/// One session on a store's file, with the settings every session needs. For one thread at a time.
/// Errors: `not_found` (reading a file that is not there), `storage`, `busy`, `unreadable` (no database).
Result<std::unique_ptr<soci::session>> open_session(const std::string& file, bool read_only);

/// Brings the tables to the newest version. `read_only`: only looks whether they are of it.
/// Errors: `unsupported` (a newer version, or the file of another program), and those of open_session.
Result<void> bring_up_to_date(soci::session& session, const std::string& file, bool read_only);

/// What a failure of the database means, in plain words. `file` is named in it.
Error error_of(const std::exception& failure, const std::string& file);

}  // namespace waymark
