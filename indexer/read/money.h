// Which sums of money do these words of a feed name, and are they a price?
#pragma once

#include <optional>
#include <string_view>

namespace waymark::feeds {

/// What a field that should hold one sum says: `4.50`, `£4,50`, `1,200`, `1.200,00`, `GBP 5`, `5 pounds`. Nothing for
/// other words, and for several sums ("£3-£5"): they stay words.
std::optional<double> amount_from_field(std::string_view text);

/// Whether words about fees name a sum above nothing: "£3-£5", "adults 50p", "GBP 4".
bool names_an_amount(std::string_view fees);

/// Whether a sentence among others names a price: a sum above nothing that is not a grant, a gift, an income or what
/// was raised.
bool names_a_price(std::string_view sentence);

}  // namespace waymark::feeds
