// How do the listings of a data directory get out again as a feed?
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "content/store/store.h"
#include "content/words/vocabulary.h"

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

/// Names for `--format`, in the order a person is told of them.
const std::vector<std::string_view>& export_formats();

/// Writes every listing that was not withdrawn, inactive ones too, each with its own record, so that importing the export changes nothing. What
/// only commissioners may see is in no listing and so in no export; a hidden address is known by its district alone. Memory does not grow with the
/// number of listings (but for a few bytes each in `oruk-csv`). Gives back how many. Errors: an unknown format; the disk is full.
Result<std::uint32_t> export_listings(const Store& store, const Vocabulary& vocabulary, std::string_view format, const TakeBytes& take);

}  // namespace waymark
