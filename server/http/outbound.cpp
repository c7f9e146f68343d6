// How do we ask another machine for something?
#include "server/http/outbound.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <mutex>

namespace waymark::http {
namespace {

constexpr int most_redirects = 5;
constexpr std::size_t most_header_bytes = 64 * 1024;
constexpr long connect_seconds = 20;
constexpr long slow_bytes_a_second = 50, slow_seconds = 30;

/// What the callbacks of one exchange share.
struct Exchange {
    OutboundAnswer answer;
    std::size_t most_bytes = 0, header_bytes = 0;
    bool allow_private = false;
    bool too_large = false, refused_address = false;
};

curl_socket_t open_checked(void* user, curlsocktype, curl_sockaddr* address) {
    auto& exchange = *static_cast<Exchange*>(user);
    if (!exchange.allow_private && !is_public(address->addr)) {
        exchange.refused_address = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    const auto more = size * count;
    if (exchange.answer.body.size() + more > exchange.most_bytes) {
        exchange.too_large = true;
        return 0;
    }
    exchange.answer.body.append(bytes, more);
    return more;
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    const auto more = size * count;
    exchange.header_bytes += more;
    if (exchange.header_bytes > most_header_bytes) {
        exchange.too_large = true;
        return 0;
    }
    std::string_view line(bytes, more);
    while (!line.empty() && static_cast<unsigned char>(line.back()) <= ' ') line.remove_suffix(1);
    if (line.starts_with("HTTP/")) {  // the headers of an interim answer (100) are not the answer's
        exchange.answer.headers.clear();
        return more;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return more;
    std::string name(line.substr(0, colon));
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    auto value = line.substr(colon + 1);
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
    exchange.answer.headers.emplace_back(std::move(name), std::string(value));
    return more;
}

std::string in_plain_words(CURLcode code, const Address& address, const char* detail) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return fmt::format("There is no machine called {}. Check the address.", address.host);
        case CURLE_COULDNT_CONNECT: return fmt::format("{} does not answer.", address.origin());
        case CURLE_OPERATION_TIMEDOUT: return fmt::format("{} took too long to answer.", address.origin());
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
            return fmt::format(
                "{} cannot prove who it is: its certificate is not good ({}). Tell the people who run it. If it is one of yours, docs/HARVEST.md says how to trust it.",
                address.origin(), detail);
        case CURLE_SSL_CONNECT_ERROR:
            return fmt::format("No safe connection to {} could be made ({}).", address.origin(), detail);
        case CURLE_PARTIAL_FILE:
        case CURLE_RECV_ERROR:
        case CURLE_GOT_NOTHING: return fmt::format("{} broke off in the middle of its answer.", address.origin());
        default:
            return fmt::format("{} could not be asked: {}.", address.origin(),
                               *detail ? detail : curl_easy_strerror(code));
    }
}

/// Whether asking again cannot help: the other side must be mended, or trusted.
bool stays_so(CURLcode code) {
    return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE ||
           code == CURLE_SSL_CONNECT_ERROR;
}

/// A file or folder of authorities that whoever runs this program trusts in place of the system's, by the names that
/// OpenSSL and curl read.
void trust_authorities(CURL* curl) {
    if (const char* file = std::getenv("SSL_CERT_FILE"); file && *file) curl_easy_setopt(curl, CURLOPT_CAINFO, file);
    if (const char* folder = std::getenv("SSL_CERT_DIR"); folder && *folder)
        curl_easy_setopt(curl, CURLOPT_CAPATH, folder);
}

/// One request and its answer; a redirect is an answer here.
Result<OutboundAnswer> ask_once(const OutboundRequest& request, const Address& address, bool allow_private,
                                std::chrono::milliseconds time) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> owner(curl_easy_init(), &curl_easy_cleanup);
    CURL* curl = owner.get();
    if (!curl) return fail(ErrorKind::busy, "There is no memory for another request.");
    Exchange exchange;
    exchange.most_bytes = request.most_bytes;
    exchange.allow_private = allow_private;
    char detail[CURL_ERROR_SIZE] = "";
    const auto url = address.text();
    curl_slist* lines = nullptr;
    for (const auto& [name, value] : request.headers) {
        std::string line = name + ": " + value;
        for (char& c : line)
            if (static_cast<unsigned char>(c) < 0x20) c = ' ';
        lines = curl_slist_append(lines, line.c_str());
    }
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> lines_owner(lines, &curl_slist_free_all);

    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");  // a proxy would connect where we cannot check
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    trust_authorities(curl);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, request.user_agent.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(time.count()));
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, slow_bytes_a_second);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, slow_seconds);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &open_checked);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &exchange);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &exchange);

    const auto code = curl_easy_perform(curl);
    if (exchange.refused_address)
        return fail(
            ErrorKind::unsupported,
            fmt::format(
                "{} leads to a machine of a private network, which we do not call. If it is one of yours, use --allow-private.",
                address.origin()));
    if (exchange.too_large)
        return fail(ErrorKind::unsupported,
                    fmt::format("The answer of {} is larger than {} MB.", address.origin(), request.most_bytes >> 20));
    if (code != CURLE_OK)
        return fail(stays_so(code) ? ErrorKind::unsupported : ErrorKind::busy, in_plain_words(code, address, detail));
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    exchange.answer.status = static_cast<int>(status);
    return std::move(exchange.answer);
}

bool is_redirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace

std::string_view OutboundAnswer::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return {};
}

Result<OutboundAnswer> ask(const OutboundRequest& request) {
    const auto start = std::chrono::steady_clock::now();
    Address address = request.address;
    for (int redirects = 0;; ++redirects) {
        // A person who writes out a private address means it; a name or a redirect that leads to one may be a trap.
        const bool written = is_written_private(request.address.host) && address.origin() == request.address.origin();
        const auto left = request.most_time - std::chrono::duration_cast<std::chrono::milliseconds>(
                                                  std::chrono::steady_clock::now() - start);
        if (left.count() <= 0)
            return fail(ErrorKind::busy, fmt::format("{} took too long to answer.", request.address.origin()));
        auto answer = ask_once(request, address, request.allow_private || written, left);
        if (!answer || !is_redirect(answer->status)) return answer;
        if (redirects == most_redirects)
            return fail(ErrorKind::unsupported,
                        fmt::format("{} sends us from one address to the next without end.", request.address.origin()));
        auto next = read_location(answer->header("location"), address);
        if (!next)
            return fail(ErrorKind::unsupported, fmt::format("{} sends us to a wrong address. {}",
                                                            request.address.origin(), next.error().message));
        if (address.scheme == "https" && next->scheme != "https")
            return fail(
                ErrorKind::unsupported,
                fmt::format("{} sends us from a safe (https) address to one that is not.", request.address.origin()));
        address = std::move(*next);
    }
}

}  // namespace waymark::http
