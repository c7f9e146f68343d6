// Tokenizer: which days, times and other words do a provider's words about opening hold?
#include "indexer/read/opening_words.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace waymark::feeds {

namespace {

using Kind = OpeningToken::Kind;

constexpr std::size_t longest = 20'000, most = 4'000;
constexpr WeekDays whole_week{true, true, true, true, true, true, true};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
std::string lower(std::string_view word) {
    std::string out(word);
    for (char& c : out) c = static_cast<char>(is_capital(c) ? c + 32 : c);
    return out;
}
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Tokenizer {
public:
    Tokenizer(std::string_view text, bool prose) : text_(text.substr(0, longest)), prose_(prose) {}

    std::vector<OpeningToken> read() {
        while (at_ < text_.size() && tokens_.size() < most) step();
        return std::move(tokens_);
    }

private:
    char here(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
    std::size_t past_blanks(std::size_t at) const {
        while (here(at) == ' ' || here(at) == '\t' || here(at) == '\r' || text_.substr(at).starts_with("\xC2\xA0"))
            at += here(at) == '\xC2' ? 2 : 1;
        return at;
    }
    /// Past the dash at `at`; `at` itself when none is there.
    std::size_t past_dash(std::size_t at) const {
        if (here(at) == '-') return at + 1;
        for (std::string_view dash :
             {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92"})
            if (text_.substr(at).starts_with(dash)) return at + dash.size();
        return at;
    }
    /// Whether a letter stands at `at`; a dash, which is as many bytes, is none.
    bool letter_at(std::size_t at) const { return is_letter(here(at)) && past_dash(at) == at; }
    std::string_view word_at(std::size_t at) const {
        std::size_t end = at;
        while (letter_at(end)) ++end;
        return text_.substr(at, end - at);
    }
    /// Past these words, one after another with blanks or a hyphen between; 0 when others stand there.
    std::size_t past_words(std::size_t at, std::string_view words) const {
        while (!words.empty()) {
            const std::size_t space = words.find(' ');
            const std::string_view wanted = words.substr(0, space);
            if (is_digit(wanted.front()) ? !text_.substr(at).starts_with(wanted) : lower(word_at(at)) != wanted)
                return 0;
            at += wanted.size();
            if (space == std::string_view::npos) return at;
            words.remove_prefix(space + 1);
            at = past_blanks(past_dash(past_blanks(at)));
        }
        return at;
    }
    std::size_t past_any(std::size_t at, std::initializer_list<std::string_view> phrases) const {
        std::size_t end = 0;
        for (std::string_view phrase : phrases) end = std::max(end, past_words(at, phrase));
        return end;
    }

    /// The longest phrase that begins with this word at at_, and where it ends; 0 when none does.
    std::pair<Kind, std::size_t> phrase(std::string_view word) const {
        std::pair<Kind, std::size_t> longest_one{Kind::other, 0};
        for (const auto& [phrase, kind] : opening_phrases(word))
            if (const std::size_t end = past_words(at_, phrase); end > longest_one.second) longest_one = {kind, end};
        return longest_one;
    }

    OpeningToken& add(Kind kind, std::size_t end) {
        OpeningToken& token = tokens_.emplace_back();
        token.kind = kind;
        token.from = at_;
        token.to = end;
        at_ = end;
        return token;
    }

    void step() {
        const std::size_t from = past_blanks(at_);
        at_ = from;
        const char c = here(at_);
        if (at_ >= text_.size()) return;
        if (c == '\n' || c == ';' || c == '|' || c == '!' || c == '?') {
            add(Kind::stop, at_ + 1);
        } else if (c == '.') {
            if (here(at_ + 1) == ' ' || here(at_ + 1) == '\n' || at_ + 1 >= text_.size()) add(Kind::stop, at_ + 1);
            else ++at_;
        } else if (c == ',' || c == '&' || c == '/' || c == '+') {
            add(Kind::comma, at_ + 1);
        } else if (is_digit(c)) {
            number();
        } else if (is_letter(c) && past_dash(at_) == at_) {
            word();
        } else {
            if (c == '\xC2' && here(at_ + 1) == '\xA3') add(Kind::other, at_ + 2).word = "\xC2\xA3";
            else at_ = std::max(past_dash(at_), at_ + 1);  // brackets, colons, dashes
        }
    }

    // --- days

    /// The day that a word names, 0 to 6.
    std::optional<std::size_t> day_at(std::size_t at, std::size_t& end) const {
        static constexpr std::array<std::string_view, 7> names{"monday", "tuesday",  "wednesday", "thursday",
                                                               "friday", "saturday", "sunday"};
        const std::string_view written = word_at(at);
        std::string word = lower(written);
        end = at + written.size();
        if (word.size() < 2) return std::nullopt;
        if (here(end) == '\'' && here(end + 1) == 's' && !letter_at(end + 2)) end += 2;
        if (word.size() > 4 && word.ends_with("\xE2\x80\x99s")) word.resize(word.size() - 4);
        if (word.size() > 3 && word.back() == 's' && word != "tues" && word != "weds" && word != "thurs")
            word.pop_back();
        for (std::size_t i = 0; i < names.size(); ++i)
            if (word == names[i]) return i;
        static constexpr std::array<std::pair<std::string_view, std::size_t>, 12> shorter{{{"mon", 0},
                                                                                           {"tue", 1},
                                                                                           {"tues", 1},
                                                                                           {"wed", 2},
                                                                                           {"weds", 2},
                                                                                           {"thu", 3},
                                                                                           {"thur", 3},
                                                                                           {"thurs", 3},
                                                                                           {"fri", 4},
                                                                                           {"sat", 5},
                                                                                           {"sun", 6},
                                                                                           {"wednes", 2}}};
        for (const auto& [name, day] : shorter)
            if (word == name) {
                if (prose_ && !is_capital(written.front())) return std::nullopt;
                if (here(end) == '.' && (here(end + 1) == ' ' || is_digit(here(end + 1)))) {
                    const std::size_t next = past_blanks(end + 1);
                    if (is_digit(here(next)) || past_dash(next) != next) ++end;
                }
                return day;
            }
        if (prose_ || word.size() != 2 || !is_capital(written.front())) return std::nullopt;
        const std::size_t next = past_blanks(end);
        const bool beside = is_digit(here(next)) || past_dash(next) != next ||
                            std::string_view(",&/:;").find(here(next)) != std::string_view::npos ||
                            (!tokens_.empty() && tokens_.back().kind == Kind::days);
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i].starts_with(word) && (beside || next >= text_.size())) return i;
        return std::nullopt;
    }

    /// Days that begin at `at`, a range among them; where they end, or `at`.
    std::size_t some_days(std::size_t at, WeekDays& days) const {
        for (std::string_view phrase : {"every day", "everyday", "daily", "7 days a week", "seven days a week",
                                        "7 days", "seven days", "each day"})
            if (const auto end = past_words(at, phrase)) {
                days = whole_week;
                return end;
            }
        if (const auto end = past_any(at, {"weekdays", "weekday", "week days"})) {
            for (std::size_t d = 0; d < 5; ++d) days[d] = true;
            return end;
        }
        if (const auto end = past_any(at, {"weekends", "weekend"})) {
            days[5] = days[6] = true;
            return end;
        }
        if (here(at) == 'M' && !letter_at(at + 1)) {  // "M-F"
            const std::size_t dash = past_blanks(at + 1), behind = past_blanks(past_dash(dash));
            if (past_dash(dash) != dash && here(behind) == 'F' && !letter_at(behind + 1)) {
                for (std::size_t d = 0; d < 5; ++d) days[d] = true;
                return behind + 1;
            }
        }
        std::size_t end = at;
        const auto first = day_at(at, end);
        if (!first) return at;
        days[*first] = true;
        const std::size_t join = past_blanks(end);
        std::size_t behind = past_dash(join);
        if (behind == join) {
            const std::string word = lower(word_at(join));
            if (!is_one_of(word, {"to", "through", "until", "till", "thru"})) return end;
            behind = join + word.size();
        }
        behind = past_blanks(behind);
        std::size_t range_end = behind;
        if (const auto last = day_at(behind, range_end)) {
            for (std::size_t d = *first; d != *last; d = (d + 1) % 7) days[d] = true;
            days[*last] = true;
            return range_end;
        }
        return end;
    }

    /// Days with those that commas and "and" join to them.
    bool days() {
        WeekDays all{};
        std::size_t end = some_days(at_, all);
        if (end == at_) return false;
        while (true) {
            std::size_t next = past_blanks(end);
            bool joined = false;
            while (here(next) == ',' || here(next) == '&' || here(next) == '/' || here(next) == '+') {
                joined = true;
                next = past_blanks(next + 1);
            }
            if (const auto behind = past_any(next, {"and", "or"})) {
                joined = true;
                next = past_blanks(behind);
            }
            WeekDays more{};
            const std::size_t more_end = joined ? some_days(next, more) : next;
            if (more_end == next) break;
            for (std::size_t d = 0; d < 7; ++d) all[d] = all[d] || more[d];
            end = more_end;
        }
        add(Kind::days, end).days = all;
        return true;
    }

    // --- times

    /// Past one time: "9", "9.30", "0900", "9:30 a.m.", "noon". `at` when none begins there.
    std::size_t past_time(std::size_t at) const {
        if (const auto end = past_any(at, {"noon", "midday", "midnight"})) return end;
        std::size_t end = at;
        while (is_digit(here(end))) ++end;
        if (end == at || end - at > 4) return at;
        if ((here(end) == ':' || here(end) == '.' || here(end) == ';') && is_digit(here(end + 1)) &&
            is_digit(here(end + 2)) && !is_digit(here(end + 3))) {
            end += 3;
            if (here(end) == ':' && is_digit(here(end + 1)) && is_digit(here(end + 2))) end += 3;
        } else if (end - at == 3 || end - at == 4) {
            const char tens = here(end - 2), ones = here(end - 1);  // quarters of an hour: else it is as likely a year
            if (!((ones == '0' && (tens == '0' || tens == '3')) || (ones == '5' && (tens == '1' || tens == '4'))))
                return at;
        }
        const std::size_t mark = past_blanks(end);
        for (std::string_view half :
             {"am", "pm", "a.m.", "p.m.", "a.m", "p.m", "noon", "midday", "midnight", "hrs", "o'clock"})
            if (lower(text_.substr(mark, half.size())) == half && !letter_at(mark + half.size()))
                return mark + half.size();
        return letter_at(end) ? at : end;
    }
    std::string_view written(std::size_t from, std::size_t end) const { return text_.substr(from, end - from); }
    static bool is_sure(std::string_view time) {
        return time.size() > 2 || time.find_first_of(":.mnM") != std::string_view::npos;
    }

    void number() {
        if (const auto end = past_any(at_, {"24 hours", "24 hour", "24 hrs", "24 hr"})) {
            add(Kind::whole_day, std::max(end, past_any(past_blanks(end), {"a day"})));
            return;
        }
        for (std::string_view always : {"24/7", "24-7", "24hrs", "24hr", "24h", "24 / 7"})
            if (lower(text_.substr(at_, always.size())) == always && !letter_at(at_ + always.size()) &&
                !is_digit(here(at_ + always.size()))) {
                OpeningToken& token = add(Kind::whole_day, at_ + always.size());
                if (always.back() == '7') token.days = whole_week;
                return;
            }
        if (days()) return;  // "7 days a week"
        if (here(at_) >= '1' && here(at_) <= '5' && is_one_of(lower(word_at(at_ + 1)), {"st", "nd", "rd", "th"})) {
            const int nth = here(at_) - '0';
            add(Kind::nth, at_ + 3).nth = nth;
            return;
        }
        const bool after_age = !tokens_.empty() && is_one_of(tokens_.back().word, {"age", "ages", "aged", "\xC2\xA3",
                                                                                   "year", "years", "room", "unit"});
        const std::size_t first = after_age ? at_ : past_time(at_);
        if (first == at_) return other_number();
        std::size_t join = past_blanks(first), second = past_dash(join);
        const bool between = !tokens_.empty() && tokens_.back().word == "between";
        if (second == join)
            for (std::string_view word : {"to", "until", "till", "til", "through", between ? "and" : "to"})
                if (const auto end = past_words(join, word)) second = end;
        if (second > join) {
            second = past_blanks(second);
            const std::size_t end = past_time(second);
            if (end > second && !is_no_time_before(end)) {
                WrittenHours hours{std::string(written(at_, first)), std::string(written(second, end))};
                add(Kind::hours, end).hours = std::move(hours);
                return;
            }
        }
        if (is_sure(written(at_, first)) && !is_no_time_before(first)) {
            std::string time(written(at_, first));
            add(Kind::start, first).hours.from = std::move(time);
            return;
        }
        other_number();
    }
    /// "5-11 years", "8-12 people", "3.50 each".
    bool is_no_time_before(std::size_t end) const {
        const std::size_t next = past_blanks(past_dash(past_blanks(end)));
        return here(next) == '%' ||
               is_one_of(
                   lower(word_at(next)),
                   {"years",   "year",     "yrs",      "yr",     "olds",  "old",  "months",  "people", "children",
                    "weeks",   "week",     "hours",    "hour",   "hr",    "hrs",  "minutes", "mins",   "miles",
                    "places",  "per",      "each",     "pounds", "pence", "st",   "nd",      "rd",     "th",
                    "january", "february", "march",    "april",  "may",   "june", "july",    "august", "september",
                    "october", "november", "december", "jan",    "feb",   "mar",  "apr",     "jun",    "jul",
                    "aug",     "sept",     "sep",      "oct",    "nov",   "dec"});
    }
    void other_number() {
        std::size_t end = at_;
        while (is_digit(here(end)) ||
               ((here(end) == '/' || here(end) == '.' || here(end) == '-') && is_digit(here(end + 1))))
            ++end;
        const std::size_t next = past_blanks(letter_at(end) ? end + word_at(end).size() : end);
        const bool date = is_no_time_before(end) && !word_at(next).empty();
        add(Kind::other, std::max(end, at_ + 1)).word = date || text_.substr(at_, 0).empty() ? "number" : "";
    }

    // --- words

    void word() {
        if (const auto end = past_any(at_, {"bank holiday", "bank holidays", "public holidays", "public holiday"})) {
            WeekDays ignored{};
            const std::size_t next = past_blanks(end), days_end = some_days(next, ignored);
            add(Kind::other, days_end > next ? days_end : end).word = "bank holiday";
            return;
        }
        const std::string_view written = word_at(at_);
        const std::string word = lower(written);
        const auto [kind, end] = phrase(word);
        if (end > 0 && (kind == Kind::alternate || kind == Kind::of_month || !is_one_of(word, {"every", "each"}))) {
            add(kind, end);
            return;
        }
        if (days()) return;
        static constexpr std::array<std::pair<std::string_view, int>, 6> ordinals{
            {{"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5}, {"last", -1}}};
        for (const auto& [name, nth] : ordinals)
            if (word == name) {
                add(Kind::nth, at_ + word.size()).nth = nth;
                return;
            }
        if (is_one_of(word, {"noon", "midday", "midnight"})) {
            const std::size_t join = past_blanks(at_ + word.size()), dash = past_dash(join);
            std::size_t second = dash > join ? dash : past_any(join, {"to", "until", "till"});
            if (second > 0) {
                second = past_blanks(second);
                if (const std::size_t until = past_time(second); until > second) {
                    WrittenHours hours{word, std::string(this->written(second, until))};
                    add(Kind::hours, until).hours = std::move(hours);
                    return;
                }
            }
            add(Kind::start, at_ + word.size()).hours.from = word;
            return;
        }
        if (is_one_of(word, {"and", "or"})) {
            add(Kind::comma, at_ + word.size());
            return;
        }
        const bool filler = is_one_of(
            word,
            {"open",    "opening",  "opens",     "hours",      "times",   "time",     "from",   "on",      "every",
             "each",    "at",       "is",        "are",        "the",     "we",       "our",    "session", "sessions",
             "meets",   "meet",     "runs",      "run",        "held",    "week",     "weekly", "between", "only",
             "morning", "mornings", "afternoon", "afternoons", "evening", "evenings", "night",  "nights",  "eve",
             "usual",   "normal",   "regular",   "day",        "days",    "to",       "until",  "club",    "group",
             "meeting", "meetings", "hrs",       "also",       "both"});
        add(filler ? Kind::filler : Kind::other, at_ + std::max<std::size_t>(written.size(), 1)).word = word;
    }

    std::string_view text_;
    const bool prose_;
    std::size_t at_ = 0;
    std::vector<OpeningToken> tokens_;
};

}  // namespace

std::vector<OpeningToken> opening_tokens(std::string_view text, bool prose) { return Tokenizer(text, prose).read(); }

}  // namespace waymark::feeds
