// How are dates, ages, times, sums and lists said in plain words?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/messages/messages.h"
#include "content/words/vocabulary.h"
#include "server/pages/view.h"
#include "waymark/answer.h"
#include "waymark/listing.h"

namespace waymark::pages {

/// `2026-03-01` or a date and time that begins so → "1 March 2026"; anything else as it is.
std::string format_date(const Messages& messages, std::string_view iso);
/// "5 to 11", "16 and over", "up to 4", "7"; empty when no age is stated.
std::string format_ages(const Messages& messages, const Ages& ages);
/// `09:30` → "9:30am", `12:00` → "12 noon"; anything else as it is.
std::string format_time(const Messages& messages, std::string_view hh_mm);
/// "less than half a mile", "1 mile", "1.2 miles", "14 miles"
std::string format_miles(const Messages& messages, double miles);
/// "£4.50", "£12"; other currencies with their code behind.
std::string format_sum(const Messages& messages, double amount, std::string_view currency);
/// "a, b and c"; empty texts are left out.
std::string all_of(const Messages& messages, const std::vector<std::string>& texts);
/// "Daytime, school holidays": the labels of codes as one line, short.
std::string format_labels(const Messages& messages, const Vocabulary& vocabulary, std::string_view field,
                          const std::vector<std::string>& codes);
/// Labels of codes in the order of the vocabulary; codes it does not know are left out, so that no code is ever shown.
std::vector<std::string> labels(const Messages& messages, const Vocabulary& vocabulary, std::string_view field,
                                const std::vector<std::string>& codes);
/// "Polish"; a language we have no name for: the message `language.other`.
std::string format_language(const Messages& messages, std::string_view tag);

/// "Monday to Friday, 9am to 3pm, in term time"; empty when the schedule has words of its own only.
std::string format_schedule(const Messages& messages, const Vocabulary& vocabulary, const Schedule& schedule);
/// "£24 a day"; empty when there is no amount.
std::string format_cost(const Messages& messages, const Cost& cost);

/// Paragraphs and lists of a longer text, as views with `has_para` and `para` (lines) or `has_items` and `items`.
View::List paragraphs(std::string_view text);

}  // namespace waymark::pages
