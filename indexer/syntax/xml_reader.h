// Which values does an XML document hold, and on which lines?
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "indexer/syntax/document.h"

namespace waymark::feeds {

struct XmlRead {
    const Value* root = nullptr;  ///< the root element, named; of several roots an object around them
};

/// Reads a whole XML document (UTF-8, 64 MB at most). Elements become members; an element with text only is text;
/// `xsi:nil` is null; an XML attribute is a member with `from_attribute`, beside text the text is called `#text`;
/// mark-up inside a text (XHTML that nobody escaped) is that text with its tags. Prefixes and namespaces are left to
/// the name rule. A document type is refused: entities are never read. The document owns the bytes.
tl::expected<XmlRead, ReadFault> read_xml(std::string utf8, Document& document, NameRule rule,
                                          const ReadLimits& limits = {});

}  // namespace waymark::feeds
