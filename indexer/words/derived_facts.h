// Which facts do a listing's own words tell, and what becomes of them?
#pragma once

#include <string>
#include <vector>

#include "indexer/words/derive.h"

namespace waymark::feeds {

/// Fills `derived`, `derived_ages` and `derived_all_needs` out of the words of a listing: of every field that states
/// nothing, and what the name and the summary say of some fields beside what is stated (contract, "Filters"). Access
/// counts as stated when a place states any. Where a price is named, what is free is a part of it, and not the service.
/// Returns the fields that gained something, by name, each once.
std::vector<std::string> derive_facts(const Derivation& derivation, Listing& listing);

}  // namespace waymark::feeds
