// In which words is an import report said (localisation of findings)?
#include "server/import_report/sentences.h"

namespace waymark {

std::string cut_line(std::string_view line, std::size_t longest) {
    if (line.size() <= longest) return std::string(line);
    while (longest > 0 && (static_cast<unsigned char>(line[longest]) & 0xC0) == 0x80) --longest;
    return std::string(line.substr(0, longest)) + "…";
}

std::string ReportSentences::says(const Finding& finding) const {
    auto words = messages_.say("report." + finding.kind + ".says", {{"n", finding.count}, {"of", finding.of}});
    if (finding.read_from_words) words += ' ' + messages_.count("report.but-words", finding.read_from_words);
    return words;
}

std::string ReportSentences::mend(const Finding& finding) const {
    return messages_.say("report." + finding.kind + ".mend");
}

std::string ReportSentences::where(const FoundListing& listing, std::size_t longest) const {
    const auto name = cut_line(listing.name, longest);
    return listing.line ? messages_.say("report.line", {{"name", name}, {"line", std::to_string(listing.line)}}) : name;
}

std::string ReportSentences::opening(const ImportReport& report) const {
    const auto read = report.imported() + report.rejected;
    auto words = messages_.count("report.read", read);
    if (!read) return words;
    words += ' ' + messages_.count("report.good", report.imported());
    if (report.held_back) words += " (" + messages_.count("report.held-back", report.held_back) + ')';
    if (report.rejected) words += ", " + messages_.count("report.left-out", report.rejected);
    words += '.';
    if (const auto score = report.quality.score()) words += ' ' + messages_.say("report.score", {{"score", *score}});
    return words;
}

}  // namespace waymark
