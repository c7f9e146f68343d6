// Which listings of a segment hold a term?
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "search/index/posting_cache.h"
#include "search/index/postings.h"
#include "waymark/error.h"

namespace waymark {

/// The terms of one segment: a Xapian database of posting lists that never changes. They are read when first asked for
/// and kept while there is room. Thread-safe.
class TermIndex {
public:
    /// Errors: `unreadable` (missing, damaged, or it holds another number of listings than `size`), `storage` (it is
    /// there and cannot be read). What is read goes into `cache`.
    static Result<std::unique_ptr<TermIndex>> open(const std::string& folder, std::uint32_t size,
                                                   std::shared_ptr<PostingCache> cache);
    ~TermIndex();

    /// Null when no listing holds the term.
    std::shared_ptr<const Postings> postings(const std::string& term) const;
    /// What `make` gives under this name, made at most now and then; for postings worked out of others. `name` is never
    /// a term.
    std::shared_ptr<const Postings> remember(const std::string& name,
                                             const std::function<std::shared_ptr<const Postings>()>& make) const;
    /// The same as a set; null when no listing holds it.
    std::shared_ptr<const Bits> boolean(const std::string& term) const;
    /// Adds the listings that hold the term.
    void fill(const std::string& term, Bits& bits) const;
    /// In how many listings the term stands with a wdf, withdrawn ones too.
    std::uint32_t weighted_frequency(const std::string& term) const;
    /// Terms that begin with `prefix`, in order, at most `limit`.
    std::vector<std::string> with_prefix(const std::string& prefix, std::size_t limit) const;

private:
    struct Files;
    explicit TermIndex(std::unique_ptr<Files> files);
    std::unique_ptr<Files> files_;
};

}  // namespace waymark
