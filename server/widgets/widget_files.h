// Which widget files may other sites load, and what vouches for them?
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.h"
#include "server/http/response.h"
#include "waymark/error.h"

namespace waymark {

struct PublicSite;

/// One file below `widgets/`, kept in memory, so that no request reaches the disk.
struct WidgetFile {
    std::string content_type, bytes, gzipped, tag;
};

/// The released versions of the widget and the demo pages. Immutable: any thread may read at any time.
class WidgetFiles {
public:
    /// Reads the folders named after a version (`1.0.0`) and `demo` below `folder`; other folders and files of unknown
    /// kinds are not served. A folder that is not there is no error: then nothing is served. Errors: a file that cannot
    /// be read or is larger than 1 MB.
    static Result<WidgetFiles> load(const std::filesystem::path& folder);

    /// The file of a path such as `1.0.0/waymark.js`; `v1` stands for the newest version that starts with 1. Null when
    /// there is none.
    const WidgetFile* find(std::string_view path) const;
    /// The newest version, such as `1.0.0`; empty when there is none.
    const std::string& newest() const { return newest_; }
    /// Subresource Integrity of a version's module (`sha256-…`); empty when there is no such version.
    std::string integrity(std::string_view version) const;

private:
    std::map<std::string, WidgetFile, std::less<>> files_;
    std::map<std::string, std::string, std::less<>> rolling_;  ///< `v1` → `1.0.0`
    std::string newest_;
};

/// `/widgets/{version}/{file}` and `/widgets/{version}/strings/{file}`. A version is for ever, `v1` for an hour.
http::Response widget_file(const http::Request& request, const PublicSite& site);

}  // namespace waymark
