// Which listings give evidence of a part of the topic: state it, say it, or have it read in their words?
#include "search/match/evidence.h"

#include <algorithm>

namespace waymark {
namespace {

BorrowedBits holding_one(const std::map<std::string, Bits, std::less<>>& by_code,
                         const std::vector<std::string>& codes) {
    BorrowedBits holding;
    for (const auto& code : codes)
        if (const auto it = by_code.find(code); it != by_code.end()) holding.add(it->second);
    return holding;
}

bool all_sought(const std::vector<std::size_t>& said, const SegmentWords& words) {
    return std::all_of(said.begin(), said.end(), [&](std::size_t unit) { return unit < words.sought; });
}

/// Those that hold every unit of one way of saying it.
Bits saying(const Segment& segment, const std::vector<std::size_t>& said, const SegmentWords& words) {
    Bits all(segment.size(), true);
    for (const auto unit : said) words.units[unit]->keep_in(all);
    return all;
}

}  // namespace

bool is_sought(const TopicPart& part, const SegmentWords& words) {
    return !part.codes.empty() ||
           std::any_of(part.said.begin(), part.said.end(), [&](const auto& said) { return all_sought(said, words); });
}

BorrowedBits evidence_of(const Segment& segment, const TopicPart& part, const SegmentWords& words, bool stated_only) {
    BorrowedBits evidence;
    if (const auto* field = part.field.empty() ? nullptr : segment.field(part.field))
        evidence = holding_one(stated_only ? field->yes : field->any, part.codes);
    if (part.field == "need") {
        const auto& open = stated_only ? segment.all_needs() : segment.open_to_all();
        if (open.get()) evidence.add(*open.get());
    }
    for (const auto& [name, codes] : part.beside)
        if (const auto* field = segment.field(name))
            if (const auto beside = holding_one(stated_only ? field->yes : field->any, codes); beside.get())
                evidence.to_owned(segment.size()) |= beside;
    for (const auto& said : part.said) {
        if (said.empty() || !all_sought(said, words)) continue;
        if (said.size() == 1) words.units[said[0]]->add_to(evidence.to_owned(segment.size()));
        else evidence.to_owned(segment.size()) |= saying(segment, said, words);
    }
    return evidence;
}

CodeEvidence code_evidence(const Segment& segment, const std::string& name, const std::vector<std::string>& codes,
                           bool stated_only) {
    CodeEvidence out;
    const auto size = segment.size();
    const auto* field = segment.field(name);
    if (field) out.stated = holding_one(field->yes, codes);
    if (field && !stated_only)
        if (const auto derived = holding_one(field->derived, codes); derived.get())
            out.derived = BorrowedBits(std::move((Bits(size) |= derived).remove(out.stated)));
    if (name == "need") {
        const auto& open = stated_only ? segment.all_needs() : segment.open_to_all();
        if (open.get()) out.open = BorrowedBits(std::move((Bits(size) |= open).remove(out.stated).remove(out.derived)));
    }
    return out;
}

}  // namespace waymark
