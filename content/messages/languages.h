// Which languages can a page be read in?
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "content/content_files.h"
#include "content/messages/messages.h"
#include "waymark/error.h"

namespace waymark {

/// The messages of every language there is a file for in `content/messages`. Immutable: any thread may read at any
/// time.
class Languages {
public:
    /// Reads each `messages/TAG.txt`, shipped or in `DATA/content`. English must be there. Errors: a bad line, with
    /// file, line and a plain sentence.
    static Result<Languages> load(const ContentFiles& files);

    const Messages& english() const { return *all_.front(); }
    /// The messages for a language tag such as `pl` or `en-GB`: of the tag itself, else of its first part, else
    /// English.
    const Messages& of(std::string_view tag) const;
    /// English first, then by tag.
    const std::vector<std::shared_ptr<const Messages>>& all() const { return all_; }
    /// Changes when any of the files does.
    const std::string& version() const { return version_; }

private:
    std::vector<std::shared_ptr<const Messages>> all_;
    std::string version_;
};

}  // namespace waymark
