// Are sentences that a search gives as keys and arguments written as a family reads them?
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "content/messages/languages.h"
#include "content/text/language_rules.h"

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
    CHECK(english.say(Message{"notice.many-words", {{"n", 32}}}) ==
          "That was a lot of words. We looked for the first 32 only.");
    CHECK(english.say(Message{"note.takes", {{"ages", std::vector<std::int64_t>{6, 11}}}}) ==
          "Takes your 6 and 11 year old");
    CHECK(english.say(Message{"reason.miles", {{"miles", 3.0}}}) == "It is 3.0 miles away.");
    CHECK(english.say(Message{"reason.miles", {{"miles", 12.26}}}) == "It is 12.3 miles away.");
    CHECK(english.say(Message{"reason.stated", {{"field", MessageWords{"reason.field.cost", "cost"}}}}) ==
          "On cost it says so itself.");
    CHECK(english.say(Message{"reason.stated", {{"field", MessageWords{"reason.field.theme", "theme"}}}}) ==
          "On theme it says so itself.");
    CHECK(
        english.say(
            Message{"notice.past-25.phone", {{"council", "Sunderland City Council"}, {"phone", "0191 520 5552"}}}) ==
        "The Local Offer is for people up to 25. These have no upper age limit. For help as an adult, ask adult social care at Sunderland City Council on 0191 520 5552.");
}

TEST_CASE("what a person typed is never read as part of a message") {
    CHECK(shipped().english().say(Message{"notice.not-read", {{"words", "{words} {n}"}}}) ==
          "We are sorry: we could not read these words yet: {words} {n}. We looked for them just as they are.");
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
            for (const char* told : {"notices.", "questions.", "reasons.", "why = \""})
                if (const auto at = line.find(told); at != std::string::npos) {
                    const auto quote = line.find('"', at);
                    INFO(file.path().filename().string() << ": " << line);
                    CHECK((quote == std::string::npos ||
                           line.substr(quote, line.find('"', quote + 1) - quote).find(' ') == std::string::npos));
                }
    }
    CHECK(found.size() > 20);
    for (const auto& key : found) {
        INFO(key);
        CHECK(english.find(key));
    }
}

TEST_CASE("urgent help is said in the words of a language that has them") {
    UrgentHelp help{"Samaritans", "Talk to someone who will listen.", "116 123", "Any time", false, false,
                    "samaritans"};
    CHECK(shipped().english().say(help) == help);
    CHECK(shipped().of("xx").tag() == "en");
    CHECK(shipped().of("en-GB").tag() == "en");
    CHECK(shipped().of("").tag() == "en");
}

TEST_CASE("each language has its own plural forms, numbers, dates and lists") {
    using text::LanguageRules;
    const auto form = [](const char* tag, auto n) {
        const auto rules = LanguageRules::of(tag);
        return rules->plural_forms()[rules->plural_form(n)];
    };
    struct Row {
        const char* tag;
        std::int64_t n;
        const char* form;
    };
    for (const auto& [tag, n, expected] :
         {Row{"en-GB", 1, "one"},  Row{"en-GB", 0, "other"}, Row{"en-GB", 21, "other"}, Row{"pl", 1, "one"},
          Row{"pl", 2, "few"},     Row{"pl", 5, "many"},     Row{"pl", 22, "few"},      Row{"pl", 1022, "few"},
          Row{"uk", 21, "one"},    Row{"uk", 11, "many"},    Row{"uk", 3, "few"},       Row{"ar", 0, "zero"},
          Row{"ar", 1, "one"},     Row{"ar", 2, "two"},      Row{"ar", 5, "few"},       Row{"ar", 11, "many"},
          Row{"ar", 100, "other"}, Row{"ro", 19, "few"},     Row{"bn", 0, "one"},       Row{"ur", 1, "one"}}) {
        INFO(tag << " " << n);
        CHECK(form(tag, n) == expected);
    }
    CHECK(form("en-GB", 1.2) == std::string("other"));
    CHECK(form("pl", 1.2) == std::string("other"));
    CHECK(LanguageRules::of("pl")->plural_forms() == std::vector<std::string>{"one", "few", "many", "other"});
    const auto english = LanguageRules::of("en-GB"), polish = LanguageRules::of("pl"), arabic = LanguageRules::of("ar");
    CHECK(english->number(std::int64_t{1234567}) == "1,234,567");
    CHECK(english->number(std::int64_t{999}) == "999");
    CHECK(english->number(1.25, 0, 1) == "1.2");
    CHECK(english->number(4.5, 2, 2) == "4.50");
    CHECK(polish->number(1.5, 0, 1) == "1,5");
    CHECK(english->date(2026, 3, 1) == "1 March 2026");
    CHECK(polish->date(2026, 3, 1) == "1 marca 2026");
    CHECK(LanguageRules::of("uk")->date(2026, 3, 1).starts_with("1 березня 2026"));
    CHECK(english->list({"a", "", "b", "c"}) == "a, b and c");
    CHECK(english->list({"a", "b"}) == "a and b");
    CHECK(english->list({"a"}) == "a");
    CHECK(english->list({}) == "");
    CHECK(polish->list({"a", "b", "c"}) == "a, b i c");
    CHECK(english->with_capital("every day") == "Every day");
    CHECK(english->with_capital("") == "");
    CHECK(english->with_capital("9am") == "9am");
    CHECK(LanguageRules::of("uk")->with_capital("щодня") == "Щодня");
    CHECK(english->without_capital("School holidays") == "school holidays");
    CHECK(english->without_capital("EHC plan") == "EHC plan");
    CHECK(english->without_capital("A") == "A");
    CHECK(arabic->right_to_left());
    CHECK_FALSE(polish->right_to_left());
    CHECK(polish->own_name() == "polski");
    CHECK(LanguageRules::of("pl-Latn-PL"));
    for (const char* unknown : {"", "-", "12", "qqq", "xx", "a b", "no language at all"})
        CHECK_FALSE(LanguageRules::of(unknown));
}
