// Are ages read out of the words that real feeds hold?
#include <catch2/catch.hpp>

#include "indexer/read/age_fields.h"
#include "indexer/read/ages.h"
#include "tests/indexer/written_ages.h"

namespace waymark::feeds {

TEST_CASE("ages are read from the words of real feeds") {
    const AgeRow rows[] = {
        {"6 years - 14 years", "6-14"},
        {"11+", "11-"},
        {"From 5 years upwards", "5-"},
        {"0-19 years", "0-19"},
        {"18 months to 3", "1-3"},
        {"All ages", "0-"},
        {"4 to 18", "4-18"},
        {"13-25", "13-25"},
        {"7+", "7-"},
        {"18+", "18-"},
        {"Aged 0 to 18; autistic spectrum disorder", "0-18"},
        {"Ages 5 to 11", "5-11"},
        {"5 - 11 yrs", "5-11"},
        {"5yrs-11yrs", "5-11"},
        {"Age range: 8-16", "8-16"},
        {"children aged 2-4 years", "2-4"},
        {"Between the ages of 11 and 17", "11-17"},
        {"between 11 and 17 years", "11-17"},
        {"for 5 to 11 year olds", "5-11"},
        {"5-11 year-olds", "5-11"},
        {"Under 5s", "0-4"},
        {"under 5's", "0-4"},
        {"under 18 years", "0-17"},
        {"Under the age of 16", "0-15"},
        {"younger than 8", "0-7"},
        {"up to 25", "0-25"},
        {"Up to 5 years old", "0-5"},
        {"5 and under", "0-5"},
        {"11 and over", "11-"},
        {"16 years and above", "16-"},
        {"over 16", "16-"},
        {"over 18s", "18-"},
        {"older than 12", "12-"},
        {"from birth to 5", "0-5"},
        {"Birth to 25 years", "0-25"},
        {"0 - 5", "0-5"},
        {"8 plus", "8-"},
        {"8 years plus", "8-"},
        {"minimum age 16", "16-"},
        {"Min age: 5, max age: 12", "5-12"},
        {"maximum age of 11", "0-11"},
        {"0-11 months", "0-0"},
        {"6-18 months", "0-1"},
        {"18 months", "1-1"},
        {"6 weeks to 5 years", "0-5"},
        {"3 months - 4 years 11 months", "0-4"},
        {"2, 3 and 4 year olds", "2-4"},
        {"2 year olds", "2-2"},
        {"Age 7", "7-7"},
        {"aged 16", "16-16"},
        {"11-18 years and up to 25 with an EHC plan", "11-25"},
        {"Juniors 5-11, seniors 12-16", "5-16"},
        {"Juniors 8-12, seniors 13+", "8-"},
        {"five to eleven years", "5-11"},
        {"eighteen months to three years", "1-3"},
        {"18 to 104", "18-"},
        {"0 - 100", "0-"},
        {"5 to 120 years", "5-"},
        {"0-99", "0-"},
        {"Year 7 to Year 11", "11-16"},
        {"years 7-11", "11-16"},
        {"Reception to year 6", "4-11"},
        {"year 9", "13-14"},
        {"school years 1 to 6", "5-11"},
        {"KS2", "7-11"},
        {"key stage 3 and 4", "11-16"},
        {"KS1 & KS2", "5-11"},
        {"Post 16", "16-"},
        {"post-16", "16-"},
        {"5\xE2\x80\x93"
         "11",
         "5-11"},
        {"No age limit", "0-"},
        {"any age", "0-"},
        {"from 5 to 11", "5-11"},
        {"From 16", "16-"},
        {"14 upwards", "14-"},
        {"5-11yrs (siblings from 3 years)", "3-11"},
        {"at least 16 years old", "16-"},
        {"until their 25th birthday", ""},
        {"People aged 16-25 who live in Sunderland and have a learning disability", "16-25"},
        {"This group is for young people between 13 and 19 years of age who are looking for friends", "13-19"},
    };
    for (const AgeRow& row : rows) {
        INFO(row.words);
        CHECK(written(row.words) == row.ages);
    }
}

TEST_CASE("ages are read in all the ways that people wrote them in one column") {
    const AgeRow rows[] = {
        {"2 1/2 to 5 years", "2-5"},
        {"2\xC2\xBD - 4 years", "2-4"},
        {"7\xC2\xBD and over", "7-"},
        {"2.5 - 4.5 years", "2-4"},
        {"5 to 5.99", "5-5"},
        {"13-19 (up to 25 with SEND)", "13-25"},
        {"13 - 19 years, or up to 25 for young people with disabilities", "13-25"},
        {"8-18 years (25 if SEND)", "8-25"},
        {"U8s", "0-7"},
        {"Under-5s", "0-4"},
        {"0-5yrs and their parents", "0-5"},
        {"Secondary school age", "11-16"},
        {"Primary school children", "4-11"},
        {"Toddlers and pre-school", "0-4"},
        {"Teenagers", "13-19"},
        {"Adults only", "18-"},
        {"Adults 18-65", "18-65"},
        {"Reception - Year 2", "4-7"},
        {"Nursery to Year 6", "3-11"},
        {"Y7-Y11", "11-16"},
        {"Yr 5 & 6", "9-11"},
        {"Year groups 7 to 9", "11-14"},
        {"3 years to 11 years 11 months", "3-11"},
        {"0 - 23 months", "0-1"},
        {"12 to 24 months", "1-2"},
        {"4 - 11 years, 11 - 16 years", "4-16"},
        {"Monday: 5-7 years; Tuesday: 8-11 years", "5-11"},
        {"5 to 11 yrs (Mon) 12 to 16 yrs (Wed)", "5-16"},
        {"over 60s", "60-"},
        {"50+", "50-"},
        {"from 6 weeks", "0-"},
        {"6wks - 12mths", "0-1"},
        {"18mths-4yrs", "1-4"},
        {"Aged 5, 6 or 7", "5-7"},
        {"16 to 18 year olds", "16-18"},
        {"Sixteen plus", "16-"},
        {"14 - 25yrs (inclusive)", "14-25"},
        {"ages five through eleven", "5-11"},
        {"under twos", "0-1"},
        {"babies under 1", "0-0"},
        {"Pre-birth to 19", "0-19"},
        {"8\xE2\x80\x93"
         "12",
         "8-12"},
        {"8\xE2\x80\x94"
         "12",
         "8-12"},
        {"8 \xE2\x80\x92 12", "8-12"},
        {"8 - to 12", "8-12"},
        {"8 yrs.-12 yrs.", "8-12"},
        {"0-2 years\n3-4 years\n5-7 years", "0-7"},
        {"6-11;12-16", "6-16"},
        {"AGES 4-11", "4-11"},
        {"4 -11 (must be toilet trained by 4)", "4-11"},
        {"Between 5 & 12", "5-12"},
        {"5/6 - 11/12", "5-12"},
        {"Max age 25, min 14", "14-25"},
        {"14 and 15 year olds", "14-15"},
        {"18 or over", "18-"},
        {"not suitable for under 3s", "3-"},
        {"no under 5s", "5-"},
        {"Over 5, under 11", "5-10"},
        {"5-16 yrs and adults", "5-"},
        {"16-99", "16-"},
        {"0-999", "0-"},
        {"<18", "0-17"},
        {">= 16", "16-"},
        {"16 up", "16-"},
        {"7 \xE2\x86\x92 11", "7-11"},
        {"School years 10-13", "14-18"},
        {"KS3-KS4", "11-16"},
        {"EYFS", "0-5"},
        {"Early Years", "0-5"},
    };
    for (const AgeRow& row : rows) {
        INFO(row.words);
        CHECK(written(row.words) == row.ages);
    }
}

TEST_CASE("numbers that are no ages give none") {
    for (const char* words :
         {"", "Open to all residents",
          "\xC2\xA3"
          "5 to \xC2\xA3"
          "10 a session",
          "9am to 5pm", "2 to 3 hours", "1 to 1 support", "one to one", "24/7", "6-8 weeks", "10-15 minutes",
          "5 to 10 people in a group", "We have over 20 years of experience in this work with families", "SR4 7TF",
          "0191 498 0101", "Must live in Sunderland", "1:4 staff ratio", "3 times a week", "level 2 to 3"}) {
        INFO(words);
        CHECK(written(words) == "");
    }
}

TEST_CASE("a field for one age takes whole years, words and months") {
    CHECK(age_from_field("11") == 11);
    CHECK(age_from_field("11.0") == 11);
    CHECK(age_from_field(" 4.9 ") == 4);
    CHECK(age_from_field("18 months") == 1);
    CHECK(age_from_field("5 years") == 5);
    CHECK_FALSE(age_from_field(""));
    CHECK_FALSE(age_from_field("-1"));
    CHECK_FALSE(age_from_field("ask us"));
}

TEST_CASE("an age of 99 and more is open, and an empty form is no age") {
    CHECK(tidy_ages(5, 99) == Ages{5, std::nullopt});
    CHECK(tidy_ages(5, 104) == Ages{5, std::nullopt});
    CHECK(tidy_ages(0, std::nullopt) == Ages{0, std::nullopt});
    CHECK_FALSE(tidy_ages(0, 0).stated());
    bool swapped = false;
    CHECK(tidy_ages(11, 5, &swapped) == Ages{5, 11});
    CHECK(swapped);
}

}  // namespace waymark::feeds
