// What do all listings of an import together look like to families: findings and quality?
#include "indexer/check/auditor.h"

#include <fmt/format.h>
#include <algorithm>

#include "content/text/ascii.h"
#include "indexer/check/term_guesses.h"

namespace waymark::feeds {

namespace {

constexpr std::size_t most_listed = 5'000;

/// Members that families read or use: nothing in them is worth a word. `n/a` for other names is an answer.
constexpr std::string_view shown_members[] = {"name", "description", "summary", "email",
                                              "url",  "phone",       "number",  "address_1"};

bool is_shown(std::string_view left_open) {
    const auto colon = left_open.find(':');
    // A dash is an empty field as a program writes it; words were typed by somebody.
    if (std::none_of(left_open.begin() + static_cast<std::ptrdiff_t>(colon), left_open.end(), ascii::is_letter))
        return false;
    const auto member = left_open.substr(0, colon);
    return std::find(std::begin(shown_members), std::end(shown_members), member) != std::end(shown_members);
}

void add_once(ListingAudit& found, Fault fault, std::string detail) {
    if (!found.has(fault)) found.faults.push_back({fault, std::move(detail), false});
}

}  // namespace

Auditor::Auditor(const MapContext& context, const std::vector<std::string>& files) : context_(context), files_(files) {
    for (std::size_t i = 0; i < fault_count; ++i) {
        findings_[i].kind = finding_kinds[i].name;
        findings_[i].wrong = finding_kinds[i].wrong;
    }
}

void Auditor::note(const ListingFault& fault, const Listing& listing, std::size_t file, std::size_t line) {
    Finding& finding = findings_[static_cast<std::size_t>(fault.fault)];
    ++finding.count;
    finding.read_from_words += fault.read_from_words ? 1 : 0;
    if (finding.list.size() < most_listed)
        finding.list.push_back(
            {listing.id, listing.name, file < files_.size() ? files_[file] : std::string(), line, fault.detail});
}

void Auditor::add_what_the_feed_says(const Mapped& mapped, ListingAudit& found) const {
    for (const Note& note : mapped.notes)
        for (const Fault fault : {Fault::email_unusable, Fault::phone_unusable})
            if (note.finding == finding_kinds[static_cast<std::size_t>(fault)].name)
                add_once(found, fault, note.message);
    for (const std::string& member : mapped.left_open)
        if (is_shown(member)) add_once(found, Fault::placeholder, member);
}

void Auditor::add(const Mapped& mapped, std::size_t file) {
    const Listing& listing = mapped.listing;
    if (!is_service_for_families(listing)) {
        if (listing.kind != Kind::provider) ++held_back_;
        return;
    }
    ListingAudit found = audit(listing, context_.vocabulary, context_.words, context_.today);
    add_what_the_feed_says(mapped, found);
    tally_.add(listing, found, context_.today);
    const bool remembered = duplicates_.has_room();
    if (const auto earlier = duplicates_.earlier_like(listing)) {
        const Seen& first = seen_[*earlier];
        std::string where = first.line ? fmt::format("line {}", first.line) : std::string("earlier");
        if (first.file != file && first.file < files_.size())
            where = files_[first.file].substr(files_[first.file].find_last_of('/') + 1) + " " + where;
        found.faults.push_back({Fault::near_duplicate, fmt::format("looks the same as {} ({})", first.name, where)});
    }
    if (remembered) seen_.push_back({listing.name, file, mapped.line});
    for (const ListingFault& fault : found.faults) note(fault, listing, file, mapped.line);
    for (Finding& finding : findings_) ++finding.of;
    // Some things can hold for a part of the listings only.
    if (!found.says_free) --findings_[static_cast<std::size_t>(Fault::free_with_price)].of;
    if (!found.names_an_age) --findings_[static_cast<std::size_t>(Fault::ages_disagree)].of;
}

void Auditor::finish(ImportReport& report) const {
    report.quality = tally_.quality();
    report.held_back = held_back_;
    for (const Finding& finding : findings_)
        if (finding.count) report.findings.push_back(finding);
    std::stable_sort(report.findings.begin(), report.findings.end(), [](const Finding& a, const Finding& b) {
        return a.wrong != b.wrong ? a.wrong : a.count > b.count;
    });
    report.terms = guess_terms(report.unmapped, context_.vocabulary, context_.words);
}

}  // namespace waymark::feeds
