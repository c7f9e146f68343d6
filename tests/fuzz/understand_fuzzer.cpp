// Does any string of bytes crash, hang or confuse understanding?
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "search/understand/understand.h"

namespace {

const waymark::Words& words() {
    static const std::shared_ptr<const waymark::Words> loaded = [] {
        const waymark::ContentFiles files(WAYMARK_SOURCE_DIR "/content", {});
        const auto vocabulary = waymark::Vocabulary::load(files);
        if (!vocabulary) std::abort();
        const auto places = waymark::Places::load(files, WAYMARK_SOURCE_DIR "/tests/fuzz/no-such-folder");
        if (!places) std::abort();
        const auto made = waymark::Words::load(files, *vocabulary, *places, {{"Grace House", "Tumbletots Autism Hub"}, {{"zorbing", 5}}});
        if (!made) std::abort();
        return *made;
    }();
    return *loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view q(reinterpret_cast<const char*>(data), size);
    const waymark::Understanding understood = waymark::understand(q, words(), "2026-11-23");
    for (const waymark::Span& span : understood.spans)
        if (span.from > span.to || span.to > q.size()) std::abort();
    if (understood.slots.age && understood.slots.age->min > understood.slots.age->max) std::abort();
    return 0;
}
