// How does what a feed said and a listing has no member for get back to where it stood?
#pragma once

#include <string_view>

#include "indexer/open_referral/names.h"
#include "indexer/syntax/document.h"

namespace waymark::feeds::open_referral {

/// Puts objects made of a listing and what was kept of the same objects together, as the profile wants them: ids are
/// UUIDs, members of the profile have its types or are left out, what it requires is there. Members that the profile
/// does not know come back as they were.
class UnmappedMembers {
public:
    /// `source`: name of the feed that the kept ids are of. The document owns what is made.
    UnmappedMembers(Document& document, std::string_view source) : document_(document), source_(source) {}

    /// `ours` and `kept` may each be null. `stands_in` is the id of the object around it, `which` tells it from others
    /// of its kind there. Null when something that the profile requires is not known and cannot be left empty.
    Value* together(Table kind, const Value* ours, const Value* kept, std::string_view stands_in,
                    std::string_view which);
    /// The same of a list's elements; `ours` and `kept` are lists and may be null. An empty list when there are none.
    Value* list(Table kind, const Value* ours, const Value* kept, std::string_view stands_in);

private:
    std::string_view id_of(Table kind, const Value* ours, const Value* kept, std::string_view stands_in,
                           std::string_view which);
    Value* converted(Table of, std::uint8_t type, std::string_view words, const Value& kept);
    Value* text(std::string_view text, ValueKind kind = ValueKind::text);

    Document& document_;
    std::string_view source_;
};

}  // namespace waymark::feeds::open_referral
