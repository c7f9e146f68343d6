// Which files does an import stand for, and under which names?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "content/places/councils.h"
#include "waymark/error.h"
#include "waymark/import.h"

namespace waymark::feeds {

struct FeedFile {
    std::string path;          ///< as a person would type it
    std::uint64_t bytes = 0;   ///< 0 when it is not known
    bool from_folder = false;  ///< found in a folder: what is no feed at all is passed over with a warning
};

/// Files as given, folders as every file below them in order of their names (hidden files left out, links not
/// followed). Errors: nothing there.
Result<std::vector<FeedFile>> files_to_read(const std::vector<std::string>& given);

/// The source an import goes under: as given, else the council, else the stem of the first file or folder.
std::string source_name(const ImportOptions& options, const std::vector<std::string>& given);

/// The slug of the council of `--council`: by slug, ONS code or name. Empty stays empty. Unknown: an error that names
/// the nearest.
Result<std::string> council_slug(const Councils& councils, const std::string& said);

}  // namespace waymark::feeds
