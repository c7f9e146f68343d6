// How do the listings of a data directory get out again as a feed?
#include "indexer/write/export.h"

#include <fmt/format.h>
#include <array>
#include <stdexcept>

#include "indexer/write/hsds_csv.h"
#include "indexer/write/oruk_feed.h"
#include "indexer/write/own_csv.h"
#include "indexer/write/writer.h"

namespace waymark {

namespace {

struct Format {
    std::string_view name;
    std::unique_ptr<ListingsWriter> (*make)(const Vocabulary&, const TakeBytes&);
};
constexpr std::array formats{
    Format{"oruk-json", feeds::open_referral::json_writer}, Format{"oruk-xml", feeds::open_referral::xml_writer},
    Format{"oruk-csv", feeds::hsds_csv::tables_writer}, Format{"csv", feeds::own_csv::table_writer}};

}  // namespace

const std::vector<std::string_view>& export_formats() {
    static const auto names = [] {
        std::vector<std::string_view> all;
        for (const Format& format : formats) all.push_back(format.name);
        return all;
    }();
    return names;
}

Result<std::uint32_t> export_listings(const ListingStore& store, const Vocabulary& vocabulary, std::string_view name,
                                      const TakeBytes& take) {
    std::unique_ptr<ListingsWriter> writer;
    for (const Format& format : formats)
        if (format.name == name) writer = format.make(vocabulary, take);
    if (!writer)
        return fail(ErrorKind::bad_parameter,
                    fmt::format("There is no format called {}. Use one of {}.", name.substr(0, 60),
                                fmt::join(export_formats(), ", ")),
                    "format");
    std::uint32_t count = 0;
    for (const bool organizations : {false, true})
        store.each([&](const StoredListing& kept) {
            if (kept.withdrawn || feeds::open_referral::is_organization_alone(kept.listing) != organizations)
                return true;
            ++count;
            if (organizations) writer->organization(kept.listing);
            else writer->service(kept.listing);
            return true;
        });
    if (auto finished = writer->finish(); !finished) return tl::unexpected(finished.error());
    return count;
}

}  // namespace waymark
