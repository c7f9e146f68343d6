// What does a tired parent mean by these words?
// Pure: the same text, words and day always give the same understanding. No index, clock or network inside.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/content_files.h"
#include "content/places/places.h"
#include "content/words/vocabulary.h"
#include "search/work/work_budget.h"
#include "waymark/query.h"

namespace waymark {

/// What the listings themselves add to the words: evidence for names and for spelling.
struct ListingWords {
    std::vector<std::string> names;   ///< of listings and organisations, as written
    std::vector<std::pair<std::string, std::uint32_t>> spelling;   ///< folded word of a name or summary → listings that hold it
};

/// Everything understanding knows, built once a generation; immutable, shared between threads.
class Words {
public:
    /// Reads the files of `content/words`, `content/languages` and `content/urgent`. Errors: a bad line, with file, line and a plain sentence.
    static Result<std::shared_ptr<const Words>> load(const ContentFiles& files, const Vocabulary& vocabulary,
                                                     std::shared_ptr<const Places> places, const ListingWords& listings);
    virtual ~Words() = default;
};

/// Reads a query. At most 512 bytes and 64 words of `q` are read for what they mean, and the first 32 looked for as text; the rest is passed
/// over and a notice says so. Danger is read in all of it. Never fails, never throws.
/// `skip` takes readings off by hand: they neither filter nor are required; danger cannot be skipped.
Understanding understand(std::string_view q, const Words& words, const Date& today, const std::vector<Skip>& skip = {});
/// The same within a budget. Once it is spent, what was read so far stands and a notice says so.
Understanding understand(std::string_view q, const Words& words, const Date& today, const std::vector<Skip>& skip, WorkBudget& work);

}  // namespace waymark
