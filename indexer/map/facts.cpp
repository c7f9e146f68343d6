// Which codes do a record's terms, attributes and notes on access state?
#include "indexer/map/facts.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

#include "content/text/text.h"
#include "indexer/read/ages.h"

namespace waymark::feeds {

using open_referral::Rows;
using open_referral::Table;
using open_referral::trimmed;

namespace {

struct Term {
    const Value* row = nullptr;
    std::string taxonomy, code, words, description;
};

/// The name of a taxonomy: a word, an object with a name, or a reference to one.
std::string taxonomy_of(Record& record, const Value& term) {
    for (std::string_view member : {"taxonomy", "vocabulary"}) {
        const Value* value = term.get(member);
        if (!value || value->is_empty()) continue;
        if (value->is_scalar()) {
            if (const Value* row = record.tables.find(Table::taxonomy, trimmed(value));
                row && row != &term && row->get("name"))
                return std::string(trimmed(row->get("name")));
            return std::string(trimmed(value));
        }
        for (std::string_view name : {"name", "slug", "id"})
            if (auto said = trimmed(value->get(name)); !said.empty()) return std::string(said);
    }
    if (const Value* row = record.tables.find(Table::taxonomy, trimmed(term.get("taxonomy_id"))))
        if (row != &term) return std::string(trimmed(row->get("name")));
    return std::string(trimmed(term.get("vocabulary_name")));
}

/// The term that a row is or refers to.
Term term_of(Record& record, const Value& row, Table kind) {
    Term term;
    term.row = &row;
    if (!row.is_container()) {
        term.words = std::string(trimmed(&row));
        return term;
    }
    const Value* inner = nullptr;
    if (kind == Table::attribute || kind == Table::link_taxonomy)
        inner = record.tables.referred(row, Table::taxonomy_term);
    if (!inner && (kind == Table::service_taxonomy || kind == Table::link_taxonomy))
        inner = record.tables.referred(row, Table::taxonomy);
    // Some attributes carry the id of a term in a table that is called taxonomies.
    if (!inner && kind == Table::attribute)
        inner = record.tables.find(Table::taxonomy, trimmed(row.get("taxonomy_term_id")));
    if (!inner && kind == Table::service_taxonomy)
        inner = record.tables.find(Table::taxonomy_term, trimmed(row.get("taxonomy_id")));
    const Value& from = inner ? *inner : row;
    term.taxonomy = taxonomy_of(record, from);
    if (term.taxonomy.empty() && inner) term.taxonomy = taxonomy_of(record, row);
    term.code = std::string(trimmed(from.get("code")));
    for (std::string_view member : {"name", "term", "value", "label", "description", "#text"}) {
        if (!term.words.empty()) break;
        // A label beside a value is what kind of value it is.
        if (member == "label" && term.taxonomy.empty() && !trimmed(from.get("value")).empty()) continue;
        term.words = std::string(trimmed(from.get(member)));
    }
    if (term.taxonomy.empty() && !trimmed(from.get("value")).empty())
        term.taxonomy = std::string(trimmed(from.get("label")));
    if (term.code.empty() && term.words.empty()) term.words = std::string(trimmed(row.get("taxonomy_detail")));
    return term;
}

/// Whether the row says our code in our words and nothing else, so that there is nothing left to keep.
bool is_our_own(const Record& record, const Term& term, const Code& code) {
    return term.taxonomy == code.field && term.code == code.code &&
           (term.words.empty() || term.words == record.context.vocabulary.label(code.field, code.code));
}

/// "No hoist", "Hearing loop: no", "Not wheelchair accessible": the words of the feature when the note says plainly
/// that it is not there.
std::string denied(const std::string& key) {
    for (std::string_view start :
         {"no ", "not ", "without ", "non ", "there is no ", "there are no ", "we do not have ", "does not have "})
        if (key.starts_with(start)) return key.substr(start.size());
    for (std::string_view end :
         {" no", " none", " not available", " unavailable", " false", " is not available", " not provided"})
        if (key.ends_with(end)) return key.substr(0, key.size() - end.size());
    return {};
}
std::string affirmed(const std::string& key) {
    for (std::string_view end : {" yes", " available", " true", " is available", " provided"})
        if (key.ends_with(end)) return key.substr(0, key.size() - end.size());
    for (std::string_view start : {"yes ", "there is an ", "there is a ", "there is ", "has ", "we have ", "an ", "a "})
        if (key.starts_with(start)) return key.substr(start.size());
    return {};
}

}  // namespace

void map_term_row(Record& record, const Value& row, Table kind, Place* place) {
    if (!record.first_time(row)) return;
    Term term = term_of(record, row, kind);
    if (term.code.empty() && term.words.empty()) return;
    const Terms& terms = record.context.words.terms;
    std::string field = terms.field_of(term.taxonomy);
    if (field == "age_band") {  // bands are worked out; what the words say of ages is not lost
        Ages& known = record.listing.ages;
        if (auto ages = ages_from_words(term.words); ages && !known.stated()) {
            known = *ages;
            record.ages_are_of_terms = true;
        } else if (ages && record.ages_are_of_terms) {
            known.min = known.min && ages->min ? std::optional(std::min(*known.min, *ages->min)) : std::nullopt;
            known.max = known.max && ages->max ? std::optional(std::max(*known.max, *ages->max)) : std::nullopt;
        }
        return;
    }
    auto meant = terms.meaning(field, term.code, term.words);
    if (meant.empty()) {
        record.unmapped.push_back((term.taxonomy.empty() ? std::string("(no taxonomy)") : term.taxonomy) + ": " +
                                  (term.words.empty() ? term.code : term.words));
        return;
    }
    for (const Code& code : meant) {
        if (place && code.field == "accessibility") place->access[code.code] = true;
        else record.say_yes(code.field, code.code);
    }
    if (meant.size() == 1 && is_our_own(record, term, meant.front())) row.use = Use::whole;
}

void map_access_row(Record& record, const Value& row, Place& place) {
    const Terms& terms = record.context.words.terms;
    std::string said, details;
    if (row.is_container()) {
        said = record.text(row, "description");
        std::string older = record.text(row, "accessibility");
        if (said.empty()) said = std::move(older);
        details = record.text(row, "details");
        row.use = Use::entered;
    } else {
        said = record.text(row);
    }
    if (said.empty() && details.empty()) return;
    auto note = [&](std::string text) {
        if (std::find(place.access_notes.begin(), place.access_notes.end(), text) == place.access_notes.end())
            place.access_notes.push_back(std::move(text));
    };
    std::vector<std::string> codes;
    bool has = true;
    if (std::string code = terms.exact("accessibility", said); !code.empty()) {
        codes.push_back(code);
    } else {
        auto mean = [&](std::string_view words) {
            for (const Code& meant : terms.meaning_in("accessibility", words)) codes.push_back(meant.code);
        };
        mean(said);
        std::string key = Terms::key(said);
        if (codes.empty()) mean(affirmed(key));
        if (codes.empty()) {
            mean(denied(key));
            has = codes.empty();
        }
    }
    // "Hearing loop" with the details "out of order": words, and no yes.
    const bool doubted = has && !codes.empty() && record.context.words.derivation.casts_doubt(details);
    for (const std::string& code : codes) {
        if (!has) place.access.try_emplace(code, false);
        else if (!doubted) place.access[code] = true;
    }
    if (codes.empty()) {
        if (!said.empty() && said.size() <= 60) record.unmapped.push_back("accessibility: " + said);
        note(details.empty() || said.empty() ? said + details : said + (said.ends_with('.') ? " " : ": ") + details);
        return;
    }
    // The words that stand for a code are the feed's own where they are not ours; details always are.
    std::string label = record.context.vocabulary.label("accessibility", codes.front());
    bool ours = said == codes.front() || said == label;
    if (!details.empty()) note((ours ? label : said) + ": " + details);
    else if (!ours) note(said);
}

void map_terms(Record& record) {
    if (record.service) {
        for (Table kind :
             {Table::attribute, Table::service_taxonomy, Table::link_taxonomy, Table::taxonomy_term, Table::taxonomy})
            for (const Value* row : record.parts(kind)) map_term_row(record, *row, kind, nullptr);
        for (const Value* row : record.parts(Table::eligibility))
            if (row->is_container())
                for (Table kind : {Table::service_taxonomy, Table::link_taxonomy, Table::taxonomy})
                    for (const Value* term : record.tables.parts(*row, Table::eligibility, kind))
                        map_term_row(record, *term, kind, nullptr);
    }
    // Version 1 says in two words how a service is attended and how one gets in.
    struct Plain {
        std::string_view member, field;
    };
    for (const Plain& plain : {Plain{"attending_type", "delivery"}, Plain{"attending_access", "referral"}}) {
        const Value* value = record.root->get(plain.member);
        if (!value || value->is_empty()) continue;
        bool all = true;
        for (const std::string& said : record.words(*record.root, plain.member)) {
            auto meant = record.context.words.terms.meaning_in(plain.field, said);
            for (const Code& code : meant) record.say_yes(code.field, code.code);
            if (meant.empty()) {
                all = false;
                record.unmapped.push_back(std::string(plain.member) + ": " + said);
            }
        }
        if (!all) value->use = Use::untouched;
    }
}

}  // namespace waymark::feeds
