// What does an answer look like as JSON?
#pragma once

#include <functional>
#include <string>

#include "content/json/answer_writer.h"
#include "content/messages/messages.h"
#include "content/words/vocabulary.h"
#include "waymark/answer.h"

namespace waymark {

/// What whoever answers knows of its site, and the engine does not.
struct AnswerJsonOptions {
    /// Names the directory of a neighbour by the slug of its council; empty for our own. May be empty: then nothing is
    /// a neighbour's.
    std::function<std::string(std::string_view council)> neighbour_of = {};
    std::string listing_url = "/listing/";  ///< stands before the id in `url`
};

/// The body of `GET /api/v1/search`: every key always there, absent values null or []. Sentences are written with
/// `messages`.
std::string search_json(const SearchRequest& request, const Answer& answer, const Vocabulary& vocabulary,
                        const Messages& messages, const AnswerJsonOptions& options = {});

/// The object `understood`, also the body of `GET /api/v1/interpret`.
void write_understood(AnswerWriter& json, const Understanding& understood, const Vocabulary& vocabulary,
                      const Messages& messages);
/// The object `slots`: only what was read.
void write_slots(AnswerWriter& json, const Slots& slots, const Vocabulary& vocabulary);

/// `{"min","max"}`, an open end null; null when no age is stated.
void write_ages(AnswerWriter& json, const Ages& ages);
/// Contract name of a precision; empty when it is unknown.
const char* name_of(Precision precision);
/// Contract name of a reach; empty when the distance is known.
const char* name_of(Reach reach);

}  // namespace waymark
