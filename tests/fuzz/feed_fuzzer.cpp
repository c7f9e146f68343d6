// Can any bytes break the reading of a feed, or make a listing that breaks a promise?
#include <cstdint>
#include <string>

#include "tests/fuzz/invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    waymark::fuzz::check(waymark::feeds::read_feed(std::string(reinterpret_cast<const char*>(data), size)));
    return 0;
}
