// Has this very question been answered since the index last changed?
#include "server/answer_cache.h"

namespace waymark {

std::shared_ptr<const ReadyAnswer> AnswerCache::find(const std::string& key) {
    if (!on()) return nullptr;
    Part& part = part_of(key);
    std::lock_guard lock(part.mutex);
    const auto at = part.by_key.find(key);
    if (at == part.by_key.end()) {
        ++misses_;
        return nullptr;
    }
    ++hits_;
    part.newest_first.splice(part.newest_first.begin(), part.newest_first, at->second);
    return at->second->answer;
}

void AnswerCache::put(const std::string& key, std::shared_ptr<const ReadyAnswer> answer) {
    static constexpr std::size_t bookkeeping = 200;   // list node, map node, shared count
    const auto bytes = key.size() + answer->json.size() + answer->gzipped.size() + answer->etag.size() + bookkeeping;
    if (bytes > part_bytes_) return;
    Part& part = part_of(key);
    std::lock_guard lock(part.mutex);
    if (part.by_key.count(key)) return;   // another thread answered the same question meanwhile
    part.newest_first.push_front({key, std::move(answer), bytes});
    part.by_key.emplace(part.newest_first.front().key, part.newest_first.begin());
    part.bytes += bytes;
    while (part.bytes > part_bytes_) {
        const Kept& oldest = part.newest_first.back();
        part.bytes -= oldest.bytes;
        part.by_key.erase(oldest.key);
        part.newest_first.pop_back();
    }
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
