// Tokenizer: which numbers, words and marks do these words about ages hold?
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::feeds {

struct AgeToken {
    bool is_number = false;
    int value = 0;
    int more_months = 0;      ///< "2 1/2" and "2.5" are 2 and 6
    bool joined = false;      ///< nothing stands between it and the token before
    bool like_clock = false;  ///< "4.30"
    bool like_code = false;   ///< "0191"
    std::string word;         ///< as folded; or one mark of punctuation, `\n` for the end of a line
};

/// The tokens of a text, and questions about them. Places past the end hold nothing.
class AgeTokens {
public:
    /// Number words ("five", "twenty one", "fives") are numbers, all dashes are `-`. Reads no more than 4,000 bytes.
    explicit AgeTokens(std::string_view text);

    std::size_t size() const { return tokens_.size(); }
    const AgeToken& operator[](std::size_t at) const { return tokens_[at]; }
    const std::string& word(std::size_t at) const;
    bool is(std::size_t at, std::initializer_list<std::string_view> words) const;
    bool number(std::size_t at) const { return at < tokens_.size() && tokens_[at].is_number; }
    /// The end of a sentence, a line, a bracket or the text.
    bool ends_clause(std::size_t at) const;

private:
    void add_number(std::string word);
    void add_word(std::string word, bool joined);
    void join_fraction();

    std::vector<AgeToken> tokens_;
};

}  // namespace waymark::feeds
