// What may somebody ask of the engine, and what did it understand of their words?
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "waymark/listing.h"
#include "waymark/message.h"

namespace waymark {

/// Both ends counted, whole years. 25 counts until the 26th birthday.
struct AgeRange {
    int min = 0;
    int max = 25;
    bool operator==(const AgeRange&) const = default;
};

/// One thing read out of a query that is not to be used: `need:ASD`, `age:7-9`, `not.category:schools`.
struct Skip {
    std::string field, value;
    bool operator==(const Skip&) const = default;
};

enum class Sort { relevance, distance, name, newest };

/// A search as `GET /api/v1/search` takes it; every member is one parameter. Defaults match everything.
struct SearchRequest {
    std::string q;                                            ///< plain words; `"a phrase"` is the only operator
    std::map<std::string, std::vector<std::string>> filters;  ///< vocabulary field → codes (alternatives), strict
    std::vector<std::string> languages;                       ///< BCP 47, alternatives
    std::vector<std::string> councils;                        ///< slugs, alternatives
    std::optional<AgeRange> age;
    std::string near;                    ///< postcode, outcode, place name or `lat,lon`; empty: none
    std::optional<double> radius_miles;  ///< with `near`: strict
    bool understand = true;
    std::vector<Skip> skip;
    bool stated_only = false;
    bool unstated_show = false;
    std::optional<std::vector<std::string>> facets;  ///< nothing: all; empty: none
    int page = 1;                                    ///< from 1
    int per_page = 10;                               ///< 1 to 100
    Sort sort = Sort::relevance;
    std::string lang = "en";  ///< of labels and messages
    bool explain = false;
};

/// A stretch of the query that was read as something. Offsets are bytes into the query as it was sent.
struct Span {
    std::size_t from = 0, to = 0;
    std::string field, value;  ///< the value as `slots` shows it
    std::string words;         ///< the person's own words
    std::string why;  ///< the kind of evidence as a code, such as `everyday-word`; its words are the message `why.CODE`
    std::string sought = {};  ///< its words as they are looked for: folded, their spelling mended; never shown
    bool operator==(const Span&) const = default;
};

/// The values read from a query, by the fields of the vocabulary. Empty members were not read.
struct Slots {
    std::map<std::string, std::vector<std::string>> codes;  ///< need, category, day … and `language`
    std::optional<AgeRange> age;                            ///< over several children: the span
    std::vector<int> ages;                                  ///< one a child, where several single ages were given
    std::string place;                                      ///< as written; a postcode in capitals with its space
    std::optional<double> radius_miles;
    bool empty() const { return codes.empty() && !age && place.empty() && !radius_miles; }
    bool operator==(const Slots&) const = default;
};

/// Help that comes before any result.
struct UrgentHelp {
    std::string title, text, phone, hours;  ///< as `content/urgent/help.txt` has them
    bool quieter = false;                   ///< words of strain, not of danger
    bool quick_exit = false;                ///< abuse was read: the page offers a way to leave it quickly
    std::string key =
        {};  ///< other languages have its words in the messages `help.KEY.title`, `.text` and `.hours`; may be empty
    bool operator==(const UrgentHelp&) const = default;
};

/// What plain-language understanding made of a query.
struct Understanding {
    Slots slots;
    std::map<std::string, std::vector<std::string>> not_wanted;  ///< field → values; hides only what states them
    std::map<std::string, std::vector<std::string>>
        loose;         ///< of the slots, what only loose words say: it lifts what states it and hides nothing
    std::string text;  ///< what is left to match as words, talk taken out
    std::string also;  ///< the other words that say something of what is sought, folded: they only rank
    std::vector<Span> spans;
    std::vector<std::string> overridden;   ///< fields that a parameter replaced
    std::optional<std::string> corrected;  ///< the query with its spelling mended, when that was done
    std::vector<UrgentHelp> urgent;
    std::vector<Message> questions;  ///< what it was unsure of, as questions
    std::vector<Message> notices;    ///< for the family
    bool operator==(const Understanding&) const = default;
};

}  // namespace waymark
