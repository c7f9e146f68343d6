// Which members does each object of Open Referral UK 3.0 have, of which type, and which may not be missing?
// Facts of the profile HSDS-UK-3.0; members that are not of it may stand beside them in any form.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "indexer/open_referral/names.h"

namespace waymark::feeds::open_referral {

enum class MemberType : std::uint8_t { uuid, text, uri, email, number, moment, one_of, object, list };

struct Member {
    std::string_view name;
    MemberType type = MemberType::text;
    Table of = Table::none;       ///< of objects and lists, and of references (`location_id` → location)
    std::string_view words = {};  ///< of one_of: ` active inactive …`, each between spaces
    bool required = false;
};

/// The members of an object in the order they are written; empty for objects that the profile does not know.
std::span<const Member> members_of(Table kind);
/// Null when the profile has no such member.
const Member* member_of(Table kind, std::string_view name);

/// An address of the web or of files (http, https, ftp, ws, wss) as RFC 3986 wants it: what may not stand in one is
/// percent-encoded. Empty when it can be none.
std::string as_uri(std::string_view text);
/// Whether strict readers take it as an e-mail address.
bool is_email(std::string_view text);
/// Whether it is a date and time of RFC 3339.
bool is_moment(std::string_view text);

}  // namespace waymark::feeds::open_referral
