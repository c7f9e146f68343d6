// Which days and hours do a provider's words about opening name, and which of the words are left?
#include "indexer/read/opening_hours.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/read/clock_hours.h"
#include "indexer/read/opening_words.h"

namespace waymark::feeds {

namespace {

using Kind = OpeningToken::Kind;

constexpr std::size_t most = 50;
constexpr std::array<std::string_view, 7> day_codes{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<std::string_view, 7> rule_days{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

/// Days with what is said of them, or a stretch of hours.
struct Piece {
    bool is_days = false;
    WeekDays days{};
    std::vector<int> nth;
    bool every_other_week = false;
    bool vague = false;               ///< on some such days, we cannot tell which
    std::optional<ClockHours> hours;  ///< of hours: nothing where they would be a guess
};

/// One sentence or line, as it is read.
class Clause {
public:
    Clause(const std::vector<OpeningToken>& tokens, std::size_t from, std::size_t to, bool days_alone = false)
        : tokens_(tokens), from_(from), to_(to), days_alone_(days_alone) {
        for (std::size_t i = from; i < to; ++i) take(i);
        if (!pending_nth_.empty()) says_more_ = true;
        const bool in_one_month = has_other_ && !of_month_;
        for (Piece& piece : pieces_)
            if (piece.is_days && !piece.nth.empty() && (in_one_month || (second_of_every_ && !of_month_)))
                piece.vague = true;
        if (term_ && holidays_) term_ = holidays_ = false;
    }

    /// The entries of this sentence; `closed` gains the days that it says are closed.
    std::vector<OpeningHours> entries(WeekDays& closed) {
        for (std::size_t d = 0; d < 7; ++d) closed[d] = closed[d] || closed_[d];
        std::vector<OpeningHours> out;
        for (std::size_t at = 0; at < pieces_.size();) {
            const std::size_t first_end = end_of_run(at), second_end = end_of_run(first_end);
            const bool days_first = pieces_[at].is_days;
            std::size_t days_at = at, days_end = first_end, hours_at = first_end, hours_end = second_end;
            std::size_t next = second_end;
            if (!days_first) {
                std::swap(days_at, hours_at);
                std::swap(days_end, hours_end);
                // "10am-12pm Monday, 1pm-3pm": what follows the last days belongs to them.
                if (next < pieces_.size() && end_of_run(next) == pieces_.size()) {
                    add(out, days_at, days_end, next, pieces_.size());
                    next = pieces_.size();
                }
            } else if (next < pieces_.size() && end_of_run(next) == pieces_.size() && hours_end - hours_at > 1) {
                // "Mon-Fri 9am-5pm, 10am-2pm Saturday": the last hours belong to the days behind them.
                --hours_end;
                add(out, days_at, days_end, hours_at, hours_end);
                add(out, next, pieces_.size(), hours_end, hours_end + 1);
                break;
            }
            add(out, days_at, days_end, hours_at, hours_end);
            at = next;
        }
        for (OpeningHours& entry : out)
            entry.term = term_ ? "term" : holidays_ ? "holidays" : all_year_ ? "all-year" : "";
        return out;
    }

    bool says_more() const { return says_more_; }
    bool has_days() const { return any(true); }
    bool has_hours() const { return any(false); }

private:
    bool any(bool days) const {
        return std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& p) { return p.is_days == days; });
    }
    std::size_t end_of_run(std::size_t at) const {
        std::size_t end = at;
        while (end < pieces_.size() && pieces_[end].is_days == pieces_[at].is_days) ++end;
        return end;
    }
    Piece* last_days() { return !pieces_.empty() && pieces_.back().is_days ? &pieces_.back() : nullptr; }

    void take(std::size_t at) {
        const OpeningToken& token = tokens_[at];
        if (token.kind != Kind::comma && token.kind != Kind::nth && token.kind != Kind::days && !pending_nth_.empty()) {
            pending_nth_.clear();
            says_more_ = has_other_ = true;
        }
        switch (token.kind) {
            case Kind::days: take_days(at); break;
            case Kind::hours:
            case Kind::start:
            case Kind::whole_day: take_hours(token); break;
            case Kind::closed:
                if (const Piece* days = last_days()) {  // "Monday: Closed"
                    for (std::size_t d = 0; d < 7; ++d) closed_[d] = closed_[d] || days->days[d];
                    pieces_.pop_back();
                } else {
                    closed_next_ = true;
                }
                break;
            case Kind::except: except_next_ = true; break;
            case Kind::appointment:
                says_more_ = true;
                if (last_days()) pieces_.pop_back();
                break;
            case Kind::nth:
                pending_nth_.push_back(token.nth);
                second_of_every_ =
                    second_of_every_ || (token.nth == 2 && at > from_ && tokens_[at - 1].word == "every");
                break;
            case Kind::of_month:
                of_month_ = true;
                if (last_days() && last_days()->nth.empty()) last_days()->vague = true;
                if (pieces_.empty()) vague_next_ = true;
                break;
            case Kind::alternate:
                if (at + 1 < to_ && next_is_days(at + 1)) alternate_next_ = true;
                else
                    for (auto piece = pieces_.rbegin(); piece != pieces_.rend(); ++piece)
                        if (piece->is_days) {
                            piece->every_other_week = true;
                            break;
                        }
                break;
            case Kind::term: says_more_ = term_ = true; break;
            case Kind::holidays: take_holidays(at); break;
            case Kind::all_year: all_year_ = true; break;
            case Kind::filler: take_filler(token.word); break;
            case Kind::other:
                says_more_ = has_other_ = true;
                except_next_ = closed_next_ = false;
                break;
            case Kind::comma:
            case Kind::stop: break;
        }
    }

    bool next_is_days(std::size_t at) const {
        while (at < to_ && tokens_[at].kind == Kind::filler) ++at;
        return at < to_ && tokens_[at].kind == Kind::days;
    }

    void take_days(std::size_t at) {
        const OpeningToken& token = tokens_[at];
        // "Saturday 5 March"
        if (at + 1 < to_ && tokens_[at + 1].kind == Kind::other && tokens_[at + 1].word == "number") {
            says_more_ = has_other_ = true;
            return;
        }
        const std::vector<int> nth = std::move(pending_nth_);
        pending_nth_.clear();
        half_ = DayHalf::unknown;
        if (except_next_ || closed_next_) {
            if (!nth.empty()) {
                says_more_ = true;
            } else {
                Piece* days = nullptr;
                if (except_next_)
                    for (Piece& piece : pieces_)
                        if (piece.is_days) days = &piece;
                for (std::size_t d = 0; d < 7; ++d)
                    if (token.days[d]) (days ? days->days : closed_)[d] = !days;
            }
            except_next_ = closed_next_ = false;
            return;
        }
        Piece piece;
        piece.is_days = true;
        piece.days = token.days;
        piece.nth = nth;
        piece.every_other_week = alternate_next_;
        piece.vague = vague_next_;
        alternate_next_ = vague_next_ = false;
        pieces_.push_back(std::move(piece));
    }

    void take_hours(const OpeningToken& token) {
        if (closed_next_) {  // "closed 12-1 for lunch"
            closed_next_ = false;
            says_more_ = true;
            return;
        }
        Piece piece;
        if (token.kind == Kind::whole_day) {
            piece.hours = ClockHours{"00:00", "24:00"};
            if (token.days != WeekDays{} && pieces_.empty()) {
                Piece week;
                week.is_days = true;
                week.days = token.days;
                pieces_.push_back(std::move(week));
            }
        } else if (token.kind == Kind::hours) {
            piece.hours = clock_hours(token.hours.from, token.hours.to, half_);
        } else {
            auto opens = clock_time(token.hours.from, half_);
            if (!last_days() || !opens) {  // "until 5pm", "last entry 4pm"
                says_more_ = true;
                return;
            }
            piece.hours = ClockHours{*opens, {}};
        }
        if (!piece.hours) says_more_ = true;
        pieces_.push_back(std::move(piece));
    }

    void take_holidays(std::size_t at) {
        says_more_ = true;
        const auto word_before = [&](std::size_t back) {
            return at >= from_ + back ? std::string_view(tokens_[at - back].word) : std::string_view();
        };
        const std::string_view before = word_before(1);
        for (const std::string_view word : {before, word_before(2)})
            if (word == "not" || word == "outside" || word == "excludes") except_next_ = true;
        const std::string_view behind = at + 1 < to_ ? std::string_view(tokens_[at + 1].word) : std::string_view();
        if (except_next_ || closed_next_) term_ = true;
        else if (before == "during" || before == "in" || behind == "only") holidays_ = true;
        except_next_ = closed_next_ = false;
    }

    void take_filler(std::string_view word) {
        if (word.starts_with("morning")) half_ = DayHalf::morning;
        else if (word.starts_with("afternoon") || word.starts_with("evening") || word.starts_with("night") ||
                 word == "eve")
            half_ = DayHalf::later;
    }

    /// One entry for each stretch of hours on each group of days.
    void add(std::vector<OpeningHours>& out, std::size_t days_at, std::size_t days_end, std::size_t hours_at,
             std::size_t hours_end) {
        // Days alone tell something where nothing else is said of them.
        const bool enough = days_alone_ || (days_at < days_end && of_month_ && !pieces_[days_at].nth.empty());
        const bool alone = hours_at == hours_end && !enough && (says_more_ || pieces_.size() > days_end - days_at);
        if (alone || days_at == days_end) {
            says_more_ = true;
            return;
        }
        for (std::size_t d = days_at; d < days_end; ++d) {
            if (pieces_[d].vague) {
                says_more_ = true;
                continue;
            }
            OpeningHours entry;
            for (std::size_t day = 0; day < 7; ++day)
                if (pieces_[d].days[day]) {
                    entry.days.emplace_back(day_codes[day]);
                    for (const int nth : pieces_[d].nth)
                        entry.byday +=
                            (entry.byday.empty() ? "" : ",") + std::to_string(nth) + std::string(rule_days[day]);
                }
            if (entry.days.empty()) continue;
            entry.every_other_week = pieces_[d].every_other_week;
            if (hours_at == hours_end) out.push_back(entry);
            for (std::size_t h = hours_at; h < hours_end; ++h) {
                OpeningHours timed = entry;
                if (pieces_[h].hours) {
                    timed.opens = pieces_[h].hours->opens;
                    timed.closes = pieces_[h].hours->closes;
                }
                if (out.size() < most) out.push_back(std::move(timed));
            }
        }
    }

    const std::vector<OpeningToken>& tokens_;
    const std::size_t from_, to_;
    const bool days_alone_;
    std::vector<Piece> pieces_;
    WeekDays closed_{};
    std::vector<int> pending_nth_;
    DayHalf half_ = DayHalf::unknown;
    bool says_more_ = false, has_other_ = false, of_month_ = false, second_of_every_ = false;
    bool closed_next_ = false, except_next_ = false, alternate_next_ = false, vague_next_ = false;
    bool term_ = false, holidays_ = false, all_year_ = false;
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() &&
           (static_cast<unsigned char>(text.front()) <= ' ' || text.front() == ',' || text.front() == ';'))
        text.remove_prefix(1);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) <= ' ' || text.back() == ',' ||
                             text.back() == ';' || text.back() == '|'))
        text.remove_suffix(1);
    return text;
}

