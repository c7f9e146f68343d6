// Are the ages of those a service is for told from those of others, and from what is no age?
#include <catch2/catch.hpp>

#include "indexer/read/ages.h"
#include "tests/indexer/written_ages.h"

namespace waymark::feeds {

TEST_CASE("who is left out is not who is meant") {
    const AgeRow rows[] = {
        {"not for under 3s", "3-"},
        {"Not for under 5s", "5-"},
        {"Not suitable for children under 3", "3-"},
        {"Unsuitable for under 8s", "8-"},
        {"All ages excluding under 5s", "5-"},
        {"All ages except under 2s", "2-"},
        {"5-16, excluding over 14s", "5-14"},
        {"Sorry, no under 5s", "5-"},
        {"We cannot take under 2s", "2-"},
        {"We do not take children under 2", "2-"},
        {"We don't accept over 16s", "0-16"},
        {"No over 18s", "0-18"},
        {"Not suitable for children under 5 or over 11", "5-11"},
        {"Under 3s not admitted", "3-"},
        {"Children under 4 cannot attend", "4-"},
        {"must not be under 16", "16-"},
        {"not under 16", "16-"},
        {"no younger than 5", "5-"},
        {"no older than 11", "0-11"},
        {"not older than 11 years", "0-11"},
        {"No under 8s without an adult", ""},
        {"Unaccompanied under 16s not admitted", ""},
    };
    for (const AgeRow& row : rows) {
        INFO(row.words);
        CHECK(written(row.words) == row.ages);
    }
}

TEST_CASE("halves, months, classes and ends are ages; those of helpers, prices, hours and lengths of time are not") {
    const AgeRow rows[] = {
        {"5-11, under 8s must be accompanied by an adult", "5-11"},
        {"5-11 years (under 8s must be accompanied)", "5-11"},
        {"Under 8s must be accompanied by an adult", ""},
        {"Children under 8 must be accompanied by an adult at all times", ""},
        {"Ages 0-5, accompanied by a parent", "0-5"},
        {"8+ (under 16s need parental consent)", "8-"},
        {"8-18. Volunteers must be 18+", "8-18"},
        {"Volunteers aged 16+", ""},
        {"Volunteers (16+)", ""},
        {"Volunteers must be over 18", ""},
        {"16+ volunteers needed", ""},
        {"Staff are all over 18", ""},
        {"Carers aged 18 and over", ""},
        {"Young carers aged 8 to 18", "8-18"},
        {"Young carers 5-18", "5-18"},
        {"young adult carers 16-25", "16-25"},
        {"Parents of children aged 0-5", "0-5"},
        {"Parents and carers of 0-5s", "0-5"},
        {"Parents under 25", ""},
        {"Young parents under 25", ""},
        {"Trustees must be over 18", ""},
        {"Children 5-11, staff 18+", "5-11"},
        {"over 20 years of experience", ""},
        {"20 years' experience", ""},
        {"Over 30 years experience working with 5-11 year olds", "5-11"},
        {"Established for 25 years", ""},
        {"waiting list of 2 years", ""},
        {"waiting time 12-18 months", ""},
        {"2.5 years to 4.5 years", "2-4"},
        {"2\xC2\xBD to 5", "2-5"},
        {"from 2\xC2\xBD years", "2-"},
        {"2 and a half to 5 years", "2-5"},
        {"two and a half to four", "2-4"},
        {"3\xC2\xBE - 5 years", "3-5"},
        {"18 months to 4\xC2\xBD", "1-4"},
        {"18 months to 4 1/2 years", "1-4"},
        {"under 2\xC2\xBD", "0-2"},
        {"birth through 18", "0-18"},
        {"birth to 18", "0-18"},
        {"Pre-birth to five", "0-5"},
        {"Nursery to Year 6", "3-11"},
        {"Nursery - Y6", "3-11"},
        {"Preschool to Year 2", "3-7"},
        {"Reception to Y6", "4-11"},
        {"Reception and Year 1", "4-6"},
        {"Years 5, 6", "9-11"},
        {"Year 12-13", "16-18"},
        {"Years 10 & 11", "14-16"},
        {"Year R to Year 6", "4-11"},
        {"Year 7+", "11-"},
        {"Year 7 and above", "11-"},
        {"KS1-KS2", "5-11"},
        {"Key Stages 1 to 3", "5-14"},
        {"5-16 yrs and adults", "5-"},
        {"5-16 years, adults", "5-"},
        {"8-18 & adults", "8-"},
        {"Max 25, min 14", "14-25"},
        {"min 14, max 25", "14-25"},
        {"Minimum age 14, maximum age 25", "14-25"},
        {"Min age 14 - max age 25", "14-25"},
        {"Max 11", "0-11"},
        {"from 0-19 (25 with SEND)", "0-25"},
        {"0-19 or 25 with SEND", "0-25"},
        {"0 to 19 (or 25 if they have SEND)", "0-25"},
        {"0-19, up to 25 with a disability", "0-25"},
        {"0-18 (up to 25 with EHCP)", "0-25"},
        {"Mondays 4-6", ""},
        {"Monday 4-6pm", ""},
        {"Tues 10-12", ""},
        {"5-11 years, Mondays 4-6", "5-11"},
        {"Classes: 4-5, 5-6 and 6-7pm", ""},
        {"4-5.30pm", ""},
        {"10.30-12", ""},
        {"Saturday 9.30-11, ages 5-7", "5-7"},
        {"\xC2\xA3"
         "5-10",
         ""},
        {"\xC2\xA3"
         "5 to \xC2\xA3"
         "10",
         ""},
        {"\xC2\xA3"
         "3 - \xC2\xA3"
         "5 per session",
         ""},
        {"Under 16s \xC2\xA3"
         "3, adults \xC2\xA3"
         "5",
         ""},
        {"Under 5s free", ""},
        {"Free for under 5s", ""},
        {"\xC2\xA3"
         "3 for under 16s",
         ""},
        {"0191 498 0101", ""},
        {"01494 475 000", ""},
        {"tel 020 8583 2000", ""},
        {"12/03/2024", ""},
        {"1-5 March", ""},
        {"5 to 18 September", ""},
        {"groups of 6-8 children", ""},
        {"up to 12 children", ""},
        {"max 15 children", ""},
        {"SL6 8BX", ""},
        {"1:4", ""},
        {"1 to 1", ""},
        {"5-5", ""},
        {"U12s", "0-11"},
        {"U16", "0-15"},
        {"Under-16s", "0-15"},
        {"16 & over", "16-"},
        {"16yrs+", "16-"},
        {"Age 16+", "16-"},
        {"16 plus", "16-"},
        {"ages 16 upward", "16-"},
        {"from 11 to under 18", "11-17"},
        {"11 to 18 inclusive", "11-18"},
        {"5 years up to 11 years", "5-11"},
        {"5 and up to 11", "5-11"},
        {"5 - 11 year old boys and girls", "5-11"},
        {"0-6 months", "0-0"},
        {"12 months +", "1-"},
        {"6m-3y", ""},
        {"6mths to 3yrs", "0-3"},
        {"adults", "18-"},
        {"Adults over 18", "18-"},
        {"Adults 16+", "16-"},
        {"Children and adults", ""},
        {"Families with children", ""},
        {"Over 50s", "50-"},
        {"50 plus", "50-"},
        {"Aged 60 and over", "60-"},
        {"55+ years", "55-"},
        {"eighteen and over", "18-"},
        {"age 4 & 5", "4-5"},
        {"aged 3 or 4", "3-4"},
        {"11-16, 16-18, 18-25", "11-25"},
    };
    for (const AgeRow& row : rows) {
        INFO(row.words);
        CHECK(written(row.words) == row.ages);
    }
}

TEST_CASE("in sentences a number is an age only where they say so") {
    const AgeRow rows[] = {
        {"We run a club for children aged 5 to 11 in the village hall.", "5-11"},
        {"Our youth club is for young people aged 11-18.", "11-18"},
        {"Open to 8-18 year olds from all over the borough.", "8-18"},
        {"We have over 20 years of experience in working with families.", ""},
        {"The group has been running for 25 years and meets on Mondays 4-6.", ""},
        {"Established over 30 years ago.", ""},
        {"Suitable for children from birth to 5 years.", "0-5"},
        {"A stay and play for under 5s and their carers.", "0-4"},
        {"Drop in for parents with babies under 12 months", "0-0"},
        {"Not suitable for under 3s.", "3-"},
        {"Children under 8 must be accompanied by an adult.", ""},
        {"Volunteers must be 18 or over.", ""},
        {"We are looking for volunteers aged 16+.", ""},
        {"Sessions cost \xC2\xA3"
         "5 for 8-12 people.",
         ""},
        {"Call us on 01296 382 902 between 9 and 5.", ""},
        {"We meet from 6 to 8 every Tuesday.", ""},
        {"Room 12 to 14, 3rd floor.", ""},
        {"Beavers (6-8), Cubs (8-10) and Scouts (10-14)", "6-14"},
        {"The course lasts 10 to 12 weeks.", ""},
        {"A 2 year programme for young people aged 16-25", "16-25"},
        {"Over 60s lunch club", "60-"},
        {"for people over 50", "50-"},
        {"for adults aged 18 and over with learning disabilities", "18-"},
        {"Our 50+ club", "50-"},
        {"help for anyone aged 18+", "18-"},
        {"We support young people between the ages of 13 and 19, or up to 25 with a disability", "13-25"},
        {"Classes 4-5, 5-6 and 6-7pm", ""},
        {"We offer 15 hours for 2 year olds", "2-2"},
        {"Childcare for 2, 3 and 4 year olds", "2-4"},
        {"We prepare pupils for the 11+ exam", ""},
        {"Year 7 to Year 11 pupils", "11-16"},
        {"for pupils in Years 3-6", "7-11"},
        {"at the reception desk", ""},
        {"One to one support for 6 to 8 weeks", ""},
        {"Membership is \xC2\xA3"
         "10, over 60s \xC2\xA3"
         "5.",
         ""},
        {"Free swimming for under 16s", "0-15"},
        {"We have 12 staff and over 40 volunteers.", ""},
        {"Open 7 days a week, 24 hours a day.", ""},
        {"Over 100 children have joined since 2012.", ""},
        {"We've been helping people for 10 years.", ""},
        {"a team of under 9s and under 10s", "0-9"},
        {"Football for girls U7 to U16", "0-15"},
        {"The hall was built 150 years ago.", ""},
        {"within 5 miles", ""},
        {"Children must be toilet trained by 3 years.", ""},
        {"Applicants must have lived here for 5 years.", ""},
        {"The club welcomes children with a disability from 5 years to 24 years.", "5-24"},
        {"Carers over 18 may claim.", ""},
        {"for 11 - 25 year olds living, working or studying in Hounslow", "11-25"},
    };
    for (const AgeRow& row : rows) {
        INFO(row.words);
        CHECK(written(row.words, AgeText::prose) == row.ages);
    }
}

TEST_CASE("of all ages, and birth alone, are no ages of a sentence") {
    for (const char* words : {"Walks and talks for all ages.", "Support from birth and beyond.",
                              "Volunteers of all ages, but under 18s must be accompanied."}) {
        INFO(words);
        CHECK(written(words, AgeText::prose) == "");
    }
    CHECK(written("Children can attend as soon as they turn 3.", AgeText::prose) == "3-");
}

TEST_CASE("words that are nothing but ages are told from those that say more") {
    for (const char* words : {"5-11 years", "Ages 5 to 11", "Children aged 5-11", "not suitable for under 3s",
                              "Adults only", "0-19 (25 with SEND)", "Year 7 to Year 11", "Under 5s"}) {
        INFO(words);
        CHECK(read_ages(words, AgeText::field)->nothing_else);
    }
    for (const char* words : {"Children aged 5-11 who live in Sunderland", "5-11 years, must be toilet trained",
                              "Families with a child under 5 on a low income", "Ages 8+ with a diagnosis of autism"}) {
        INFO(words);
        CHECK_FALSE(read_ages(words, AgeText::field)->nothing_else);
    }
}

}  // namespace waymark::feeds
