// How does a guessed mapping read the first rows of a table?
#include "indexer/row_preview.h"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

#include "indexer/check/misfits.h"
#include "indexer/clean/plain_text.h"
#include "indexer/dialects/flat_csv/flat_csv.h"
#include "indexer/feed_reader.h"
#include "indexer/syntax/zip_archive.h"

namespace waymark::feeds {

namespace {

constexpr std::size_t rows_shown = 3;
constexpr std::size_t longest_cell = 60;

/// Takes the first rows and stops the reader then.
class FirstRows : public RecordTaker {
public:
    bool take_service(Mapped&& mapped, std::size_t) override {
        rows.push_back(std::move(mapped));
        return rows.size() < rows_shown;
    }
    bool take_provider(Mapped&&, std::size_t) override { return true; }
    void unreadable(std::size_t, std::size_t, std::string, bool) override {}
    void warning(std::size_t, std::size_t, std::string) override {}
    void progress(std::uint64_t) override {}
    std::vector<Mapped> rows;
};

/// The parts that say something, with commas between.
template <class List, class Say>
std::string joined(const List& list, Say say) {
    std::string all;
    for (const auto& one : list)
        if (const std::string words = say(one); !words.empty()) all += (all.empty() ? "" : ", ") + words;
    return all;
}

std::string days_and_hours(const Schedule& schedule, const Vocabulary& vocabulary) {
    std::string words = joined(schedule.days, [&](const std::string& day) { return vocabulary.label("day", day); });
    if (!schedule.opens_at.empty())
        words += fmt::format("{}{}{}", words.empty() ? "" : " ", schedule.opens_at,
                             schedule.closes_at.empty() ? "" : " to " + schedule.closes_at);
    return words.empty() ? schedule.description : words;
}

const Place* first_place(const Listing& listing) { return listing.places.empty() ? nullptr : &listing.places.front(); }

std::string access_of(const Listing& listing, const Vocabulary& vocabulary) {
    std::vector<std::string> codes = listing.of("accessibility").yes;
    if (const Place* place = first_place(listing))
        for (const auto& [code, has] : place->access)
            if (has) codes.push_back(code);
    return joined(codes, [&](const std::string& code) { return vocabulary.label("accessibility", code); });
}

std::string place_member(const Place* place, std::string_view field) {
    if (!place) return {};
    if (field == "place_name") return place->name;
    if (field == "town") return place->city;
    if (field == "county") return place->county;
    if (field == "postcode") return place->postcode;
    if (field == "hide_address") return place->address_hidden ? "yes, hidden" : "no, shown";
    if (field.starts_with("address"))
        return place->address_hidden ? "(hidden address)"
                                     : joined(place->address, [](const std::string& line) { return line; });
    if (!place->point) return {};
    return place->address_hidden ? "(hidden address)"
                                 : fmt::format("{:.3f}, {:.3f}", place->point->lat, place->point->lon);
}

bool is_of_place(std::string_view field) {
    static constexpr std::string_view fields[] = {"place_name", "address",  "address_1",   "address_2", "address_3",
                                                  "town",       "county",   "postcode",    "latitude",  "longitude",
                                                  "easting",    "northing", "hide_address"};
    return std::find(std::begin(fields), std::end(fields), field) != std::end(fields);
}

/// What became of one field of a mapping; empty when nothing did.
std::string read_of(std::string_view field, const Listing& l, const Vocabulary& vocabulary) {
    const Contact contact = l.contacts.empty() ? Contact{} : l.contacts.front();
    if (is_of_place(field)) return place_member(first_place(l), field);
    if (field == "id") return l.source_id;
    if (field == "name") return l.name;
    if (field == "alternate_name") return l.alternate_name;
    if (field == "organisation") return l.organisation.name;
    if (field == "organisation_id") return l.organisation.source_id;
    if (field == "summary") return l.summary;
    if (field == "description") return l.description;
    if (field == "url") return l.url;
    if (field == "email") return l.email.empty() ? contact.email : l.email;
    if (field == "phone") return joined(l.contacts, [](const Contact& one) { return one.phone; });
    if (field == "contact_name") return contact.name;
    if (field == "contact_role") return contact.role;
    if (field == "minimum_age" || field == "maximum_age" || field == "ages") return ages_in_words(l.ages);
    if (field == "eligibility") return l.eligibility;
    if (field == "fees") return l.fees;
    if (field == "opening" || field == "day" || field == "opens_at" || field == "closes_at")
        return joined(l.schedules, [&](const Schedule& one) { return days_and_hours(one, vocabulary); });
    if (field == "accessibility") return access_of(l, vocabulary);
    if (field == "languages") return joined(l.languages, [](const std::string& tag) { return tag; });
    if (field == "areas") return joined(l.areas, [](const Area& area) { return area.name; });
    if (field == "status" || field == "visible" || field == "hidden")
        return l.status == Status::active ? "shown to families" : "not shown to families";
    if (field == "last_modified") return l.last_modified;
    if (field == "assured_date") return l.assured;
    if (field == "alert") return l.alert;
    if (field == "wait_time") return l.waiting.text;
    if (field == "council") return l.council;
    if (field == "licence") return l.licence;
    if (vocabulary.field(field)) {
        const std::string name(field);
        return joined(l.of(name).yes, [&](const std::string& code) { return vocabulary.label(name, code); });
    }
    return {};
}

std::string shortened(std::string_view text) {
    std::string line = one_line(text.substr(0, longest_cell * 6));
    if (line.size() <= longest_cell) return line;
    std::size_t end = longest_cell;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    return line.substr(0, end) + "…";
}

}  // namespace

std::vector<RowPreview> preview_rows(const MapContext& context, const std::string& file,
                                     const std::string& column_map) {
    std::vector<RowPreview> preview;
    if (file == "-") return preview;
    const auto map = read_column_map(column_map, "the guess");
    if (!map) return preview;
    auto source = ByteSource::open(file);
    if (!source) return preview;
    FeedBytes bytes(std::move(*source));
    if (is_zip(bytes.start())) return preview;
    FirstRows first;
    FeedReader reader(context, first, &*map);
    reader.read(bytes, {0, file}, flat_csv::dialect);
    reader.finish();
    for (const Mapped& row : first.rows) {
        RowPreview shown;
        shown.line = row.line;
        for (const ColumnMap::Line& line : map->lines)
            shown.cells.push_back({line.field, fmt::format("{}", fmt::join(line.columns, " + ")),
                                   shortened(read_of(line.field, row.listing, context.vocabulary))});
        preview.push_back(std::move(shown));
    }
    return preview;
}

}  // namespace waymark::feeds
