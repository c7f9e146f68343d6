// In which words is an import report said (localisation of findings)?
#pragma once

#include <string>
#include <string_view>

#include "content/messages/messages.h"
#include "waymark/import.h"

namespace waymark {

/// The file that a council's own terms go into, as a person would type it.
inline constexpr std::string_view own_terms_place = "DATA/content/feeds/own-terms.txt";

/// The sentences of one report. `messages` must outlive it. Thread-safe.
class ReportSentences {
public:
    explicit ReportSentences(const Messages& messages) : messages_(messages) {}

    /// What families see: `157 listings say Free; 31 of them name a price`.
    std::string says(const Finding& finding) const;
    std::string mend(const Finding& finding) const;
    /// `Splash Club (line 40)`; `name` is cut at `longest` bytes.
    std::string where(const FoundListing& listing, std::size_t longest) const;
    /// `553 services read: 550 are good, 3 were left out. Quality: 71 out of 100.`
    std::string opening(const ImportReport& report) const;
    const Messages& messages() const { return messages_; }

private:
    const Messages& messages_;
};

/// The beginning of a line of text, cut between characters, with `…` when something was cut.
std::string cut_line(std::string_view line, std::size_t longest);

}  // namespace waymark
