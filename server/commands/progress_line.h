// Progress: how far is a long piece of work, how fast does it go, and how long will it take?
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>

namespace waymark {

struct CommandContext;

/// What is counted while work goes on, as a rate is said: 2.1 MB a second, 9,300 listings a second.
enum class Counted { bytes, listings };

/// `Reading: 45 %, 2.1 MB a second, about 3 minutes left`. Parts that cannot be known yet are left out: `of` 0 is an
/// unknown end.
std::string progress_text(const std::string& what, Counted counted, std::uint64_t done, std::uint64_t of,
                          std::int64_t passed_ms);

/// Shows long work on standard error: on a terminal as one line that is rewritten in place, elsewhere as a line a
/// minute.
class ProgressLine {
public:
    using Tell = std::function<void(std::uint64_t done, std::uint64_t of)>;

    explicit ProgressLine(const CommandContext& context);
    /// Takes the line away.
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// To be called now and then while this kind of work goes on; its time begins with the first call. Outlives
    /// nothing: not to be called after end().
    Tell of(std::string what, Counted counted);
    /// Takes the line away, so that something else can be written.
    void end();

private:
    struct Line;
    std::shared_ptr<Line> line_;
};

}  // namespace waymark
