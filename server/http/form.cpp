// Form body: which fields did a person fill in (application/x-www-form-urlencoded)?
#include "server/http/form.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/url.h"

namespace waymark::http {
namespace {

/// Lower case, without the blanks around it.
std::string plain(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    std::string out(text.substr(first, text.find_last_not_of(" \t") - first + 1));
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

/// Whether a `Content-Type` is that of a form in UTF-8, which is what every page of ours sends.
bool is_form(std::string_view type) {
    const auto parameters = type.find(';');
    if (plain(type.substr(0, parameters)) != "application/x-www-form-urlencoded") return false;
    if (parameters == std::string_view::npos) return true;
    const auto charset = plain(type.substr(parameters + 1));
    return charset.empty() || charset == "charset=utf-8" || charset == "charset=\"utf-8\"";
}

bool has_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

}  // namespace

Result<std::vector<Parameter>> form_fields(const Request& request, const FormLimits& limits) {
    const auto* type = request.header("content-type");
    if (request.body.empty() && !type) return std::vector<Parameter>();
    if (!type || !is_form(*type))
        return fail(ErrorKind::unsupported,
                    "Send the form as application/x-www-form-urlencoded in UTF-8, as a browser does.");
    auto fields = query_parameters(request.body, limits.fields);
    if (!fields)
        return fail(ErrorKind::bad_parameter,
                    "This form has too many fields. Send at most " + std::to_string(limits.fields) + ".");
    for (const auto& [name, value] : *fields) {
        if (name.size() > limits.name_bytes || has_nul(name))
            return fail(ErrorKind::bad_parameter,
                        "This form has a field whose name makes no sense. Open the page again, and fill it in there.");
        if (value.size() > limits.value_bytes)
            return fail(ErrorKind::bad_parameter,
                        "This text is too long. Use at most " + std::to_string(limits.value_bytes) + " bytes.", name);
        if (has_nul(value))
            return fail(ErrorKind::bad_parameter, "This text holds a character that is none. Type it again.", name);
    }
    return std::move(*fields);
}

}  // namespace waymark::http
