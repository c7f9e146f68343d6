// Can any bytes break the reader of any dialect? The first byte chooses which; WAYMARK_FUZZ_DIALECT names one for all.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/syntax/csv_reader.h"
#include "indexer/syntax/zip_archive.h"
#include "indexer/words/column_map.h"
#include "tests/fuzz/invariants.h"

namespace {

using namespace waymark;

void read_as(const feeds::Dialect& dialect, std::string bytes) {
    const auto& words = feeds::TestWords::get();
    feeds::MapContext context = words.context();
    feeds::FeedRead read;
    std::optional<feeds::ColumnMap> map;
    if (dialect.name == "csv") {
        // A mapping of the columns that the bytes themselves name, else of the first.
        feeds::Document document;
        auto header = feeds::read_csv(bytes, document, feeds::open_referral::name_plainly);
        if (header && !header->written.empty()) {
            map = words.words.columns.guess(header->written);
            if (!map->find("name")) map->lines.push_back({"name", {std::string(header->written.front())}, {}, 0});
        }
        (void)feeds::read_column_map(bytes, "fuzz");
    }
    feeds::FeedReader reader(context, read, map ? &*map : nullptr);
    feeds::FeedBytes source(feeds::source_of(std::move(bytes)));
    reader.read(source, {0, "fuzz/services.csv"}, dialect);
    reader.finish();
    fuzz::check(read);
}

void read_zip(std::string bytes) {
    auto zip = feeds::ZipArchive::open(std::move(bytes));
    if (!zip) return;
    for (std::size_t i = 0; i < (*zip)->entries().size() && i < 20; ++i) {
        auto entry = (*zip)->read(i);
        if (entry && entry->size() < 100'000) fuzz::check(feeds::read_feed(std::move(*entry)));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    static const std::vector<std::string_view> names = feeds::dialect_names();
    static const char* const only = std::getenv("WAYMARK_FUZZ_DIALECT");
    std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t chosen = (data[0] - std::size_t{'a'}) % (names.size() + 1);
    if (only ? std::string_view(only) == "zip" : chosen == names.size()) read_zip(std::move(bytes));
    else if (const feeds::Dialect* dialect = feeds::dialect_named(only ? std::string_view(only) : names[chosen]))
        read_as(*dialect, std::move(bytes));
    return 0;
}
