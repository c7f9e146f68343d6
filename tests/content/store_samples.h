// Which listings do the tests of the store keep, and where?
#pragma once

#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "content/store/store.h"
#include "tests/content/temporary_folder.h"

namespace waymark {

inline Listing listing(const std::string& id, const std::string& name = "Saturday club") {
    Listing made;
    made.id = id;
    made.source = "feed";
    made.source_id = "s-" + id;
    made.name = name;
    made.organisation.id = "org-1";
    made.description = "For “all” ages";
    return made;
}

inline std::unique_ptr<Store> opened(const TemporaryFolder& folder, bool read_only = false) {
    auto store = Store::open(folder.path().string(), read_only);
    if (!store) throw std::runtime_error(store.error().message);
    return std::move(*store);
}

inline std::vector<Entry> entries(std::initializer_list<Listing> listings) {
    std::vector<Entry> made;
    for (const Listing& one : listings) made.push_back({one, {}});
    return made;
}

}  // namespace waymark
