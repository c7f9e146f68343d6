// Progress: how far is a long piece of work, how fast does it go, and how long will it take?
#include "server/commands/progress_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "server/commands/program.h"

namespace waymark {
namespace {

constexpr std::int64_t minute_ms = 60'000, rewrite_ms = 200;
constexpr std::int64_t first_rate_ms = 2'000;  ///< a rate is not known sooner

std::string with_commas(std::uint64_t number) {
    auto digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string rate_text(Counted counted, double a_second) {
    if (counted == Counted::listings) return with_commas(static_cast<std::uint64_t>(a_second)) + " listings a second";
    return a_second >= 1e6 ? fmt::format("{:.1f} MB a second", a_second / 1e6)
                           : fmt::format("{:.0f} kB a second", a_second / 1e3);
}

std::string time_left(double seconds) {
    if (seconds < 10) return "a few seconds left";
    if (seconds < 55) return fmt::format("about {} seconds left", (static_cast<std::int64_t>(seconds) + 5) / 10 * 10);
    const auto minutes = static_cast<std::int64_t>(seconds / 60 + 0.5);
    if (minutes <= 1) return "about a minute left";
    if (minutes < 90) return fmt::format("about {} minutes left", minutes);
    return fmt::format("about {} hours left", (minutes + 30) / 60);
}

}  // namespace

std::string progress_text(const std::string& what, Counted counted, std::uint64_t done, std::uint64_t of,
                          std::int64_t passed_ms) {
    auto text = what + ':';
    if (of) text += fmt::format(" {} %", std::min<std::uint64_t>(100, done * 100 / of));
    else if (counted == Counted::bytes) text += fmt::format(" {:.1f} MB", static_cast<double>(done) / 1e6);
    else text += fmt::format(" {} listings", with_commas(done));
    if (passed_ms < first_rate_ms || !done) return text;
    const double a_second = static_cast<double>(done) * 1000 / static_cast<double>(passed_ms);
    text += ", " + rate_text(counted, a_second);
    if (of > done) text += ", " + time_left(static_cast<double>(of - done) / a_second);
    return text;
}

struct ProgressLine::Line {
    explicit Line(const CommandContext& around)
        : err(around.unescaped_err ? *around.unescaped_err : around.err),
          is_terminal(around.err_is_terminal),
          now_ms(around.now_ms) {}

    std::ostream& err;
    bool is_terminal;
    std::function<std::int64_t()> now_ms;
    bool is_shown = false;
    std::string shown;
    std::int64_t shown_at = 0;

    /// `began` is 0 before the first call.
    void report_error(const std::string& what, Counted counted, std::uint64_t done, std::uint64_t of,
                      std::int64_t& began) {
        const auto now = now_ms ? now_ms() : 0;
        if (!began) {
            began = now;
            if (!is_terminal) shown_at = now;
        }
        if (now - shown_at < (is_terminal ? rewrite_ms : minute_ms) && (is_shown || !is_terminal)) return;
        const auto text = progress_text(what, counted, done, of, now - began);
        if (is_terminal && is_shown && text == shown) return;
        if (is_terminal) err << '\r' << text << "\033[K" << std::flush;
        else err << text << '\n' << std::flush;
        is_shown = true;
        shown = text;
        shown_at = now;
    }
    void end() {
        if (is_terminal && is_shown) err << "\r\033[K" << std::flush;
        is_shown = false;
    }
};

ProgressLine::ProgressLine(const CommandContext& context) : line_(std::make_shared<Line>(context)) {}

ProgressLine::~ProgressLine() { end(); }

ProgressLine::Tell ProgressLine::of(std::string what, Counted counted) {
    return [line = line_, what = std::move(what), counted, began = std::int64_t{0}](
               std::uint64_t done, std::uint64_t of) mutable { line->report_error(what, counted, done, of, began); };
}

void ProgressLine::end() { line_->end(); }

}  // namespace waymark
