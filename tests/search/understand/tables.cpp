// How is a row of a behaviour table read and checked? README.md beside this file says how rows are written.
#include "tests/search/understand/tables.h"
#include "search/understand/load_lexicon.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include "content/text/fold.h"
#include "content/text/text.h"

namespace waymark::tests {
namespace {

using Values = std::map<std::string, std::set<std::string>>;

const std::set<std::string> only_when_named = {"audience",  "break_level",   "sector",
                                               "adulthood", "service_group", "language"};

std::vector<std::string> parts(const std::string& text, char divider) {
    std::vector<std::string> out;
    std::string part;
    std::istringstream in(text);
    while (std::getline(in, part, divider))
        if (!part.empty()) out.push_back(part);
    return out;
}

std::string plain(const std::string& text) {
    std::string out;
    for (const char c : text::fold(text))
        if (c != ' ' && c != '-' && c != '\'' && c != '_') out += c;
    return out;
}

std::string age_text(const AgeRange& age) { return std::to_string(age.min) + "-" + std::to_string(age.max); }

struct Expected {
    Values required, optional, unwanted;
    std::vector<Values> any_of;
    std::vector<std::string> ages_any, places_any;  // alternatives
    std::string ages, text, corrected, urgent;
    std::string radius;
    bool age_free = false, place_free = false, has_text = false, ask = false;
};

void add_values(Values& into, const std::string& field_and_values) {
    const std::size_t equals = field_and_values.find('=');
    if (equals == std::string::npos) throw std::runtime_error("no = in " + field_and_values);
    for (const std::string& value : parts(field_and_values.substr(equals + 1), ','))
        into[field_and_values.substr(0, equals)].insert(value);
}

Expected read_expected(const std::string& written) {
    Expected e;
    for (const std::string& part : parts(written, ' ')) {
        const std::string value = part.substr(part.find('=') + 1);
        if (part.starts_with("any:")) {
            Values group;
            for (const std::string& one : parts(part.substr(4), '/')) add_values(group, one);
            e.any_of.push_back(group);
        } else if (part.starts_with("~age=")) {
            if (value == "any") e.age_free = true;
            else e.ages_any.push_back("?" + value);
        } else if (part.starts_with("~place=")) {
            e.place_free = true;
        } else if (part.starts_with("~")) {
            add_values(e.optional, part.substr(1));
        } else if (part.starts_with("not.")) {
            add_values(e.unwanted, part.substr(4));
        } else if (part.starts_with("age=")) {
            for (const std::string& one : parts(value, '/')) e.ages_any.push_back(one);
        } else if (part.starts_with("ages=")) {
            e.ages = value;
        } else if (part.starts_with("place=")) {
            e.places_any = parts(value, '/');
        } else if (part.starts_with("radius=")) {
            e.radius = value;
        } else if (part.starts_with("text=")) {
            e.text = value;
            e.has_text = true;
        } else if (part.starts_with("corrected=")) {
            e.corrected = value;
        } else if (part.starts_with("urgent=")) {
            e.urgent = value;
        } else if (part == "ask=yes") {
            e.ask = true;
        } else {
            add_values(e.required, part);
        }
    }
    return e;
}

bool has(const Values& values, const std::string& field, const std::string& value) {
    const auto found = values.find(field);
    return found != values.end() && found->second.count(value) != 0;
}

}  // namespace

std::vector<TableRow> table_rows() {
    std::vector<TableRow> rows;
    std::set<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(WAYMARK_SOURCE_DIR "/tests/search/understand"))
        if (file.path().extension() == ".tsv") files.insert(file.path());
    for (const auto& path : files) {
        std::ifstream in(path);
        std::size_t number = 0;
        for (std::string line; std::getline(in, line);) {
            ++number;
            if (line.empty() || line[0] == '#') continue;
            const std::size_t tab = line.find('\t');
            if (tab == std::string::npos)
                throw std::runtime_error(path.filename().string() + ":" + std::to_string(number) +
                                         ": no tab between the words and what is expected");
            rows.push_back({path.filename().string(), number, line.substr(0, tab), line.substr(tab + 1)});
        }
    }
    return rows;
}

