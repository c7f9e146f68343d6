// How much does each thing count when results are put in order?
#pragma once

#include <string>

#include "content/content_files.h"

namespace waymark {

/// The numbers of `content/ranking.txt`. A value; the index is built with the field weights, the rest is used while
/// searching.
struct Ranking {
    int name = 8, alternate_name = 5, summary = 3, organisation = 3, codes = 3, place = 2, description = 1, details = 1;
    double k1 = 1.2, b = 0.55;
    double synonym_share = 0.7, evidence_share = 0.6;
    double name_whole = 60, name_part = 4, name_all = 12;
    double fact_stated = 1, fact_derived = 0.5, fact_open = 0.25, fact_breadth = 0.1;
    double silent_share = 0.15, others_share = 0.3, children_share = 0.3;
    double near_share = 0.6, near_half_miles = 3;
    double fresh_share = 0.05, fresh_half_days = 365;
    double unchecked_share = 0.1, unchecked_days = 730, professionals_share = 0.3;
    double full_share = 0.1, open_share = 0.3, loose_share = 1, here_share = 0.4;

    /// Errors: an unknown name or something that is no number from 0 to 1,000, with file and line.
    static Result<Ranking> load(const ContentFiles& files);
};

}  // namespace waymark
