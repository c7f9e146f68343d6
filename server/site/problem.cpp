// How is a caller told what went wrong?
#include "server/site/problem.h"

#include "content/json/answer_writer.h"
#include "server/http/status.h"

namespace waymark {

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::bad_parameter: return 400;
        case ErrorKind::not_found: return 404;
        case ErrorKind::busy: return 503;
        case ErrorKind::unreadable: return 422;
        case ErrorKind::unsupported: return 415;
        case ErrorKind::storage: return 500;
    }
    return 500;
}

http::Response problem(int status, std::string_view detail, std::string_view parameter) {
    AnswerWriter json;
    json.begin_object()
        .key("type")
        .text("about:blank")
        .key("title")
        .text(http::reason_phrase(status))
        .key("status")
        .whole(status);
    json.key("detail").text(detail);
    if (!parameter.empty()) json.key("parameter").text(parameter);
    json.end_object();
    http::Response response;
    response.status = status;
    response.content_type = "application/problem+json";
    response.body = json.take();
    return response;
}

std::string error_key(int status, const Messages& messages) {
    const auto own = std::to_string(status);
    return messages.find("error." + own + ".title") ? own : status >= 500 ? "500" : "400";
}

http::Response problem(const Error& error, const Messages& messages) {
    if (messages.is_english()) return problem(error);
    const int status = status_of(error.kind);
    const auto of_field = messages.find_or("error.field." + error.field, messages.say("error.field.other"));
    return problem(status,
                   error.kind == ErrorKind::bad_parameter
                       ? of_field
                       : messages.say("error." + error_key(status, messages) + ".detail"),
                   error.field);
}

http::Response problem(const Error& error) { return problem(status_of(error.kind), error.message, error.field); }

}  // namespace waymark
