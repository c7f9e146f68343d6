// What help is sought, part by part, and with which words are listings put in order? (topic parts and query terms)
#pragma once

#include <map>
#include <string>
#include <vector>

#include "content/words/vocabulary.h"
#include "search/index/ranking.h"
#include "search/index/synonyms.h"
#include "search/match/word_query.h"
#include "waymark/query.h"

namespace waymark {

/// One part of what is sought: a word, or a field that was read with the words it was read from.
struct TopicPart {
    std::string shown;               ///< the person's words for it
    std::string field;               ///< of the vocabulary; empty: words alone
    std::vector<std::string> codes;  ///< of the field; a listing that holds one gives evidence
    std::vector<std::vector<std::size_t>>
        said;                  ///< so does one that holds every unit of one of these ways of saying it
    bool stays = false;        ///< never given up
    bool last_resort = false;  ///< ordinary words, any of which will do: asked for only when nobody has the rest
    std::map<std::string, std::vector<std::string>> beside = {};  ///< codes of other fields that the same words say
};

/// How a unit of the query counts.
struct UnitUse {
    double share = 1;    ///< of the score of a word
    bool typed = false;  ///< the person's own, and so to be held by a name that holds all that was typed
};

/// The words of a request and the parts of its topic, which say by place in `words.units` what they are made of.
struct Topic {
    WordQuery words;
    std::vector<UnitUse> uses;  ///< one a unit
    std::vector<WordUnit>
        unsought;  ///< words typed that no typed unit holds: stop words, and what says what is not wanted
    std::vector<TopicPart> parts;
};

struct TopicRules {
    const Vocabulary& vocabulary;
    const Synonyms& synonyms;
    const Ranking& ranking;
};

/// Fields whose codes say what help is sought; the others set conditions.
bool is_topic_field(const std::string& field);

/// What is sought. `overridden(field)` tells the fields that a parameter replaced: their words only rank. A request
/// without any topic has no parts. Access, way in, cost or delivery that is all there is to a request is its topic.
Topic make_topic(const SearchRequest& request, const Understanding& understood, const TopicRules& rules,
                 const std::vector<std::string>& overridden);

}  // namespace waymark