/// What a stretch of tokens holds, before it is read.
bool holds(const std::vector<OpeningToken>& tokens, std::size_t from, std::size_t to,
           std::initializer_list<Kind> kinds) {
    for (std::size_t i = from; i < to; ++i)
        if (std::find(kinds.begin(), kinds.end(), tokens[i].kind) != kinds.end()) return true;
    return false;
}

std::size_t end_of_line(const std::vector<OpeningToken>& tokens, std::size_t at) {
    while (at < tokens.size() && tokens[at].kind != Kind::stop) ++at;
    return at;
}

/// Whether a line goes on in the next: there are the hours of its days, the days of its hours, more hours of its days,
/// or "closed".
bool goes_on(const std::vector<OpeningToken>& tokens, std::size_t at, std::size_t end, std::size_t next_end) {
    const auto here = [&](std::initializer_list<Kind> kinds) { return holds(tokens, at, end, kinds); };
    const auto next = [&](std::initializer_list<Kind> kinds) { return holds(tokens, end + 1, next_end, kinds); };
    const bool days = here({Kind::days}), hours = here({Kind::hours, Kind::whole_day});
    const bool more_days = next({Kind::days}), more_hours = next({Kind::hours, Kind::whole_day});
    if (days && !hours && !more_days && !more_hours) return next({Kind::closed});
    if (here({Kind::closed, Kind::appointment})) return false;
    return (days && more_hours && !more_days) || (hours && !days && more_days && !more_hours);
}

