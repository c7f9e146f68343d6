// Can any answer of another directory break what reads its lists, addresses and dates?
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "server/harvest/feed_client.h"
#include "server/harvest/list_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    (void)waymark::harvest::read_list_page(bytes);
    (void)waymark::harvest::read_service_page(bytes);
    (void)waymark::harvest::retry_after_ms(bytes.substr(0, 64), 1'795'000'000'000);
    if (const auto address = waymark::http::read_address(bytes)) {
        // What was read is read again as the same.
        const auto again = waymark::http::read_address(address->text());
        if (!again || again->text() != address->text()) __builtin_trap();
    }
    static const auto from = *waymark::http::read_address("https://example.org/a/b?c=d");
    if (const auto next = waymark::http::read_location(bytes, from);
        next && next->scheme != "https" && next->scheme != "http")
        __builtin_trap();
    return 0;
}
