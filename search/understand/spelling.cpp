// How is a misspelt word led back to one of ours?
// Every word is filed under itself and under what is left of it with one or two letters out; so is the word that is
// asked for.
#include "search/understand/spelling.h"

#include <algorithm>

#include "content/text/text.h"

namespace waymark::understanding {
namespace {

constexpr std::size_t shortest = 4, two_slips_from = 7, long_word = 10, longest = 20, shortest_sounded = 7,
                      sounds_enough = 4;
constexpr unsigned maybe_bits = 23;
constexpr std::uint32_t maybe_mask = (1U << maybe_bits) - 1;

constexpr std::uint32_t hash_start = 2166136261U;

/// Hash of `word` without its letters `a` and `b` (past the end: without none).
std::uint32_t hash_without(std::string_view word, std::size_t a, std::size_t b) {
    std::uint32_t hash = hash_start;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (i != a && i != b) hash = (hash ^ static_cast<unsigned char>(word[i])) * 16777619U;
    return hash;
}

/// Hashes of `word` and of all that is left of it with up to `out` letters left out, each once.
std::vector<std::uint32_t> remainders(std::string_view word, int out) {
    const std::size_t none = word.size();
    std::vector<std::uint32_t> hashes{hash_without(word, none, none)};
    for (std::size_t a = 0; out > 0 && word.size() > 2 && a < word.size(); ++a) {
        hashes.push_back(hash_without(word, a, none));
        for (std::size_t b = a + 1; out > 1 && word.size() > 3 && b < word.size(); ++b)
            hashes.push_back(hash_without(word, a, b));
    }
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return hashes;
}

/// "environmental" is no slip for "environment", nor "refugees" for "refuge".
bool is_form_of(std::string_view word, std::string_view other) {
    if (word.size() < other.size()) std::swap(word, other);
    if (other.size() < 4 || word.size() <= other.size() || word.substr(0, other.size()) != other) return false;
    const std::string_view ending = word.substr(other.size());
    for (const std::string_view known : {"s", "es", "ed", "d",  "al",  "ly",  "er",  "ers", "or", "ic",
                                         "y", "ee", "en", "ee", "ist", "ish", "ism", "ian", "an", "ing"})
        if (ending == known) return true;
    return false;
}

/// The consonants of a word, doubled ones once: what people keep when they do not know how a word is spelt.
std::string skeleton(std::string_view word) {
    std::string out;
    for (const char c : word)
        if (std::string_view("aeiouy").find(c) == std::string_view::npos && (out.empty() || out.back() != c)) out += c;
    return out;
}

/// How a word sounds, roughly: one sign a sound, vowels that stand together as one ("ortistic" and "autistic" are the
/// same).
std::string sound_of(std::string_view word) {
    std::string out;
    const auto has = [&](std::size_t at, std::string_view letters) { return word.substr(at).starts_with(letters); };
    const auto put = [&](char sound) {
        if (out.empty() || out.back() != sound) out += sound;
    };
    for (std::size_t i = 0; i < word.size();) {
        const auto take = [&](std::string_view letters, char sound) {
            if (!has(i, letters)) return false;
            if (sound != 0) put(sound);
            i += letters.size();
            return true;
        };
        if (i == 0 && (take("ps", 's') || take("kn", 'n') || take("wr", 'r') || take("wh", 'w'))) continue;
        if (take("sch", 'k') || take("tch", 'c') || take("tion", 'S') || take("shun", 'S') || take("sion", 'S') ||
            take("ssion", 'S') || take("tia", 'S') || take("cia", 'S') || take("sh", 'S') || take("ph", 'f') ||
            take("gh", 0) || take("ck", 'k') || take("qu", 'k') || take("th", 't') || take("ch", 'c') ||
            take("dge", 'j'))
            continue;
        const char c = word[i], next = i + 1 < word.size() ? word[i + 1] : ' ';
        const bool soft = next == 'e' || next == 'i' || next == 'y';
        ++i;
        if (c == 'c') put(soft ? 's' : 'k');
        else if (c == 'g') put(soft ? 'j' : 'g');
        else if (c == 'x') put('k'), put('s');
        else if (c == 'z') put('s');
        else if (c == 'q') put('k');
        else if (c == 'v' || c == 'f') put('f');
        else if (c == 'h' || c == 'w') continue;
        else if (std::string_view("aeiouy").find(c) != std::string_view::npos) {
            if (c != 'e' || i < word.size()) put('a');  // the last "e" is silent
        } else if (c == 'r' && (i >= word.size() || std::string_view("aeiouy").find(next) == std::string_view::npos)) {
            continue;  // not spoken before a consonant
        } else {
            put(c);
        }
    }
    return out;
}

/// The same letters in another order.
bool is_swap(std::string_view a, std::string_view b) {
    std::string x(a), y(b);
    std::sort(x.begin(), x.end());
    std::sort(y.begin(), y.end());
    return x == y;
}

/// Slips are in vowels, doubled letters, letters left out or swapped; another consonant mostly makes another word
/// ("alter", "after").
bool sounds_alike(std::string_view word, std::string_view other, int apart) {
    const int changed = text::edits(skeleton(word), skeleton(other), 2);
    if (apart > 1) return changed == 0 || (changed == 1 && word.size() >= 9);
    return changed == 0 || word.size() != other.size() || word.size() >= two_slips_from || is_swap(word, other);
}

/// Letters that stand twice in a row once: "addhd" is "adhd" with a key pressed too long.
std::string without_doubles(std::string_view word) {
    std::string out;
    for (const char c : word)
        if (out.empty() || out.back() != c) out += c;
    return out;
}

/// Whether a word that is `apart` edits from another may be a slip for it.
bool is_slip(std::string_view word, std::string_view other, int apart) {
    if (is_form_of(word, other)) return false;
    const std::size_t longer = std::max(other.size(), word.size()), shorter = std::min(other.size(), word.size());
    if (apart > 1 && longer > shorter + (shorter >= long_word ? 2 : 1)) return false;
    // Words of four letters have too many neighbours; only letters that changed places count.
    if (word.size() == shortest && (other.size() != word.size() || !is_swap(word, other))) return false;
    // A first letter is seldom wrong; two slips in a word that also starts otherwise are another word.
    if (other.front() != word.front() && (apart > 1 || word.size() < 8)) return false;
    return sounds_alike(word, other, apart);
}

int slips_in(std::string_view word) { return word.size() >= two_slips_from ? 2 : 1; }

}  // namespace

bool may_be_a_slip_for(std::string_view word, std::string_view other) {
    if (word.size() < shortest || other.empty()) return false;
    const int slips = slips_in(word), apart = text::edits(word, other, slips);
    return apart > 0 && apart <= slips && is_slip(word, other, apart);
}

void Spelling::add(const std::string& word, std::uint32_t trust, bool near_only) {
    if (word.size() < shortest || word.size() > longest) return;
    if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return;
    const auto [found, is_new] = at_.emplace(word, static_cast<std::uint32_t>(entries_.size()));
    if (is_new) entries_.push_back({word, trust, near_only});
    else
        entries_[found->second] = {word, std::max(entries_[found->second].trust, trust),
                                   entries_[found->second].near_only && near_only};
}

void Spelling::finish() {
    without_.clear();
    by_sound_.clear();
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
        if (entries_[i].near_only || entries_[i].word.size() < shortest_sounded) continue;
        const auto [found, is_new] = by_sound_.emplace(sound_of(entries_[i].word), i);
        const Entry& held = entries_[found->second];
        const bool better =
            entries_[i].trust != held.trust ? entries_[i].trust > held.trust : entries_[i].word < held.word;
        if (!is_new && better) found->second = i;
    }
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
        const int out = entries_[i].word.size() + 2 >= two_slips_from ? 2 : 1;
        for (const std::uint32_t hash : remainders(entries_[i].word, out)) without_.emplace_back(hash, i);
    }
    std::sort(without_.begin(), without_.end());
    without_.shrink_to_fit();
    maybe_.assign((std::size_t{1} << maybe_bits) / 64, 0);
    for (const auto& [hash, entry] : without_) maybe_[(hash & maybe_mask) / 64] |= std::uint64_t{1} << (hash % 64);
}

