// What does the object `waymark` say that Open Referral has no place for, and the object `private` that nobody may see?
// The keys are those of docs/LISTING-FEED.md.
#include "indexer/map/extension.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <span>

#include "content/store/listing_fields.h"
#include "indexer/read/dates.h"
#include "indexer/words/private_members.h"

namespace waymark::feeds {

using open_referral::Rows;
using open_referral::Table;
using open_referral::trimmed;

namespace {

const Value* object(const Value& of, std::string_view member) {
    const Value* value = of.get(member);
    if (!value || value->kind != ValueKind::object) return nullptr;
    value->use = Use::entered;
    return value;
}

std::optional<int> whole_number(Record& record, const Value& of, std::string_view member, int most) {
    auto number = record.number(of, member);
    if (!number) {
        if (const Value* value = of.get(member); value && !value->is_empty())
            record.warn(*value, std::string(member), fmt::format("`{}` should be a whole number", value->written));
        return std::nullopt;
    }
    if (*number < 0 || *number > most) {
        record.warn(*of.get(member), std::string(member),
                    fmt::format("`{}` should lie between 0 and {}; it was left out", member, most));
        return std::nullopt;
    }
    return static_cast<int>(*number);
}

std::vector<std::string> known_words(Record& record, const Value& of, std::string_view member,
                                     std::span<const std::string_view> words) {
    std::vector<std::string> found;
    for (const std::string& said : record.words(of, member)) {
        if (std::find(words.begin(), words.end(), said) != words.end()) found.push_back(said);
        else
            record.warn(
                of, std::string(member),
                fmt::format("`{}` in `{}` should be one of {}", said.substr(0, 60), member, fmt::join(words, ", ")));
    }
    return found;
}

/// The codes of a field of the vocabulary, by code or label.
std::vector<std::string> vocabulary_codes(Record& record, const Value& of, std::string_view field) {
    std::vector<std::string> codes;
    for (const std::string& said : record.terms(of, field)) {
        std::string code = record.context.words.terms.exact(std::string(field), said);
        if (code.empty())
            record.warn(of, std::string(field), fmt::format("`{}` is no code of {}", said.substr(0, 60), field));
        else if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(std::move(code));
    }
    return codes;
}

/// Reads the members of an object into a record by the description of its fields. What is not said changes nothing.
class DescribedReader {
public:
    explicit DescribedReader(Record& record) : record_(record) {}

    template <Described T>
    void for_each_field(const Value& of, T& into) {
        visit_fields(into, [&](const FieldDescription& field, auto& member) { read(of, field, member); });
    }

    void read(const Value& of, const FieldDescription& field, std::string& into) {
        std::string said = text(of, field);
        if (said.empty() || (field.read_from_extension && !into.empty())) return;
        into = std::move(said);
    }
    void read(const Value& of, const FieldDescription& field, bool& into) {
        if (record_.truth(of, field.name).value_or(false)) into = true;
    }
    void read(const Value& of, const FieldDescription& field, std::optional<bool>& into) {
        if (const auto said = record_.truth(of, field.name)) into = said;
    }
    void read(const Value& of, const FieldDescription& field, std::optional<int>& into) {
        if (const auto said = whole_number(record_, of, field.name, field.most)) into = said;
    }
    void read(const Value& of, const FieldDescription& field, std::vector<std::string>& into) {
        std::vector<std::string> said;
        if (field.counted) said = vocabulary_codes(record_, of, field.name);
        else if (!field.codes.empty()) said = known_words(record_, of, field.name, field.codes);
        else if (field.content == Content::date) said = dates(of, field.name);
        else if (field.content != Content::code) said = record_.words(of, field.name);
        if (!said.empty()) into = std::move(said);
    }
    template <Described T>
    void read(const Value& of, const FieldDescription& field, T& into) {
        if (const Value* found = object(of, field.name)) for_each_field(*found, into);
    }
    template <Described T>
    void read(const Value& of, const FieldDescription& field, std::vector<T>& into) {
        std::vector<T> said;
        for (const Value* row : record_.items(of, field.name)) {
            if (said.size() >= static_cast<std::size_t>(field.most)) break;
            T entry;
            if (row->is_container()) {
                for_each_field(*row, entry);
                row->use = Use::entered;
            } else {
                plain(*row, entry);
            }
            if (entry != T{}) said.push_back(std::move(entry));
        }
        for (const Value& member : each(of))
            if (member.name == field.name && member.is_container()) member.use = Use::entered;
        if (!said.empty()) into = std::move(said);
    }
    /// JSON: {"16": "…"}; XML, where no element may be called 16: <item><age>16</age><text>…</text></item>
    void read(const Value& of, const FieldDescription& field, std::map<std::string, std::string>& into) {
        const Value* found = object(of, field.name);
        if (!found) return;
        for (const Value& member : each(*found)) {
            std::string age(member.written), text;
            if (member.is_container()) {
                age = record_.line(member, "age", 20);
                text = record_.text(member, "text");
                member.use = Use::entered;
            } else {
                text = record_.text(member);
            }
            const bool is_age =
                !age.empty() && age.size() <= 2 && age.find_first_not_of("0123456789") == std::string::npos;
            if (is_age && !text.empty()) into[age] = std::move(text);
        }
    }
    /// No field that is read here has another form.
    template <class T>
    void read(const Value&, const FieldDescription&, T&) {}

private:
    std::string text(const Value& of, const FieldDescription& field) {
        switch (field.content) {
            case Content::words: return record_.text(of, field.name);
            case Content::title:
            case Content::line:
            case Content::phone: return record_.line(of, field.name, field.longest);
            case Content::link: return record_.link(of, field.name);
            case Content::email: return record_.email(of, field.name);
            case Content::date: return record_.date(of, field.name);
            case Content::code:
                return field.codes.empty() ? std::string() : record_.one_of(of, field.name, field.codes);
            default: return {};
        }
    }
    std::vector<std::string> dates(const Value& of, std::string_view name) {
        std::vector<std::string> found;
        for (const std::string& said : record_.words(of, name)) {
            if (auto date = date_from_words(said)) found.push_back(*date);
            else
                record_.warn(of, std::string(name),
                             fmt::format("`{}` is no date we can read; write it as 2027-01-12", said.substr(0, 60)));
        }
        return found;
    }
    /// Plain text where a record should stand.
    template <Described T>
    void plain(const Value& row, T& into) {
        visit_fields(into, [&](const FieldDescription& field, auto& member) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, std::string>)
                if (field.by_itself)
                    member = field.content == Content::words ? record_.text(row) : record_.line(row, field.longest);
        });
    }

