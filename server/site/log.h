// Where does a running server say what happens to it (log)? The one door of spdlog.
#pragma once

#include "waymark/log.h"

namespace waymark {

/// Writes lines on standard error, each with its time and how grave it is. Any thread may call it; copies write to the
/// same log. Control characters, which a feed may have brought, are shown and not sent to a terminal.
Log standard_error_log();

}  // namespace waymark
