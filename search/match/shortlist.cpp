// Which of the chosen listings can stand among the first so many, whatever their scores?
#include "search/match/shortlist.h"

#include <algorithm>

namespace waymark {
namespace {

/// Narrows the chosen listings class by class, best class first, until one more class would be too many.
class Narrowing {
public:
    Narrowing(const Selection& selection, std::size_t wanted)
        : selection_(selection), wanted_at_first_(wanted), wanted_(wanted) {
        for (const auto& s : selection.segments) {
            sure_.emplace_back();
            last_.push_back(BorrowedBits::borrow(s.chosen));
        }
    }

    /// Those that state more of the conditions come first.
    void by_what_is_stated() {
        by_marks([](const ConditionMatch& verdict) { return verdict.hides_silent ? nullptr : verdict.silent.get(); });
    }
    /// What is asked for with unstated=show comes last.
    void by_coming_after() {
        if (std::none_of(selection_.segments.begin(), selection_.segments.end(),
                         [](const SegmentSelection& s) { return s.after.get() != nullptr; }))
            return;
        split([](const SegmentSelection& s, BorrowedBits& first) {
            if (s.after.get() && first.get()) first.to_owned(s.chosen.size()).remove(s.after);
        });
    }
    void by_having_a_distance() {
        split([](const SegmentSelection& s, BorrowedBits& first) {
            first.to_owned(s.chosen.size()) &= s.proximity.within;
        });
    }
    /// Of the last class, only the first of an order that each segment knows already.
    void by_order_of(Sort sort) {
        for (std::size_t i = 0; i < last_.size(); ++i) {
            Bits first(selection_.segments[i].chosen.size());
            std::size_t found = 0;
            for (auto document : selection_.segments[i].live->segment->in_order_of(sort)) {
                if (found == wanted_) break;
                if (!last_[i].test(document)) continue;
                first.set(document);
                ++found;
            }
            last_[i] = BorrowedBits(std::move(first));
        }
    }

    bool took_whole_classes() const { return wanted_ < wanted_at_first_; }
    std::deque<Candidates> candidates() {
        std::deque<Candidates> out;
        for (std::size_t i = 0; i < last_.size(); ++i) {
            const auto& s = selection_.segments[i];
            if (sure_[i].get()) last_[i].to_owned(s.chosen.size()) |= sure_[i];
            if (last_[i].get() == &s.chosen) out.emplace_back(std::move(last_[i]), s.members());
            else out.emplace_back(std::move(last_[i]));
        }
        return out;
    }

private:
    /// Puts the last class in order of how many marks each listing has, fewest first: one for each verdict whose `mark`
    /// it is in.
    template <class Mark>
    void by_marks(Mark&& mark_of) {
        std::vector<std::vector<BorrowedBits>> classes;  // by segment, then by the number of marks
        std::size_t most = 0;
        for (std::size_t i = 0; i < last_.size(); ++i) {
            const auto& s = selection_.segments[i];
            const auto size = s.chosen.size();
            std::vector<BorrowedBits> marked;
            marked.push_back(last_[i].get() ? BorrowedBits::borrow(*last_[i].get()) : BorrowedBits());
            for (const auto& verdict : s.matches) {
                const Bits* set = mark_of(verdict);
                if (!set) continue;
                marked.emplace_back();
                for (std::size_t n = marked.size() - 1; n-- > 0;) {
                    if (!marked[n].get()) continue;
                    Bits moved = *marked[n].get();
                    if ((moved &= *set).none()) continue;
                    marked[n].to_owned(size).remove(moved);
                    marked[n + 1].to_owned(size) |= moved;
                }
            }
            most = std::max(most, marked.size());
            classes.push_back(std::move(marked));
        }
        if (most == 1) return;
        for (std::size_t n = 0; n < most; ++n) {
            std::vector<BorrowedBits> next;
            for (auto& segment : classes) next.push_back(n < segment.size() ? std::move(segment[n]) : BorrowedBits());
            if (take(std::move(next))) return;
        }
    }

    /// Makes a class the last one when it holds all that is wanted still; else it is surely in, and false is given
    /// back.
    bool take(std::vector<BorrowedBits> next) {
        std::size_t held = 0;
        for (const auto& bits : next)
            if (bits.get()) held += bits.get()->count();
        // What is only looked at is in the last class itself, whose sets are about to go: it is all of them.
        for (std::size_t i = 0; i < next.size(); ++i)
            if (next[i].get() && next[i].get() == last_[i].get()) next[i] = last_[i];
        if (held >= wanted_) {
            last_ = std::move(next);
            return true;
        }
        for (std::size_t i = 0; i < next.size(); ++i) {
            if (!next[i].get()) continue;
            const auto size = selection_.segments[i].chosen.size();
            sure_[i].to_owned(size) |= next[i];
            last_[i].to_owned(size).remove(next[i]);
        }
        wanted_ -= held;
        return false;
    }

    template <class KeepFirst>
    void split(KeepFirst&& keep_first) {
        std::vector<BorrowedBits> first = last_;
        for (std::size_t i = 0; i < first.size(); ++i) keep_first(selection_.segments[i], first[i]);
        take(std::move(first));
    }

    const Selection& selection_;
    const std::size_t wanted_at_first_;
    std::size_t wanted_;  ///< of the last class
    std::vector<BorrowedBits> sure_,
        last_;  ///< by segment: surely among the wanted; the class from which the rest comes
};

}  // namespace

Shortlist shortlist(const Selection& selection, const Plan& plan, std::size_t wanted) {
    constexpr std::uint32_t few = 200;  // looking at each is quicker than at whole sets
    Narrowing narrowing(selection, wanted);
    const bool narrow = selection.total > few && selection.total > wanted;
    if (narrow) {
        narrowing.by_coming_after();
        if (plan.sort == Sort::relevance && plan.by_assured) narrowing.by_what_is_stated();
    }
    const bool one_class = narrow && !narrowing.took_whole_classes();
    if (narrow) {
        if (plan.sort == Sort::distance) narrowing.by_having_a_distance();
        if (plan.sort == Sort::name || plan.sort == Sort::newest || (plan.sort == Sort::relevance && plan.by_assured))
            narrowing.by_order_of(plan.sort);
    }
    return {narrowing.candidates(), one_class};
}

}  // namespace waymark
