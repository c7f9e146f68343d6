// How is the database of a data directory opened?
#include "content/store/sqlite/database.h"

#include <filesystem>
#include <utility>

#include "content/store/sqlite/schema.h"

namespace waymark {

Result<Database> open_database(const std::string& folder, bool read_only) {
    Database database{(std::filesystem::path(folder) / "listings.db").string(), nullptr};
    auto session = open_session(database.file, read_only);
    if (!session) return tl::unexpected<Error>(session.error());
    if (auto ready = bring_up_to_date(**session, database.file, read_only); !ready)
        return tl::unexpected<Error>(ready.error());
    if (!read_only) database.writer = std::move(*session);
    return database;
}

}  // namespace waymark
