// How does a test read a feed out of a piece of text?
#pragma once

#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/feed_reader.h"

namespace waymark::feeds {

/// The shipped words, read once for all tests of the program.
struct TestWords {
    ContentFiles files{WAYMARK_SOURCE_DIR "/content", {}};
    Vocabulary vocabulary = *Vocabulary::load(files);
    Councils councils = *Councils::load(files);
    std::shared_ptr<const Places> places = *Places::load(files, {});
    FeedWords words = *FeedWords::load(files, vocabulary);

    static const TestWords& get() {
        static const TestWords words;
        return words;
    }
    MapContext context(std::string source = "test", std::string council = {}) const {
        return {vocabulary, *places, councils, words, std::move(source), std::move(council)};
    }
};

class TextSource : public ByteSource {
public:
    explicit TextSource(std::string text) : text_(std::move(text)) {}
    std::size_t read(char* to, std::size_t room) override {
        // Small helpings, so that lines and characters are cut in the middle.
        std::size_t bytes = std::min({room, text_.size() - at_, std::size_t{4093}});
        std::memcpy(to, text_.data() + at_, bytes);
        at_ += bytes;
        return bytes;
    }
    std::uint64_t size() const override { return text_.size(); }

private:
    std::string text_;
    std::size_t at_ = 0;
};

/// Everything that came of reading a feed.
struct FeedRead : RecordTaker {
    std::vector<Mapped> all;  ///< services, rejected ones too
    std::vector<Mapped> providers;
    std::vector<std::string> refusals;  ///< `LINE: message` of what could not be read
    std::vector<std::string> warnings;

    bool take_service(Mapped&& mapped, std::size_t) override {
        all.push_back(std::move(mapped));
        return true;
    }
    bool take_provider(Mapped&& mapped, std::size_t) override {
        providers.push_back(std::move(mapped));
        return true;
    }
    void unreadable(std::size_t, std::size_t line, std::string message, bool) override {
        refusals.push_back(std::to_string(line) + ": " + message);
    }
    void warning(std::size_t, std::size_t line, std::string message) override {
        warnings.push_back(std::to_string(line) + ": " + message);
    }
    void progress(std::uint64_t) override {}

    std::vector<Listing> good() const {
        std::vector<Listing> listings;
        for (const Mapped& mapped : all)
            if (!mapped.rejected) listings.push_back(mapped.listing);
        return listings;
    }
    /// The only listing; an empty one when there is not exactly one.
    Listing one() const {
        auto listings = good();
        return listings.size() == 1 ? listings[0] : Listing{};
    }
    /// All notes of all records, errors first, one a line.
    std::string notes() const {
        std::string text;
        for (bool errors : {true, false})
            for (const Mapped& mapped : all)
                for (const Note& note : mapped.notes)
                    if (note.is_error == errors)
                        text += (errors ? "error " : "warning ") + std::to_string(note.line) + " " + note.field + ": " +
                                note.message + "\n";
        return text;
    }
};

inline FeedRead read_feeds(std::vector<std::string> texts, const MapContext& context) {
    FeedRead read;
    FeedReader reader(context, read);
    std::size_t file = 0;
    for (std::string& text : texts) {
        FeedBytes bytes(std::make_unique<TextSource>(std::move(text)));
        std::string decoded;
        if (is_wide(bytes.start())) decoded = to_utf8(std::string(bytes.start()))->text;
        const Dialect& dialect = recognise(glimpse(decoded.empty() ? bytes.start() : std::string_view(decoded)));
        if (dialect.layout == Layout::none) read.refusals.push_back("0: " + std::string(dialect.title));
        else reader.read(bytes, {file, "feed"}, dialect);
        ++file;
    }
    reader.finish();
    return read;
}
inline FeedRead read_feed(std::string text) { return read_feeds({std::move(text)}, TestWords::get().context()); }

/// A JSON service with a name and whatever else is given: `service(R"("minimum_age": 5)")`.
inline std::string service(std::string_view members, std::string_view name = "Otter Swimming") {
    std::string text = R"({"id": "a0000000-0000-4000-8000-000000000001", "name": ")";
    text += name;
    text += '"';
    if (!members.empty()) text += ", ";
    text += members;
    return text + "}";
}
inline Listing listing_of(std::string_view members) { return read_feed(service(members)).one(); }

}  // namespace waymark::feeds
