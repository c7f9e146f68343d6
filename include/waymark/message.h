// Which sentence is to be said, before it is written in a language? A localisable message: key and arguments.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace waymark {

/// The words of another key, for an argument that differs from language to language, such as the name of a field.
struct MessageWords {
    std::string key;
    std::string otherwise;  ///< where no language has words for the key
    bool operator==(const MessageWords&) const = default;
};

/// What stands for `{name}` in the words of a message: a text as it is, a whole number, a number with a fraction
/// (distances are in miles), several numbers said one after the other, or the words of another key.
struct MessageArgument {
    std::string name;
    std::variant<std::string, std::int64_t, double, std::vector<std::int64_t>, MessageWords> value;
    bool operator==(const MessageArgument&) const = default;
};

/// A sentence for a family as a value. Whoever shows it writes it in a language with the files of `content/messages`.
struct Message {
    std::string key;  ///< such as `notice.place-unknown`
    std::vector<MessageArgument> arguments = {};
    bool operator==(const Message&) const = default;
};

}  // namespace waymark