std::vector<std::string> mistakes(const TableRow& row, const Understanding& u) {
    const Expected e = read_expected(row.expected);
    std::vector<std::string> out;
    Values got;
    for (const auto& [field, codes] : u.slots.codes) got[field].insert(codes.begin(), codes.end());
    for (const auto& [field, values] : e.required)
        for (const std::string& value : values)
            if (!has(got, field, value)) out.push_back("missing " + field + "=" + value);
    for (const Values& group : e.any_of) {
        bool hit = false;
        std::string all;
        for (const auto& [field, values] : group)
            for (const std::string& value : values) {
                hit = hit || has(got, field, value);
                all += (all.empty() ? "" : " or ") + field + "=" + value;
            }
        if (!hit) out.push_back("missing " + all);
    }
    for (const auto& slot : got) {
        const auto& field = slot.first;  // clang 14 cannot capture a structured binding
        for (const std::string& value : slot.second) {
            const bool fine = has(e.required, field, value) || has(e.optional, field, value) ||
                              std::any_of(e.any_of.begin(), e.any_of.end(),
                                          [&](const Values& group) { return has(group, field, value); });
            if (!fine && (only_when_named.count(field) == 0 || e.required.count(field) != 0))
                out.push_back("wrong " + field + "=" + value);
        }
    }
    const std::string age = u.slots.age ? age_text(*u.slots.age) : "";
    const bool optional_age =
        std::any_of(e.ages_any.begin(), e.ages_any.end(), [](const std::string& a) { return a.starts_with("?"); });
    const bool right_age = std::any_of(e.ages_any.begin(), e.ages_any.end(),
                                       [&](const std::string& a) { return a == age || a == "?" + age; });
    if (!e.age_free && !right_age && !(age.empty() && (optional_age || e.ages_any.empty())))
        out.push_back(age.empty() ? "missing age=" + e.ages_any.front() : "wrong age=" + age);
    if (!e.ages.empty()) {
        std::string ages;
        for (const int one : u.slots.ages) ages += (ages.empty() ? "" : ",") + std::to_string(one);
        if (ages != e.ages) out.push_back("wrong ages=" + ages);
    }
    const bool right_place = std::any_of(e.places_any.begin(), e.places_any.end(),
                                         [&](const std::string& p) { return plain(p) == plain(u.slots.place); });
    if (!e.place_free && !right_place && !(u.slots.place.empty() && e.places_any.empty()))
        out.push_back(u.slots.place.empty() ? "missing place=" + e.places_any.front() : "wrong place=" + u.slots.place);
    std::ostringstream radius;
    if (u.slots.radius_miles) radius << *u.slots.radius_miles;
    if (radius.str() != e.radius) out.push_back("wrong radius=" + radius.str());
    for (const auto& [field, values] : e.unwanted)
        for (const std::string& value : values) {
            const auto found = u.not_wanted.find(field);
            const bool hit = found != u.not_wanted.end() &&
                             std::any_of(found->second.begin(), found->second.end(),
                                         [&](const std::string& v) { return plain(v) == plain(value); });
            if (!hit) out.push_back("missing not." + field + "=" + value);
        }
    if (e.has_text && plain(e.text == "-" ? "" : e.text) != plain(u.text)) out.push_back("wrong text=" + u.text);
    if (!e.corrected.empty() && (!u.corrected || plain(*u.corrected) != plain(e.corrected)))
        out.push_back("wrong corrected=" + u.corrected.value_or(""));
    const std::string urgent = u.urgent.empty() ? "no" : u.urgent.front().quieter ? "quiet" : "yes";
    if (!e.urgent.empty() && urgent != e.urgent) out.push_back("wrong urgent=" + urgent);
    if (e.ask && u.questions.empty()) out.push_back("no question");
    return out;
}

std::shared_ptr<const Words> shipped_words() {
    static const std::shared_ptr<const Words> words = [] {
        const ContentFiles files(WAYMARK_SOURCE_DIR "/content", {});
        const auto vocabulary = Vocabulary::load(files);
        if (!vocabulary) throw std::runtime_error(vocabulary.error().message);
        const auto places = Places::load(files, WAYMARK_SOURCE_DIR "/tests/search/understand/no-such-folder");
        if (!places) throw std::runtime_error(places.error().message);
        auto loaded = load_lexicon(files, *vocabulary, *places, {});
        if (!loaded) throw std::runtime_error(loaded.error().message);
        return *loaded;
    }();
    return words;
}

}  // namespace waymark::tests
