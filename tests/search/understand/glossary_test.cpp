// Does an abbreviation that no listing has say what it means, who to ask and what it is not?
#include <catch2/catch.hpp>

#include "search/understand/glossary.h"
#include "tests/search/understand/tables.h"

using namespace waymark;

namespace {

std::string said(const std::string& q, const std::vector<std::string>& missing = {}) {
    WorkBudget work;
    std::string all;
    for (const Message& message : glossary_notices(q, *tests::shipped_words(), missing, work)) {
        REQUIRE(message.key == "notice.means");
        for (const MessageArgument& argument : message.arguments) all += std::get<std::string>(argument.value) + " ";
    }
    return all;
}

}  // namespace

TEST_CASE("a name that is all that was typed says what it means, in capitals or not") {
    for (const char* q : {"EOTAS", "eotas", "what is EOTAS?", "what does eotas mean", "EOTAS please"})
        CHECK(said(q).find("no school is right for a child") != std::string::npos);
    CHECK(said("pip").find("from 16") != std::string::npos);
    CHECK(said("what is a DCO").find("EHC plans") != std::string::npos);
    CHECK(said("mind of my own").find("app") != std::string::npos);
}

TEST_CASE("beside other words a name is explained only when no listing has it") {
    CHECK(said("DSR for my autistic son").empty());
    CHECK(said("DSR for my autistic son", {"dsr"}).find("may need hospital") != std::string::npos);
    CHECK(said("swimming in Leeds", {"swimming"}).empty());
}

TEST_CASE("a word that is an abbreviation only in capitals stays a word") {
    CHECK(said("apple pip club", {"pip"}).empty());
    CHECK(said("add my group to the list", {"add"}).empty());
}

TEST_CASE("what a name is not is said too") {
    CHECK(said("NG tube").find("not the London tube") != std::string::npos);
    CHECK(said("portage").find("porridge") != std::string::npos);
}
