// How is a caller told what went wrong?
#include "server/api/problem.h"

#include "server/api/answer_writer.h"

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

const char* title_of(int status) {
    switch (status) {
        case 400: return "Bad Request";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 411: return "Length Required";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        case 505: return "HTTP Version Not Supported";
        default: return status >= 500 ? "Internal Server Error" : "Error";
    }
}

http::Response problem(int status, std::string_view detail, std::string_view parameter) {
    AnswerWriter json;
    json.begin_object().key("type").text("about:blank").key("title").text(title_of(status)).key("status").whole(status);
    json.key("detail").text(detail);
    if (!parameter.empty()) json.key("parameter").text(parameter);
    json.end_object();
    http::Response response;
    response.status = status;
    response.content_type = "application/problem+json";
    response.body = json.take();
    return response;
}

http::Response problem(const Error& error) { return problem(status_of(error.kind), error.message, error.field); }

}  // namespace waymark
