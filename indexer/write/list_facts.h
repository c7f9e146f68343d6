// What of a listing do the lists of Open Referral ask for? (facts for the columns of the index)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/words/vocabulary.h"
#include "search/index/list_columns.h"

namespace waymark::feeds::open_referral {

/// What a term is said of; version 1 asks by it. `ListFacts::Label::of`.
enum class TermOf : std::uint8_t { service, organization, eligibility, cost_option, area, place };

/// A taxonomy term as a listing names it: what `ListFacts::Label::text` holds.
struct ListedTerm {
    Uuid id, taxonomy_id, parent_id;
    std::string name, description, taxonomy, code, uri;
};
std::string packed(const ListedTerm& term);
/// Of what packed() made; other bytes give whatever can be read of them.
ListedTerm unpacked_term(std::string_view bytes);

/// A stated area: what `ListFacts::areas` hold. Which councils a name stands for is looked up when it is asked, since
/// places may change.
struct ListedArea {
    std::string_view council, name;
};
ListedArea unpacked_area(std::string_view bytes);

/// Describes listings for the index, as `service()` (writer.h) writes them: ids, terms, hours, areas, places. The
/// vocabulary must outlive it. Whoever changes what it says lets schema::format grow.
ReadListFacts list_facts(const Vocabulary& vocabulary);

}  // namespace waymark::feeds::open_referral
