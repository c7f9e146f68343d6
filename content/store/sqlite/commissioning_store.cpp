// What do commissioners know of a listing that nobody else may see?
#include "content/store/commissioning_store.h"

#include <fmt/format.h>

#include <utility>

#include "content/store/listing_json.h"
#include "content/store/sqlite/connection.h"
#include "content/store/sqlite/database.h"

namespace waymark {
namespace {

using soci::into;
using soci::use;

class SqliteCommissioningStore final : public CommissioningStore {
public:
    explicit SqliteCommissioningStore(std::string file) : readers_(std::move(file)) {}

    Result<std::optional<Commissioning>> facts(std::string_view listing_id) const override {
        return readers_.read([&](PlainReader& reader) -> Result<std::optional<Commissioning>> {
            const std::string asked(listing_id);
            std::string document;
            *reader.session << "select document from commissioning where id = :id", into(document), use(asked);
            if (!reader.session->got_data()) return std::nullopt;
            auto facts = commissioning_from_json(document);
            if (!facts)
                return fail(ErrorKind::unreadable,
                            fmt::format("the private facts of listing {} cannot be read; restore a backup", asked));
            return facts;
        });
    }

private:
    Readers<> readers_;
};

}  // namespace

Result<std::unique_ptr<CommissioningStore>> CommissioningStore::open(const std::string& folder) {
    auto database = open_database(folder, true);
    if (!database) return tl::unexpected<Error>(database.error());
    return std::make_unique<SqliteCommissioningStore>(std::move(database->file));
}

}  // namespace waymark
