// What of a listing do the lists of Open Referral ask for? (facts for the columns of the index)
#include "indexer/write/list_facts.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "content/places/postcode.h"
#include "indexer/ids/export_ids.h"
#include "indexer/open_referral/tables.h"
#include "indexer/read/times.h"
#include "indexer/syntax/document.h"
#include "indexer/syntax/tree.h"
#include "indexer/write/list_forms.h"
#include "indexer/write/list_objects.h"
#include "indexer/write/writer.h"

namespace waymark::feeds::open_referral {

namespace {

Uuid uuid_in(const Value& object, std::string_view member) {
    return Uuid::of(trimmed(object.get(member))).value_or(Uuid{});
}

std::uint8_t day_bits(const std::vector<std::string>& days) {
    static constexpr std::string_view codes[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    unsigned bits = 0;
    for (const std::string& day : days)
        for (unsigned i = 0; i < 7; ++i)
            if (codes[i] == day) bits |= 1u << i;
    return static_cast<std::uint8_t>(bits);
}

TermOf term_of(std::string_view link_type) {
    if (link_type == "organization") return TermOf::organization;
    if (link_type == "eligibility") return TermOf::eligibility;
    if (link_type == "cost_option") return TermOf::cost_option;
    if (link_type == "area" || link_type == "service_area") return TermOf::area;
    return TermOf::service;
}

void add_label(ListFacts& facts, std::string text, TermOf of) {
    ListFacts::Label label{std::move(text), static_cast<std::uint8_t>(of)};
    if (std::find(facts.labels.begin(), facts.labels.end(), label) == facts.labels.end())
        facts.labels.push_back(std::move(label));
}

/// The term under every name that a list asks for it by.
void add_labels(ListFacts& facts, const ListedTerm& term, TermOf of, std::string_view link_type) {
    if (!term.id) return;
    const std::string text = packed(term);
    add_label(facts, text, of == TermOf::service ? term_of(link_type) : of);
    if (of == TermOf::service && term.taxonomy == "cost") add_label(facts, text, TermOf::cost_option);
    if (of == TermOf::service && term.taxonomy == "need") add_label(facts, text, TermOf::eligibility);
}

ListedTerm term_in(const Value& said) {
    ListedTerm term;
    term.id = uuid_in(said, "id");
    term.taxonomy_id = uuid_in(said, "taxonomy_id");
    term.parent_id = uuid_in(said, "parent_id");
    term.name = trimmed(said.get("name"));
    term.description = trimmed(said.get("description"));
    term.taxonomy = trimmed(said.get("taxonomy"));
    term.code = trimmed(said.get("source_id"));
    if (term.code.empty()) term.code = trimmed(said.get("code"));
    term.uri = trimmed(said.get("term_uri"));
    return term;
}

/// The labels of our own vocabulary's codes: the same in every listing, so each is made once, when a listing first has
/// it.
class OwnLabels {
public:
    explicit OwnLabels(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {
        for (const VocabularyField& field : vocabulary.fields()) made_.emplace_back(field.values.size());
    }

    void add(const Listing& listing, ListFacts& facts) {
        std::size_t number = 0;
        for (const VocabularyField& field : vocabulary_.fields()) {
            auto& made = made_[number++];
            for (const std::string& code : listing.of(field.name).yes) {
                const int position = field.position(code);
                if (position < 0) continue;
                auto& labels = made[static_cast<std::size_t>(position)];
                if (!labels) labels = labels_of(field, field.values[static_cast<std::size_t>(position)]);
                for (const auto& label : *labels) add_label(facts, label.text, static_cast<TermOf>(label.of));
            }
        }
    }

private:
    static std::vector<ListFacts::Label> labels_of(const VocabularyField& field, const VocabularyValue& value) {
        Document document;
        ListFacts facts;
        const ListedTerm term = term_in(*vocabulary_term(field, value, document));
        if (!term.name.empty()) add_labels(facts, term, TermOf::service, "service");
        return std::move(facts.labels);
    }

    const Vocabulary& vocabulary_;
    std::vector<std::vector<std::optional<std::vector<ListFacts::Label>>>>
        made_;  ///< by field, by position of the code
};

/// The labels of terms that feeds say in their own words: few and said of many listings, so each is made once.
class SaidLabels {
public:
    void add(const Value& row, std::string_view source, ListFacts& facts) {
        std::string said = json_of(row);
        said.append(1, '\n').append(source);
        if (made_.size() >= most && !made_.contains(said)) made_.clear();
        const auto [at, is_new] = made_.try_emplace(std::move(said));
        if (is_new) at->second = labels_of(row, source);
        for (const auto& label : at->second) add_label(facts, label.text, static_cast<TermOf>(label.of));
    }

private:
    static constexpr std::size_t most = 4096;  ///< a feed may say another term in each listing

    static std::vector<ListFacts::Label> labels_of(const Value& row, std::string_view source) {
        Document document;
        ListFacts facts;
        const Value* attribute = attribute_of(row, source, document);
        const Value* term = attribute ? attribute->get("taxonomy_term") : nullptr;
        if (term) add_labels(facts, term_in(*term), TermOf::service, trimmed(attribute->get("link_type")));
        return std::move(facts.labels);
    }

    std::unordered_map<std::string, std::vector<ListFacts::Label>> made_;
};

class Describer {
public:
    Describer(OwnLabels& own, SaidLabels& said, const Listing& listing, Document& document, ListFacts& facts)
        : own_(own), said_(said), listing_(listing), document_(document), facts_(facts) {}

    void describe() {
        facts_.id = Uuid::of(service_uuid(listing_.id)).value_or(Uuid{});
        facts_.group = Uuid::of(organization_uuid(listing_.organisation.id)).value_or(Uuid{});
        facts_.modified = moment_number(listing_.last_modified);
        if (listing_.ages.min) facts_.ages.min = static_cast<std::int16_t>(*listing_.ages.min);
        if (listing_.ages.max) facts_.ages.max = static_cast<std::int16_t>(*listing_.ages.max);
        facts_.counts = !is_organization_alone(listing_);
        if (!listing_.organisation.name.empty())
            facts_.group_words = search_words(listing_.organisation.name + ' ' + listing_.organisation.description);
        for (const Schedule& schedule : listing_.schedules)
            if (!schedule.days.empty() || !schedule.opens_at.empty() || !schedule.closes_at.empty())
                facts_.hours.push_back({day_bits(schedule.days), 0,
                                        static_cast<std::int16_t>(minutes_of(schedule.opens_at)),
                                        static_cast<std::int16_t>(minutes_of(schedule.closes_at))});
        for (const Area& area : listing_.areas) facts_.areas.push_back(area.council + '\n' + area.name);
        // A place that nobody can look up, though a listing says where it is.
        for (const Place& place : listing_.places)
            if (place.point && !place.address_hidden && !place.postcode.empty() && place.postcode.size() <= 20 &&
                !as_postcode(place.postcode))
                facts_.postcodes.push_back({folded_postcode(place.postcode), *place.point});
        own_.add(listing_, facts_);
        const ListedParts parts = listed_parts(listing_, document_);
        terms(*parts.service, TermOf::service);
        for (const Value* row : parts.attributes) said_.add(*row, listing_.source, facts_);
        if (const Value* organization = parts.service->get("organization")) terms(*organization, TermOf::organization);
        if (const Value* all = parts.service->get("service_at_locations"); all) places(*all);
    }

private:
    void places(const Value& all) {
        std::size_t number = 0;
        for (const Value& at : each(all)) {
            ListedPlace place{uuid_in(at, "id"), uuid_in(at, "location_id"), 0, 0};
            if (const Value* location = at.get("location")) {
                if (!place.place) place.place = uuid_in(*location, "id");
                terms(*location, TermOf::place);
            }
            if (number < listing_.places.size())
                if (const auto& point = listing_.places[number].point) {
                    place.lat = point->lat;
                    place.lon = point->lon;
                }
            ++number;
            facts_.places.push_back(place);
        }
    }

    void terms(const Value& holder, TermOf of) {
        const Value* attributes = holder.get("attributes");
        if (!attributes) return;
        for (const Value& attribute : each(*attributes)) {
            const Value* said = attribute.get("taxonomy_term");
            if (said) add_labels(facts_, term_in(*said), of, trimmed(attribute.get("link_type")));
        }
    }

    OwnLabels& own_;
    SaidLabels& said_;
    const Listing& listing_;
    Document& document_;
    ListFacts& facts_;
};

}  // namespace

std::string packed(const ListedTerm& term) {
    std::string out;
    for (const Uuid* id : {&term.id, &term.taxonomy_id, &term.parent_id})
        out.append(reinterpret_cast<const char*>(id->bytes.data()), id->bytes.size());
    for (const std::string* text : {&term.name, &term.description, &term.taxonomy, &term.code, &term.uri}) {
        const auto size = static_cast<std::uint32_t>(text->size());
        char bytes[sizeof size];
        std::memcpy(bytes, &size, sizeof size);
        out.append(bytes, sizeof size).append(*text);
    }
    return out;
}

ListedTerm unpacked_term(std::string_view in) {
    ListedTerm term;
    for (Uuid* id : {&term.id, &term.taxonomy_id, &term.parent_id}) {
        if (in.size() < id->bytes.size()) return term;
        std::memcpy(id->bytes.data(), in.data(), id->bytes.size());
        in.remove_prefix(id->bytes.size());
    }
    for (std::string* text : {&term.name, &term.description, &term.taxonomy, &term.code, &term.uri}) {
        std::uint32_t size = 0;
        if (in.size() < sizeof size) return term;
        std::memcpy(&size, in.data(), sizeof size);
        in.remove_prefix(sizeof size);
        text->assign(in.substr(0, size));
        in.remove_prefix(text->size());
    }
    return term;
}

ListedArea unpacked_area(std::string_view bytes) {
    const auto end = bytes.find('\n');
    if (end == std::string_view::npos) return {{}, bytes};
    return {bytes.substr(0, end), bytes.substr(end + 1)};
}

ReadListFacts list_facts(const Vocabulary& vocabulary) {
    struct State {
        explicit State(const Vocabulary& words) : own(words) {}
        OwnLabels own;
        SaidLabels said;
        Document document;
    };
    return [state = std::make_shared<State>(vocabulary)](const Listing& listing, ListFacts& facts) {
        state->document.clear();
        Describer(state->own, state->said, listing, state->document, facts).describe();
    };
}

}  // namespace waymark::feeds::open_referral
