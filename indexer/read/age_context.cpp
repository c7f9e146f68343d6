// Whose age is it that these words name: that of those a service is for, of those it leaves out, or of somebody else?
#include "indexer/read/age_context.h"

#include <optional>

namespace waymark::feeds {

namespace {

class Context {
public:
    Context(const AgeTokens& tokens, std::size_t from, std::size_t to, bool one_sided)
        : tokens_(tokens), from_(from), to_(to), one_sided_(one_sided) {}

    AgeUse use() const {
        if (is_of_helpers() || is_accompanied() || is_a_length_of_time() || is_a_price() || is_an_exam())
            return AgeUse::other;
        return negation();
    }

private:
    bool is_helper(std::size_t at) const {
        if (tokens_.is(at, {"carer", "carers"}) && at > 0 && tokens_.is(at - 1, {"young", "adult"})) return false;
        return tokens_.is(at, {"volunteer",  "volunteers",  "volunteering", "staff",     "employee",   "employees",
                               "worker",     "workers",     "carer",        "carers",    "parent",     "parents",
                               "mother",     "mothers",     "mum",          "mums",      "father",     "fathers",
                               "dad",        "dads",        "grandparents", "trustee",   "trustees",   "helper",
                               "helpers",    "leader",      "leaders",      "mentor",    "mentors",    "tutor",
                               "tutors",     "instructor",  "instructors",  "coach",     "coaches",    "teacher",
                               "teachers",   "driver",      "drivers",      "assistant", "assistants", "childminder",
                               "befriender", "befrienders", "supervisor",   "chaperone", "chaperones", "sitter",
                               "sitters",    "babysitters", "governors",    "recruits"});
    }
    bool is_person(std::size_t at) const {
        return tokens_.is(at, {"child",  "children", "people",   "person", "adults",    "boys",      "girls",
                               "kids",   "pupils",   "students", "babies", "toddlers",  "teenagers", "those",
                               "anyone", "everyone", "members",  "sons",   "daughters", "siblings"});
    }

    /// "Volunteers must be over 18", "staff (21+)", "16+ volunteers"; but "parents of 0-5s" are asked for their
    /// children.
    bool is_of_helpers() const {
        std::size_t behind = to_;
        while (tokens_.is(behind, {"-", "year", "years", "old"})) ++behind;
        if (is_helper(behind) && !tokens_.is(behind + 1, {"of"})) return true;
        std::size_t at = from_;
        if (at > 0 && tokens_.is(at - 1, {"("})) --at;
        for (std::size_t back = 1; back <= 6 && back <= at; ++back) {
            const std::size_t i = at - back;
            if (tokens_.ends_clause(i) || is_person(i)) return false;
            if (is_helper(i)) return true;
            if (tokens_.is(i,
                           {"of", "for", "with", "whose", "and", "or", "support", "supporting", "in", "have", "has"}))
                return false;
            if (tokens_.is(i, {"to"}) && !tokens_.is(i + 1, {"be"})) return false;
        }
        return false;
    }

    /// "Under 8s must be accompanied", "with an adult aged 18 or over", "no under 8s without a parent", "under 16s need
    /// consent".
    bool is_accompanied() const {
        bool must = one_sided_;
        for (std::size_t i = to_; i < to_ + 12 && !tokens_.ends_clause(i); ++i) {
            if (tokens_.is(i, {","}) && !tokens_.is(i + 1, {"who", "which", "must", "should", "need"})) break;
            if (tokens_.number(i) && i > to_ + 1) break;
            must =
                must || tokens_.is(i, {"must", "should", "need", "needs", "require", "requires", "have", "required"});
            if (must && tokens_.is(i, {"accompanied", "accompany", "supervised", "supervision", "unaccompanied",
                                       "consent", "permission", "chaperone", "chaperoned"}))
                return true;
            const bool beside =
                tokens_.is(i, {"without"}) ||
                (one_sided_ && tokens_.is(i, {"with", "need", "needs", "require", "requires", "bring"}));
            if (beside && an_adult_at(i + 1)) return true;
        }
        bool adult = false;
        for (std::size_t back = 1; back <= 8 && back <= from_; ++back) {
            const std::size_t i = from_ - back;
            if (tokens_.ends_clause(i) && !(tokens_.is(i, {"("}) && back == 1)) return false;
            adult = adult || tokens_.is(i, {"adult", "adults", "person", "someone", "sibling", "parent", "guardian"});
            if (tokens_.is(i, {"unaccompanied"})) return true;
            if (adult && tokens_.is(i, {"accompanied", "supervised", "responsible"})) return true;
        }
        return false;
    }
    bool an_adult_at(std::size_t at) const {
        for (std::size_t i = at; i < at + 5; ++i) {
            if (tokens_.is(i, {"adult", "adults", "parent", "parents", "carer", "guardian", "grown"})) return true;
            if (!tokens_.is(i, {"a", "an", "the", "their", "responsible", "accompanying", "be", "to"})) return false;
        }
        return false;
    }

