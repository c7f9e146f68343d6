// Are cookies and the fields of a form read as a browser means them?
#include <catch2/catch.hpp>

#include "server/http/cookies.h"
#include "server/http/form.h"

using namespace waymark;
using namespace waymark::http;

namespace {

Request with_cookies(std::initializer_list<std::string> headers) {
    Request request;
    request.headers.emplace_back("host", "localhost");
    for (const auto& header : headers) request.headers.emplace_back("cookie", header);
    return request;
}

Request form(std::string body, std::string type = "application/x-www-form-urlencoded") {
    Request request;
    request.method = "POST";
    request.headers.emplace_back("content-type", std::move(type));
    request.body = std::move(body);
    return request;
}

}  // namespace

TEST_CASE("a cookie is found by its name among the others") {
    struct Row {
        const char* header;
        const char* found;  ///< null: nothing
    };
    for (const auto& row :
         {Row{"session=abc", "abc"}, Row{"a=1; session=abc; b=2", "abc"}, Row{"a=1;session=abc", "abc"},
          Row{"session=", ""}, Row{"session=a=b==", "a=b=="}, Row{"session=\"a b\"", "\"a b\""},
          Row{" session = abc ", "abc"}, Row{"session", nullptr}, Row{"Session=abc", nullptr},
          Row{"xsession=abc", nullptr}, Row{"", nullptr}, Row{";;;=;", nullptr}, Row{"a=session=abc", nullptr}}) {
        INFO(row.header);
        const auto request = with_cookies({row.header});
        const auto found = cookie(request, "session");
        CHECK(found.has_value() == (row.found != nullptr));
        if (found && row.found) CHECK(*found == row.found);
    }
    CHECK_FALSE(cookie(with_cookies({}), "session"));
}

TEST_CASE("a cookie that comes with two values is none, wherever they stand") {
    CHECK_FALSE(cookie(with_cookies({"session=ours; session=theirs"}), "session"));
    CHECK_FALSE(cookie(with_cookies({"session=ours", "session=theirs"}), "session"));
    const auto twice = with_cookies({"session=ours; session=ours"});
    CHECK(cookie(twice, "session") == "ours");
}

TEST_CASE("the fields of a form come decoded and in their order") {
    const auto fields = form_fields(form("name=Splash+Club&need=ASD&need=DS&note=a%26b%3D%C3%A9&empty=&alone"));
    REQUIRE(fields);
    const std::vector<std::pair<std::string, std::string>> wanted{
        {"name", "Splash Club"}, {"need", "ASD"}, {"need", "DS"}, {"note", "a&b=é"}, {"empty", ""}, {"alone", ""}};
    REQUIRE(fields->size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        CHECK((*fields)[i].name == wanted[i].first);
        CHECK((*fields)[i].value == wanted[i].second);
    }
    CHECK(form_fields(form(""))->empty());
    CHECK(form_fields(Request())->empty());
}

TEST_CASE("a body of another kind is no form") {
    for (const char* type :
         {"application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=UTF-8",
          "Application/X-WWW-Form-Urlencoded;charset=\"utf-8\"", " application/x-www-form-urlencoded ; "}) {
        INFO(type);
        CHECK(form_fields(form("a=1", type)));
    }
    for (const char* type : {"", "application/json", "multipart/form-data; boundary=x", "text/plain",
                             "application/x-www-form-urlencoded; charset=iso-8859-1"}) {
        INFO(type);
        const auto fields = form_fields(form("a=1", type));
        REQUIRE_FALSE(fields);
        CHECK(fields.error().kind == ErrorKind::unsupported);
    }
    Request untyped = form("a=1");
    untyped.headers.clear();
    CHECK_FALSE(form_fields(untyped));
}

TEST_CASE("a form has limits, and says which field goes past them") {
    const FormLimits limits{.fields = 3, .name_bytes = 5, .value_bytes = 10};
    CHECK(form_fields(form("a=1&b=2&c=3"), limits));
    struct Row {
        const char* body;
        const char* field;
    };
    for (const auto& row : {Row{"a=1&b=2&c=3&d=4", ""}, Row{"longer=1", ""}, Row{"a=12345678901", "a"},
                            Row{"a=1&b=%00", "b"}, Row{"a%00=1", ""}}) {
        INFO(row.body);
        const auto fields = form_fields(form(row.body), limits);
        REQUIRE_FALSE(fields);
        CHECK(fields.error().kind == ErrorKind::bad_parameter);
        CHECK(fields.error().field == row.field);
        CHECK_FALSE(fields.error().message.empty());
    }
    CHECK(form_fields(form("a=%31%32%33%34%35"), limits));  // limits are of what was meant, not of how it was sent
}
