// Which parts does a web address have, and which machine addresses may we call from here?
#pragma once

#include <string>
#include <string_view>

#include "waymark/error.h"

struct sockaddr;

namespace waymark::http {

/// An `http` or `https` address in its parts (RFC 3986), without user, password or fragment.
struct Address {
    std::string scheme;  ///< `http` or `https`
    std::string host;    ///< lower case; IPv6 without its brackets
    int port = 443;
    std::string path;   ///< begins with `/`; still encoded
    std::string query;  ///< without `?`; still encoded

    /// `https://host[:port]`: the port only when it is not the usual one.
    std::string origin() const;
    std::string text() const;
};

/// Reads an address as a person or a server wrote it. No scheme means `https`. Errors: another scheme, a user or
/// password in it, control characters, no host, more than 2,000 bytes.
Result<Address> read_address(std::string_view written);

/// The address that a `Location` header means, seen from `from` (RFC 9110, 10.2.2).
Result<Address> read_location(std::string_view location, const Address& from);

/// Whether an address belongs to the open internet: not this machine, not a private network, not link-local (where
/// cloud machines keep their secrets), nothing reserved or multicast. IPv4 addresses inside IPv6 ones are looked at
/// too.
bool is_public(const sockaddr& address);

/// Whether the host was written as an address of a private network or of this machine (`127.0.0.1`, `localhost`,
/// `10.1.2.3`).
bool is_written_private(const std::string& host);

}  // namespace waymark::http
