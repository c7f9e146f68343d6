// How is what the catalogue knows of one public listing held in few bytes?
#include "server/open_referral/packed_entry.h"

#include <algorithm>

namespace waymark::open_referral {

void Entry::pack(const EntryLists& lists) {
    const auto count = [](const auto& list) {
        return static_cast<std::uint16_t>(std::min<std::size_t>(list.size(), 65'535));
    };
    spots_ = count(lists.spots);
    terms_ = count(lists.terms);
    hours_ = count(lists.hours);
    covers_ = count(lists.covers);
    id_length_ = count(lists.listing_id);
    lists_ = std::make_unique_for_overwrite<std::byte[]>(covers_at() + covers_ * sizeof(std::uint16_t) + id_length_);
    std::byte* to = lists_.get();
    const auto put = [&]<class T>(const T* from, std::size_t elements) {
        std::uninitialized_copy_n(from, elements, reinterpret_cast<T*>(to));
        to += elements * sizeof(T);
    };
    put(lists.spots.data(), spots_);
    put(lists.terms.data(), terms_);
    put(lists.hours.data(), hours_);
    put(lists.covers.data(), covers_);
    put(lists.listing_id.data(), id_length_);
}

}  // namespace waymark::open_referral
