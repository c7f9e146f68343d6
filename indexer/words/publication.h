// Is a record meant for the public? What its status and its visibility flags say (publication status).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "content/content_files.h"
#include "indexer/syntax/document.h"
#include "waymark/listing.h"

namespace waymark::feeds {

/// What was said, the later the more it keeps from the public.
enum class PublicationSaid : std::uint8_t {
    nothing,
    active,
    temporarily_closed,
    unknown,  ///< something that nobody can read: the record is held back until somebody says
    inactive,
    defunct,
};

/// The words of `feeds/statuses.txt`. Immutable; thread-safe.
class PublicationWords {
public:
    /// Errors: a bad line, with file, line and a plain sentence.
    static Result<PublicationWords> load(const ContentFiles& files);

    /// What a word of a status says. Empty: nothing.
    PublicationSaid status(std::string_view word) const;

    /// What decides about a record, and the member that says it (null when none does).
    struct Verdict {
        PublicationSaid said = PublicationSaid::nothing;
        const Value* at = nullptr;
        bool held_back() const { return said >= PublicationSaid::unknown; }
    };
    /// The verdict of one member or column by its folded name. `today` (ISO) is what dates are compared with; empty:
    /// dates say nothing.
    Verdict member(const Value& member, std::string_view today) const;
    /// That of a whole record: the most careful of its members. Members of members count only under names such as
    /// `meta`.
    Verdict record(const Value& record, std::string_view today) const;
    /// Whether a column of that name speaks of nothing but this, by its name.
    bool is_flag(std::string_view name) const;

    /// "`visible` says `maybe`, which …": how a record that was held back is let in.
    static std::string how_to_let_in(const Value& at);

private:
    enum class Field : std::uint8_t {
        status,
        shown,
        withheld,
        shown_if_known,
        withheld_if_known,
        status_if_known,
        paused,
        from,
        until,
        around,
    };
    const Field* field(std::string_view name) const;
    PublicationSaid value(Field field, std::string_view text, std::string_view today) const;

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    template <class T>
    using ByName = std::unordered_map<std::string, T, Hash, std::equal_to<>>;
    ByName<PublicationSaid> says_;
    ByName<Field> fields_;
};

/// The status of a listing for which that was said.
Status status_of(PublicationSaid said);

}  // namespace waymark::feeds