    Record& record_;
};

void map_councils(Record& record, const Value& extension) {
    Listing& listing = record.listing;
    auto slug = [&](const Value& at, const std::string& said) -> std::string {
        const Council* council = record.context.councils.find(said);
        if (!council) council = record.context.councils.by_name(said);
        if (council) return council->slug;
        record.warn(at, "council",
                    fmt::format("`{}` is no council we know; use its slug of content/councils, such as `sunderland`",
                                said.substr(0, 60)));
        return {};
    };
    if (std::string said = record.line(extension, "council", 200); !said.empty())
        listing.council = slug(extension, said);
    for (const std::string& said : record.words(extension, "councils_served"))
        if (std::string found = slug(extension, said); !found.empty()) listing.councils_served.push_back(found);
}

}  // namespace

void map_extension(Record& record) {
    const Value* found = record.root->get("waymark");
    if (!found || found->kind != ValueKind::object) return;
    const Value& extension = *found;
    extension.use = Use::entered;
    static constexpr std::array<std::string_view, 3> kinds{"service", "provider", "short-break"};
    std::string kind = record.one_of(extension, "kind", kinds);
    if (kind == "provider") record.listing.kind = Kind::provider;
    if (kind == "short-break") record.listing.kind = Kind::short_break;
    take_whole(extension.get("address_hidden"));
    for (const std::string& said : record.words(extension, "access_no")) {
        std::string code = record.context.words.terms.exact("accessibility", said);
        if (code.empty())
            record.warn(extension, "access_no", fmt::format("`{}` is no access code", said.substr(0, 60)));
        else record.say_no("accessibility", code);
    }
    map_councils(record, extension);
    DescribedReader reader(record);
    visit_fields(record.listing, [&](const FieldDescription& field, auto& member) {
        if (field.in_feed == InFeed::extension || field.read_from_extension) reader.read(extension, field, member);
    });
    // A code of ours may also stand here by the name of its field: <need><item>ASD</item></need>.
    for (const VocabularyField& field : record.context.vocabulary.fields()) {
        if (field.name == "age_band" || !extension.get(field.name) || is_counted_field(field.name)) continue;
        for (const std::string& code : vocabulary_codes(record, extension, field.name))
            record.say_yes(field.name, code);
    }
}

void map_private(Record& record) {
    const Value* extension = record.root->get("waymark");
    Commissioning facts;
    bool found = false;
    auto read = [&](const Value& object) {
        found = true;
        Commissioning said;
        DescribedReader(record).for_each_field(object, said);
        visit_fields(facts, [&](const auto& field, std::string& fact) {
            if (fact.empty()) fact = std::move(said.*field.member);
        });
    };
    for (const Value* holder : {record.root, extension}) {
        if (!holder || holder->kind != ValueKind::object) continue;
        const Value* object = holder->get("private");
        if (object && object->kind == ValueKind::object) read(*object);
        // Written one level too high, a private fact is private all the same.
        visit_descriptions<Commissioning>([&](const FieldDescription& field) {
            if (is_private_member(field.name)) take_whole(holder->get(field.name));
        });
    }
    if (found) record.commissioning = std::move(facts);
}

}  // namespace waymark::feeds