    /// "20 years of experience", "for over 10 years", "a wait of 2 years", "the last 5 years", "a 3 year course".
    bool is_a_length_of_time() const {
        bool unit = to_ > 0 && tokens_.is(to_ - 1, {"years", "year", "yrs", "yr", "months", "month", "weeks", "'"});
        if (!unit) return false;
        if (tokens_.is(to_, {"experience",     "ago",           "later",     "waiting", "wait",      "service",
                             "anniversary",    "course",        "programme", "project", "contract",  "plan",
                             "strategy",       "degree",        "period",    "funding", "placement", "training",
                             "apprenticeship", "now",           "since",     "before",  "after",     "post",
                             "previous",       "qualification", "warranty",  "worth",   "supply",    "residency"}))
            return true;
        if (tokens_.is(to_, {"of", "in"}) && !tokens_.is(to_ + 1, {"age"})) return true;
        bool amount = false;  // "over", "nearly" …
        for (std::size_t back = 0; back <= 4 && back <= from_; ++back) {
            const std::size_t i = from_ - back;
            if (back > 0 && tokens_.ends_clause(i)) return false;
            if (tokens_.is(i,
                           {"last",      "past",    "next", "since", "established", "founded",  "formed", "running",
                            "operating", "waiting", "wait", "waits", "within",      "after",    "every",  "each",
                            "takes",     "lasting", "been", "lived", "experience",  "previous", "lasts",  "renewed"}))
                return true;
            if (!one_sided_) continue;
            if (tokens_.is(i, {"for"}) && (amount || back <= 1)) return true;
            amount =
                amount || tokens_.is(i, {"over", "nearly", "almost", "around", "about", "some", "than", "least", "to"});
        }
        return false;
    }

    /// "Under 16s £3", "£3 for under 16s", "free for under 5s".
    bool is_a_price() const {
        if (!one_sided_) return false;
        std::size_t behind = to_;
        while (tokens_.is(behind, {":", "-", "=", "are", "is", "go", "pay", ",", "get", "in"}) && behind < to_ + 3)
            ++behind;
        if (is_pound(behind) || tokens_.is(behind, {"free", "half", "discount", "concession"})) return true;
        std::size_t before = from_;
        while (before > 0 && tokens_.is(before - 1, {"for", "per", "to", "-", "("}) && from_ - before < 3) --before;
        if (before == 0) return false;
        if (tokens_.is(before - 1, {"free", "discount", "discounts", "discounted", "concession", "concessions",
                                    "reduced", "cheaper", "charge", "cost", "fee", "price"}) &&
            before < from_)
            return true;
        return tokens_.number(before - 1) && before > 1 && is_pound(before - 2);
    }
    bool is_pound(std::size_t at) const { return tokens_.is(at, {"\xC2\xA3", "gbp"}) && tokens_.number(at + 1); }

    bool is_an_exam() const {
        return tokens_.is(to_, {"exam", "exams", "test", "tests", "tuition", "entrance", "preparation", "certificate"});
    }

    AgeUse negation() const {
        if (tokens_.is(to_, {"excluded"}) || (tokens_.is(to_, {"are"}) && tokens_.is(to_ + 1, {"excluded"})))
            return AgeUse::left_out;
        for (std::size_t i = to_; i < to_ + 3; ++i)
            if (tokens_.is(i, {"not", "cannot", "cant"}))
                for (std::size_t j = i + 1; j < i + 4; ++j)
                    if (tokens_.is(j, {"admitted", "allowed", "permitted", "accepted", "attend", "join", "eligible",
                                       "suitable", "come", "catered"}))
                        return AgeUse::left_out;
        bool plain = true;  // nothing between the "no" and the age but what may stand there
        for (std::size_t back = 1; back <= 14 && back <= from_; ++back) {
            const std::size_t i = from_ - back;
            if (tokens_.ends_clause(i) || tokens_.is(i, {"but", ",", ":"})) break;
            if (is_no(i)) {
                if (tokens_.is(i + 1, {"only", "just", "limited", "restricted", "exclusively", "necessarily"}))
                    return AgeUse::meant;
                return plain && !one_of_a_kind(i) ? AgeUse::left_out : AgeUse::other;
            }
            plain = plain && may_stand_between(i);
        }
        return AgeUse::meant;
    }
    bool is_no(std::size_t at) const {
        return tokens_.is(at, {"not", "no", "never", "except", "excluding", "excludes", "exclude", "unsuitable",
                               "cannot", "cant", "dont", "doesnt", "isnt", "arent", "unable"});
    }
    /// "No fee", "not yet": said of something else.
    bool one_of_a_kind(std::size_t at) const {
        return tokens_.is(at + 1, {"charge", "fee", "cost", "need", "yet", "longer", "limit", "booking", "referral"});
    }
    bool may_stand_between(std::size_t at) const {
        if (tokens_.number(at)) return true;
        return is_person(at) ||
               tokens_.is(at,
                          {"suitable", "available", "appropriate", "open",      "recommended", "advised", "intended",
                           "aimed",    "designed",  "for",         "to",        "the",         "with",    "accept",
                           "take",     "cater",     "admit",       "allow",     "able",        "any",     "is",
                           "are",      "be",        "young",       "very",      "aged",        "age",     "under",
                           "over",     "below",     "above",       "or",        "and",         "s",       "years",
                           "year",     "old",       "olds",        "yrs",       "months",      "who",     "work",
                           "see",      "we",        "provide",     "support",   "normally",    "usually", "currently",
                           "of",       "entry",     "admission",   "ages",      "than",        "-",       "'",
                           "attended", "by",        "really",      "generally", "a",           "all",     "from"});
    }

    const AgeTokens& tokens_;
    const std::size_t from_, to_;
    const bool one_sided_;
};

}  // namespace

AgeUse age_use(const AgeTokens& tokens, std::size_t from, std::size_t to, bool one_sided) {
    return Context(tokens, from, to, one_sided).use();
}

}  // namespace waymark::feeds
