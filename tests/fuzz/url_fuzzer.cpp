// Can any bytes on a connection, or any address, break the reading of requests, forms, cookies and search parameters?
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "content/messages/languages.h"
#include "search/json/answer_json.h"
#include "search/json/search_address.h"
#include "search/json/search_parameters.h"
#include "server/http/cookies.h"
#include "server/http/form.h"
#include "server/http/request_reader.h"
#include "server/http/url.h"

using namespace waymark;

namespace {

struct Words {
    ContentFiles files{WAYMARK_SOURCE_DIR "/content", ""};
    Vocabulary vocabulary = *Vocabulary::load(files);
    Councils councils = *Councils::load(files);
    Languages languages = *Languages::load(files);
};

void must(bool holds) {
    if (!holds) std::abort();
}

/// Whatever could be read as a search is the same search when its own address is read.
void read_search(const std::vector<http::Parameter>& parameters, const Words& words) {
    const auto request = search_request(parameters, words.vocabulary, words.councils, words.languages.english());
    if (!request) {
        must(request.error().kind == ErrorKind::bad_parameter && !request.error().field.empty() &&
             !request.error().message.empty());
        return;
    }
    std::string address;
    for (const auto& [name, value] : as_parameters(*request))
        address += "&" + http::encoded(name) + "=" + http::encoded(value);
    const auto again = search_request(*http::query_parameters(address, 10'000), words.vocabulary, words.councils,
                                      words.languages.english());
    must(again && canonical(*again) == canonical(*request));
    must(!search_json(*request, {}, words.vocabulary, words.languages.english()).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Words words;
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t cut = data[0] * bytes.size() / 255;

    // The same bytes in two pieces and in one must give the same requests.
    http::Limits limits;
    limits.body_bytes = 1000;
    http::RequestReader whole(limits), pieces(limits);
    whole.add(bytes);
    pieces.add(bytes.substr(0, cut));
    std::vector<http::Request> early;
    while (pieces.read() == http::Reading::whole) early.push_back(pieces.take());
    pieces.add(bytes.substr(cut));
    for (std::size_t i = 0; whole.read() == http::Reading::whole; ++i) {
        const auto request = whole.take();
        if (i >= early.size()) {
            must(pieces.read() == http::Reading::whole);
            early.push_back(pieces.take());
        }
        must(early[i].target == request.target && early[i].body == request.body && early[i].headers == request.headers);
        must(request.target.size() <= limits.target_bytes && request.headers.size() <= limits.header_lines &&
             request.body.size() <= limits.body_bytes);
        read_search(request.parameters, words);
    }
    must(whole.read() == pieces.read());

    // As the body of a form and as cookies.
    http::Request form;
    form.headers = {{"content-type", "application/x-www-form-urlencoded"}, {"cookie", std::string(bytes)}};
    form.body = bytes;
    if (const auto fields = http::form_fields(form)) {
        for (const auto& [name, value] : *fields)
            must(name.find('\0') == std::string::npos && value.find('\0') == std::string::npos &&
                 value.size() <= bytes.size());
    } else {
        must(fields.error().kind == ErrorKind::bad_parameter && !fields.error().message.empty());
    }
    if (const auto found = http::cookie(form, "session"))
        must(found->find(';') == std::string_view::npos && found->size() < bytes.size());

    if (const auto parameters = http::query_parameters(bytes, 1000)) read_search(*parameters, words);
    must(http::decoded_value(http::encoded(bytes)) == bytes);
    return 0;
}
