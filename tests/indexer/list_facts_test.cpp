// Do lists of Open Referral ask the same of a service as the service itself says?
#include <catch2/catch.hpp>

#include "indexer/formats/open_referral/writer.h"
#include "indexer/formats/tree.h"
#include "indexer/write/list_facts.h"
#include "indexer/write/list_forms.h"
#include "tests/indexer/imported.h"

using namespace waymark;
using namespace waymark::feeds;
namespace standard = waymark::feeds::open_referral;

namespace {

std::string said(const Value* object, const char* member) {
    const Value* value = object ? object->get(member) : nullptr;
    return value ? json_of(*value) : std::string();
}

}  // namespace

TEST_CASE("what lists ask of a service is what the whole service says") {
    DataDir data;
    auto engine = open_engine(data);
    for (const auto& entry : fs::directory_iterator(WAYMARK_SOURCE_DIR "/tests/open_referral/feeds"))
        import_files(engine, {entry.path().string()}, from(entry.path().stem().string()));
    for (const char* feed : {"buckinghamshire.oruk3.json", "buckinghamshire.xml"})   // of others, where somebody has put them
        if (const auto path = std::string(WAYMARK_SOURCE_DIR "/../shared/data/real/") + feed; fs::exists(path)) import_files(engine, {path}, from(feed));
    const auto snapshot = internals_of(engine).snapshot();
    std::size_t seen = 0;
    Document whole, parts;
    internals_of(engine).store().each([&](const KeptListing& kept) {
        whole.clear();
        parts.clear();
        const Value* service = standard::service(kept.listing, *snapshot->vocabulary, whole);
        const Value* listed = standard::listed_parts(kept.listing, *snapshot->vocabulary, parts);
        INFO(kept.listing.id << ' ' << kept.listing.name);
        CHECK(said(listed, "id") == said(service, "id"));
        CHECK(said(listed, "attributes") == said(service, "attributes"));
        CHECK(said(listed, "service_at_locations") == said(service, "service_at_locations"));
        CHECK(said(listed->get("organization"), "attributes") == said(service->get("organization"), "attributes"));
        ++seen;
        return true;
    });
    CHECK(seen > 5);
}

TEST_CASE("a term comes back from the bytes that it was packed in") {
    standard::ListedTerm term;
    term.id.bytes[3] = 7;
    term.parent_id.bytes[0] = 1;
    term.name = "Swimming";
    term.uri = "https://example.org/1";
    const auto bytes = standard::packed(term);
    const auto back = standard::unpacked_term(bytes);
    CHECK(back.id == term.id);
    CHECK(back.parent_id == term.parent_id);
    CHECK_FALSE(back.taxonomy_id);
    CHECK(back.name == term.name);
    CHECK(back.code.empty());
    CHECK(back.uri == term.uri);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) standard::unpacked_term(std::string_view(bytes).substr(0, cut));
    CHECK(standard::unpacked_area("sunderland\nSunderland").council == "sunderland");
    CHECK(standard::unpacked_area("\nEngland").name == "England");
}
