// Which databases must keep what the store promises? A new one is a line here.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "content/store/commissioning_store.h"
#include "content/store/store.h"

namespace waymark {

/// How a test opens one database over a folder, as often as it likes: every opening is another program's.
struct StoreUnderTest {
    const char* name;
    std::function<Result<std::unique_ptr<Store>>(const std::string& folder)> open;
    std::function<Result<std::unique_ptr<CommissioningStore>>(const std::string& folder)> open_commissioning;
};

inline const std::vector<StoreUnderTest>& stores_under_test() {
    static const std::vector<StoreUnderTest> all{
        {"sqlite", [](const std::string& folder) { return Store::open(folder, false); },
         [](const std::string& folder) { return CommissioningStore::open(folder); }},
    };
    return all;
}

}  // namespace waymark
