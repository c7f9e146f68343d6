// Are sentences that a search gives as keys and arguments written as a family reads them?
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "content/messages/languages.h"

using namespace waymark;
namespace fs = std::filesystem;

namespace {

const Languages& shipped() {
    static const Languages languages = *Languages::load(ContentFiles(WAYMARK_SOURCE_DIR "/content", ""));
    return languages;
}

std::string text_of(const fs::path& file) {
    std::ifstream in(file);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

TEST_CASE("a message is written with its arguments, whatever kind they are of") {
    const auto& english = shipped().english();
    CHECK(english.say(Message{"question.where"}) == "Where are you? Add a town or a postcode to see what is near.");
    CHECK(english.say(Message{"question.town", {{"place", "Bury"}}}) == "Did you mean the town Bury?");
    CHECK(english.say(Message{"notice.many-words", {{"n", 32}}}) == "That was a lot of words. We looked for the first 32 only.");
    CHECK(english.say(Message{"note.takes", {{"ages", std::vector<std::int64_t>{6, 11}}}}) == "Takes your 6 and 11 year old");
    CHECK(english.say(Message{"reason.miles", {{"miles", 3.0}}}) == "It is 3.0 miles away.");
    CHECK(english.say(Message{"reason.stated", {{"field", MessageWords{"reason.field.cost", "cost"}}}}) == "On cost it says so itself.");
    CHECK(english.say(Message{"reason.stated", {{"field", MessageWords{"reason.field.theme", "theme"}}}}) == "On theme it says so itself.");
    CHECK(english.say(Message{"notice.past-25.phone", {{"council", "Sunderland City Council"}, {"phone", "0191 520 5552"}}}) ==
          "The Local Offer is for people up to 25. These have no upper age limit. For help as an adult, ask adult social care at Sunderland City Council on 0191 520 5552.");
}

TEST_CASE("what a person typed is never read as part of a message") {
    CHECK(shipped().english().say(Message{"notice.not-read", {{"words", "{words} {n}"}}}) == "We are sorry: we could not read these words yet: {words} {n}. We looked for them just as they are.");
}

TEST_CASE("every sentence of a search has English words, and none stands in the engine") {
    const auto& english = shipped().english();
    std::set<std::string> found;
    for (const auto& file : fs::recursive_directory_iterator(WAYMARK_SOURCE_DIR "/search")) {
        if (file.path().extension() != ".cpp") continue;
        const std::string source = text_of(file.path());
        for (const std::string start : {"\"notice.", "\"question.", "\"note.", "\"reason."})
            for (auto at = source.find(start); at != std::string::npos; at = source.find(start, at + 1)) {
                const std::string key = source.substr(at + 1, source.find('"', at + 1) - at - 1);
                if (!key.ends_with('.')) found.insert(key);
            }
        std::istringstream lines(source);
        for (std::string line; std::getline(lines, line);)
            for (const char* told : {"notices.", "questions.", "reasons.", "why ="})
                if (const auto at = line.find(told); at != std::string::npos) {
                    const auto quote = line.find('"', at);
                    INFO(file.path().filename().string() << ": " << line);
                    CHECK((quote == std::string::npos || line.substr(quote, line.find('"', quote + 1) - quote).find(' ') == std::string::npos));
                }
    }
    CHECK(found.size() > 20);
    for (const auto& key : found) {
        INFO(key);
        CHECK(english.find(key));
    }
}

TEST_CASE("urgent help is said in the words of a language that has them") {
    UrgentHelp help{"Samaritans", "Talk to someone who will listen.", "116 123", "Any time", false, false, "samaritans"};
    CHECK(shipped().english().say(help) == help);
    CHECK(shipped().of("xx").tag() == "en");
    CHECK(shipped().of("en-GB").tag() == "en");
    CHECK(shipped().of("").tag() == "en");
}
