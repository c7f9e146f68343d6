// Who on this machine may read what lies in a data folder (file modes)?
// The store holds what only commissioners may see: owner and group may read it, other users of the machine may not.
#pragma once

#include <cstddef>
#include <string>

#include "waymark/error.h"

namespace waymark {

/// Makes a folder and those above it. The last one, when it is new, has the mode 0750; one that is there stays as it
/// is. Errors: `storage`.
Result<void> make_private_folder(const std::string& folder);

/// Takes from all other users of the machine (0007) every right on a data folder and on what Waymark keeps in it: the
/// store, the index, pages of harvests, imported places and words of its own. Rights of owner and group stay. Links are
/// not followed, other files of the folder stay as they are, and so does a folder without a store. Returns how many
/// files and folders it changed; 0: all was well. Errors: `storage`, when somebody else owns them; the message names
/// the first one and says what to type.
Result<std::size_t> close_to_others(const std::string& folder);

}  // namespace waymark
