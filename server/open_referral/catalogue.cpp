// What do the lists of Open Referral see of the index? (a read-only view of one generation)
#include "server/open_referral/catalogue.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "content/places/postcode.h"
#include "content/store/listing_json.h"
#include "content/text/fold.h"
#include "content/text/text.h"
#include "indexer/ids/export_ids.h"

namespace waymark::open_referral {

namespace {

/// Areas that hold every postcode this API can be asked about.
bool is_whole_country(std::string_view name) {
    const std::string words = text::fold(name);
    for (std::string_view whole : {"england", "uk", "united kingdom", "great britain", "national", "nationwide",
                                   "uk wide", "uk-wide", "england and wales"})
        if (words == whole) return true;
    return false;
}

constexpr auto by_at = [](const ListColumns& columns) { return columns.by_at(); };
constexpr auto by_place = [](const ListColumns& columns) { return columns.by_place(); };
constexpr auto by_group = [](const ListColumns& columns) { return columns.by_group(); };
constexpr auto by_id = [](const ListColumns& columns) { return columns.by_id(); };
constexpr auto at_of = [](const ListColumns& columns, const PlaceRef& ref) -> const Uuid& {
    return columns.places(ref.document)[ref.place].at;
};
constexpr auto place_of = [](const ListColumns& columns, const PlaceRef& ref) -> const Uuid& {
    return columns.places(ref.document)[ref.place].place;
};
constexpr auto group_of = [](const ListColumns& columns, std::uint32_t document) -> const Uuid& {
    return columns.groups()[document];
};
constexpr auto id_of = [](const ListColumns& columns, std::uint32_t document) -> const Uuid& {
    return columns.ids()[document];
};

/// Keeps the entry with the least id.
void keep_first(std::optional<Entry>& first, const Entry& entry) {
    if (!first || entry.id() < first->id()) first = entry;
}

/// A label of a segment, and where a live listing first has it.
struct FirstUse {
    std::string_view listing_id;
    std::uint32_t position = 0;  ///< among the labels of the listing
    std::size_t part = 0;
    std::uint32_t label = 0, uses = 0;
    auto order() const { return std::tie(listing_id, position); }
};

/// The labels of a part that a live listing has.
std::vector<FirstUse> live_labels(const Part& part, std::size_t number) {
    const ListColumns& columns = *part.columns;
    const std::uint32_t count = columns.label_count();
    std::vector<std::uint32_t> uses(count), first(count);
    for (std::uint32_t label = 0; label < count; ++label) {
        uses[label] = columns.label_uses(label);
        first[label] = columns.label_first(label);
    }
    // The segment counted the withdrawn ones, too.
    std::uint32_t homeless = 0;  // labels in use whose first document is withdrawn
    Bits withdrawn = part.live->live;
    withdrawn.flip();
    withdrawn.each([&](std::size_t document) {
        for (const LabelUse& use : columns.labels(static_cast<std::uint32_t>(document))) --uses[use.label];
    });
    std::vector<std::uint8_t> is_homeless(count);
    for (std::uint32_t label = 0; label < count; ++label)
        if (uses[label] > 0 && !part.live->live.test(first[label])) is_homeless[label] = 1, ++homeless;
    for (std::uint32_t document = 0; homeless > 0 && document < columns.size(); ++document) {
        if (!part.live->live.test(document)) continue;
        for (const LabelUse& use : columns.labels(document))
            if (is_homeless[use.label]) is_homeless[use.label] = 0, first[use.label] = document, --homeless;
    }
    std::vector<FirstUse> found;
    for (std::uint32_t label = 0; label < count; ++label) {
        if (uses[label] == 0) continue;
        const auto labels = columns.labels(first[label]);
        const auto at =
            std::find_if(labels.begin(), labels.end(), [&](const LabelUse& use) { return use.label == label; });
        found.push_back({part.live->segment->id(first[label]), static_cast<std::uint32_t>(at - labels.begin()), number,
                         label, uses[label]});
    }
    return found;
}

}  // namespace

template <class Element, class Order, class IdOf, class Take>
void Catalogue::equal(Order order, IdOf id_of_element, const Uuid& id, Take&& take) const {
    for (const Part& part : parts_) {
        const std::span<const Element> all = order(*part.columns);
        auto at = std::partition_point(
            all.begin(), all.end(), [&](const Element& element) { return id_of_element(*part.columns, element) < id; });
        for (; at != all.end() && id_of_element(*part.columns, *at) == id; ++at)
            if (part.live->live.test(document_of(*at))) take(Entry(part, document_of(*at)));
    }
}

Catalogue::Catalogue(std::shared_ptr<const Generation> generation, const Vocabulary& vocabulary,
                     const Councils& councils, std::shared_ptr<const Places> places)
    : generation_(std::move(generation)), vocabulary_(vocabulary), councils_(councils), places_(std::move(places)) {
    for (const LiveSegment& live : generation_->segments)
        if (const ListColumns& columns = live.segment->lists(); columns.size() > 0)
            parts_.push_back({&live, &columns, {}});
    each([&](const Entry& entry) { services_ += entry.is_service(); });
    add_vocabulary();
    add_terms();
    count_taxonomies();
}

void Catalogue::add_vocabulary() {
    for (const VocabularyField& field : vocabulary_.fields()) {
        if (field.name == "age_band") continue;  // worked out of the ages, never a term
        const Uuid taxonomy_id = *Uuid::of(feeds::open_referral::vocabulary_id(field.name));
        taxonomies_.push_back({taxonomy_id, field.name, field.label, 0, true});
        for (const VocabularyValue& value : field.values) {
            Term term;
            term.id = *Uuid::of(feeds::open_referral::vocabulary_id(field.name, value.code));
            term.taxonomy_id = taxonomy_id;
            term.name = value.label;
            term.taxonomy = field.name;
            term.code = value.code;
            term.ours = true;
            term_at_[term.id] = static_cast<std::uint32_t>(terms_.size());
            terms_.push_back(std::move(term));
        }
    }
}

void Catalogue::add_terms() {
    std::vector<FirstUse> labels;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        parts_[i].term_of_label.resize(parts_[i].columns->label_count());
        const auto more = live_labels(parts_[i], i);
        labels.insert(labels.end(), more.begin(), more.end());
    }
    std::sort(labels.begin(), labels.end(), [](const FirstUse& a, const FirstUse& b) { return a.order() < b.order(); });
    for (const FirstUse& label : labels) {
        Term term{feeds::open_referral::unpacked_term(parts_[label.part].columns->label(label.label))};
        const auto [at, is_new] = term_at_.try_emplace(term.id, static_cast<std::uint32_t>(terms_.size()));
        if (is_new) terms_.push_back(std::move(term));  // the first that names it says what it is
        terms_[at->second].uses += label.uses;
        parts_[label.part].term_of_label[label.label] = at->second;
    }
}

