// Is this text only there because a field must not stay empty (placeholder text)?
#include "indexer/words/placeholders.h"

#include <fmt/format.h>
#include <algorithm>

#include "content/text/ascii.h"
#include "indexer/words/terms.h"

namespace waymark::feeds {

namespace {
constexpr std::size_t longest_whole = 60;
constexpr std::size_t most_bytes = 1'000;  // filler stands where the words should begin

std::size_t first_two(std::string_view text, std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) << 8U |
           static_cast<unsigned char>(text[at + 1]);
}
}  // namespace

Result<Placeholders> Placeholders::load(const ContentFiles& files) {
    auto lines = read_words_file(files, "feeds/placeholders.txt");
    if (!lines) return tl::unexpected(lines.error());
    Placeholders placeholders;
    for (const WordsLine& line : *lines) {
        const bool whole = line.head.size() == 1 && line.head[0] == "whole";
        if (!whole && !(line.head.size() == 1 && line.head[0] == "part"))
            return fail(ErrorKind::unreadable,
                        fmt::format("feeds/placeholders.txt:{}: a line starts with `whole:` or `part:`", line.line));
        for (const std::string& item : line.items) {
            if (whole) {
                placeholders.whole_.insert(Terms::key(item));
            } else if (item.size() >= 2) {
                placeholders.parts_.push_back(ascii::lower(item));
                placeholders.begins_.set(first_two(placeholders.parts_.back(), 0));
            }
        }
    }
    return placeholders;
}

bool Placeholders::in(std::string_view text) const {
    if (text.empty()) return false;
    if (text.size() <= longest_whole && whole_.contains(Terms::key(text))) return true;
    const std::string low = ascii::lower(text.substr(0, most_bytes));
    for (std::size_t at = 0; at + 1 < low.size(); ++at)
        if (begins_.test(first_two(low, at)) && std::any_of(parts_.begin(), parts_.end(), [&](const std::string& part) {
                return std::string_view(low).substr(at).starts_with(part);
            }))
            return true;
    return false;
}

}  // namespace waymark::feeds
