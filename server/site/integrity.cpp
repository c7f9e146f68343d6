// Which hash tells that some bytes are unchanged (Subresource Integrity, Content Security Policy)?
#include "server/site/integrity.h"

#include <sodium.h>

#include <array>

namespace waymark {

std::string integrity_of(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::array<char, sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_ORIGINAL)> text;
    return std::string("sha256-") +
           sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), sodium_base64_VARIANT_ORIGINAL);
}

}  // namespace waymark