void Catalogue::count_taxonomies() {
    std::map<Uuid, Taxonomy> all;
    for (Taxonomy& taxonomy : taxonomies_) all.emplace(taxonomy.id, std::move(taxonomy));
    for (const Term& term : terms_) {
        if (!term.taxonomy_id || term.uses == 0) continue;
        Taxonomy& taxonomy = all[term.taxonomy_id];
        if (!taxonomy.id) {
            taxonomy.id = term.taxonomy_id;
            taxonomy.name = term.taxonomy;
        }
        ++taxonomy.uses;
    }
    taxonomies_.clear();
    for (auto& [id, taxonomy] : all) taxonomies_.push_back(std::move(taxonomy));
}

std::optional<Entry> Catalogue::find(const Uuid& id) const {
    std::optional<Entry> found;
    equal<std::uint32_t>(by_id, id_of, id, [&](const Entry& entry) { found = entry; });
    return found;
}
std::optional<Entry> Catalogue::at_location(const Uuid& id) const {
    std::optional<Entry> first;
    equal<PlaceRef>(by_at, at_of, id, [&](const Entry& entry) { keep_first(first, entry); });
    return first;
}
std::optional<Entry> Catalogue::in_location(const Uuid& id) const {
    std::optional<Entry> first;
    equal<PlaceRef>(by_place, place_of, id, [&](const Entry& entry) { keep_first(first, entry); });
    return first;
}
std::vector<Entry> Catalogue::of_organization(const Uuid& id) const {
    std::vector<Entry> found;
    equal<std::uint32_t>(by_group, group_of, id, [&](const Entry& entry) { found.push_back(entry); });
    std::sort(found.begin(), found.end(), [](const Entry& a, const Entry& b) { return a.id() < b.id(); });
    return found;
}

