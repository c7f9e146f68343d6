// What does every form of feed offer whoever writes listings into it?
#pragma once

#include <functional>
#include <string_view>

#include "waymark/error.h"
#include "waymark/listing.h"

namespace waymark {

/// Takes the next bytes; false when nobody wants more.
using TakeBytes = std::function<bool(std::string_view bytes)>;

/// Writes one form of feed. First all services, then the organisations that have none, then `finish`.
class ListingsWriter {
public:
    virtual ~ListingsWriter() = default;
    virtual void service(const Listing& listing) = 0;
    virtual void organization(const Listing& listing) = 0;
    virtual Result<void> finish() = 0;
};

}  // namespace waymark
