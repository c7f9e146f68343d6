// Unknown members: what did a newer program write into a stored document that this one has no field for, and how does
// it stay there?
#pragma once

#include <string>
#include <string_view>

namespace waymark {

/// A fresh document of a listing with those members of the stored one that no field describes, however deep they lie,
/// so that a save by an older program loses nothing. A member inside an entry of a list stays with the entry of the
/// same place while the list is as long as it was. Comes back as it is when there are none, or when `stored` is no
/// document.
std::string with_unknown_members(std::string document, std::string_view stored);
/// The same for the document of what only commissioners may see.
std::string commissioning_with_unknown_members(std::string document, std::string_view stored);

}  // namespace waymark
