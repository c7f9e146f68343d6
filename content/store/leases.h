// Who may do what only one may do at a time (leases), and when were words or places last changed (content stamp)?
#pragma once

#include <memory>
#include <string>

#include "waymark/error.h"

namespace waymark {

/// Work that only one program does at a time.
enum class LeaseFor {
    index,    ///< writing the index of a data directory. Where several machines have an index each, each has its own
              ///< lease.
    harvest,  ///< asking other directories; one for all who share the record
};

/// The right to do one thing, as long as this lives. It ends with its owner's process too, however that ends.
class Lease {
public:
    virtual ~Lease() = default;
};

/// Leases on work in one data directory. At most one is held of each kind, among all threads and programs that use the
/// directory. Thread-safe.
class Leases {
public:
    virtual ~Leases() = default;

    enum class Wait { yes, no };
    /// The lease, or null when somebody else has it and `wait` is no. Not to be asked for by whoever holds it.
    /// Errors: `storage` (nothing can be locked there).
    virtual Result<std::unique_ptr<Lease>> take(LeaseFor what, Wait wait) = 0;
};

/// A mark that says that files of words or imported places were changed: every program that answers from them looks at
/// it and reads them anew when it is another one. Thread-safe.
class ContentStamp {
public:
    virtual ~ContentStamp() = default;

    /// Cheap: asked ten times a second. Empty: nothing was ever changed, or it cannot be read now.
    virtual std::string content_stamp() const = 0;
    /// `stamp`: at most 200 bytes on one line.
    virtual Result<void> set_content_stamp(const std::string& stamp) = 0;
};

}  // namespace waymark
