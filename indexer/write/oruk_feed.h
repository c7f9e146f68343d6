// How is a whole feed of Open Referral UK 3.0 written, as JSON or as XML of the same objects?
// One record a line, so that a reader needs the memory of one record however long the feed is.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "content/words/vocabulary.h"
#include "indexer/write/feed_writer.h"

namespace waymark::feeds::open_referral {

std::unique_ptr<ListingsWriter> json_writer(const Vocabulary& vocabulary, const TakeBytes& take);
std::unique_ptr<ListingsWriter> xml_writer(const Vocabulary& vocabulary, const TakeBytes& take);

}  // namespace waymark::feeds::open_referral
