// Which id does a record get, the same on every import?
#include "indexer/ids/identity.h"

#include <array>
#include <cstdint>

#include "content/text/fold.h"
#include "content/text/text.h"
#include "indexer/ids/sha1.h"

namespace waymark::feeds {

namespace {

// UUID version 5 of `https://waymark.example.org/listing` in the namespace of URLs. It must never change: every page
// address hangs on it.
constexpr std::array<unsigned char, 16> our_namespace{0x74, 0xe0, 0xbb, 0xf5, 0x80, 0x96, 0x57, 0xb6,
                                                      0x93, 0xc4, 0xb3, 0xfe, 0x46, 0xe4, 0xa8, 0xa9};

bool hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

std::optional<std::string> as_uuid(std::string_view text) {
    if (text.starts_with("urn:uuid:")) text.remove_prefix(9);
    if (text.size() == 38 && text.front() == '{' && text.back() == '}') text = text.substr(1, 36);
    if (text.size() != 36) return std::nullopt;
    std::string uuid;
    bool nil = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? c != '-' : !hex(c)) return std::nullopt;
        nil = nil && (dash || c == '0');
        uuid += static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c);
    }
    if (nil) return std::nullopt;
    return uuid;
}

std::string uuid_of(std::string_view name) {
    Sha1 sha;
    sha.add(std::string_view(reinterpret_cast<const char*>(our_namespace.data()), our_namespace.size()));
    sha.add(name);
    auto digest = sha.finish();
    digest[6] = static_cast<unsigned char>((digest[6] & 0x0F) | 0x50);
    digest[8] = static_cast<unsigned char>((digest[8] & 0x3F) | 0x80);
    static constexpr char digits[] = "0123456789abcdef";
    std::string uuid;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
        uuid += digits[digest[i] >> 4];
        uuid += digits[digest[i] & 15];
    }
    return uuid;
}

std::string listing_id(std::string_view source, std::string_view source_id, std::string_view name,
                       std::string_view organisation, std::string_view postcode) {
    if (auto uuid = as_uuid(source_id)) return *uuid;
    std::string key = "listing\n";
    key += source;
    key += '\n';
    if (!source_id.empty()) {
        key += source_id;
        return uuid_of(key);
    }
    // Without an id the words are all there is; case and spacing are no difference.
    for (std::string_view part : {name, organisation, postcode}) {
        key += '\n';
        key += text::fold(part);
    }
    return uuid_of(key);
}

std::string id_beside(std::string_view source, std::string_view source_id) {
    std::string key = "listing\n";
    key += source;
    key += '\n';
    key += source_id;
    return uuid_of(key);
}

std::string organisation_id(std::string_view source, std::string_view source_id, std::string_view name) {
    if (auto uuid = as_uuid(source_id)) return *uuid;
    if (source_id.empty() && name.empty()) return {};
    std::string key = "organisation\n";
    key += source;
    key += '\n';
    if (!source_id.empty()) key += source_id;
    else key += '\n' + text::fold(name);
    return uuid_of(key);
}

}  // namespace waymark::feeds
