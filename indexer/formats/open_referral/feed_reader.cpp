// How do the files of one Open Referral feed become mapped records, one after the other?
#include "indexer/formats/open_referral/feed_reader.h"

#include <fmt/format.h>

#include "indexer/formats/json_reader.h"
#include "indexer/formats/xml_reader.h"

namespace waymark::feeds {

using open_referral::name_member;
using open_referral::Tables;

namespace {

constexpr std::size_t longest_line = 16u * 1024 * 1024;
constexpr std::size_t most_waiting_providers = 200'000;

/// One JSON value and nothing behind it but white space.
bool is_one_value(std::string_view line, Document& document) {
    document.clear();
    auto read = read_json(line, document, name_member);
    std::size_t ignored = 0;
    return read && skip_space(line, read->end, ignored) == line.size();
}

std::string_view without_mark(std::string_view text) { return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text; }

/// JSON lines have a whole value on their first line and something below it. A bad beginning is forgiven when the start is no JSON as a
/// whole and most of its lines are.
bool is_json_lines(std::string_view start) {
    start = without_mark(start);
    auto from = start.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos) return false;
    start.remove_prefix(from);
    auto end = start.find('\n');
    if (end == std::string_view::npos) return false;
    std::string_view first = start.substr(0, end), below = start.substr(end + 1);
    auto next = below.find_first_not_of(" \t\r\n");
    if (next == std::string_view::npos || (first.front() != '{' && first.front() != '[')) return false;
    below.remove_prefix(next);
    Document document;
    if (is_one_value(first, document)) return true;
    if (is_one_value(start, document)) return false;
    std::size_t whole = 0, lines = 1;
    while (!below.empty() && lines < 50) {
        end = below.find('\n');
        std::string_view line = below.substr(0, end);
        below = end == std::string_view::npos ? std::string_view{} : below.substr(end + 1);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        ++lines;
        if (line.front() == '{' && is_one_value(line, document)) ++whole;
    }
    return whole >= 2 && whole * 2 >= lines;
}

std::string nothing_found(const Value& root, const Tables& tables) {
    if (tables.other_rows() > 0)
        return fmt::format("there are {} rows here (terms, places and the like) but no service and no organisation", tables.other_rows());
    std::string_view name = root.written;
    std::string what = name.empty() ? std::string("the values") : fmt::format("<{}>", std::string(name.substr(0, 60)));
    return fmt::format("nothing in {} looks like a service of Open Referral. {}", what, what_we_read);
}

}  // namespace

void FeedReader::read(FeedBytes& bytes, std::size_t file, Layout layout) {
    if (stopped_) return;
    if (layout == Layout::json && !is_wide(bytes.start()) && is_json_lines(bytes.start())) read_lines(bytes, file);
    else read_whole(bytes, file, layout);
}

void FeedReader::read_whole(FeedBytes& bytes, std::size_t file, Layout layout) {
    auto whole = bytes.rest();
    if (!whole) {
        taker_.unreadable(file, 0, "the file is larger than 64 MB; split it, or write JSON lines (one service a line), which may be of any size", false);
        return;
    }
    taker_.progress(bytes.consumed());
    std::size_t size = whole->size();
    auto decoded = to_utf8(std::move(*whole));
    if (!decoded) {
        taker_.unreadable(file, 0, decoded.error().message, false);
        return;
    }
    if (!decoded->note.empty()) taker_.warning(file, 0, decoded->note);
    if (gathered_bytes_ > 0 && gathered_bytes_ + size > whole_file_limit) map_gathered();
    gathered_bytes_ += size;

    auto document = std::make_unique<Document>();
    std::vector<const Value*> roots;
    if (layout == Layout::xml) {
        auto read = read_xml(std::move(decoded->text), *document, name_member);
        if (!read) {
            taker_.unreadable(file, read.error().line, read.error().message, false);
            return;
        }
        roots.push_back(read->root);
    } else {
        document->source = std::move(decoded->text);
        std::string_view text = document->source;
        std::size_t at = 0, line = 1;
        while (at < text.size() || roots.empty()) {
            auto read = read_json(text.substr(at), *document, name_member, line);
            if (!read) {
                taker_.unreadable(file, read.error().line, read.error().message, false);
                return;
            }
            roots.push_back(read->value);
            line = read->end_line;
            at = skip_space(text, at + read->end, line);
        }
    }
    bool found = false;
    for (const Value* root : roots) found = gather(*root, file) || found;
    if (found) {
        parts_.push_back({std::move(document), file});
        return;
    }
    bool has_rows = tables_.other_rows() > 0;
    std::string message = nothing_found(*roots.front(), tables_);
    if (has_rows) parts_.push_back({std::move(document), file});   // another file may join them
    taker_.unreadable(file, roots.front()->line, std::move(message), false);
}

