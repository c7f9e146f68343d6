// How does a dialect say its records in the words of Open Referral?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/syntax/document.h"

namespace waymark::feeds {

struct ColumnMap;
class ColumnNames;
class PublicationWords;
class Terms;

/// An object or a list that a dialect's reader makes, member by member; one handle for each, good while its document
/// lives. Everything is written with the line of the value it was made of. What is blank is not written.
class NodeBuilder {
public:
    NodeBuilder(Document& document, Value& value) : document_(&document), value_(&value), last_(&value) {}

    Value& value() const { return *value_; }
    /// A new member of this object, or (with no name) a new element of this list.
    NodeBuilder object(std::string_view name, const Value& at) { return add(name, ValueKind::object, at); }
    NodeBuilder list(std::string_view name, const Value& at) { return add(name, ValueKind::array, at); }
    /// Words of our own making; they are copied.
    void text(std::string_view name, std::string_view words, const Value& at);
    /// A value of the feed under another name. The feed's own value counts as taken, so it is not kept a second time.
    void take(std::string_view name, const Value* from);
    /// The first of several members of a feed's object that says something.
    void take_first(std::string_view name, const Value& of, std::initializer_list<std::string_view> members);
    /// What is left of a value of the feed, to be kept beside the listing: the members that nobody took.
    void keep(std::string_view name, const Value& rest);

    /// Goes on behind the members that a container has already.
    void go_to_end();

private:
    NodeBuilder add(std::string_view name, ValueKind kind, const Value& at);
    void append(Value* child, std::string_view name);

    Document* document_;
    Value* value_;
    Value* last_;  // the container itself while it is empty
};

/// One file on its way into Open Referral's words.
struct Translation {
    Translation(Document& document_, std::string_view file_) : document(document_), file(file_) {}

    Document& document;                     ///< new values live in it
    std::string_view file;                  ///< name of the file, for dialects whose tables are named by their files
    std::vector<std::string_view> columns;  ///< CSV: the folded names of the first row
    std::vector<std::string_view> written_columns;  ///< CSV: the same as the file has them
    const ColumnMap* map = nullptr;                 ///< CSV: which column is what, when a person has said it
    const ColumnNames* column_names = nullptr;      ///< CSV: what councils call their columns
    const PublicationWords* publication = nullptr;  ///< what a status or a flag says of who may see a record
    const Terms* terms = nullptr;                   ///< what the terms of feeds mean: a term may have commas in it
    std::string_view today;                         ///< ISO date; empty: nothing is too early or over
    bool rows_are_records = true;                   ///< CSV: a row that could not be read is a service that is left out
    std::vector<ReadFault> warnings;
    std::string refusal;      ///< why the file cannot be read after all; empty when it can
    std::string guessed_map;  ///< CSV: a mapping file for a person to look over, when one is missing

    /// The object that holds everything, to be given back.
    NodeBuilder root(const Value& at);
    void warn(const Value& at, std::string message);
    /// Whether a record, or a part of one, is marked as not for the public, or in a way that nobody can read.
    bool is_withheld(const Value& record) const;
    /// Says again in `made` what the feed's own flags say of who may see a record, so that the mapping heeds them.
    void say_flags(NodeBuilder& made, const Value& record) const;
};

/// A scalar's words, trimmed, of a member that counts as taken from then on; empty when there are none.
std::string_view take_text(const Value& object, std::string_view member);
/// The same without taking it.
std::string_view peek_text(const Value& object, std::string_view member);
/// Marks a value and everything in it as taken.
void take_all(const Value* value);
/// Whether a word of a feed means yes or no.
bool means_yes(std::string_view words);
bool means_no(std::string_view words);

}  // namespace waymark::feeds
