// How much does each thing count when results are put in order?
#include "search/index/ranking.h"

#include <fmt/core.h>

#include <charconv>
#include <map>

namespace waymark {

Result<Ranking> Ranking::load(const ContentFiles& files) {
    Ranking r;
    const std::map<std::string, int*> whole{{"weight name", &r.name},
                                            {"weight alternate_name", &r.alternate_name},
                                            {"weight summary", &r.summary},
                                            {"weight organisation", &r.organisation},
                                            {"weight codes", &r.codes},
                                            {"weight place", &r.place},
                                            {"weight description", &r.description},
                                            {"weight details", &r.details}};
    const std::map<std::string, double*> real{{"bm25 k1", &r.k1},
                                              {"bm25 b", &r.b},
                                              {"synonym share", &r.synonym_share},
                                              {"evidence share", &r.evidence_share},
                                              {"name whole", &r.name_whole},
                                              {"name part", &r.name_part},
                                              {"name all", &r.name_all},
                                              {"fact stated", &r.fact_stated},
                                              {"fact derived", &r.fact_derived},
                                              {"fact open", &r.fact_open},
                                              {"fact breadth", &r.fact_breadth},
                                              {"silent share", &r.silent_share},
                                              {"others share", &r.others_share},
                                              {"children share", &r.children_share},
                                              {"unchecked share", &r.unchecked_share},
                                              {"unchecked days", &r.unchecked_days},
                                              {"professionals share", &r.professionals_share},
                                              {"near share", &r.near_share},
                                              {"near half_miles", &r.near_half_miles},
                                              {"fresh share", &r.fresh_share},
                                              {"fresh half_days", &r.fresh_half_days},
                                              {"full share", &r.full_share},
                                              {"open share", &r.open_share},
                                              {"loose share", &r.loose_share},
                                              {"here share", &r.here_share}};

    auto lines = read_words_file(files, "ranking.txt");
    if (!lines) return tl::unexpected(lines.error());
    for (const auto& line : *lines) {
        std::string key;
        for (const auto& word : line.head) key += (key.empty() ? "" : " ") + word;
        const auto& text = line.items.front();
        double value = -1;
        auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > 1000 ||
            line.items.size() != 1)
            return fail(
                ErrorKind::unreadable,
                fmt::format("ranking.txt:{}: \"{}\" needs one number from 0 to 1000 after the colon.", line.line, key));
        if (auto it = whole.find(key); it != whole.end()) *it->second = static_cast<int>(value);
        else if (auto at = real.find(key); at != real.end()) *at->second = value;
        else
            return fail(
                ErrorKind::unreadable,
                fmt::format("ranking.txt:{}: there is no weight called \"{}\". Look at the shipped file for the names.",
                            line.line, key));
    }
    if (r.near_half_miles <= 0 || r.fresh_half_days <= 0)
        return fail(ErrorKind::unreadable,
                    "ranking.txt: \"near half_miles\" and \"fresh half_days\" must be more than 0.");
    return r;
}

}  // namespace waymark
