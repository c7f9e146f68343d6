// Has this very question been answered since the index last changed?
#include "server/site/answer_cache.h"

#include <utility>

namespace waymark {

template <class Use>
bool AnswerCache::look_up(std::string_view key, Use&& use) {
    if (!on()) return false;
    Part& part = part_of(key);
    std::lock_guard lock(part.mutex);
    const auto at = part.by_key.find(key);
    if (at == part.by_key.end()) return false;
    part.newest_first.splice(part.newest_first.begin(), part.newest_first, at->second);
    use(*at->second);
    return true;
}

void AnswerCache::keep(Kept&& kept) {
    static constexpr std::size_t bookkeeping = 200;  // list node, map node, shared count
    kept.bytes += kept.key.size() + kept.asks.size() + bookkeeping;
    if (kept.bytes > part_bytes_) return;
    Part& part = part_of(kept.key);
    std::lock_guard lock(part.mutex);
    if (part.by_key.count(kept.key)) return;  // another thread answered the same question meanwhile
    part.bytes += kept.bytes;
    part.newest_first.push_front(std::move(kept));
    part.by_key.emplace(part.newest_first.front().key, part.newest_first.begin());
    while (part.bytes > part_bytes_) {
        const Kept& oldest = part.newest_first.back();
        part.bytes -= oldest.bytes;
        part.by_key.erase(oldest.key);
        part.newest_first.pop_back();
    }
}

std::shared_ptr<const ReadyAnswer> AnswerCache::find(std::string_view key) {
    std::shared_ptr<const ReadyAnswer> answer;
    if (look_up(key, [&](const Kept& kept) { answer = kept.answer; })) ++hits_;
    else if (on()) ++misses_;
    return answer;
}

void AnswerCache::put(std::string key, std::shared_ptr<const ReadyAnswer> answer) {
    const auto bytes = answer->json.size() + answer->gzipped.size() + answer->etag.size();
    keep({std::move(key), std::move(answer), {}, bytes});
}

std::shared_ptr<const ReadyAnswer> AnswerCache::find_asked(std::string_view address) {
    std::string key;
    std::shared_ptr<const ReadyAnswer> answer;
    if (look_up(address, [&](const Kept& kept) { key = kept.asks; }) &&
        look_up(key, [&](const Kept& kept) { answer = kept.answer; }))
        ++hits_;
    return answer;
}

void AnswerCache::put_asked(std::string address, const std::string& key) {
    static constexpr std::size_t longest = 1024;
    if (address.size() <= longest) keep({std::move(address), nullptr, key, 0});
}

std::size_t AnswerCache::bytes() const {
    std::size_t total = 0;
    for (const auto& part : parts_) {
        std::lock_guard lock(part.mutex);
        total += part.bytes;
    }
    return total;
}

}  // namespace waymark
