// How does one record of a feed turn into a listing, piece by piece? What the mapping functions share.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/store/store.h"
#include "indexer/map/hidden_addresses.h"
#include "indexer/open_referral/tables.h"
#include "indexer/words/feed_words.h"
#include "waymark/listing.h"

namespace waymark::feeds {

/// What a person is told about one record.
struct Note {
    bool is_error = false;
    std::size_t line = 0;
    std::string field;
    std::string message;
    const Value* at = nullptr;        ///< what it is about; good while the feed's documents live
    std::optional<std::size_t> file;  ///< where that stands, when it is not the record's own file
    std::string_view finding = {};    ///< kind of the finding that it belongs to, such as `email-unusable`
};

/// A record on its way: what it is made of, what has become of it, what was noticed.
struct Record {
    Record(const MapContext& context_, const open_referral::Tables& tables_) : context(context_), tables(tables_) {}

    const MapContext& context;
    const open_referral::Tables& tables;
    const Value* root = nullptr;                            ///< the service, or the organisation of a provider
    const open_referral::ServiceRecord* service = nullptr;  ///< null for a provider
    const Value* organization = nullptr;                    ///< null when there is none

    Listing listing;
    std::optional<Commissioning> commissioning;
    std::vector<Note> notes;
    std::vector<std::string> unmapped;   ///< `taxonomy: term`
    std::vector<std::string> left_open;  ///< members in which `n/a` or its like stood, with that: `description: n/a`
    HiddenAddresses hidden;              ///< addresses and postcodes that must not show anywhere
    bool any_hidden = false;
    bool ages_are_of_terms = false;  ///< its ages are those of terms: each further one widens them
    bool rejected = false;

    std::vector<const Value*> seen;  ///< rows that came already: a row may be joined to several things

    /// True once a record for each row.
    bool first_time(const Value& row);
    /// Parts of the service (or provider) of one kind, nested and joined.
    open_referral::Rows parts(open_referral::Table kind) const;

    /// Takes a member as one line, or as paragraphs, and marks it as taken. Lists of words are joined with commas.
    /// Empty when there is none;
    /// `-`, `n/a` and their like are none. Over `limit` bytes: cut, with a warning.
    std::string line(const Value& object, std::string_view member, std::size_t limit = 2000);
    std::string text(const Value& object, std::string_view member);
    /// The same for a value at hand.
    std::string line(const Value& value, std::size_t limit = 2000);
    std::string text(const Value& value);

    /// A web address put right (`www.x.org` gains its scheme); one that is none, or would run a script, is left out
    /// with a warning.
    std::string link(const Value& object, std::string_view member);
    std::string email(const Value& object, std::string_view member);
    /// The phone numbers of a value, each with its words; what is none is left where it was, with a warning.
    std::vector<std::string> phones(const Value& value);
    std::string date(const Value& object, std::string_view member);
    std::optional<double> number(const Value& object, std::string_view member);
    std::optional<bool> truth(const Value& object, std::string_view member);
    /// A member that is one of a few words; anything else is left where it was, with a warning.
    std::string one_of(const Value& object, std::string_view member, std::span<const std::string_view> words);
    /// The elements of a list of words, however it is wrapped or whether commas part it.
    std::vector<std::string> words(const Value& object, std::string_view member);
    /// The same for terms of a field of the vocabulary, which may have commas in them.
    std::vector<std::string> terms(const Value& object, std::string_view field);
    /// The elements of a list of objects or words that is no table of Open Referral.
    open_referral::Rows items(const Value& object, std::string_view member);

    /// `finding`: the kind of finding of a report that it is an example of.
    void warn(const Value& at, std::string field, std::string message, std::string_view finding = {});
    void reject(const Value& at, std::string field, std::string message);

    /// Remembers a member that was filled in with nothing, for the report.
    void leave_open(const Value& value, const std::string& text);

    void say_yes(const std::string& field, const std::string& code);
    void say_no(const std::string& field, const std::string& code);
};

inline void take_whole(const Value* value) {
    if (value) value->use = Use::whole;
}

/// What was taken of a row that made nothing of the listing: it is kept after all.
inline void give_back(const Value& row) {
    for (const Value& member : each(row)) member.use = Use::untouched;
}

/// The listing has taken a copy of what a row says; the row is kept whole where it stands.
inline void stay(const Value& row) {
    row.use = Use::untouched;
    for (const Value& member : each(row)) stay(member);
}

}  // namespace waymark::feeds
