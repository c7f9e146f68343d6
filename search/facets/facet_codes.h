// Where does each segment keep the listings of each code that a facet counts?
#pragma once

#include <vector>

#include "content/words/vocabulary.h"
#include "search/index/generation.h"

namespace waymark {

/// The codes of the vocabulary looked up once in every segment of a generation, and not again by each search.
/// Immutable; the generation must outlive it.
class FacetCodes {
public:
    FacetCodes(const Generation& generation, const Vocabulary& vocabulary);

    /// Parallel to the values of a field, which is told by its place in the vocabulary; null where no listing of the
    /// segment holds one.
    const std::vector<const FieldBits::Counted*>& of(std::size_t segment, std::size_t field) const {
        return segments_[segment][field].codes;
    }
    /// Their numbers in the rows of the segment lie in this range.
    FacetRows::Range range(std::size_t segment, std::size_t field) const { return segments_[segment][field].range; }

private:
    struct Field {
        std::vector<const FieldBits::Counted*> codes;
        FacetRows::Range range;
    };
    std::vector<std::vector<Field>> segments_;
};

}  // namespace waymark
