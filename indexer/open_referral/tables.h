// Which services, organisations and other rows does a feed hold, whatever stands around them, and what belongs to what?
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/open_referral/names.h"
#include "indexer/open_referral/rows.h"
#include "indexer/syntax/document.h"

namespace waymark::feeds::open_referral {

/// The member that a reader of changes gives a service: when it changed. Of services with one id the latest counts.
constexpr std::string_view revision_member = "#revision";

/// A service as it was found, with what it stood in.
struct ServiceRecord {
    const Value* service = nullptr;       ///< an object, or something that is none and will be rejected
    const Value* around = nullptr;        ///< `{"service": {…}, "location": {…}}`: its neighbours belong to it
    const Value* organization = nullptr;  ///< the organisation it was listed under
    std::size_t file = 0;
    Rows more_places;  ///< further `{"service": …, "location": …}` of the same service
};
struct OrganizationRecord {
    const Value* organization = nullptr;
    std::size_t file = 0;
    bool lists_services = false;  ///< services stand inside it
};

/// The rows of one or several documents, which must outlive it. Gather all, then `join`, then ask; asking is
/// thread-safe.
class Tables {
public:
    /// Finds the rows below `root`, through any envelope. `file` is handed back with each.
    void gather(const Value& root, std::size_t file);
    /// Makes ids findable. Call it once, after the last gather.
    void join();

    const std::vector<ServiceRecord>& services() const { return services_; }
    const std::vector<OrganizationRecord>& organizations() const { return organizations_; }
    bool empty() const { return services_.empty() && organizations_.empty(); }
    /// Rows of other kinds, such as terms and places, that stand outside any service.
    std::size_t other_rows() const { return other_rows_; }
    /// Whether rows were joined by ids at all, or everything is nested.
    bool is_flat() const { return !joined_.empty(); }

    /// The rows of one kind that belong to a record: those inside it (however they are wrapped), then those joined to
    /// it by its id.
    Rows parts(const Value& record, Table kind_of_record, Table wanted) const;
    /// The same for a service with its surroundings.
    Rows parts(const ServiceRecord& record, Table wanted) const;
    /// The row that `<kind>_id` of a record refers to: nested under the kind's name, else by id. Null when there is
    /// none.
    const Value* referred(const Value& record, Table kind) const;
    const Value* find(Table kind, std::string_view id) const;

private:
    struct Key {
        Table rows, parent;
        std::string_view id;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const {
            return std::hash<std::string_view>()(key.id) * 1031 + static_cast<std::size_t>(key.rows) * 37 +
                   static_cast<std::size_t>(key.parent);
        }
    };

    void visit(const Value& value, std::size_t file, std::size_t depth);
    void visit_group(std::string_view name, const Rows& group, std::size_t file, std::size_t depth);
    void add(Table kind, const Value& row, const Value* around, const Value* organization, std::size_t file);
    /// A place that lists its services: each of them is there. Whether there was one.
    bool add_placed_services(const Value& row, const Value* organization, std::size_t file, bool is_place = true);

    std::vector<ServiceRecord> services_;
    std::vector<OrganizationRecord> organizations_;
    std::array<Rows, table_count> rows_;
    std::unordered_map<Key, Rows, KeyHash> joined_;
    std::unordered_map<Key, const Value*, KeyHash> by_id_;
    std::size_t other_rows_ = 0;
    std::size_t foreign_depth_ = 0;  ///< how many lists of people, settings and the like stand around what is visited
};

}  // namespace waymark::feeds::open_referral
