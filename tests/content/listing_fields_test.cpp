// Is the description of a listing's fields whole, and do the documents say the same?
#include <catch2/catch.hpp>

#include <fstream>
#include <set>
#include <sstream>

#include "content/store/listing_fields.h"
#include "content/words/vocabulary.h"

using namespace waymark;

namespace {

std::string file(const std::string& path) {
    std::ifstream stream(WAYMARK_SOURCE_DIR "/" + path);
    std::stringstream all;
    all << stream.rdbuf();
    REQUIRE_FALSE(all.str().empty());
    return all.str();
}

/// Calls `take(description, member)` for the fields of a record and of all records in it, each kind of record once.
template <Described T>
void each_field(const auto& take, std::set<const void*>& seen) {
    if (!seen.insert(&Fields<T>::all).second) return;
    visit_descriptions<T>([&](const auto& field) {
        using M = typename std::remove_cvref_t<decltype(field)>::Type;
        if constexpr (requires { take(field, help_key<T>(field)); }) take(field, help_key<T>(field));
        else take(field);
        if constexpr (Described<M>) each_field<M>(take, seen);
        else if constexpr (requires { typename M::mapped_type; }) {
            if constexpr (Described<typename M::mapped_type>) each_field<typename M::mapped_type>(take, seen);
        } else if constexpr (requires { typename M::value_type; }) {
            if constexpr (Described<typename M::value_type>) each_field<typename M::value_type>(take, seen);
        }
    });
}
template <Described T>
void each_field(const auto& take) {
    std::set<const void*> seen;
    each_field<T>(take, seen);
}

/// The lines of the table of `docs/LISTING-FEED.md`: what stands in backquotes in the first column, and the second
/// column.
std::vector<std::pair<std::set<std::string>, std::string>> rows_of_table(const std::string& text) {
    std::vector<std::pair<std::set<std::string>, std::string>> rows;
    std::stringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| `")) continue;
        const auto middle = line.find(" | ", 2);
        std::set<std::string> keys;
        for (std::size_t from = line.find('`'); from < middle;) {
            const auto end = line.find('`', from + 1);
            keys.insert(line.substr(from + 1, end - from - 1));
            from = line.find('`', end + 1);
        }
        rows.emplace_back(std::move(keys), line.substr(middle + 3));
    }
    return rows;
}

}  // namespace

TEST_CASE("a field has one name of its own in its record, and what it says of itself fits together") {
    const ContentFiles files{WAYMARK_SOURCE_DIR "/content", {}};
    const auto vocabulary = Vocabulary::load(files);
    REQUIRE(vocabulary);
    const std::string messages = "\n" + file("content/messages/en.txt");
    int fields = 0;
    const auto check = [&](const auto& field, const std::string& help) {
        using M = typename std::remove_cvref_t<decltype(field)>::Type;
        CAPTURE(field.name);
        ++fields;
        CHECK_FALSE(field.name.empty());
        if (!field.label.empty()) CHECK(messages.find("\n" + std::string(field.label) + " = ") != std::string::npos);
        CAPTURE(help);
        CHECK(messages.find("\n" + help + " = ") != std::string::npos);
        if (field.section != Section::none) {
            CHECK_FALSE(field.label.empty());
            CHECK((std::is_same_v<M, std::string> || std::is_same_v<M, std::vector<std::string>>));
        }
        if (field.counted) {
            CHECK(vocabulary->field(field.name));
            CHECK((field.content == Content::code && std::is_same_v<M, std::vector<std::string>>));
        }
        if (!field.codes.empty()) CHECK(field.content == Content::code);
    };
    each_field<Listing>(check);
    each_field<Commissioning>([&](const auto& field, const std::string& help) {
        check(field, help);
        CHECK(field.audience == Audience::commissioners);
    });
    CHECK(fields > 130);
    each_field<Listing>([&](const auto& field) { CHECK(field.audience == Audience::everybody); });
    std::set<std::string_view> names;
    visit_descriptions<Listing>([&](const FieldDescription& field) { CHECK(names.insert(field.name).second); });
}

TEST_CASE("another order of fields has each of them once, those that follow another right behind it") {
    constexpr auto order = order_of_fields<Listing>(&FieldDescription::api_after);
    std::set<std::size_t> all(order.begin(), order.end());
    CHECK(all.size() == field_count<Listing>);
    std::vector<std::string_view> names;
    const Listing listing;
    visit_fields_in(order, listing, [&](const FieldDescription& field, const auto&) { names.push_back(field.name); });
    const auto at = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) - names.begin(); };
    CHECK(at("alert") == at("description") + 1);
    CHECK(at("source") == at("next_review") + 1);
    CHECK(at("source_id") == at("source") + 1);
    CHECK(at("licence") == at("source_id") + 1);
}

TEST_CASE("every text of a listing is visited, and what the program writes itself is told by its kind") {
    Listing listing;
    listing.name = "a";
    listing.places.resize(2);
    listing.places[1].address = {"b", "c"};
    listing.what_next["16"] = "d";
    listing.staffing.training = "e";
    listing.facts["need"].yes = {"ASD"};
    std::string seen;
    visit_texts(listing, [&](const FieldDescription& field, std::string& text) {
        if (field.content != Content::code) seen += text;
        text += "!";
    });
    CHECK(seen == "abced");
    CHECK(listing.places[1].address[1] == "c!");
    CHECK(listing.facts["need"].yes[0] == "ASD!");
    CHECK(listing.id == "!");
}

TEST_CASE("docs/LISTING-FEED.md names every key of the object waymark with its members and codes, and no other") {
    const auto rows = rows_of_table(file("docs/LISTING-FEED.md"));
    REQUIRE(rows.size() > 15);
    const auto row_of = [&](std::string_view key) -> const std::string* {
        for (const auto& [keys, value] : rows)
            if (keys.contains(std::string(key))) return &value;
        return nullptr;
    };
    std::set<std::string> described{"term", "who_pays", "access_no",
                                    "address_hidden"};  // they stand in other objects of the feed
    visit_descriptions<Listing>([&](const auto& field) {
        if (field.in_feed != InFeed::extension && !field.read_from_extension) return;
        using M = typename std::remove_cvref_t<decltype(field)>::Type;
        CAPTURE(field.name);
        described.insert(std::string(field.name));
        if (field.counted) return;  // any field of codes may stand there by its name: the part "Codes" says so
        const std::string* row = row_of(field.name);
        REQUIRE(row);
        for (std::string_view code : field.codes) CHECK(row->find("`" + std::string(code) + "`") != std::string::npos);
        const auto members_stand_there = [&](const auto& member) {
            CAPTURE(member.name);
            CHECK(row->find("\"" + std::string(member.name) + "\"") != std::string::npos);
            for (std::string_view code : member.codes)
                CHECK(row->find("\"" + std::string(code) + "\"") != std::string::npos);
        };
        if constexpr (Described<M>) visit_descriptions<M>(members_stand_there);
        else if constexpr (requires { typename M::value_type; } && !std::is_same_v<M, std::string>) {
            if constexpr (Described<typename M::value_type>)
                visit_descriptions<typename M::value_type>(members_stand_there);
        }
    });
    for (const auto& [keys, value] : rows)
        for (const std::string& key : keys) {
            CAPTURE(key);
            CHECK(described.contains(key));
        }
    const std::string text = file("docs/LISTING-FEED.md");
    visit_descriptions<Commissioning>([&](const FieldDescription& field) {
        CHECK(text.find("`" + std::string(field.name) + "`") != std::string::npos);
    });
}
