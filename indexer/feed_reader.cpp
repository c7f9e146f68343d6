// How do the files of one Open Referral feed become mapped records, one after the other?
#include "indexer/feed_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/syntax/csv_reader.h"
#include "indexer/syntax/json_reader.h"
#include "indexer/syntax/xml_reader.h"

namespace waymark::feeds {

using open_referral::name_member;
using open_referral::Tables;

namespace {

constexpr std::size_t longest_line = 16u * 1024 * 1024;
constexpr std::size_t table_limit = 512u * 1024 * 1024;
constexpr std::size_t all_tables_limit = 1024u * 1024 * 1024;
constexpr std::size_t most_waiting_providers = 200'000;

/// One JSON value and nothing behind it but white space.
bool is_one_value(std::string_view line, Document& document) {
    document.clear();
    auto read = read_json(line, document, name_member);
    std::size_t ignored = 0;
    return read && skip_space(line, read->end, ignored) == line.size();
}

std::string_view without_mark(std::string_view text) {
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// JSON lines have a whole value on their first line and something below it. A bad beginning is forgiven when the start
/// is no JSON as a whole and most of its lines are.
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

std::string nothing_found(const Value& root, const Tables& tables, const Dialect& dialect) {
    if (dialect.translate) return fmt::format("this is {}, but there is no record in it", dialect.title);
    if (tables.other_rows() > 0)
        return fmt::format("there are {} rows here (terms, places and the like) but no service and no organisation",
                           tables.other_rows());
    std::string_view name = root.written;
    std::string what = name.empty() ? std::string("the values") : fmt::format("<{}>", std::string(name.substr(0, 60)));
    return fmt::format("nothing in {} looks like a service of Open Referral. {}", what, what_we_read());
}

}  // namespace

void FeedReader::read(FeedBytes& bytes, const FeedPart& part, const Dialect& dialect) {
    if (stopped_) return;
    if (const auto form = open_referral::ExportLines::form_of(bytes.start());
        form != open_referral::ExportLines::Form::none)
        read_export(bytes, part.file, form);
    else if (dialect.layout == Layout::json && !dialect.translate && !is_wide(bytes.start()) &&
             is_json_lines(bytes.start()))
        read_lines(bytes, part.file);
    else read_whole(bytes, part, dialect);
}

void FeedReader::read_whole(FeedBytes& bytes, const FeedPart& part, const Dialect& dialect) {
    const std::size_t limit = dialect.reach == Reach::folder ? table_limit : whole_file_limit;
    auto whole = bytes.rest(limit);
    if (!whole) {
        taker_.unreadable(part.file, 0,
                          fmt::format("the file is larger than {} MB; split it{}", limit / 1024 / 1024,
                                      dialect.layout == Layout::json
                                          ? ", or write JSON lines (one service a line), which may be of any size"
                                          : ""),
                          false);
        return;
    }
    taker_.progress(bytes.consumed());
    std::size_t size = whole->size();
    auto decoded = to_utf8(std::move(*whole));
    if (!decoded) {
        taker_.unreadable(part.file, 0, decoded.error().message, false);
        return;
    }
    if (!decoded->note.empty()) taker_.warning(part.file, 0, decoded->note);
    std::string key(dialect.translate ? dialect.name : std::string_view{});
    if (dialect.reach == Reach::folder) key += "\n" + part.path.substr(0, part.path.find_last_of('/') + 1);
    Gathering& gathering = gatherings_[key];
    if (dialect.reach == Reach::folder) {
        if (gathering.bytes + size > all_tables_limit) {
            taker_.unreadable(
                part.file, 0,
                fmt::format(
                    "the tables of this folder hold more than {} MB together; write JSON lines, which may be of any size",
                    all_tables_limit / 1024 / 1024),
                false);
            return;
        }
    } else if (gathering.bytes > 0 && gathering.bytes + size > whole_file_limit) {
        map_gathered(gathering);
    }
    if (gathering.parts.empty()) gathering.first_file = part.file;
    gathering.bytes += size;

    auto document = std::make_unique<Document>();
    std::vector<const Value*> roots = roots_of(std::move(decoded->text), part, dialect, *document);
    if (roots.empty()) return;
    std::size_t before = gathering.tables.services().size() + gathering.tables.organizations().size();
    for (const Value* root : roots) gathering.tables.gather(*root, part.file);
    bool found = gathering.tables.services().size() + gathering.tables.organizations().size() > before;
    bool has_rows = gathering.tables.other_rows() > 0;
    if (dialect.reach == Reach::folder) gathering.waits_for_services = true;
    else if (!found)
        taker_.unreadable(part.file, roots.front()->line, nothing_found(*roots.front(), gathering.tables, dialect),
                          false);
    // Rows without a service may belong to those of another file.
    if (found || has_rows) gathering.parts.push_back({std::move(document), part.file});
}

std::vector<const Value*> FeedReader::roots_of(std::string text, const FeedPart& part, const Dialect& dialect,
                                               Document& document) {
    std::vector<const Value*> roots;
    std::vector<ReadFault> bad_rows;
    Translation translation(document, part.path);
    translation.map = map_;
    translation.column_names = &context_.words.columns;
    translation.publication = &context_.words.publication;
    translation.terms = &context_.words.terms;
    translation.today = context_.today;
    auto refuse = [&](const ReadFault& fault) {
        taker_.unreadable(part.file, fault.line, fault.message, false);
        return std::vector<const Value*>{};
    };
    if (dialect.layout == Layout::xml) {
        auto read = read_xml(std::move(text), document, dialect.names);
        if (!read) return refuse(read.error());
        roots.push_back(read->root);
    } else if (dialect.layout == Layout::csv) {
        ReadLimits limits;
        limits.values = 20'000'000;
        auto read = read_csv(std::move(text), document, dialect.names, limits);
        if (!read) return refuse(read.error());
        roots.push_back(read->rows);
        translation.columns = std::move(read->columns);
        translation.written_columns = std::move(read->written);
        bad_rows = std::move(read->bad_rows);
        translation.warnings = std::move(read->warnings);
    } else {
        document.source = std::move(text);
        std::string_view bytes = document.source;
        std::size_t at = 0, line = 1;
        const ReadLimits whole;
        while (at < bytes.size() || roots.empty()) {
            ReadLimits left = whole;  // all values of the file together
            left.values -= std::min(left.values, document.values());
            auto read = read_json(bytes.substr(at), document, dialect.names, line, left);
            if (!read) return refuse(read.error());
            roots.push_back(read->value);
            line = read->end_line;
            at = skip_space(bytes, at + read->end, line);
        }
    }
    MisreadTexts misread;
    for (const Value* root : roots) document.mend_texts(*root, misread);
    tell(misread, part.file);
    if (!dialect.translate) return roots;
    for (const Value*& root : roots) {
        root = dialect.translate(*root, translation);
        if (!translation.guessed_map.empty()) taker_.guessed_map(std::move(translation.guessed_map));
        if (!translation.refusal.empty() || !root) return refuse({1, translation.refusal, false});
    }
    tell(translation, bad_rows, part.file);
    return roots;
}

void FeedReader::tell(const MisreadTexts& misread, std::size_t file) {
    if (misread.mended > 0)
        taker_.warning(
            file, misread.first_mended,
            fmt::format("{} held signs such as \u201C\u00E2\u20AC\u2122\u201D, because their encoding was mixed "
                        "up before they came to us; they were mended. Export the feed as UTF-8",
                        misread.mended == 1 ? "one text" : fmt::format("{} texts", misread.mended)));
    if (misread.doubtful > 0)
        taker_.warning(
            file, misread.first_doubtful,
            fmt::format("{} may hold signs of a mixed up encoding, such as \u201C\u00C3\u00A9\u201D; what was meant "
                        "is not certain, so they stay as they are. Look at them and export the feed as UTF-8",
                        misread.doubtful == 1 ? "one text" : fmt::format("{} texts", misread.doubtful)));
}

void FeedReader::tell(const Translation& translation, const std::vector<ReadFault>& bad_rows, std::size_t file) {
    for (const ReadFault& fault : bad_rows) {
        if (translation.rows_are_records) taker_.unreadable(file, fault.line, fault.message, true);
        else taker_.warning(file, fault.line, "this row was left out: " + fault.message);
    }
    for (const ReadFault& fault : translation.warnings) taker_.warning(file, fault.line, fault.message);
}

void FeedReader::read_lines(FeedBytes& bytes, std::size_t file) {
    Document document;
    MisreadTexts misread;
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
            if (!warned)
                taker_.warning(
                    file, line,
                    "some characters are not UTF-8; they were read as windows-1252. Save the file as UTF-8 to be sure");
            warned = true;
        }
        document.clear();
        auto read = read_json(text, document, name_member, line);
        std::size_t ignored = 0;
        if (!read) {
            taker_.unreadable(file, line, fmt::format("this line is no JSON: {}", read.error().message), true);
        } else if (skip_space(text, read->end, ignored) != text.size()) {
            taker_.unreadable(file, line,
                              "there is something behind the end of the record on this line; write one record a line",
                              true);
        } else {
            document.mend_texts(*read->value, misread);
            Tables tables;
            tables.gather(*read->value, file);
            if (tables.empty()) {
                taker_.unreadable(file, line, nothing_found(*read->value, tables, {}), true);
            } else {
                tables.join();
                map_all(tables, {});
            }
        }
        if (++since >= 500) {
            taker_.progress(bytes.consumed());
            since = 0;
        }
    }
    tell(misread, file);
    taker_.progress(bytes.consumed());
}

