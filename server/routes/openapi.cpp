// How is the API described to programs that write programs?
#include "server/routes/openapi.h"

#include <algorithm>

#include "content/json/answer_writer.h"
#include "server/api/listing_schemas.h"
#include "server/api/openapi_schemas.h"

namespace waymark {
namespace {

class Description {
public:
    Description(const RouteTable& table, const PublicSite& site) : table_(table), site_(site) {}

    std::string write() {
        json_.begin_object().key("openapi").text("3.1.0");
        json_.key("info").begin_object().key("title").text("Waymark").key("version").text(site_.version);
        json_.key("description")
            .text(
                "Search a Local Offer: services, providers and short breaks for children and young people from 0 to 25 with "
                "special educational needs or disabilities, and for their families.");
        json_.end_object();
        if (!site_.public_url.empty())
            json_.key("servers")
                .begin_array()
                .begin_object()
                .key("url")
                .text(site_.public_url)
                .end_object()
                .end_array();
        json_.key("paths").begin_object();
        for (const auto& route : table_.routes)
            if (!route.documentation.summary.empty()) path(route);
        json_.end_object();
        json_.key("components")
            .begin_object()
            .key("schemas")
            .raw(answer_schemas(site_.languages.english()))
            .end_object();
        json_.end_object();
        return json_.take();
    }

private:
    void path(const Route& route) {
        const Documentation& says = route.documentation;
        json_.any_key(route.pattern).begin_object();
        std::string method(route.method);
        std::transform(method.begin(), method.end(), method.begin(),
                       [](char c) { return static_cast<char>(c | 0x20); });
        json_.any_key(method).begin_object().key("operationId").text(route.name).key("summary").text(says.summary);
        json_.key("parameters").begin_array();
        if (says.parameters) query_parameters(says.parameters(route.name), says.fields);
        if (route.pattern.find("{id}") != std::string_view::npos)
            parameter("id", R"({"type":"string","format":"uuid"})", "path", false, "Its id.");
        json_.end_array();
        json_.key("responses").begin_object();
        response("200", "The answer.", "application/json", says.schema);
        for (const Outcome& each : says.outcomes)
            response(each.status, each.description, each.content_type, each.schema);
        response("default", "Any other failure.", "application/problem+json", "Problem");
        json_.end_object().end_object().end_object();
    }

    /// `fields`: those of the vocabulary stand after the first.
    void query_parameters(const std::vector<ParameterHelp>& help, bool fields) {
        for (const ParameterHelp& each : help) {
            parameter(each.name, each.schema, "query", each.repeats, each.description);
            if (fields && &each == &help.front()) field_parameters();
        }
    }

    void field_parameters() {
        for (const auto& field : site_.vocabulary.fields()) {
            AnswerWriter schema;
            schema.begin_object().key("type").text("string").key("enum").begin_array();
            for (const auto& value : field.values) schema.text(value.code);
            schema.end_array().end_object();
            parameter(field.name, schema.take(), "query", true, field.label + ". Several are alternatives.");
        }
    }

    void parameter(std::string_view name, std::string_view schema, std::string_view in, bool repeats,
                   std::string_view description) {
        json_.begin_object().key("name").text(name).key("in").text(in).key("required").boolean(in == "path");
        json_.key("description").text(description).key("schema");
        if (repeats)
            json_.begin_object()
                .key("type")
                .text("array")
                .key("items")
                .raw(schema)
                .end_object()
                .key("style")
                .text("form")
                .key("explode")
                .boolean(true);
        else json_.raw(schema);
        json_.end_object();
    }

    void response(std::string_view status, std::string_view description, std::string_view type,
                  std::string_view schema) {
        json_.any_key(status).begin_object().key("description").text(description);
        json_.key("content").begin_object().any_key(type).begin_object().key("schema").begin_object();
        if (schema.empty()) json_.key("type").text("object");
        else json_.key("$ref").text("#/components/schemas/" + std::string(schema));
        json_.end_object().end_object().end_object().end_object();
    }

    const RouteTable& table_;
    const PublicSite& site_;
    AnswerWriter json_;
};

}  // namespace

http::Response api::openapi(const RouteTable& table, const PublicSite& site) {
    http::Response response;
    response.content_type = "application/json";
    response.body = Description(table, site).write();
    return response;
}

}  // namespace waymark
