// How does a national file of postcodes get into a data directory?
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "waymark/error.h"

namespace waymark {

/// Reads a national file into `data_dir`/places: ONS Postcode Directory, Code-Point Open or any CSV with postcode,
/// latitude and longitude columns (eastings and northings of the National Grid are converted). A folder stands for
/// every CSV file below it. Rows of earlier imports stay, newer rows take their place. Returns how many rows went in;
/// Places::load then sees them, a table that is open stays as it was. Postcodes that are no longer in use or have no
/// point are passed over; bad rows go into `problems` (may be null, at most 100 lines that name file and line). Errors,
/// with nothing changed: no such file, no column or row that can be used, more than 8 million rows, no room on the
/// disk.
Result<std::size_t> import_places(const std::string& data_dir, const std::string& file,
                                  std::vector<std::string>* problems = nullptr);

}  // namespace waymark
