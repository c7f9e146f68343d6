// Who of the programs on this machine may do what only one may do at a time (flock), where the record is a file?
#pragma once

#include <memory>
#include <string>

#include "content/store/leases.h"

namespace waymark {

/// Leases and the stamp of words as files of the data directory: who uses an SQLite file shares its machine.
/// Thread-safe.
class FileLeases final : public Leases, public ContentStamp {
public:
    explicit FileLeases(std::string folder) : folder_(std::move(folder)) {}

    Result<std::unique_ptr<Lease>> take(LeaseFor what, Wait wait) override;
    std::string content_stamp() const override;
    Result<void> set_content_stamp(const std::string& stamp) override;

private:
    std::string folder_;
};

}  // namespace waymark