std::string Spelling::mend(std::string_view word) const {
    std::string near = nearest(word);
    if (!near.empty() || word.size() < shortest_sounded || word.size() > longest) return near;
    const std::string sound = sound_of(word);
    if (sound.size() < sounds_enough) return {};
    const auto same = by_sound_.find(sound);
    if (same == by_sound_.end()) return {};
    const std::string& meant = entries_[same->second].word;
    // As long, and at most three or four letters apart: "kompetition", not any word with these consonants.
    const std::size_t longer = std::max(meant.size(), word.size()), shorter = std::min(meant.size(), word.size());
    const int most = shorter >= two_slips_from + 3 ? 4 : 3;
    return longer - shorter <= 2 && text::edits(word, meant, most) <= most ? meant : std::string{};
}

std::string Spelling::nearest(std::string_view word) const {
    if (word.size() < shortest || word.size() > longest || maybe_.empty()) return {};
    const int slips = slips_in(word);
    const Entry* best = nullptr;
    long best_rank = 0;
    std::vector<std::uint32_t> seen;
    for (const std::uint32_t hash : remainders(word, slips)) {
        if ((maybe_[(hash & maybe_mask) / 64] >> (hash % 64) & 1) == 0) continue;
        for (auto it = std::lower_bound(without_.begin(), without_.end(), std::pair{hash, 0U});
             it != without_.end() && it->first == hash; ++it) {
            if (std::find(seen.begin(), seen.end(), it->second) != seen.end()) continue;
            seen.push_back(it->second);
            const Entry& entry = entries_[it->second];
            const int apart = text::edits(word, entry.word, slips);
            if (apart > (entry.near_only ? 1 : slips) || !is_slip(word, entry.word, apart)) continue;
            const bool same_start = entry.word.front() == word.front();
            const long rank = 1000L * (3 - apart) + (same_start ? 300 : 0) +
                              (skeleton(word) == skeleton(entry.word) ? 100 : 0) +
                              (without_doubles(word) == without_doubles(entry.word) ? 80 : 0) +
                              static_cast<long>(std::min<std::uint32_t>(entry.trust, 200)) -
                              (entry.word.size() < shortest + 1 ? 50 : 0);
            if (best == nullptr || rank > best_rank || (rank == best_rank && entry.word < best->word)) {
                best = &entry;
                best_rank = rank;
            }
        }
    }
    return best == nullptr ? std::string{} : best->word;
}

}  // namespace waymark::understanding
