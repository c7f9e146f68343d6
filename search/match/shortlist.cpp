// Which of the chosen listings can stand among the first so many, whatever their scores?
#include "search/match/shortlist.h"

#include <algorithm>

namespace waymark {
namespace {

/// Narrows the chosen listings class by class, best class first, until one more class would be too many.
class Narrowing {
public:
    Narrowing(const Selection& selection, std::size_t wanted) : selection_(selection), wanted_at_first_(wanted), wanted_(wanted) {
        for (const auto& s : selection.segments) {
            sure_.emplace_back(s.chosen.size());
            last_.push_back(s.chosen);
        }
    }

    /// Those that state more of the conditions come first.
    void by_what_is_stated() {
        by_marks([](const SegmentSelection& s, const auto& mark) {
            for (const auto& verdict : s.verdicts)
                if (!verdict.quiet) mark(verdict.silent, 1);
        }, true);
    }
    void by_children() {
        split([](const SegmentSelection& s, Bits& first) {
            for (const auto& verdict : s.verdicts)
                if (verdict.all_children.size()) first &= verdict.all_children;
        });
    }
    /// Those that say themselves what was asked come before those that are open to all, and these before those whose words we read.
    void by_evidence() {
        by_marks([](const SegmentSelection& s, const auto& mark) {
            for (const auto& verdict : s.verdicts) {
                if (!verdict.weak) continue;
                mark(verdict.by_open, 1);
                mark(verdict.by_words, 2);
            }
        }, false);
    }
    void by_having_a_distance() {
        split([](const SegmentSelection& s, Bits& first) { first &= s.nearness.within; });
    }
    /// Of the last class, only the first of an order that each segment knows already.
    void by_order_of(Sort sort) {
        for (std::size_t i = 0; i < last_.size(); ++i) {
            Bits first(last_[i].size());
            std::size_t found = 0;
            for (auto document : selection_.segments[i].live->segment->in_order_of(sort)) {
                if (found == wanted_) break;
                if (!last_[i].test(document)) continue;
                first.set(document);
                ++found;
            }
            last_[i] = std::move(first);
        }
    }

    bool took_whole_classes() const { return wanted_ < wanted_at_first_; }
    std::vector<Candidates> candidates() {
        std::vector<Candidates> out;
        out.reserve(last_.size());
        for (std::size_t i = 0; i < last_.size(); ++i) out.emplace_back(std::move(last_[i] |= sure_[i]));
        return out;
    }

private:
    /// Puts the last class in order of how many marks each listing has, fewest first. `give_marks(segment, mark)` calls `mark(set, how many)`.
    /// Listings whose name was asked for get none with `spare_names`.
    template <class GiveMarks>
    void by_marks(GiveMarks&& give_marks, bool spare_names) {
        std::vector<std::vector<Bits>> classes;   // by segment, then by the number of marks
        std::size_t most = 0;
        for (std::size_t i = 0; i < last_.size(); ++i) {
            const auto& s = selection_.segments[i];
            std::vector<Bits> marked{last_[i]};
            if (spare_names) marked[0].remove(s.words.whole_name);
            give_marks(s, [&](const Bits& set, std::size_t marks) {
                marked.resize(marked.size() + marks, Bits(s.chosen.size()));
                for (std::size_t n = marked.size() - marks; n-- > 0;) {
                    Bits moved = marked[n];
                    moved &= set;
                    marked[n].remove(moved);
                    marked[n + marks] |= moved;
                }
            });
            if (spare_names) {
                Bits by_name = last_[i];
                by_name &= s.words.whole_name;
                marked[0] |= by_name;
            }
            most = std::max(most, marked.size());
            classes.push_back(std::move(marked));
        }
        for (std::size_t n = 0; n < most; ++n) {
            std::vector<Bits> next;
            for (std::size_t i = 0; i < last_.size(); ++i) next.push_back(n < classes[i].size() ? std::move(classes[i][n]) : Bits(last_[i].size()));
            if (take(std::move(next))) return;
        }
    }

    /// Makes a class the last one when it holds all that is wanted still; else it is surely in, and false is given back.
    bool take(std::vector<Bits> next) {
        std::size_t held = 0;
        for (const auto& bits : next) held += bits.count();
        if (held >= wanted_) {
            last_ = std::move(next);
            return true;
        }
        for (std::size_t i = 0; i < next.size(); ++i) {
            sure_[i] |= next[i];
            last_[i].remove(next[i]);
        }
        wanted_ -= held;
        return false;
    }

    template <class KeepFirst>
    void split(KeepFirst&& keep_first) {
        std::vector<Bits> first = last_;
        for (std::size_t i = 0; i < first.size(); ++i) keep_first(selection_.segments[i], first[i]);
        take(std::move(first));
    }

    const Selection& selection_;
    const std::size_t wanted_at_first_;
    std::size_t wanted_;                ///< of the last class
    std::vector<Bits> sure_, last_;     ///< by segment: surely among the wanted; the class from which the rest comes
};

}  // namespace

Shortlist shortlist(const Selection& selection, const Plan& plan, std::size_t wanted) {
    constexpr std::uint32_t few = 200;   // looking at each is quicker than at whole sets
    Narrowing narrowing(selection, wanted);
    const bool narrow = selection.total > few && selection.total > wanted;
    if (narrow) {
        narrowing.by_what_is_stated();
        narrowing.by_children();
        if (plan.sort == Sort::relevance) narrowing.by_evidence();
    }
    const bool one_class = narrow && !narrowing.took_whole_classes();
    if (narrow) {
        if (plan.sort == Sort::distance) narrowing.by_having_a_distance();
        if (plan.sort == Sort::name || plan.sort == Sort::newest || (plan.sort == Sort::relevance && plan.by_assured)) narrowing.by_order_of(plan.sort);
    }
    return {narrowing.candidates(), one_class};
}

}  // namespace waymark
