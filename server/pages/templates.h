// What does a page look like, once words and facts are put into its template?
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "content/content_files.h"
#include "content/messages/languages.h"
#include "server/pages/view.h"
#include "waymark/error.h"

namespace waymark::pages {

/// One file of `assets/`, kept in memory, so that no request reaches the disk.
struct Asset {
    std::string name, content_type, bytes;
    std::string version;  ///< changes when the bytes do; a part of its address, so that browsers may keep it for a year
};

/// The templates of all pages, read and parsed once with the words of each language. Immutable: any thread may render
/// at any time.
class Templates {
public:
    /// Reads `templates/*.mustache` and `assets/` from `$prefix/share/waymark/pages`, else the source tree. `languages`
    /// must outlive it. A file of the same name in `DATA/content/templates` or `DATA/content/assets` takes precedence.
    /// Errors: a file is missing or bad (file and line are named).
    static Result<std::unique_ptr<Templates>> load(const ContentFiles& files, const Languages& languages);
    ~Templates();

    /// The whole page `name` (`search`, `listing` …) in a language of `languages`. Everything in `view` is escaped on
    /// its way in.
    std::string render(const Messages& messages, std::string_view name, const View& view) const;
    /// Changes when a template or a word of one does.
    const std::string& version() const { return version_; }
    /// Null when there is no asset of that name.
    const Asset* asset(std::string_view name) const;

private:
    Templates();
    struct Parsed;
    std::unique_ptr<Parsed> parsed_;
    std::string version_;
};

}  // namespace waymark::pages
