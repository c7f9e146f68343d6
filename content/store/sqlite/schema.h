// Which tables and versions does the file of listings have, and is it one of ours (schema and migrations)?
#pragma once

#include <string>

#include "content/store/sqlite/soci.h"
#include "waymark/error.h"

namespace waymark {

/// Brings the tables to the newest version in one transaction. `read_only`: only looks whether they are of it.
/// Errors: `unsupported` (a newer version, or the file of another program), and those of error_of.
Result<void> bring_up_to_date(soci::session& session, const std::string& file, bool read_only);

}  // namespace waymark
