// Which numbers, words and marks do these words about ages hold?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waymark::feeds {

struct AgeToken {
    bool is_number = false;
    int value = 0;
    std::string word;  ///< or one mark of punctuation
};

/// The tokens in order, folded; number words ("five", "twenty one") are numbers. Reads no more than 4,000 bytes.
std::vector<AgeToken> tokens_of(std::string_view text);

}  // namespace waymark::feeds
