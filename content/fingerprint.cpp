// How are bytes made into a fingerprint?
#include "content/fingerprint.h"

#include <sodium.h>

#include <array>
#include <cstdint>
#include <stdexcept>

namespace waymark {

constexpr std::size_t fingerprint_bytes = 16;

struct Fingerprint::State {
    crypto_generichash_state blake;
};

Fingerprint::Fingerprint() : state_(std::make_unique<State>()) {
    // May be called often and from any thread: it picks the fastest code for this processor once.
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start on this machine");
    crypto_generichash_init(&state_->blake, nullptr, 0, fingerprint_bytes);
}

Fingerprint::~Fingerprint() = default;

void Fingerprint::add(std::string_view bytes) {
    std::array<unsigned char, 8> size;
    for (std::size_t i = 0; i < size.size(); ++i)
        size[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(bytes.size()) >> (8 * i));
    crypto_generichash_update(&state_->blake, size.data(), size.size());
    crypto_generichash_update(&state_->blake, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string Fingerprint::hex() {
    std::array<unsigned char, fingerprint_bytes> bytes;
    crypto_generichash_final(&state_->blake, bytes.data(), bytes.size());
    std::array<char, 2 * fingerprint_bytes + 1> digits;
    sodium_bin2hex(digits.data(), digits.size(), bytes.data(), bytes.size());
    return digits.data();
}

std::string fingerprint_of(std::string_view bytes) {
    Fingerprint one;
    one.add(bytes);
    return one.hex();
}

}  // namespace waymark
