// Which clock times and prices does a query say? They are no ages and no words to look for; days and parts of the day
// are in times.txt.
#include "search/understand/times.h"

#include "search/understand/numbers.h"
#include "search/understand/query_parse.h"

namespace waymark::understanding {

void read_times(QueryParse& parse) {
    const Query& query = parse.query;
    for (std::size_t at = 0; at < query.size(); ++at) {
        const std::string& word = query.words[at].word;
        const std::size_t digits = word.find_first_not_of("0123456789");
        const bool number = !word.empty() && word[0] >= '0' && word[0] <= '9';
        if (!number) continue;
        const std::string_view gap = query.words[at].gap;
        const bool price = gap.ends_with("\xC2\xA3") || gap.ends_with('$') || gap.ends_with("\xE2\x82\xAC");
        std::size_t end = price ? at + 1 : 0;
        if (price && end < query.size() && query.words[end].gap == ".") ++end;
        if (!price && digits != std::string::npos) {
            const auto ending = parse.lexicon.endings.find(word.substr(digits));
            if (ending != parse.lexicon.endings.end() && ending->second == "clock") end = at + 1;
        } else if (!price && at + 1 < query.size() &&
                   (query.words[at + 1].gap == ":" || query.words[at + 1].gap == ".") &&
                   query.words[at + 1].word.size() >= 2 && query.words[at + 1].word[0] <= '5') {
            end = at + 2;
        }
        if (!price && (end == 0 || parse.class_at(end, "clock-word") != 0)) {
            if (const std::size_t clock = parse.class_at(end == 0 ? at + 1 : end, "clock-word")) end = clock;
        }
        if (end == 0) continue;
        Reading reading;
        reading.kind = ReadingKind::background;
        // "4 to 6pm": what runs up to a clock time is one too.
        std::size_t from = at;
        if (const auto to = parse.class_before(at, "range-word"); to && *to > 0 && number_at(parse, *to - 1))
            from = *to - 1;
        else if (at > 0 && query.words[at].gap.find('-') != std::string_view::npos && number_at(parse, at - 1))
            from = at - 1;
        reading.own = words_between(from, end);
        reading.from = from;
        reading.to = end;
        reading.score = points_a_word * static_cast<int>(end - from) + 60;
        reading.why = price ? "price" : "time-of-day";
        parse.readings.push_back(std::move(reading));
    }
}

}  // namespace waymark::understanding
