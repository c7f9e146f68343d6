// Which ages does a query say, in numbers and school years?
#include "search/understand/ages.h"

#include <algorithm>
#include <charconv>

#include "search/understand/numbers.h"
#include "search/understand/query_parse.h"

namespace waymark::understanding {
namespace {

using Unit = NumberRead::Unit;

constexpr int oldest = 25, oldest_said = 99, last_school_year = 13, years_before_school = 4;
constexpr int sure = 40, unsure = -30;

int years(const NumberRead& n) {
    if (n.unit == Unit::months) return n.value / 12;
    if (n.unit == Unit::weeks) return n.value / 52;
    return n.value;
}

void add(QueryParse& parse, std::size_t from, std::size_t to, int min, int max, int evidence, const char* why) {
    Reading reading;
    reading.kind = ReadingKind::age;
    reading.own = words_between(from, to);
    reading.from = from;
    reading.to = to;
    reading.age = {std::max(0, min), std::max(0, max)};
    reading.score = points_a_word * static_cast<int>(to - from) + evidence;
    reading.unsure = evidence < sure;
    reading.why = why;
    parse.readings.push_back(std::move(reading));
}

/// "for 2 years", "2 years ago", "a 6 month wait": how long something takes, not how old somebody is.
bool is_duration(const QueryParse& parse, const NumberRead& n) {
    if (n.old || n.unit == Unit::none) return false;
    if (n.unit == Unit::weeks) return true;
    if (parse.class_at(n.end, "duration-after") != 0) return true;
    if (parse.class_before(n.at, "duration-before")) return true;
    if (n.at > 0 && parse.query.is(n.at - 1, "for"))
        for (std::size_t i = 0; i < n.at; ++i)
            if (parse.class_at(i, "has-lasted") != 0) return true;
    return false;
}

/// A number that may be an age at all.
bool may_be_age(const QueryParse& parse, const NumberRead& n) {
    if (n.unit == Unit::other || is_duration(parse, n)) return false;
    if (n.unit == Unit::months) return n.value <= 72;
    // "he is 31" is somebody's age too; "I'm 34" is the parent's.
    const bool of_somebody =
        n.unit == Unit::none && !n.written_out && parse.class_before(n.at, "somebody-is").has_value();
    return n.value <= (n.old || of_somebody ? oldest_said : oldest);
}

/// What comes before may say that a bare number is an age: "aged", "my son", "he is".
bool said_to_be_age(const QueryParse& parse, std::size_t at) { return parse.class_before(at, "aged").has_value(); }

/// Where the words of an age start: "aged 7" takes both, "my son 7" leaves the son to others.
std::size_t with_age_word(const QueryParse& parse, std::size_t at) {
    return at > 0 && parse.word_in(at - 1, "age-word") ? at - 1 : at;
}

/// "5-11", "5 to 11", "between 5 and 11", "18 months to 3".
/// Returns where it ends, 0 when there is no range; a range that is no age is passed over too.
std::size_t read_range(QueryParse& parse, NumberRead first) {
    const std::size_t dash = first.end;
    std::size_t next = 0;
    const auto between = parse.class_before(first.at, "between");
    if (dash < parse.query.size()) {
        const std::string_view gap = parse.query.words[dash].gap;
        if (gap.find('-') != std::string_view::npos || gap.find("\xE2\x80\x93") != std::string_view::npos ||
            gap.find("\xE2\x80\x94") != std::string_view::npos)
            next = dash;
        else if (gap == "/") next = dash;
    }
    if (next == 0) next = parse.class_at(dash, "range-word");
    if (next == 0 && between && parse.query.is(dash, "and")) next = dash + 1;
    if (next == 0) return 0;
    const auto second = number_at(parse, next);
    if (!second || first.plus) return 0;
    NumberRead last = *second;
    const bool slash = next == dash && parse.query.words[dash].gap == "/";
    if (slash && last.unit != Unit::years && !last.old) return 0;
    if (first.unit == Unit::none && last.unit != Unit::years) first.unit = last.unit;
    if (last.unit == Unit::none && !last.old && last.value > oldest && last.value <= oldest_said &&
        years(first) >= 11 && years(first) <= oldest)
        last.old = true;  // "18-30"
    const bool asked =
        between || said_to_be_age(parse, first.at) || last.old || first.old || parse.class_before(first.at, "from");
    if (!may_be_age(parse, first) || !may_be_age(parse, last) || is_duration(parse, last)) return last.end;
    if (last.value == 1 && first.value <= 3 && first.unit == Unit::none && !asked) return last.end;  // "1-1", "2 to 1"
    // "one to two" may count anything; "birth to 5" and "six to eleven" are ages.
    const bool from_birth = first.written_out && first.value == 0;
    if ((last.written_out || first.written_out) && !asked && !from_birth && last.unit == Unit::none && last.value < 5)
        return 0;
    if (years(first) > years(last)) return last.end;
    std::size_t from = first.at;
    if (between) from = *between;
    else if (const auto after = parse.class_before(first.at, "from")) from = *after;
    add(parse, with_age_word(parse, from), last.end, years(first), years(last), sure, "ages");
    return last.end;
}

/// "under 5", "over 16", "up to 12", "from 14", "turning 18": a word before the number.
bool read_bounded(QueryParse& parse, const NumberRead& n) {
    const int age = years(n);
    struct Bound {
        const char* name;
        int min, max;
    };
    const Bound bounds[] = {{"turning", age - 1, age}, {"under", 0, n.unit == Unit::months ? age : age - 1},
                            {"up-to", 0, age},         {"over", age, oldest},
                            {"post", age, oldest},     {"from", age, oldest}};
    for (const Bound& bound : bounds) {
        const auto start = parse.class_before(n.at, bound.name);
        if (!start) continue;
        const std::string_view name = bound.name;
        // "from 3" and "over 2" need more than a number: "over 2 pages" is stopped by what follows, "after 3" by this.
        if (n.written_out && !n.old && !n.plural && name == "from") continue;
        if (name == "post" && n.value < 11 && !n.old) continue;  // "call after 6"
        if (name == "from" && n.unit != Unit::none && !n.old && n.value < 2) continue;
        const std::size_t from = with_age_word(parse, *start);
        std::size_t end = n.end;
        if (const std::size_t more = name == "from" ? parse.class_at(n.end, "and-over") : 0) end = more;
        if (name == "under" && parse.class_at(n.end, "and-under") != 0) continue;
        if (bound.max > oldest_said || bound.max < 0) continue;
        // Post-16 is a stage with an end.
        if (name == "post" && n.value == 16) add(parse, from, end, 16, 18, sure, "stage-of-education");
        else add(parse, from, end, bound.min, bound.max, sure, "age");
        return true;
    }
    return false;
}

/// "5 and under", "11+", "14 upwards".
bool read_open_end(QueryParse& parse, const NumberRead& n) {
    const std::size_t from = with_age_word(parse, n.at);
    if (const std::size_t end = parse.class_at(n.end, "and-under")) {
        add(parse, from, end, 0, years(n), sure, "age");
        return true;
    }
    const std::size_t end = parse.class_at(n.end, "and-over");
    if (n.plus || end != 0) {
        add(parse, from, std::max(end, n.end), years(n), oldest, sure, "age");
        return true;
    }
    return false;
}

/// "a six and an eight year old", "4, 6 and 9 year olds": what is said of the last number holds for those before it.
void read_list_before(QueryParse& parse, const NumberRead& last) {
    const Query& query = parse.query;
    std::size_t at = last.at;
    while (at > 0) {
        std::size_t before = at;
        while (before > 0 && (query.is(before - 1, "and") || query.is(before - 1, "or") || query.is(before - 1, "a") ||
                              query.is(before - 1, "an")))
            --before;
        const bool joined = before < at || query.words[at].gap.find_first_of(",&/") != std::string_view::npos;
        if (before == 0 || !joined) return;
        const auto n = number_at(parse, before - 1);
        if (!n || n->end != before || n->unit != Unit::none || n->plus || n->value > oldest) return;
        add(parse, n->at, n->end, n->value, n->value, sure, "age");
        at = n->at;
    }
}

void read_plain(QueryParse& parse, const NumberRead& n) {
    if (n.old) read_list_before(parse, n);
    const bool aged = said_to_be_age(parse, n.at);
    if (n.old || (aged && (!n.written_out || n.unit != Unit::none || parse.class_before(n.at, "child-is")))) {
        add(parse, with_age_word(parse, n.at), n.end, years(n), years(n), sure, "age");
        return;
    }
    if (n.plural && !n.written_out) {  // "the 8s"
        add(parse, n.at, n.end, n.value, n.value, unsure, "age");
        return;
    }
    if (n.written_out && n.unit == Unit::none) {
        // "three" alone is a count as often as an age.
        if (parse.class_before(n.at, "child-is")) add(parse, n.at, n.end, n.value, n.value, unsure, "age");
        return;
    }
    if (n.unit == Unit::none && (n.value == 0 || (n.value < 11 && parse.class_before(n.at, "post"))))
        return;  // "call after 6"
    add(parse, n.at, n.end, years(n), years(n), n.unit == Unit::none ? unsure : 0, "age");
}

/// "year 5", "yr 9", "y7", "years 5 and 6".
bool read_school_year(QueryParse& parse, std::size_t at) {
    const Query& query = parse.query;
    std::size_t next = 0;
    int first = -1;
    const std::string& word = query.words[at].word;
    const std::size_t letters = word.find_first_of("0123456789");
    if (letters != std::string::npos && letters > 0) {
        const auto start = parse.lexicon.starts.find(word.substr(0, letters));
        if (start == parse.lexicon.starts.end()) return false;
        std::string digits = word.substr(letters);
        if (!digits.empty() && digits.back() == 's') digits.pop_back();
        int value = 0;
        const auto done = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (done.ec != std::errc{} || done.ptr != digits.data() + digits.size()) return false;
        if (start->second == "under") {
            if (value < 4 || value > oldest) return false;  // "U12s"; "u2" is a band
            add(parse, at, at + 1, 0, value - 1, sure, "age");
            return true;
        }
        if (start->second == "child") {
            if (value > oldest) return false;
            add(parse, at, at + 1, value, value, sure, "age");
            return true;
        }
        first = value;
        next = at + 1;
    } else if (const std::size_t named = parse.class_at(at, "school-year")) {
        const auto n = number_at(parse, named);
        // "years 5" is a school year; "5 years 6 months" is not.
        if (!n || n->unit == Unit::months || n->old ||
            (at > 0 && number_at(parse, at - 1) && number_at(parse, at - 1)->end == named))
            return false;
        first = n->value;
        next = n->at + 1;
    }
    if (first < 1 || first > last_school_year) return false;
    if (parse.class_at(next, "no-school-year-after") != 0) {
        Reading reading;
        reading.kind = ReadingKind::name;
        reading.keep = true;
        reading.own = words_between(at, next);
        reading.from = at;
        reading.to = next;
        reading.score = points_a_word * static_cast<int>(next - at) + sure;
        reading.why = "looks-like-something-it-is-not";
        parse.readings.push_back(std::move(reading));
        return true;
    }
    int last = first;
    const auto join = [&](std::size_t joined) {
        std::size_t n_at = joined;
        if (n_at < query.size() && parse.class_at(n_at, "school-year") != 0) n_at = parse.class_at(n_at, "school-year");
        if (n_at >= query.size()) return;
        std::string digits = query.words[n_at].word;
        const std::size_t begin = digits.find_first_of("0123456789");
        if (begin == std::string::npos || (begin > 0 && parse.lexicon.starts.count(digits.substr(0, begin)) == 0))
            return;
        int value = 0;
        const auto done = std::from_chars(digits.data() + begin, digits.data() + digits.size(), value);
        if (done.ec != std::errc{} || value < 1 || value > last_school_year) return;
        if (begin == 0 && n_at == joined && parse.class_at(n_at + 1, "year-word") != 0)
            return;  // "year 3 and 5 years old"
        last = value;
        next = n_at + 1;
    };
    if (next < query.size()) {
        const std::string_view gap = query.words[next].gap;
        if (gap.find('-') != std::string_view::npos || gap.find("\xE2\x80\x93") != std::string_view::npos ||
            gap == "/" || gap.find('&') != std::string_view::npos)
            join(next);
        else if (const std::size_t word_end = parse.class_at(next, "range-word")) join(word_end);
        else if (query.is(next, "and") || query.is(next, "or")) join(next + 1);
    }
    add(parse, at, next, std::min(first, last) + years_before_school, std::max(first, last) + years_before_school + 1,
        sure, "school-year");
    return true;
}

/// "born in 2018", by today's date.
bool read_born(QueryParse& parse, std::size_t at) {
    const std::size_t next = parse.class_at(at, "born");
    if (next == 0 || next >= parse.query.size() || parse.today.size() < 4) return false;
    const std::string& word = parse.query.words[next].word;
    int born = 0, now = 0;
    if (word.size() != 4 || std::from_chars(word.data(), word.data() + 4, born).ptr != word.data() + 4) return false;
    std::from_chars(parse.today.data(), parse.today.data() + 4, now);
    if (born > now || born < now - oldest - 1) return false;
    add(parse, at, next + 1, now - born - 1, now - born, sure, "year-of-birth");
    return true;
}

/// Long runs of digits are telephone numbers.
bool in_phone_number(const Query& query, std::size_t at) {
    const auto digits = [&](std::size_t i) {
        return i < query.size() && query.words[i].word.find_first_not_of("0123456789") == std::string::npos;
    };
    if (!digits(at)) return false;
    std::size_t from = at, to = at + 1, count = query.words[at].word.size();
    while (from > 0 && digits(from - 1) && query.words[from].gap.size() == 1) count += query.words[--from].word.size();
    while (digits(to) && query.words[to].gap.size() == 1) count += query.words[to++].word.size();
    return count >= 7;
}

}  // namespace

void read_ages(QueryParse& parse) {
    for (std::size_t at = 0; at < parse.query.size(); ++at) {
        if (parse.query.words[at].quoted) continue;
        if (read_born(parse, at) || read_school_year(parse, at)) continue;
        const auto n = number_at(parse, at);
        if (!n || in_phone_number(parse.query, at)) continue;
        if (const std::size_t end = read_range(parse, *n)) {
            at = end - 1;
            continue;
        }
        if (!may_be_age(parse, *n)) continue;
        if (read_open_end(parse, *n) || read_bounded(parse, *n)) continue;
        read_plain(parse, *n);
    }
}

}  // namespace waymark::understanding
