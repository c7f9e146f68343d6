// Form body: which fields did a person fill in (application/x-www-form-urlencoded)?
#pragma once

#include <cstddef>
#include <vector>

#include "server/http/request.h"
#include "waymark/error.h"

namespace waymark::http {

/// How much one form may hold; its bytes together have the limit of every body (`Limits::body_bytes`).
struct FormLimits {
    std::size_t fields = 512;
    std::size_t name_bytes = 100;         ///< after decoding
    std::size_t value_bytes = 64 * 1024;  ///< after decoding
};

/// The fields of the request's body in the order they came, decoded as a query string is (`+` is a space, `%xx` a byte;
/// WHATWG URL, 5.1). A field may come several times, or be empty. An empty body has no fields. Values are not checked
/// to be UTF-8: what is stored is checked where it is stored. Errors: another content type or charset (`unsupported`),
/// too many or too long fields or a NUL in one (`bad_parameter`, naming the field where its name is fit to be shown).
Result<std::vector<Parameter>> form_fields(const Request& request, const FormLimits& limits = {});

}  // namespace waymark::http
