// Is danger heard in words that nobody chose beforehand, and are harmless ones left alone (recall and false alarms)?
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <string>

#include "tests/search/understand/tables.h"

using namespace waymark;

namespace {

bool alarmed(const std::string& q) {
    const auto urgent = understand(q, *tests::shipped_words(), "2026-11-23").urgent;
    return !urgent.empty() && !urgent.front().quieter;
}

}  // namespace

TEST_CASE("danger is heard in everybody's own words and harmless ones are left alone") {
    std::ifstream in(WAYMARK_SOURCE_DIR "/tests/search/understand/danger-phrases.txt");
    REQUIRE(in);
    std::map<std::string, int> all, alarms;
    for (std::string line; std::getline(in, line);) {
        const std::size_t tab = line.find('\t');
        if (line.starts_with('#') || tab == std::string::npos) continue;
        const std::string kind = line.substr(0, tab), q = line.substr(tab + 1);
        const bool alarm = alarmed(q);
        ++all[kind];
        alarms[kind] += alarm ? 1 : 0;
        INFO(q);
        if (kind == "heard") CHECK(alarm);
        if (kind == "harmless") CHECK_FALSE(alarm);
    }
    REQUIRE(all["heard-aside"] >= 100);
    REQUIRE(all["harmless-aside"] >= 80);
    CHECK(alarms["heard-aside"] * 100 >= 95 * all["heard-aside"]);
    CHECK(alarms["harmless-aside"] * 100 <= 8 * all["harmless-aside"]);
}

TEST_CASE("the help that is shown is for the kind of danger") {
    const auto phones = [](const std::string& q) {
        std::string all;
        for (const UrgentHelp& help : understand(q, *tests::shipped_words(), "2026-11-23").urgent)
            all += help.phone + ";";
        return all;
    };
    CHECK(phones("my husband hits me").find("0808 2000 247") != std::string::npos);
    CHECK(phones("i am worried about a child next door").find("0808 800 5000") != std::string::npos);
    CHECK(phones("my daughter has gone missing").find("116 000") != std::string::npos);
    CHECK(phones("suicidal 16 year old").find("0800 068 4141") != std::string::npos);
    CHECK(phones("my daughter was raped").find("0808 500 2222") != std::string::npos);
    CHECK(phones("they are forcing me to marry my cousin").find("020 7008 0151") != std::string::npos);
    CHECK(phones("my son is in a gang").find("08000 121 700") != std::string::npos);
    CHECK(phones("i want to die").find("18001 999") != std::string::npos);
}

TEST_CASE("words of danger that are run together are heard") {
    for (const char* q : {"killmyself", "iwanttodie", "tookpills", "hurtingmyself"}) CHECK(alarmed(q));
    for (const char* q : {"killersudoku", "selfhelpgroup", "takingturns"}) CHECK_FALSE(alarmed(q));
}
