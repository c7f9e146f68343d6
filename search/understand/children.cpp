// What do several ages in one query come to: one child said twice, or several children?
#include "search/understand/children.h"

#include <algorithm>

#include "search/understand/query_parse.h"

namespace waymark::understanding {
namespace {

bool meet(const AgeRange& a, const AgeRange& b) { return a.min <= b.max && b.min <= a.max; }
bool inside(const AgeRange& a, const AgeRange& b) { return b.min <= a.min && a.max <= b.max; }

}  // namespace

AgesRead ages_of(std::vector<Reading>& chosen) {
    std::vector<Reading*> said;
    for (Reading& reading : chosen)
        if (reading.kind == ReadingKind::age) said.push_back(&reading);
    // "my toddler is 2": the number says more than the stage; "clubs for 5 to 11, he is 7": so does the narrower.
    const auto gives_way = [&](const Reading* wide) {
        return std::any_of(said.begin(), said.end(), [&](const Reading* other) {
            if (other == wide) return false;
            if (wide->stage && !other->stage) return meet(wide->age, other->age);
            if (wide->stage != other->stage || wide->age == other->age) return false;
            return inside(other->age, wide->age);
        });
    };
    // A bare number counts beside a plainly said age only when it is said with it: "6yo and 11".
    const auto stray = [&](const Reading* one) {
        if (!one->unsure ||
            std::none_of(said.begin(), said.end(), [](const Reading* r) { return !r->unsure && !r->stage; }))
            return false;
        return std::none_of(said.begin(), said.end(), [&](const Reading* r) {
            return r != one && !r->stage && (one->first() <= r->last() + 2 && r->first() <= one->last() + 2);
        });
    };
    AgesRead read;
    std::vector<Reading*> kept;
    for (Reading* reading : said)
        if (!gives_way(reading) && !stray(reading)) kept.push_back(reading);
        else reading->kind = ReadingKind::background;
    for (const Reading* reading : kept) {
        if (!read.span) read.span = reading->age;
        read.span->min = std::min(read.span->min, reading->age.min);
        read.span->max = std::max(read.span->max, reading->age.max);
        if (reading->age.min == reading->age.max &&
            std::find(read.ages.begin(), read.ages.end(), reading->age.min) == read.ages.end())
            read.ages.push_back(reading->age.min);
    }
    std::sort(read.ages.begin(), read.ages.end());
    if (read.ages.size() < 2) {
        const bool one_age = read.span && read.span->min == read.span->max;
        if (!one_age) read.ages.clear();
    }
    return read;
}

}  // namespace waymark::understanding
