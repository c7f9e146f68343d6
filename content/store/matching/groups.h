// Among listings that may be the same, who is shown, and who stands behind whom?
#pragma once

#include <map>
#include <string>
#include <vector>

#include "content/store/matching/match.h"

namespace waymark {

/// One listing that takes part in a comparison.
struct Candidate {
    MatchFacts facts;
    long long row = 0;       ///< its place in the order of coming
    bool neighbour = false;  ///< of another directory
    bool in_view = true;
};

/// What a person decided about two listings; it stands above what was found by comparing.
struct DuplicateDecision {
    std::string first, second;  ///< ids; when they are the same service, `first` is shown
    bool same = false;
};

/// Hidden id → shown id. Our own listings are shown before a neighbour's, then what came first. A listing that looks
/// like two of another feed (two sessions of one club) stands behind neither, unless a person says so. More than forty
/// that are alike by name and place are told apart by nobody: none is merged.
std::map<std::string, std::string> shown_for_each(const std::vector<Candidate>& all,
                                                  const std::vector<DuplicateDecision>& decisions);

}  // namespace waymark
