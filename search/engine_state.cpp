// What does an open engine answer from at this moment?
#include "search/engine_state.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "content/places/postcode.h"
#include "content/text/hash.h"
#include "content/text/library_mark.h"
#include "search/index/schema.h"

namespace waymark {

Result<std::string> index_fingerprint(const ContentFiles& files, std::string_view libraries, bool with_lists) {
    // Only what changes terms and columns belongs in it: other words may change without building the index anew.
    Hash hash;
    for (const char* name : {"vocabulary.json", "ranking.txt", "words/synonyms.txt", "words/stop-words.txt"}) {
        auto text = files.read(name);
        if (!text) return tl::unexpected(text.error());
        hash.add(*text).add(name);
    }
    hash.add(described_terms()).add(libraries);
    // Who needs lists builds an index anew that has none.
    return fmt::format("{}{}-{:016x}", schema::format, with_lists ? "" : "without-lists", hash.value());
}

Result<std::shared_ptr<const Content>> load_content(const ContentFiles& files, const std::string& data_dir,
                                                    const std::string& stamp, const MakeListDescriber& lists) {
    auto content = std::make_shared<Content>();
    auto vocabulary = Vocabulary::load(files);
    if (!vocabulary) return tl::unexpected(vocabulary.error());
    auto ranking = Ranking::load(files);
    if (!ranking) return tl::unexpected(ranking.error());
    auto synonyms = Synonyms::load(files);
    if (!synonyms) return tl::unexpected(synonyms.error());
    auto rules =
        std::make_shared<IndexRules>(IndexRules{std::move(*vocabulary), *ranking, std::move(*synonyms), lists, {}});
    auto fingerprint = index_fingerprint(files, text::library_mark(), lists != nullptr);
    if (!fingerprint) return tl::unexpected(fingerprint.error());
    rules->fingerprint = std::move(*fingerprint);
    content->rules = std::move(rules);
    auto places = Places::load(files, data_dir);
    if (!places) return tl::unexpected(places.error());
    content->places = std::move(*places);
    auto councils = Councils::load(files);
    if (!councils) return tl::unexpected(councils.error());
    content->councils = std::move(*councils);
    content->name =
        fmt::format("{}-{}-{}", content->rules->fingerprint,
                    files.fingerprint({"words", "languages", "urgent", "messages", "places", "councils"}), stamp);
    return std::shared_ptr<const Content>(content);
}

void EngineState::derive() {
    vocabulary = {content, &content->rules->vocabulary};
    councils = {content, &content->councils};
    places = content->places;
    if (!generation) return;
    id = fmt::format("{}-{}-{}", generation->number, generation->identity, content->name);
    facet_codes = std::make_shared<FacetCodes>(*generation, content->rules->vocabulary);
}

ListingWords listing_words(const Generation& generation) {
    ListingWords words;
    std::map<std::string, std::uint32_t> spelling;
    constexpr std::size_t all = static_cast<std::size_t>(-1);
    for (const auto& live : generation.segments) {
        for (char kind : {schema::whole_name, schema::organisation_name})
            for (const auto& term : live.segment->terms().with_prefix(std::string(1, kind), all))
                if (term.size() <= 201) words.names.push_back(term.substr(1));
        for (const auto& word : live.segment->words_of_names().all()) spelling[word.word] += word.listings;
    }
    words.spelling.assign(spelling.begin(), spelling.end());
    return words;
}

namespace {

/// Whether any listing is published by a council, or stated to serve it.
bool publishes(const Generation& generation, const std::string& council) {
    return !council.empty() &&
           std::any_of(generation.segments.begin(), generation.segments.end(), [&](const LiveSegment& live) {
               return live.segment->boolean(schema::council, council) != nullptr;
           });
}

/// The point of a listing's place with this postcode.
std::optional<KnownPlace> learned(const Generation& generation, const Postcode& postcode) {
    const auto unit = postcode.outcode + postcode.inward;
    for (const auto& live : generation.segments) {
        auto listings = live.segment->boolean(schema::postcode, unit);
        if (!listings) continue;
        std::optional<KnownPlace> found;
        listings->each([&](std::size_t d) {
            if (found || !live.live.test(d)) return;
            const auto document = static_cast<std::uint32_t>(d);
            const auto record = live.segment->record(document);
            const auto first = live.segment->places_at(document);
            for (std::size_t i = 0;
                 i < record.place_postcodes.size() && first + i < live.segment->places_at(document + 1); ++i)
                if (record.place_postcodes[i] == unit) {
                    found.emplace();
                    found->name = postcode.written();
                    found->point = live.segment->places()[first + i].point;
                    found->precision = Precision::postcode;
                }
        });
        if (found) return found;
    }
    return {};
}

}  // namespace

std::optional<KnownPlace> find_place(const EngineState& state, const std::string& name) {
    auto known = state.content->places->find(name);
    // Of several places of one name, people mean the one where this directory has listings: Hendon is in Sunderland,
    // and in London.
    if (known && known->precision == Precision::town && state.generation &&
        !publishes(*state.generation, known->council))
        for (const auto& other : state.content->places->all(name))
            if (publishes(*state.generation, other.council)) {
                known = other;
                break;
            }
    if (known && known->precision != Precision::district) return known;
    const auto postcode = as_postcode(name);
    if (!postcode || postcode->inward.empty() || !state.generation) return known;
    auto unit = learned(*state.generation, *postcode);
    if (unit && known) unit->council = known->council;
    return unit ? unit : known;
}

}  // namespace waymark
