// Are the terms of feeds understood as their writers mean them, with codes before them and commas inside?
#include <catch2/catch.hpp>

#include "indexer/dialects/flat_csv/flat_csv.h"
#include "indexer/words/column_map.h"
#include "tests/indexer/feed.h"

namespace waymark::feeds {

using Codes = std::vector<std::string>;

TEST_CASE("the labels of the department for education are needs, with the code before and commas inside") {
    struct Row {
        const char* label;
        const char* code;
    };
    for (const Row& row : {
             Row{"ASD - Autistic Spectrum Disorder", "ASD"},
             {"ASD: Autistic Spectrum Disorder", "ASD"},
             {"ASD \xE2\x80\x93 Autistic spectrum disorder", "ASD"},
             {"Autistic Spectrum Disorder (ASD)", "ASD"},
             {"Autistic Spectrum Disorder - ASD", "ASD"},
             {"SEMH - Social, Emotional and Mental Health", "SEMH"},
             {"SLCN - Speech, Language and Communication Needs", "SLCN"},
             {"SPLD - Specific Learning Difficulty", "SPLD"},
             {"MLD - Moderate Learning Difficulty", "MLD"},
             {"SLD - Severe Learning Difficulty", "SLD"},
             {"PMLD - Profound & Multiple Learning Difficulty", "PMLD"},
             {"HI - Hearing Impairment", "HI"},
             {"VI - Visual Impairment", "VI"},
             {"MSI - Multi-Sensory Impairment", "MSI"},
             {"PD - Physical Disability", "PD"},
             {"DS - Down Syndrome", "DS"},
             {"OTH - Other Difficulty/Disability", "OTH"},
             {"NSA - SEN support but no specialist assessment of type of need", "NSA"},
         }) {
        INFO(row.label);
        const Listing l = listing_of(R"("attributes": [{"taxonomy_term": {"name": ")" + std::string(row.label) +
                                     R"(", "taxonomy": "SEN type"}}])");
        CHECK(l.of("need").yes == Codes{row.code});
    }
    for (const char* none : {"ASD - no", "Hoist - not available", "Hearing loop: no", "Step free - ask us"}) {
        INFO(none);
        const Listing l = listing_of(R"("attributes": [{"taxonomy_term": {"name": ")" + std::string(none) +
                                     R"(", "taxonomy": "facilities"}}])");
        CHECK(l.of("accessibility").yes.empty());
        CHECK(l.of("need").yes.empty());
    }
}

TEST_CASE("a cell of terms is divided at commas, but not inside a term that has some") {
    const Terms& terms = TestWords::get().words.terms;
    using Parts = std::vector<std::string_view>;
    CHECK(terms.split("need", "Autism, ADHD") == Parts{"Autism", "ADHD"});
    CHECK(terms.split("need", "SEMH - Social, Emotional and Mental Health, ASD - Autistic Spectrum Disorder") ==
          Parts{"SEMH - Social, Emotional and Mental Health", "ASD - Autistic Spectrum Disorder"});
    CHECK(terms.split("need", "Speech, language and communication needs, Autism") ==
          Parts{"Speech, language and communication needs", "Autism"});
    CHECK(terms.split("need", "Social, emotional and mental health; Autism, or waiting") ==
          Parts{"Social, emotional and mental health", "Autism, or waiting"});
    CHECK(terms.split("need", "Autism\nSocial, emotional and mental health") ==
          Parts{"Autism", "Social, emotional and mental health"});
    CHECK(terms.split("need", " , Autism,, ") == Parts{"Autism"});
    CHECK(terms.split("category", "Dance, drama and music, Swimming") == Parts{"Dance, drama and music", "Swimming"});
    CHECK(terms.split("need", "") == Parts{});
}

TEST_CASE("a spreadsheet's needs keep their commas") {
    auto map = read_column_map("name: name\nneed: SEN\n", "map.txt");
    REQUIRE(map);
    const MapContext context = TestWords::get().context();
    FeedRead read;
    FeedReader reader(context, read, &*map);
    FeedBytes bytes(std::make_unique<TextSource>(
        "name,SEN\nA,\"SEMH - Social, Emotional and Mental Health, ASD - Autistic Spectrum Disorder\"\n"
        "B,\"Speech, language and communication, Hearing impairment\"\n"));
    reader.read(bytes, {0, "feed.csv"}, flat_csv::dialect);
    reader.finish();
    REQUIRE(read.good().size() == 2);
    CHECK(read.good()[0].of("need").yes == Codes{"ASD", "SEMH"});
    CHECK(read.good()[1].of("need").yes == Codes{"SLCN", "HI"});
    CHECK(read.all[0].unmapped.empty());
}

}  // namespace waymark::feeds
