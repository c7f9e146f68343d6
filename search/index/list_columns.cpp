// What does the index hold of each listing so that it can be listed, counted and filtered without its document?
// (columnar file) A blob file (blob_file.h): how many elements each column has, then the columns, each filled up to
// eight bytes so that the next is aligned.
#include "search/index/list_columns.h"

#include <fmt/core.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

namespace waymark {
namespace {

/// One column after another, in the order in which both writer and reader name them.
template <class Columns, class Visit>
void each_column(Columns& c, Visit&& visit) {
    std::apply([&](auto&... column) { (visit(column), ...); }, c);
}

template <class T>
std::string_view bytes_of(const T& column) {
    return {reinterpret_cast<const char*>(column.data()), column.size() * sizeof(*column.data())};
}

bool in_steps(std::span<const std::uint32_t> at, std::size_t documents, std::size_t elements) {
    return at.size() == documents + 1 && at.front() == 0 && std::is_sorted(at.begin(), at.end()) &&
           at.back() == elements;
}
bool all_below(std::span<const std::uint32_t> numbers, std::size_t bound) {
    return std::all_of(numbers.begin(), numbers.end(), [&](std::uint32_t number) { return number < bound; });
}

}  // namespace

std::uint32_t TextNumbers::number(const std::string& text) {
    const auto [at, fresh] = numbers_.try_emplace(text, static_cast<std::uint32_t>(ends_.size()));
    if (fresh) {
        bytes_ += text;
        ends_.push_back(bytes_.size());
    }
    return at->second;
}

void ListColumnWriter::add(const ListFacts& facts) {
    const auto document = static_cast<std::uint32_t>(ids_.size());
    ids_.push_back(facts.id);
    groups_.push_back(facts.group);
    modified_.push_back(facts.modified);
    ages_.push_back(facts.ages);
    counts_.push_back(facts.counts ? 1 : 0);
    places_.insert(places_.end(), facts.places.begin(), facts.places.end());
    place_at_.push_back(static_cast<std::uint32_t>(places_.size()));
    for (const auto& label : facts.labels) {
        const auto number = label_texts_.number(label.text);
        if (number == label_uses_.size()) {
            label_uses_.push_back(0);
            label_first_.push_back(document);
        }
        ++label_uses_[number];
        labels_.push_back({number & ((1u << 29) - 1), label.of & 7u});
    }
    label_at_.push_back(static_cast<std::uint32_t>(labels_.size()));
    hours_.insert(hours_.end(), facts.hours.begin(), facts.hours.end());
    hours_at_.push_back(static_cast<std::uint32_t>(hours_.size()));
    for (const auto& area : facts.areas) areas_.push_back(area_texts_.number(area));
    area_at_.push_back(static_cast<std::uint32_t>(areas_.size()));
    group_words_.push_back(facts.group_words.empty() ? 0 : texts_.number(facts.group_words) + 1);
    for (const auto& postcode : facts.postcodes)
        postcodes_.push_back({texts_.number(postcode.text), document, postcode.point.lat, postcode.point.lon});
}

Result<void> ListColumnWriter::finish(const std::string& path) {
    std::vector<std::uint32_t> by_id(ids_.size()), by_group;
    std::iota(by_id.begin(), by_id.end(), 0u);
    const auto before = [&](std::uint32_t a, std::uint32_t b) { return std::tie(ids_[a], a) < std::tie(ids_[b], b); };
    std::sort(by_id.begin(), by_id.end(), before);
    std::vector<PlaceRef> by_at;
    for (const auto document :
         by_id) {  // what follows is sorted stably, and so each id's documents are in the order of theirs
        if (groups_[document]) by_group.push_back(document);
        for (std::uint32_t i = 0; i < place_at_[document + 1] - place_at_[document]; ++i)
            by_at.push_back({document, i});
    }
    auto by_place = by_at;
    const auto place = [&](const PlaceRef& ref) -> const ListedPlace& {
        return places_[place_at_[ref.document] + ref.place];
    };
    std::stable_sort(by_group.begin(), by_group.end(), [&](auto a, auto b) { return groups_[a] < groups_[b]; });
    std::stable_sort(by_at.begin(), by_at.end(),
                     [&](const auto& a, const auto& b) { return place(a).at < place(b).at; });
    std::stable_sort(by_place.begin(), by_place.end(),
                     [&](const auto& a, const auto& b) { return place(a).place < place(b).place; });

    BlobWriter out(path);
    const auto columns = std::tie(ids_, groups_, modified_, ages_, counts_, place_at_, places_, label_at_, labels_,
                                  hours_at_, hours_, area_at_, areas_, group_words_, postcodes_, by_id, by_at, by_place,
                                  by_group, label_uses_, label_first_, label_texts_.ends(), label_texts_.bytes(),
                                  area_texts_.ends(), area_texts_.bytes(), texts_.ends(), texts_.bytes());
    std::vector<std::uint64_t> sizes;
    each_column(columns, [&](const auto& column) { sizes.push_back(column.size()); });
    const auto add = [&](std::string_view bytes) {
        static constexpr char filling[8]{};
        std::string aligned;
        if (bytes.size() % 8 == 0) return out.add(bytes);
        aligned.reserve(bytes.size() + 8);
        aligned.append(bytes).append(filling, 8 - bytes.size() % 8);
        out.add(aligned);
    };
    add(bytes_of(sizes));
    each_column(columns, [&](const auto& column) { add(bytes_of(column)); });
    return out.finish();
}

Result<ListColumns> ListColumns::open(const std::string& path, std::uint32_t documents) {
    auto file = BlobFile::open(path);
    if (!file) return tl::unexpected(file.error());
    ListColumns columns;
    columns.file_ = std::move(*file);
    if (!columns.read() || !columns.is_whole(documents))
        return fail(ErrorKind::unreadable, fmt::format("{} is missing or damaged.", path));
    return columns;
}

bool ListColumns::read() {
    auto columns = std::tie(ids_, groups_, modified_, ages_, counts_, place_at_, places_, label_at_, labels_, hours_at_,
                            hours_, area_at_, areas_, group_words_, postcodes_, by_id_, by_at_, by_place_, by_group_,
                            label_uses_, label_first_, label_texts_.ends, label_texts_.bytes, area_texts_.ends,
                            area_texts_.bytes, texts_.ends, texts_.bytes);
    constexpr std::size_t count = std::tuple_size_v<decltype(columns)>;
    const auto sizes = file_.at(0);
    if (file_.size() != count + 1 || sizes.size() != count * sizeof(std::uint64_t)) return false;
    std::uint32_t number = 0;
    bool good = true;
    each_column(columns, [&]<class T>(std::span<const T>& column) {
        const auto size = reinterpret_cast<const std::uint64_t*>(sizes.data())[number];
        const auto bytes = file_.at(++number);
        good = good && bytes.size() % 8 == 0 && size <= bytes.size() / sizeof(T);
        if (good) column = {reinterpret_cast<const T*>(bytes.data()), static_cast<std::size_t>(size)};
    });
    return good;
}

bool ListColumns::Texts::is_whole() const {
    return std::is_sorted(ends.begin(), ends.end()) && (ends.empty() ? 0 : ends.back()) == bytes.size() &&
           ends.size() < std::numeric_limits<std::uint32_t>::max();
}

bool ListColumns::is_whole(std::uint32_t documents) const {
    const auto n = ids_.size();
    if ((n != documents && n != 0) || groups_.size() != n || modified_.size() != n || ages_.size() != n ||
        counts_.size() != n || group_words_.size() != n || by_id_.size() != n)
        return false;
    if (!in_steps(place_at_, n, places_.size()) || !in_steps(label_at_, n, labels_.size()) ||
        !in_steps(hours_at_, n, hours_.size()) || !in_steps(area_at_, n, areas_.size()))
        return false;
    if (!label_texts_.is_whole() || !area_texts_.is_whole() || !texts_.is_whole()) return false;
    if (label_uses_.size() != label_texts_.size() || label_first_.size() != label_texts_.size()) return false;
    const auto is_place = [&](const PlaceRef& ref) {
        return ref.document < n && ref.place < place_at_[ref.document + 1] - place_at_[ref.document];
    };
    return all_below(areas_, area_texts_.size()) && all_below(by_id_, n) && all_below(by_group_, n) &&
           all_below(label_first_, n) && all_below(group_words_, std::size_t{texts_.size()} + 1) &&
           std::all_of(by_at_.begin(), by_at_.end(), is_place) &&
           std::all_of(by_place_.begin(), by_place_.end(), is_place) &&
           std::all_of(labels_.begin(), labels_.end(),
                       [&](const LabelUse& use) { return use.label < label_texts_.size(); }) &&
           std::all_of(postcodes_.begin(), postcodes_.end(),
                       [&](const auto& postcode) { return postcode.document < n && postcode.text < texts_.size(); });
}

}  // namespace waymark