/// The end of the sentence that begins at `at`.
std::size_t end_of_clause(const std::vector<OpeningToken>& tokens, std::string_view text, std::size_t at) {
    std::size_t end = end_of_line(tokens, at);
    while (end < tokens.size() && text[tokens[end].from] == '\n') {
        const std::size_t next_end = end_of_line(tokens, end + 1);
        if (!goes_on(tokens, at, end, next_end)) break;
        end = next_end;
    }
    return end;
}

}  // namespace

std::vector<OpeningHours> opening_hours(std::string_view text) {
    const auto tokens = opening_tokens(text, false);
    std::vector<OpeningHours> all;
    std::string left;
    WeekDays closed{};
    for (std::size_t at = 0; at < tokens.size() && all.size() < most;) {
        const std::size_t end = end_of_clause(tokens, text, at);
        if (end > at) {
            Clause clause(tokens, at, end);
            auto entries = clause.entries(closed);
            const std::size_t until = end < tokens.size() ? tokens[end].from : text.size();
            const std::string_view words = trimmed(text.substr(tokens[at].from, until - tokens[at].from));
            if (clause.says_more() && !entries.empty()) entries.front().words = words;
            else if (clause.says_more()) (left += left.empty() ? "" : ". ") += words;
            all.insert(all.end(), entries.begin(), entries.end());
        }
        at = end + 1;
    }
    for (OpeningHours& entry : all)
        if (entry.byday.empty())
            std::erase_if(entry.days, [&](const std::string& day) {
                return closed[static_cast<std::size_t>(std::find(day_codes.begin(), day_codes.end(), day) -
                                                       day_codes.begin())];
            });
    for (OpeningHours& entry : all)
        if (entry.days.empty() && !entry.words.empty()) (left += left.empty() ? "" : ". ") += entry.words;
    std::erase_if(all, [](const OpeningHours& entry) { return entry.days.empty(); });
    if (all.empty()) left = trimmed(text);
    if (!left.empty()) {
        OpeningHours& words = all.emplace_back();
        words.words = std::move(left);
    }
    if (all.size() > most) all.resize(most);
    return all;
}

std::vector<OpeningHours> opening_hours_in_prose(std::string_view sentence, bool days_alone) {
    const auto tokens = opening_tokens(sentence, true);
    if (!holds(tokens, 0, tokens.size(), {Kind::days})) return {};
    WeekDays closed{};
    std::vector<OpeningHours> all;
    for (std::size_t at = 0; at < tokens.size() && all.size() < most;) {
        const std::size_t end = end_of_line(tokens, at);
        if (end > at) {
            auto entries = Clause(tokens, at, end, days_alone).entries(closed);
            all.insert(all.end(), entries.begin(), entries.end());
        }
        at = end + 1;
    }
    std::erase_if(all, [&](OpeningHours& entry) {
        std::erase_if(entry.days, [&](const std::string& day) {
            return closed[static_cast<std::size_t>(std::find(day_codes.begin(), day_codes.end(), day) -
                                                   day_codes.begin())];
        });
        // "Every day" alone is said of shopping as well.
        const bool told = !entry.opens.empty() || !entry.byday.empty() || (days_alone && entry.days.size() < 7);
        return entry.days.empty() || !told;
    });
    return all;
}

}  // namespace waymark::feeds
