// What may the world read of one listing, as JSON?
#include "server/api/listing_json.h"

#include <algorithm>

#include "content/json/answer_writer.h"
#include "content/store/enum_names.h"
#include "content/store/listing_fields.h"
#include "search/json/answer_json.h"
#include "server/site/provenance.h"

namespace waymark {
namespace {

class ListingWriter {
public:
    ListingWriter(const Listing& listing, const Vocabulary& vocabulary, const Messages& messages,
                  const Provenance* provenance)
        : listing_(listing), vocabulary_(vocabulary), messages_(messages), provenance_(provenance) {}

    std::string write() {
        json_.reserve(8 * 1024);
        json_.begin_object();
        fields(listing_);
        sources();
        json_.end_object();
        return json_.take();
    }

private:
    void text(const Key& key, std::string_view value) { json_.key(key).text_or_null(value); }

    /// One field, chosen while the program is compiled: its key is a constant.
    template <Described T, std::size_t I>
    void field(const T& record) {
        static constexpr const auto& described = std::get<I>(Fields<T>::all);
        if constexpr (described.in_api && described.audience == Audience::everybody) {
            const auto& member = record.*described.member;
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, std::map<std::string, Facts>>) {
                facts();
            } else {
                static constexpr Key key(described.api_name());
                json_.key(key);
                value(member);
            }
            if constexpr (std::is_same_v<T, Listing> && described.name == "id") text("url", "/listing/" + record.id);
        }
    }

    // What is not stated is null, or an empty list.
    void value(const std::string& text) { json_.text_or_null(text); }
    void value(bool yes) { json_.boolean(yes); }
    void value(int number) {
        if (number) json_.whole(number);
        else json_.null();
    }
    void value(double number) { json_.number(number); }
    void value(Kind kind) { json_.text(published_name(kind)); }
    void value(Status status) { json_.text(published_name(status)); }
    void value(Precision precision) { json_.text_or_null(waymark::name_of(precision)); }
    void value(const Ages& ages) { write_ages(json_, ages); }
    void value(const std::vector<std::string>& texts) { json_.list(texts); }
    void value(const std::map<std::string, std::string>& texts) {
        json_.begin_object();
        for (const auto& [key, text] : texts) json_.any_key(key).text(text);
        json_.end_object();
    }
    void value(const std::map<std::string, bool>& access) {
        std::vector<std::string> yes, no;
        for (const auto& [code, there] : access) (there ? yes : no).push_back(code);
        json_.begin_object().key("yes").list(yes).key("no").list(no).end_object();
    }
    template <class T>
    void value(const std::optional<T>& value) {
        if (!value) json_.null();
        else if constexpr (std::is_same_v<T, int>) json_.whole(*value);  // 0 is a number here
        else this->value(*value);
    }
    template <Described T>
    void value(const std::vector<T>& records) {
        json_.begin_array();
        for (const T& each : records) value(each);
        json_.end_array();
    }
    template <Described T>
    void value(const T& record) {
        json_.begin_object();
        fields(record);
        json_.end_object();
    }
    void value(const Place& place) {
        if (!place.address_hidden) return value<Place>(place);
        // The listing holds no more of a hidden address than its district; should one ever hold more, it still ends
        // here.
        Place shown = place;
        shown.address.clear();
        shown.postcode.resize(std::min(shown.postcode.size(), shown.postcode.find(' ')));
        value<Place>(shown);
    }
    void value(const Organisation& organisation) {
        if (organisation.name.empty() && organisation.id.empty()) {
            json_.null();
            return;
        }
        json_.begin_object();
        fields(organisation);
        text("url", organisation.id.empty() ? "" : "/organisation/" + organisation.id);
        json_.end_object();
    }
    template <Described T>
    void fields(const T& record) {
        static constexpr auto order = order_of_fields<T>(&FieldDescription::api_after);
        [&]<std::size_t... N>(std::index_sequence<N...>) { (field<T, order[N]>(record), ...); }
        (std::make_index_sequence<order.size()>());
    }

    /// What is stated stands under the name of its field, as in a search result; what is stated to be absent and what
    /// we derived stand apart from it.
    void facts() {
        for (const auto& field : vocabulary_.fields()) {
            if (is_counted_field(field.name)) continue;  // it stands among the other fields
            const auto& facts = listing_.of(field.name);
            json_.any_key(field.name);
            if (field.name == "age_band") {
                json_.list(Vocabulary::age_bands(listing_.ages.min, listing_.ages.max));
            } else if (field.name == "accessibility") {
                json_.begin_object()
                    .key("yes")
                    .list(facts.yes)
                    .key("no")
                    .list(facts.no)
                    .key("derived")
                    .list(facts.derived)
                    .end_object();
            } else {
                json_.list(facts.yes);
            }
        }
        apart("stated_not", &Facts::no);
        apart("derived", &Facts::derived);
    }
    void apart(const Key& key, std::vector<std::string> Facts::*codes) {
        json_.key(key).begin_object();
        for (const auto& field : vocabulary_.fields())
            if (field.name != "age_band") json_.any_key(field.name).list(listing_.of(field.name).*codes);
        if (codes == &Facts::derived) {
            json_.key("age");
            value(listing_.ages.stated() ? Ages() : listing_.derived_ages);
            json_.key("all_needs").boolean(listing_.derived_all_needs && !listing_.all_needs);
        }
        json_.end_object();
    }

    void sources() {
        json_.key("sources").begin_array();
        for (const auto& origin : provenance_ ? provenance_->of(listing_)
                                              : std::vector<Origin>{{listing_.id, listing_.source, listing_.council, "",
                                                                     listing_.licence, false}}) {
            json_.begin_object();
            text("id", origin.id);
            text("source", origin.source);
            text("council", origin.council);
            text("from", origin.neighbour && !origin.council_name.empty()
                             ? messages_.say("local-offer-of", {{"council", origin.council_name}})
                             : "");
            text("licence", origin.licence);
            json_.end_object();
        }
        json_.end_array();
        text("shown_as", provenance_ ? provenance_->shown_for(listing_.id).value_or("") : "");
    }

    const Listing& listing_;
    const Vocabulary& vocabulary_;
    const Messages& messages_;
    const Provenance* provenance_;
    AnswerWriter json_;
};

}  // namespace

std::string listing_json(const Listing& listing, const Vocabulary& vocabulary, const Messages& messages,
                         const Provenance* provenance) {
    return ListingWriter(listing, vocabulary, messages, provenance).write();
}

}  // namespace waymark
