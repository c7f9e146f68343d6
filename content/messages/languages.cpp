// Which languages can a page be read in?
#include "content/messages/languages.h"

#include <filesystem>

namespace waymark {

Result<Languages> Languages::load(const ContentFiles& files) {
    Languages out;
    const auto add = [&](Result<Messages> messages) -> Result<void> {
        if (!messages) return tl::unexpected<Error>(messages.error());
        out.all_.push_back(std::make_shared<const Messages>(std::move(*messages)));
        return {};
    };
    // A council's own English need not be whole: what it leaves out is said in the shipped words.
    const ContentFiles shipped(files.shipped(), "");
    const auto own = files.find("messages/en.txt"), ours = shipped.find("messages/en.txt");
    std::shared_ptr<const Messages> shipped_english;
    if (own && ours && *own != *ours) {
        auto read = Messages::load(shipped);
        if (!read) return tl::unexpected<Error>(read.error());
        shipped_english = std::make_shared<const Messages>(std::move(*read));
    }
    if (auto added = add(Messages::load(files, "en", shipped_english.get())); !added)
        return tl::unexpected<Error>(added.error());
    for (const auto& name : files.list("messages")) {
        const std::filesystem::path path(name);
        if (path.extension() != ".txt" || path.parent_path() != "messages" || path.stem() == "en") continue;
        if (auto added = add(Messages::load(files, path.stem().string(), out.all_.front().get())); !added)
            return tl::unexpected<Error>(added.error());
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