bool FeedReader::gather(const Value& root, std::size_t file) {
    std::size_t before = tables_.services().size() + tables_.organizations().size();
    tables_.gather(root, file);
    return tables_.services().size() + tables_.organizations().size() > before;
}

void FeedReader::read_lines(FeedBytes& bytes, std::size_t file) {
    Document document;
    std::string mended;
    bool warned = false, cut = false;
    std::size_t line = 0, since = 0;
    while (auto found = bytes.line(longest_line, cut)) {
        if (stopped_) return;
        ++line;
        std::string_view text = line == 1 ? without_mark(*found) : *found;
        if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        if (cut) {
            taker_.unreadable(file, line, "this line is longer than 16 MB; no service needs that", true);
            continue;
        }
        if (mend_utf8(text, mended)) {
            text = mended;
            if (!warned) taker_.warning(file, line, "some characters are not UTF-8; they were read as windows-1252. Save the file as UTF-8 to be sure");
            warned = true;
        }
        document.clear();
        auto read = read_json(text, document, name_member, line);
        std::size_t ignored = 0;
        if (!read) {
            taker_.unreadable(file, line, fmt::format("this line is no JSON: {}", read.error().message), true);
        } else if (skip_space(text, read->end, ignored) != text.size()) {
            taker_.unreadable(file, line, "there is something behind the end of the record on this line; write one record a line", true);
        } else {
            Tables tables;
            tables.gather(*read->value, file);
            if (tables.empty()) {
                taker_.unreadable(file, line, nothing_found(*read->value, tables), true);
            } else {
                tables.join();
                map_all(tables);
            }
        }
        if (++since >= 500) {
            taker_.progress(bytes.consumed());
            since = 0;
        }
    }
    taker_.progress(bytes.consumed());
}

void FeedReader::map_all(const Tables& tables) {
    for (const auto& service : tables.services()) {
        Mapped mapped = map_service(context_, tables, service);
        if (!mapped.listing.organisation.id.empty()) organisations_with_services_.insert(mapped.listing.organisation.id);
        if (!taker_.take_service(std::move(mapped), service.file)) {
            stopped_ = true;
            return;
        }
    }
    // Whether an organisation has a service is known only at the end.
    for (const auto& organization : tables.organizations()) {
        if (organization.lists_services || providers_.size() >= most_waiting_providers) continue;
        providers_.push_back({map_provider(context_, tables, *organization.organization), organization.file});
    }
}

void FeedReader::map_gathered() {
    tables_.join();
    map_all(tables_);
    tables_ = {};
    parts_.clear();
    gathered_bytes_ = 0;
}

void FeedReader::finish() {
    if (!stopped_) map_gathered();
    for (WaitingProvider& provider : providers_) {
        if (stopped_) return;
        if (organisations_with_services_.contains(provider.mapped.listing.organisation.id)) continue;
        if (!taker_.take_provider(std::move(provider.mapped), provider.file)) stopped_ = true;
    }
    providers_.clear();
}

}  // namespace waymark::feeds
