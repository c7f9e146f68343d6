// Which words does a family read in one language? The message catalogue.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "content/content_files.h"
#include "content/messages/pattern.h"
#include "content/text/language_rules.h"
#include "waymark/error.h"
#include "waymark/message.h"
#include "waymark/query.h"

namespace waymark {

/// The sentences of `content/messages/TAG.txt` by key, with the rules of their language. Immutable: any thread may read
/// at any time.
class Messages {
public:
    /// Reads lines `key = words`; `#` starts a comment line, a line that starts with a space goes on with the one
    /// before it. `page-language` is the tag that pages carry when it is another than the file's name. What the file
    /// leaves out is said in the words of `otherwise` (null: it is not said). Errors: a bad line, with file, line and a
    /// plain sentence.
    static Result<Messages> load(const ContentFiles& files, std::string_view tag = "en",
                                 const Messages* otherwise = nullptr);

    /// The words of a key, filled in. A key that is not there gives itself, so that it is seen and mended.
    std::string say(std::string_view key, std::initializer_list<Filling> fillings = {}) const;
    /// The same with `{n}` filled in, in the plural form that goes with it.
    std::string count(std::string_view key, std::uint64_t n, std::initializer_list<Filling> fillings = {}) const;
    /// The words as they stand in the file; null when the key is not there.
    const std::string* find(std::string_view key) const;
    /// The same, or `otherwise` when the key is not there: for codes that a file may name or not.
    std::string find_or(std::string_view key, std::string_view otherwise) const;
    /// Whether a template can take the words of a key: it fills in texts only. False too when the key is not there.
    bool fits_template(std::string_view key) const;

    /// A sentence that a search gave as key and arguments, written in this language.
    std::string say(const Message& message) const;
    /// Each of them, in their order.
    std::vector<std::string> say(const std::vector<Message>& messages) const;
    /// Urgent help with its words in this language, where it has them.
    UrgentHelp say(UrgentHelp help) const;

    /// The label of a code of the vocabulary, or of a field when `code` is empty: `label.need.ASD`, `label.need`.
    /// `otherwise` is the label in the vocabulary, which is English.
    std::string label(std::string_view field, std::string_view code, std::string_view otherwise) const;
    /// Whether any label is said in other words than the vocabulary's.
    bool has_labels() const { return has_labels_; }

    /// `en`, `pl`: the name of the file.
    const std::string& tag() const { return tag_; }
    bool is_english() const { return tag_ == "en"; }
    /// How numbers, dates and lists are written. `rules().tag()` is what pages carry in `lang`.
    const text::LanguageRules& rules() const { return *rules_; }
    /// Keys that are said in the words of the other language, because this one's file leaves them out.
    const std::vector<std::string>& missing() const { return missing_; }

private:
    struct Entry {
        std::string words;
        MessagePattern pattern;
        std::shared_ptr<const text::LanguageRules> rules;  ///< of the language that the words are in
    };
    const Entry* entry(std::string_view key) const;

    std::string tag_;
    std::shared_ptr<const text::LanguageRules> rules_;
    std::map<std::string, std::shared_ptr<const Entry>, std::less<>> entries_;
    std::vector<std::string> missing_;
    bool has_labels_ = false;
};

}  // namespace waymark
