// Does any string of bytes crash, hang or confuse understanding?
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include "search/understand/load_lexicon.h"
#include "search/understand/understand.h"

namespace {

const waymark::Words& words() {
    static const std::shared_ptr<const waymark::Words> loaded = [] {
        const waymark::ContentFiles files(WAYMARK_SOURCE_DIR "/content", {});
        const auto vocabulary = waymark::Vocabulary::load(files);
        if (!vocabulary) std::abort();
        const auto places = waymark::Places::load(files, WAYMARK_SOURCE_DIR "/tests/fuzz/no-such-folder");
        if (!places) std::abort();
        const auto made = waymark::load_lexicon(files, *vocabulary, *places,
                                                {{"Grace House", "Tumbletots Autism Hub"}, {{"zorbing", 5}}});
        if (!made) std::abort();
        return *made;
    }();
    return *loaded;
}

/// Characters that fold into several words or many letters, what joins and divides words, and words that rules wait
/// for.
constexpr std::string_view pieces[] = {
    "\uFDFA", "\uFDFB",   "\uFDF2",     "\u2100",  "\u2105",    "\u2474",     "\u247D",   "\u33C2",  "\u33C7",
    "\u33A8", "\u321D",   "\U0001F10B", "\u2167",  "\u00BD",    "\uFB03",     "\u0390",   "\u0344",  "\u0301",
    "\u0E01", "\u0E33",   "\u6C34",     "\u3042",  "\u30FC",    "\u200D",     "\u00AD",   "\u2122",  "'",
    "\u2019", "\"",       " ",          "-",       ", ",        ". ",         "/",        "\u2013",  "not ",
    "no ",    "for ",     "in ",        "near ",   "to ",       "and ",       "or ",      "within ", "miles ",
    "under ", "7",        "11",         "yr ",     "year ",     "old ",       "my son ",  "called ", "autism ",
    "adhd ",  "respite ", "club ",      "school ", "swimming ", "Durham ",    "SR4 7TF ", "Street ", "House ",
    "kill ",  "myself ",  "scared ",    "hit ",    "me ",       "cant cope ", "weekend ", "free ",
};

/// Bytes from 128 on stand for pieces, all others for themselves.
std::string mixed(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) out += c;
        else out += pieces[(byte - 0x80) % std::size(pieces)];
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // The last byte says whether the rest is the query itself or a recipe for one.
    const bool by_recipe = size > 0 && (data[size - 1] & 1) != 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size - (size > 0 ? 1 : 0));
    const std::string q = by_recipe ? mixed(bytes) : std::string(bytes);
    waymark::WorkBudget work;
    const waymark::Understanding understood = waymark::understand(q, words(), "2026-11-23", {}, work);
    if (work.used() > waymark::work_of_understanding) std::abort();
    for (const waymark::Span& span : understood.spans)
        if (span.from > span.to || span.to > q.size()) std::abort();
    if (understood.slots.age && understood.slots.age->min > understood.slots.age->max) std::abort();
    return 0;
}
