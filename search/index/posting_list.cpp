// How is the list of the listings that hold a term written and read?
#include "search/index/posting_list.h"

namespace waymark {

void Postings::settle(std::size_t size) {
    if (documents.size() * 32 < size) return;
    dense = Bits(size);
    for (auto document : documents) dense.set(document);
}

void Postings::keep_in(Bits& all) const {
    if (dense.size()) {
        all &= dense;
        return;
    }
    Bits both(all.size());
    for (auto document : documents)
        if (all.test(document)) both.set(document);
    all = std::move(both);
}

}  // namespace waymark
