// What is a dialect: a form of feed that we read, or know well enough to refuse by name?
// docs/ADDING-A-FORMAT.md tells how to add one.
#pragma once

#include <string>
#include <string_view>

#include "indexer/dialects/translation.h"
#include "indexer/open_referral/names.h"
#include "indexer/syntax/document.h"
#include "indexer/syntax/glimpse.h"

namespace waymark::feeds {

/// How a file that we read is laid out.
enum class Layout { none, json, xml, csv };

/// What stands in one file: whole records, or tables that the other files of the folder complete.
enum class Reach { file, folder };

/// One kind of file. A dialect that we read has a layout; the others are known so that they can be refused by name.
struct Dialect {
    std::string_view name;   ///< for `--format`, empty for what is only refused
    std::string_view title;  ///< "Open Referral as XML"
    Layout layout = Layout::none;
    bool (*is)(const Glimpse&) = nullptr;
    /// Says a file's values in the words of Open Referral (docs/LISTING-FEED.md). Null: they are in its words already.
    const Value* (*translate)(const Value& root, Translation& translation) = nullptr;
    NameRule names = open_referral::name_member;
    Reach reach = Reach::file;
};

}  // namespace waymark::feeds
