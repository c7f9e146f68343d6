// How do the terms of many listings become the term index of a segment?
#include "search/index/term_index_writer.h"

#include <fmt/core.h>
#include <xapian.h>

#include <algorithm>

#include "search/index/schema.h"

namespace waymark {

std::uint32_t TermIndexWriter::number(std::string_view term) {
    if (term.size() > longest_term || term.find('\0') != std::string_view::npos) return none;
    if (const auto it = numbers_.find(term); it != numbers_.end()) return it->second;
    const auto number = static_cast<std::uint32_t>(lists_.size());
    numbers_.emplace(term, number);
    lists_.emplace_back();
    return number;
}

Result<void> TermIndexWriter::finish(const std::string& folder, std::uint32_t documents) const {
    std::vector<const std::pair<const std::string, std::uint32_t>*> sorted;
    sorted.reserve(numbers_.size());
    for (const auto& term : numbers_)
        if (!lists_[term.second].bytes().empty()) sorted.push_back(&term);
    std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
    try {
        // Nobody reads it before it is finished, and one that a crash left half written is thrown away: it needs none
        // of the care of a living database. Lists are kept under their terms as Xapian keeps metadata: it never looks
        // into them.
        Xapian::WritableDatabase database(folder, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC |
                                                      Xapian::DB_DANGEROUS | Xapian::DB_NO_TERMLIST);
        for (const auto* term : sorted) database.set_metadata(term->first, lists_[term->second].bytes());
        database.set_metadata(schema::documents_key, std::to_string(documents));
        database.commit();
        database.close();
        return {};
    } catch (const Xapian::Error& e) {
        return fail(ErrorKind::storage,
                    fmt::format("The index folder {} cannot be written: {}. Is the disk full, or not yours?", folder,
                                e.get_msg()));
    }
}

}  // namespace waymark
