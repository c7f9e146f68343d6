// How is a tree of values put together, so that it can be written as a feed?
#include "indexer/syntax/tree.h"

#include "content/json/json_writer.h"

namespace waymark::feeds {

namespace {

void write(JsonWriter& json, const Value& value) {
    switch (value.kind) {
        case ValueKind::null: json.raw("null"); break;
        case ValueKind::boolean:
        case ValueKind::number: json.raw(value.text); break;
        case ValueKind::text: json.value(value.text); break;
        case ValueKind::array:
            json.open('[');
            for (const Value& element : each(value)) {
                json.next();
                write(json, element);
            }
            json.close(']');
            break;
        case ValueKind::object:
            json.open('{');
            for (const Value& member : each(value)) {
                json.free_key(member.written);
                write(json, member);
            }
            json.close('}');
            break;
    }
}

}  // namespace

ObjectBuilder& ObjectBuilder::number(std::string_view name, double number) {
    JsonWriter json;
    json.value(number);
    const std::string text = json.take();
    if (text == "null") return *this;
    return scalar(name, ValueKind::number, document_.keep(text));
}

Value* copy_of(const Value& value, Document& document) {
    Value* copy = document.make(value.kind, value.line);
    copy->table = value.table;
    copy->name = value.name;
    copy->written = value.written;
    copy->text = value.text;
    Appender children(*copy);
    for (const Value& child : each(value)) children.add(copy_of(child, document));
    return copy;
}

std::string json_of(const Value& value) {
    JsonWriter json;
    write(json, value);
    return json.take();
}

}  // namespace waymark::feeds