void FeedReader::read_export(FeedBytes& bytes, std::size_t file, open_referral::ExportLines::Form form) {
    open_referral::ExportLines lines(form);
    std::string mended;
    bool cut = false;
    std::size_t line = 0;
    const auto take = [&](std::optional<std::string> text) {
        if (!text) return;
        Document document;
        Tables tables;
        const auto fault = open_referral::gather_record(form, std::move(*text), line, document, tables, file);
        if (fault || tables.empty()) {
            taker_.unreadable(file, line,
                              fault && !fault->message.empty()
                                  ? fault->message
                                  : "there is no record on this line, or it is longer than 16 MB",
                              true);
            return;
        }
        tables.join();
        map_all(tables, {});
    };
    while (auto found = bytes.line(longest_line, cut)) {
        if (stopped_) return;
        ++line;
        take(lines.record(mend_utf8(*found, mended) ? std::string_view(mended) : *found));
        if (line % 500 == 0) taker_.progress(bytes.consumed());
    }
    take(lines.rest());
    taker_.progress(bytes.consumed());
}

void FeedReader::map_all(const Tables& tables, const std::vector<Part>& parts) {
    // What is told of a row that was joined is told of the row's own file.
    auto place_notes = [&](Mapped& mapped, std::size_t file) {
        for (Note& note : mapped.notes) {
            for (const Part& part : parts)
                if (part.file != file && note.at && part.document->made(note.at)) note.file = part.file;
            note.at = nullptr;
        }
    };
    for (const auto& service : tables.services()) {
        Mapped mapped = map_service(context_, tables, service);
        if (!mapped.listing.organisation.id.empty())
            organisations_with_services_.insert(mapped.listing.organisation.id);
        place_notes(mapped, service.file);
        if (!taker_.take_service(std::move(mapped), service.file)) {
            stopped_ = true;
            return;
        }
    }
    // Whether an organisation has a service is known only at the end.
    for (const auto& organization : tables.organizations()) {
        if (organization.lists_services || providers_.size() >= most_waiting_providers) continue;
        providers_.push_back({map_provider(context_, tables, *organization.organization), organization.file});
        place_notes(providers_.back().mapped, organization.file);
    }
}

void FeedReader::map_gathered(Gathering& gathering) {
    gathering.tables.join();
    map_all(gathering.tables, gathering.parts);
    gathering = {};
}

void FeedReader::finish() {
    for (auto& [key, gathering] : gatherings_) {
        if (stopped_) break;
        if (gathering.waits_for_services && gathering.tables.empty())
            taker_.unreadable(
                gathering.first_file, 0,
                fmt::format(
                    "there are tables here with {} rows, but none of services and none of organisations; read it together with "
                    "them: name their folder",
                    gathering.tables.other_rows()),
                false);
        map_gathered(gathering);
    }
    gatherings_.clear();
    for (WaitingProvider& provider : providers_) {
        if (stopped_) return;
        if (organisations_with_services_.contains(provider.mapped.listing.organisation.id)) continue;
        if (!taker_.take_provider(std::move(provider.mapped), provider.file)) stopped_ = true;
    }
    providers_.clear();
}

}  // namespace waymark::feeds
