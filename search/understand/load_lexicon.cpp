// How is everything that understanding knows brought together, once a generation?
#include "search/understand/load_lexicon.h"

#include <algorithm>
#include <cmath>

#include "content/text/split.h"
#include "content/text/text.h"
#include "search/understand/lexicon.h"
#include "search/understand/load_words.h"

namespace waymark::understanding {
namespace {

constexpr const char* phrase_files[] = {
    "needs",    "categories", "activities", "worries", "access", "referral", "cost",     "delivery",   "times", "ages",
    "audience", "negation",   "plans",      "names",   "places", "talk",     "spelling", "stop-words", "known"};
constexpr std::uint32_t seen_twice = 2, seen_often = 3;  // in so many listings, a word is no slip
constexpr std::size_t most_listing_words = 20000, most_name_words = 8, most_places = 60000;
constexpr std::uint32_t trust_ours = 150, trust_places = 60;
constexpr int well_known = 15;  // thousands of people: a place that a slip may be meant for

void know(Lexicon& lexicon, const std::string& word) {
    lexicon.known.insert(word);
    if (word.size() > 3) lexicon.known_stems.insert(text::stem(word));
}

void learn_our_words(Lexicon& lexicon) {
    const auto ours = [&](const std::string& word) { lexicon.vocabulary.insert(word); };
    lexicon.phrases.each_word(ours);
    lexicon.on_readings.each_word(ours);
    lexicon.classes.each_word(ours);
    lexicon.danger.each_word(ours);
    for (const std::string& word : lexicon.stop_words) ours(word);
    for (const auto& [word, number] : lexicon.number_words) ours(word);
    for (const std::string& word : lexicon.vocabulary) {
        // "depresion" is a word, "depresed" with the same stem is a slip.
        const bool foreign_only = lexicon.foreign.count(word) != 0 && lexicon.offered.count(word) == 0;
        if (foreign_only) lexicon.known.insert(word);
        else know(lexicon, word);
        if (lexicon.never_offered.count(word) != 0) continue;
        if (lexicon.offered.count(word) != 0) lexicon.spelling.add(word, trust_ours);
    }
    lexicon.danger.each_word([&](const std::string& word) { lexicon.danger_words.insert(word); });
    lexicon.danger.each_word([&](const std::string& word) {
        if (word.size() >= 5 && lexicon.stop_words.count(word) == 0) lexicon.danger_spelling.add(word, trust_ours);
    });
    lexicon.danger_spelling.finish();
    std::erase_if(lexicon.foreign_starts, [](const std::string& start) { return start.size() < 5; });
    std::erase_if(lexicon.foreign, [&](const std::string& word) {
        return word.size() < 4 || lexicon.offered.count(word) != 0 || lexicon.everyday.count(word) != 0 ||
               lexicon.stop_words.count(word) != 0;
    });
}

void learn_places(Lexicon& lexicon) {
    if (!lexicon.places) return;
    for (char letter = 'a'; letter <= 'z'; ++letter)
        for (const KnownPlace& place : lexicon.places->starting_with(std::string(1, letter), most_places))
            for (const text::Token& token : text::split(place.name)) {
                know(lexicon, token.word);
                lexicon.place_words.insert(token.word);
                if (token.word.size() >= 6 && place.people >= well_known)
                    lexicon.spelling.add(token.word, trust_places, true);
            }
}

void learn_listings(Lexicon& lexicon, const ListingWords& listings) {
    std::vector<std::pair<std::uint32_t, const std::string*>> often;
    for (const auto& [word, count] : listings.spelling)
        if (count >= seen_twice) often.emplace_back(count, &word);
    std::sort(often.begin(), often.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : *a.second < *b.second;
    });
    if (often.size() > most_listing_words) often.resize(most_listing_words);
    for (const auto& [count, word] : often) {
        know(lexicon, *word);
        if (count >= seen_often)
            lexicon.spelling.add(*word, static_cast<std::uint32_t>(std::min(40.0, 4 * std::log2(count))));
    }
    for (const auto& [word, count] : listings.spelling) lexicon.known.insert(word);  // hyphened ones, written as one
    for (const std::string& name : listings.names) {
        std::vector<std::string> words;
        bool ours_only = true;
        for (const text::Token& token : text::split(name)) {
            ours_only =
                ours_only && (lexicon.vocabulary.count(token.word) != 0 || lexicon.place_words.count(token.word) != 0);
            words.push_back(token.word);
            know(lexicon, token.word);
        }
        // "Durham Short Breaks Service" is read like any other words; "Grace House" is nothing but a name.
        if (words.empty() || words.size() > most_name_words || ours_only) continue;
        if (words.size() == 1 && lexicon.known.count(words[0]) != 0 && lexicon.spelling.has(words[0]) &&
            words[0].size() < 4)
            continue;
        lexicon.names.insert(name_hash(words.data(), words.size()));
        lexicon.longest_name = std::max(lexicon.longest_name, words.size());
    }
}

}  // namespace

}  // namespace waymark::understanding

namespace waymark {

Result<std::shared_ptr<const Words>> load_lexicon(const ContentFiles& files, const Vocabulary& vocabulary,
                                                  std::shared_ptr<const Places> places, const ListingWords& listings) {
    using namespace understanding;
    auto lexicon = std::make_shared<Lexicon>();
    lexicon->places = std::move(places);
    for (const char* file : phrase_files)
        if (auto done = load_phrases(files, std::string("words/") + file + ".txt", vocabulary, false, *lexicon); !done)
            return tl::unexpected<Error>(done.error());
    // A council's own lines, beside the shipped ones.
    if (files.find("words/own.txt"))
        if (auto done = load_phrases(files, "words/own.txt", vocabulary, false, *lexicon); !done)
            return tl::unexpected<Error>(done.error());
    if (auto done = load_glossary(files, "words/glossary.txt", *lexicon); !done)
        return tl::unexpected<Error>(done.error());
    for (const std::string& file : files.list("languages"))
        if (file.ends_with(".txt"))
            if (auto done = load_phrases(files, file, vocabulary, true, *lexicon); !done)
                return tl::unexpected<Error>(done.error());
    for (const std::string& file : files.list("urgent")) {
        if (!file.ends_with(".txt")) continue;
        const bool is_help = file.ends_with("help.txt");
        if (auto done = is_help ? load_help(files, file, *lexicon) : load_danger(files, file, *lexicon); !done)
            return tl::unexpected<Error>(done.error());
    }
    if (auto synonyms = read_words_file(files, "words/synonyms.txt"))
        for (const WordsLine& line : *synonyms) {
            std::vector<std::string> phrases = line.items;
            phrases.insert(phrases.end(), line.head.begin(), line.head.end());
            for (const std::string& phrase : phrases)
                for (const text::Token& token : text::split(phrase)) {
                    lexicon->vocabulary.insert(token.word);
                    if (token.word.size() >= 7) lexicon->offered.insert(token.word);
                }
        }
    for (Phrases* phrases :
         {&lexicon->phrases, &lexicon->on_readings, &lexicon->classes, &lexicon->danger, &lexicon->glossary})
        phrases->number_classes(lexicon->class_names);
    learn_our_words(*lexicon);
    learn_places(*lexicon);
    learn_listings(*lexicon, listings);
    lexicon->spelling.finish();
    return std::shared_ptr<const Words>(std::move(lexicon));
}

}  // namespace waymark
