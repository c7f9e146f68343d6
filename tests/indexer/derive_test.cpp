// Are facts read out of a listing's words only where that is safe?
#include <catch2/catch.hpp>

#include "indexer/words/derived_facts.h"
#include "tests/indexer/feed.h"

namespace waymark::feeds {

namespace {
using Codes = std::vector<std::string>;

Listing described(std::string_view words, std::string_view name = "Otter Group") {
    Listing listing;
    listing.name = name;
    listing.description = words;
    derive_facts(TestWords::get().words.derivation, listing);
    return listing;
}
bool derived(const Listing& listing, const char* field, const char* code) {
    const Codes& codes = listing.of(field).derived;
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}
}  // namespace

TEST_CASE("plain words give a derived fact") {
    struct Row {
        const char *words, *field, *code;
    };
    const Row rows[] = {
        {"We support autistic children.", "need", "ASD"},
        {"For children with Down's syndrome and their families.", "need", "DS"},
        {"Deaf children are welcome here.", "need", "HI"},
        {"We help with anxiety.", "need", "SEMH"},
        {"If your child has dyslexia we can help.", "need", "SPLD"},
        {"The hall is fully wheelchair accessible.", "accessibility", "wheelchair"},
        {"There is a hearing loop.", "accessibility", "hearing-loop"},
        {"Brothers and sisters are welcome.", "accessibility", "siblings"},
        {"Staff use British Sign Language.", "accessibility", "bsl"},
        {"There is a quiet room for anyone who feels overwhelmed.", "accessibility", "quiet-space"},
        {"You can self-refer.", "referral", "self"},
        {"No referral or diagnosis is needed.", "referral", "no-diagnosis"},
        {"No referral or diagnosis is needed.", "referral", "self"},
        {"Just turn up!", "referral", "drop-in"},
        {"Referral is through your GP or health visitor.", "referral", "professional"},
        {"You must have an EHC plan.", "referral", "ehcp"},
        {"We visit you at home.", "delivery", "home"},
        {"Ring our helpline.", "delivery", "phone"},
        {"Sessions are held on Zoom.", "delivery", "online"},
        {"A youth club for young people.", "category", "activities"},
        {"We are open every Saturday.", "day", "sat"},
        {"Runs in the school holidays.", "when", "holidays"},
        {"An after-school club.", "when", "after-school"},
        {"The service is free.", "cost", "free"},
        {"A support group for parents of disabled children.", "audience", "parent-carer"},
    };
    for (const Row& row : rows) {
        INFO(row.words);
        CHECK(derived(described(row.words), row.field, row.code));
        CHECK(described(row.words).of(row.field).yes.empty());
    }
}

TEST_CASE("a sentence that says no, plans or hangs on something gives no access") {
    for (const char* words :
         {"The hall is not wheelchair accessible.", "There is no hearing loop.", "We do not have a hearing loop.",
          "If you need BSL we can try to book it.", "We hope to install a hearing loop.", "A hearing loop is planned.",
          "Unless you book, there is no accessible toilet.", "The building isn't wheelchair accessible.",
          "Sadly the upper floor is without step-free access.", "We are fundraising for an accessible toilet.",
          "Wheelchair access may be available on request.", "A BSL interpreter can be arranged.",
          "The hearing loop is no longer working.", "Partial wheelchair access.",
          "Neither a hearing loop nor blue badge parking can be found here.", "We can't offer a quiet room.",
          "Step-free access will be installed next year, and we intend to have a quiet room."}) {
        INFO(words);
        CHECK(described(words).of("accessibility").derived.empty());
    }
    // The next sentence stands on its own.
    CHECK(described("There is no hoist. The hall is wheelchair accessible.").of("accessibility").derived ==
          Codes{"wheelchair"});
}

TEST_CASE("what a child's safety hangs on is never read from words") {
    Listing l = described(
        "There is a hoist and a Changing Places toilet. Staff give medication and personal care, one to one, on a secure site with a fenced garden.");
    CHECK(l.of("accessibility").derived.empty());
    ContentFiles files{WAYMARK_SOURCE_DIR "/content", WAYMARK_SOURCE_DIR "/tests/fixtures/feeds/bad-words"};
    auto bad = Derivation::load(files, TestWords::get().vocabulary);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().message.find("derive.txt:2") != std::string::npos);
    CHECK(bad.error().message.find("hoist") != std::string::npos);
}

TEST_CASE("a field that states anything is never added to") {
    Listing l = listing_of(
        R"("description": "For autistic children. There is a hearing loop.", "attributes": [{"taxonomy_term": {"code": "HI", "taxonomy": "need"}}],
      "service_at_locations": [{"location": {"id": "1", "name": "Hall", "waymark": {"access_no": ["hoist"]}}}])");
    CHECK(l.of("need").yes == Codes{"HI"});
    CHECK(l.of("need").derived.empty());
    CHECK(l.of("accessibility").derived.empty());
}

TEST_CASE("a negated need is not read, and numbers of ages are left alone") {
    CHECK(described("Not suitable for children with autism.").of("need").derived.empty());
    CHECK_FALSE(described("For children aged 5 to 11.").ages.stated());
    CHECK(described("For children aged 5 to 11.").derived_ages == Ages{5, 11});
    CHECK_FALSE(described("Volunteers must be over 18.").derived_ages.stated());
    CHECK(described("Contact Yusuf on Thursdays for more information.").of("day").derived.empty());
    CHECK(described("Parking is free.").of("cost").derived.empty());
    CHECK(described("Book online.").of("delivery").derived.empty());
}

TEST_CASE("a listing that says it is for any need is marked so") {
    CHECK(described("Open to children with any additional need.").derived_all_needs);
    CHECK(described("For young people with all disabilities.").derived_all_needs);
    CHECK_FALSE(
        described("For young people with all disabilities.").all_needs);  // the provider's field does not say so
    CHECK_FALSE(described("Not for all needs.").derived_all_needs);
    CHECK_FALSE(described("For autistic children.").derived_all_needs);
}

TEST_CASE("an eligibility that is nothing but an age states it; out of sentences ages are read") {
    Listing stated = listing_of(R"("eligibility_description": "Ages 5 to 11")");
    CHECK(stated.ages == Ages{5, 11});
    CHECK_FALSE(stated.derived_ages.stated());
    Listing read = listing_of(R"("eligibility_description": "Children aged 5 to 11 who live in Sunderland")");
    CHECK_FALSE(read.ages.stated());
    CHECK(read.derived_ages == Ages{5, 11});
    // What is stated is not read again; the words meant for it come before all others.
    CHECK_FALSE(listing_of(R"("minimum_age": 5, "description": "For under 5s.")").derived_ages.stated());
    CHECK(listing_of(R"("description": "For under 5s.", "eligibility_description": "Young people of 11-18 from here")")
              .derived_ages == Ages{11, 18});
    CHECK_FALSE(listing_of(R"("description": "We have over 20 years of experience. Call 01296 382 902.")")
                    .derived_ages.stated());
}

TEST_CASE("the category is read from the name and the first sentences only") {
    std::string filler;
    for (int i = 0; i < 30; ++i) filler += "We have been here for many years now. ";
    CHECK_FALSE(derived(described(filler + "We also know a youth club."), "category", "activities"));
    CHECK(derived(described("", "Chiswick Library"), "category", "activities"));
    CHECK_FALSE(derived(described("Appointments are held at the library."), "category", "activities"));
}

}  // namespace waymark::feeds
