// What does understanding make of the queries on standard input? JSON lines {"id","q"} in, {"id","slots","text",…} out;
// for scoring by hand.
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "content/messages/languages.h"
#include "content/places/places.h"
#include "search/understand/load_lexicon.h"
#include "search/understand/understand.h"

int main(int count, char** arguments) {
    using namespace waymark;
    const ContentFiles files({}, {});
    auto vocabulary = Vocabulary::load(files);
    auto places = Places::load(files, count > 1 ? arguments[1] : "/nowhere");
    auto languages = Languages::load(files);
    if (!vocabulary || !places || !languages) {
        std::cerr << (!vocabulary ? vocabulary.error() : !places ? places.error() : languages.error()).message << '\n';
        return 1;
    }
    ListingWords listings;  // a second argument: a file of names, a third: a file of words with counts
    if (count > 2) {
        std::ifstream in(arguments[2]);
        for (std::string name; std::getline(in, name);) listings.names.push_back(name);
    }
    if (count > 3) {
        std::ifstream in(arguments[3]);
        std::string word;
        for (std::uint32_t times = 0; in >> word >> times;) listings.spelling.emplace_back(word, times);
    }
    auto words = load_lexicon(files, *vocabulary, *places, listings);
    if (!words) {
        std::cerr << words.error().message << '\n';
        return 1;
    }
    for (std::string line; std::getline(std::cin, line);) {
        const auto asked = nlohmann::json::parse(line, nullptr, false);
        if (!asked.is_object()) continue;
        const Understanding u = understand(asked.value("q", ""), **words, "2026-11-23");
        nlohmann::json slots = nlohmann::json::object();
        for (const auto& [field, codes] : u.slots.codes) slots[field] = codes;
        if (u.slots.age) slots["age"] = {{"min", u.slots.age->min}, {"max", u.slots.age->max}};
        if (!u.slots.ages.empty()) slots["ages"] = u.slots.ages;
        if (!u.slots.place.empty()) slots["place"] = u.slots.place;
        if (u.slots.radius_miles) slots["radius_miles"] = *u.slots.radius_miles;
        nlohmann::json out = {{"id", asked.value("id", "")}, {"slots", slots}, {"text", u.text}};
        if (!u.not_wanted.empty()) out["not"] = u.not_wanted;
        if (u.corrected) out["corrected"] = *u.corrected;
        for (const auto& help : u.urgent) out["urgent"].push_back((help.quieter ? "quiet " : "") + help.phone);
        for (const auto& span : u.spans)
            out["spans"].push_back(span.field + ":" + span.value + " <" + span.words + "> " + span.why);
        for (const auto& question : languages->english().say(u.questions)) out["questions"].push_back(question);
        for (const auto& notice : languages->english().say(u.notices)) out["notices"].push_back(notice);
        std::cout << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    }
}
