// What does an open engine answer from at this moment?
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "content/content_files.h"
#include "content/places/councils.h"
#include "content/places/places.h"
#include "search/engine_internals.h"
#include "search/facets/facet_codes.h"
#include "search/index/generation.h"
#include "search/index/terms.h"
#include "search/understand/words.h"

namespace waymark {

/// Everything read from content files. Immutable; read anew as a whole.
struct Content {
    std::shared_ptr<const IndexRules> rules;
    std::shared_ptr<const Places> places;
    Councils councils;
    std::string name;  ///< changes when any file that answers depend on does, and with each reload
};

/// What an index is built with: its format, the content files that decide terms and columns, the fields that have
/// terms, and `libraries` (`text::library_mark`), so that an upgrade of the system builds the index anew. Errors: a
/// file that cannot be read.
Result<std::string> index_fingerprint(const ContentFiles& files, std::string_view libraries, bool with_lists);

/// `stamp` names the imported places, which lie outside content: whoever imports some writes a new one.
/// Errors: a bad file, with file, line and a plain sentence.
Result<std::shared_ptr<const Content>> load_content(const ContentFiles& files, const std::string& data_dir,
                                                    const std::string& stamp, const MakeListDescriber& lists = {});

/// One consistent state; a search keeps the one it began with. `id`, `vocabulary`, `councils` and `places` follow from
/// content and generation.
struct EngineState : EngineSnapshot, std::enable_shared_from_this<EngineState> {
    std::shared_ptr<const Content> content;
    std::shared_ptr<const FacetCodes> facet_codes;  ///< of content and generation; null when there is no generation
    std::shared_ptr<const Words> words;             ///< null: nobody has asked for answers yet
    std::uint32_t words_of = 0;                     ///< how many listings `words` was built from

    /// Fills in what follows from generation and content together.
    void derive();
};

/// The names and spelling of a generation, as understanding wants them.
ListingWords listing_words(const Generation& generation);

/// A place by name or postcode. A postcode unit that no table holds is learned from listings that lie there.
std::optional<KnownPlace> find_place(const EngineState& state, const std::string& name);

}  // namespace waymark
