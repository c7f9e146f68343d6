// Which installed libraries decide what the words of a text are, and in which versions?
#include "content/text/library_mark.h"

#include <fmt/core.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/uversion.h>

#include "content/text/hash.h"
#include "content/text/text.h"

namespace waymark::text {
namespace {

std::string written(const UVersionInfo& version) {
    char text[U_MAX_VERSION_STRING_LENGTH] = {};
    u_versionToString(version, text);
    return text;
}

std::string collation_version() {
    UErrorCode status = U_ZERO_ERROR;
    UCollator* collator = ucol_open("en_GB", &status);
    if (U_FAILURE(status)) return "none";
    UVersionInfo version;
    ucol_getVersion(collator, version);
    ucol_close(collator);
    return written(version);
}

/// For each step and exception of the English (Porter 2) algorithm, words that take it.
constexpr std::string_view stemmed[] = {
    "caresses",    "ponies",      "ties",         "cries",      "gas",        "this",      "kiwis",    "agreed",
    "feed",        "plastered",   "bled",         "motoring",   "sing",       "conflated", "troubled", "sized",
    "hopping",     "falling",     "hoping",       "filing",     "happy",      "cry",       "say",      "relational",
    "rational",    "valenci",     "digitizer",    "radically",  "vietnam",    "formative", "operator", "feudalism",
    "hopefulness", "callousness", "formaliti",    "triplicate", "electrical", "goodness",  "revival",  "allowance",
    "inference",   "airliner",    "adjustable",   "adoption",   "communism",  "effective", "probate",  "controlling",
    "skis",        "dying",       "idly",         "gently",     "ugly",       "early",     "only",     "singly",
    "news",        "howe",        "atlas",        "bias",       "inning",     "outing",    "proceed",  "exceed",
    "generally",   "communities", "arsenal",      "evening",    "over",       "bedded",    "egging",   "paste",
    "autistic",    "swimming",    "disabilities", "carers",     "playing",    "youth",     "fluently", "organisation",
};

std::string stems() {
    Hash hash;
    for (const auto word : stemmed) hash.add(stem(word)).add(" ");
    return fmt::format("{:016x}", hash.value());
}

}  // namespace

std::string icu_version() {
    UVersionInfo version;
    u_getVersion(version);
    return written(version);
}

std::string library_mark() {
    UVersionInfo characters;
    u_getUnicodeVersion(characters);
    return fmt::format("icu {} unicode {} collation {} stems {}", icu_version(), written(characters),
                       collation_version(), stems());
}

}  // namespace waymark::text
