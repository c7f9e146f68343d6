// Which words does a family read in one language? The message catalogue.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/content_files.h"
#include "waymark/error.h"
#include "waymark/message.h"
#include "waymark/query.h"

namespace waymark {

/// What stands for `{name}` in a message.
using Filling = std::pair<std::string_view, std::string_view>;

/// The sentences of `content/messages/en.txt` by key. Immutable.
class Messages {
public:
    /// Reads lines `key = words`; `#` starts a comment line, a line that starts with a space goes on with the one before it.
    /// Errors: a bad line, with file, line and a plain sentence.
    static Result<Messages> load(const ContentFiles& files, std::string_view name = "messages/en.txt");

    /// The words of a key, `{name}`s filled in. A key that is not there gives itself, so that it is seen and mended.
    std::string say(std::string_view key, std::initializer_list<Filling> fillings = {}) const;
    /// The words of `key.one` or `key.many`, with `{n}` filled in as "1,204".
    std::string count(std::string_view key, std::uint64_t n, std::initializer_list<Filling> fillings = {}) const;
    /// The words as they stand in the file; null when the key is not there.
    const std::string* find(std::string_view key) const;
    /// The same, or `otherwise` when the key is not there: for codes that a file may name or not.
    std::string find_or(std::string_view key, std::string_view otherwise) const;
    /// A sentence that a search gave as key and arguments, written in this language.
    std::string say(const Message& message) const;
    /// Each of them, in their order.
    std::vector<std::string> say(const std::vector<Message>& messages) const;
    /// Urgent help with its words in this language, where it has them.
    UrgentHelp say(UrgentHelp help) const;
    /// `en`, `pl`: the name of the file.
    const std::string& tag() const { return tag_; }

private:
    std::string tag_;
    std::map<std::string, std::string, std::less<>> words_;
};

/// "1,204"
std::string with_commas(std::uint64_t n);

}  // namespace waymark
