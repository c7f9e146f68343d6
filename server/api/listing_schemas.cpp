// JSON schema of a listing: which form has the answer about one, by the description of its fields?
#include "server/api/listing_schemas.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/json/answer_writer.h"
#include "content/store/listing_fields.h"
#include "content/store/listing_members.h"

namespace waymark {
namespace {

constexpr std::string_view text = R"({"$ref": "#/components/schemas/Text"})",
                           codes = R"({"$ref": "#/components/schemas/Codes"})";

std::string nullable(std::string_view type) { return fmt::format(R"({{"type": ["{}", "null"]}})", type); }
std::string reference(std::string_view name) { return fmt::format(R"({{"$ref": "#/components/schemas/{}"}})", name); }

/// One of a few codes; `-` stands for `_` in the API.
template <class Codes>
std::string one_of(const Codes& all, bool may_be_null, std::string_view but = {}) {
    std::string list;
    for (std::string_view code : all) {
        if (code == but) continue;
        std::string written(code);
        std::replace(written.begin(), written.end(), '_', '-');
        list += fmt::format(R"({}"{}")", list.empty() ? "" : ", ", written);
    }
    return fmt::format(R"({{"enum": [{}{}]}})", list, may_be_null ? ", null" : "");
}

/// Records that have a schema of their own, by name.
template <class T>
constexpr std::string_view schema_name{};
template <>
constexpr std::string_view schema_name<Contact> = "Contact";
template <>
constexpr std::string_view schema_name<Schedule> = "Schedule";
template <>
constexpr std::string_view schema_name<Cost> = "Cost";
template <>
constexpr std::string_view schema_name<Place> = "Place";
template <>
constexpr std::string_view schema_name<Ages> = "Age";
template <class T>
constexpr bool is_named = !schema_name<T>.empty();

template <Described T>
std::string properties(const Messages& messages);

/// A schema with a description in it.
std::string described(std::string schema, const std::string& words) {
    AnswerWriter description;
    description.text(words);
    schema.insert(schema.rfind('}'), fmt::format(R"(, "description": {})", description.take()));
    return schema;
}

template <class T>
struct Schema;

template <>
struct Schema<std::string> {
    static std::string of(const FieldDescription& field, const Messages&) {
        return field.codes.empty() ? std::string(text) : one_of(field.codes, true);
    }
};
template <>
struct Schema<bool> {
    static std::string of(const FieldDescription&, const Messages&) { return R"({"type": "boolean"})"; }
};
template <>
struct Schema<int> {
    static std::string of(const FieldDescription&, const Messages&) { return nullable("integer"); }
};
template <>
struct Schema<double> {
    static std::string of(const FieldDescription&, const Messages&) { return R"({"type": "number"})"; }
};
template <>
struct Schema<Kind> {
    static std::string of(const FieldDescription&, const Messages&) { return one_of(EnumNames<Kind>::words, false); }
};
template <>
struct Schema<Status> {
    static std::string of(const FieldDescription&, const Messages&) { return R"({"type": "string"})"; }
};
template <>
struct Schema<Precision> {
    static std::string of(const FieldDescription&, const Messages&) {
        return one_of(EnumNames<Precision>::words, true, "unknown");
    }
};
template <>
struct Schema<std::map<std::string, std::string>> {
    static std::string of(const FieldDescription&, const Messages&) {
        return R"({"type": "object", "additionalProperties": {"type": "string"}})";
    }
};
template <>
struct Schema<std::map<std::string, bool>> {
    static std::string of(const FieldDescription&, const Messages&) {
        return fmt::format(R"({{"type": "object", "properties": {{"yes": {0}, "no": {0}}}}})", codes);
    }
};
template <>
struct Schema<std::vector<std::string>> {
    static std::string of(const FieldDescription& field, const Messages&) {
        return field.content == Content::code || field.content == Content::date
                   ? std::string(codes)
                   : R"({"type": "array", "items": {"type": "string"}})";
    }
};
template <Described T>
struct Schema<T> {
    static std::string of(const FieldDescription&, [[maybe_unused]] const Messages& messages) {
        if constexpr (is_named<T>) return reference(schema_name<T>);
        else
            return fmt::format(R"({{"type": {}, "properties": {{{}}}}})",
                               std::is_same_v<T, Organisation> ? R"(["object", "null"])" : R"("object")",
                               properties<T>(messages));
    }
};
template <Described T>
struct Schema<std::vector<T>> {
    static std::string of(const FieldDescription& field, const Messages& messages) {
        return fmt::format(R"({{"type": "array", "items": {}}})", Schema<T>::of(field, messages));
    }
};
template <class T>
struct Schema<std::optional<T>> {
    static std::string of(const FieldDescription&, [[maybe_unused]] const Messages& messages) {
        if constexpr (std::is_same_v<T, bool>) return nullable("boolean");
        else if constexpr (std::is_same_v<T, int>) return nullable("integer");
        else if constexpr (std::is_same_v<T, double>) return nullable("number");
        else return fmt::format(R"({{"type": ["object", "null"], "properties": {{{}}}}})", properties<T>(messages));
    }
};

/// The members in the order of the answer.
template <Described T>
std::string properties(const Messages& messages) {
    std::string out;
    const auto add = [&](std::string_view name, std::string_view schema) {
        out += fmt::format(R"({}"{}": {})", out.empty() ? "" : ",\n    ", name, schema);
    };
    const T none;
    visit_fields_in(order_of_fields<T>(&FieldDescription::api_after), none,
                    [&]<class M>(const FieldDescription& field, const M&) {
                        if (!field.in_api) return;
                        const auto add_field = [&](std::string_view name, std::string schema) {
                            add(name, described(std::move(schema), messages.say(help_key<T>(field))));
                        };
                        if constexpr (std::is_same_v<M, std::map<std::string, Facts>>) {
                            add("accessibility", reference("Accessibility"));
                            add("stated_not", reference("CodesByField"));
                            add("derived", reference("Derived"));
                        } else if (std::is_same_v<T, Listing> && field.name == "id") {
                            add_field("id", R"({"type": "string", "format": "uuid"})");
                            add("url", R"({"type": "string", "description": "The address of its page."})");
                        } else if (std::is_same_v<T, Listing> && field.content == Content::title) {
                            add_field(field.api_name(), R"({"type": "string"})");
                        } else {
                            add_field(field.api_name(), Schema<M>::of(field, messages));
                        }
                    });
    if constexpr (std::is_same_v<T, Organisation>) add("url", text);
    return out;
}

template <Described T>
std::string schema(const Messages& messages) {
    return fmt::format("\"{}\": {{\"type\": \"object\", \"properties\": {{{}}}}},\n", schema_name<T>,
                       properties<T>(messages));
}

}  // namespace

std::string listing_schemas(const Messages& messages) {
    return schema<Contact>(messages) + schema<Schedule>(messages) + schema<Cost>(messages) + schema<Place>(messages) +
           R"("Listing": {"type": "object", "description": "Also one list of stated codes under the name of each field of the vocabulary.", "required": ["id", "url", "kind", "status", "name", "stated_not", "derived", "source", "licence"],
  "properties": {
    )" + properties<Listing>(messages) +
           R"(,
    "sources": {"type": "array", "description": "Every directory that has this service, this listing's own first.", "items": {"type": "object", "properties": {"id": {"type": "string"}, "source": {"$ref": "#/components/schemas/Text"}, "council": {"$ref": "#/components/schemas/Text"}, "from": {"$ref": "#/components/schemas/Text"}, "licence": {"$ref": "#/components/schemas/Text"}}}},
    "shown_as": {"type": ["string", "null"], "description": "The id of the listing that is shown for this one, where two directories have the same service."}}},
)";
}

}  // namespace waymark