std::vector<Uuid> Catalogue::locations() const {
    std::vector<Uuid> ids;
    merged<PlaceRef>(by_place, place_of, {}, [&](const Part& part, const PlaceRef& ref) {
        if (const Uuid& id = place_of(*part.columns, ref); ids.empty() || ids.back() != id) ids.push_back(id);
        return true;
    });
    return ids;
}

std::vector<Organization> Catalogue::organizations() const {
    std::vector<Organization> found;
    merged<std::uint32_t>(by_group, group_of, {}, [&](const Part& part, std::uint32_t document) {
        const Entry entry(part, document);
        if (!entry.names_organization()) return true;
        const Organization organization{entry.organization(), part.columns->group_words(document), entry};
        if (found.empty() || found.back().id != organization.id) found.push_back(organization);
        else if (found.back().named_by.id() < entry.id()) found.back() = organization;
        return true;
    });
    return found;
}

std::optional<Organization> Catalogue::organization(const Uuid& id) const {
    std::optional<Entry> last;
    equal<std::uint32_t>(by_group, group_of, id, [&](const Entry& entry) {
        if (entry.names_organization() && (!last || last->id() < entry.id())) last = entry;
    });
    if (!last) return std::nullopt;
    return Organization{id, last->organization_words(), *last};
}

const Term* Catalogue::term(const Uuid& id) const {
    const auto at = term_at_.find(id);
    return at == term_at_.end() ? nullptr : &terms_[at->second];
}
const Taxonomy* Catalogue::taxonomy(const Uuid& id) const {
    const auto at = std::lower_bound(taxonomies_.begin(), taxonomies_.end(), id,
                                     [](const Taxonomy& taxonomy, const Uuid& wanted) { return taxonomy.id < wanted; });
    return at != taxonomies_.end() && at->id == id ? &*at : nullptr;
}

std::optional<LatLon> Catalogue::odd_postcode(const std::string& folded) const {
    std::string_view first;  // the listing with the least id says it
    std::optional<LatLon> point;
    for (const Part& part : parts_)
        for (const ListedPostcode& postcode : part.columns->postcodes()) {
            if (!part.live->live.test(postcode.document) || part.columns->text(postcode.text) != folded) continue;
            const auto id = part.live->segment->id(postcode.document);
            if (point && first <= id) continue;
            first = id;
            point = {postcode.lat, postcode.lon};
        }
    return point;
}

std::vector<std::uint16_t> Catalogue::councils_of(std::string_view packed) const {
    const auto area = feeds::open_referral::unpacked_area(packed);
    std::vector<std::string> slugs;
    if (!area.council.empty()) slugs.emplace_back(area.council);
    else if (!is_whole_country(area.name) && places_)
        if (auto known = places_->find(std::string(area.name)); known && known->is_area)
            slugs = known->councils.empty() ? std::vector<std::string>{known->council} : known->councils;
    std::vector<std::uint16_t> found;
    for (const std::string& slug : slugs)
        if (const Council* council = councils_.find(slug))
            found.push_back(static_cast<std::uint16_t>(council - councils_.all().data()));
    return found;
}

std::shared_ptr<const Catalogue> Catalogues::now() const {
    auto generation = listings_.generation();
    if (!generation) return nullptr;
    auto places = listings_.places();
    const std::lock_guard lock(mutex_);
    if (!newest_ || newest_->generation() != generation || newest_->places() != places)
        newest_ = std::make_shared<const Catalogue>(std::move(generation), vocabulary_, councils_, std::move(places));
    return newest_;
}

}  // namespace waymark::open_referral
