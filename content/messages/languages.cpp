// Which languages can a page be read in?
#include "content/messages/languages.h"

#include <algorithm>
#include <string>

namespace waymark {

Result<Languages> Languages::load(const ContentFiles& files) {
    Languages out;
    auto english = Messages::load(files);
    if (!english) return tl::unexpected<Error>(english.error());
    out.all_.push_back(std::make_shared<const Messages>(std::move(*english)));
    for (const auto& name : files.list("messages")) {
        constexpr std::string_view folder = "messages/", ending = ".txt";
        if (!name.starts_with(folder) || !name.ends_with(ending) || name == "messages/en.txt") continue;
        auto messages = Messages::load(files, name);
        if (!messages) return tl::unexpected<Error>(messages.error());
        out.all_.push_back(std::make_shared<const Messages>(std::move(*messages)));
    }
    out.version_ = files.fingerprint({"messages"}).substr(0, 12);
    return out;
}

const Messages& Languages::of(std::string_view tag) const {
    for (const auto asked : {tag, tag.substr(0, tag.find('-'))})
        for (const auto& messages : all_)
            if (messages->tag() == asked) return *messages;
    return english();
}

}  // namespace waymark
