// How does a feed get into a data directory?
#include "indexer/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>

#include "indexer/check/auditor.h"
#include "indexer/check/files.h"
#include "indexer/check/report.h"
#include "indexer/dialects/flat_csv/flat_csv.h"
#include "indexer/feed_reader.h"
#include "indexer/ids/identity.h"
#include "indexer/row_preview.h"
#include "indexer/syntax/zip_archive.h"
#include "indexer/words/column_map.h"
#include "search/engine_internals.h"
#include "search/work/guarded_work.h"

namespace waymark {

namespace feeds {
namespace {

constexpr std::size_t batch_size = 10'000;  // each is one transaction, made durable; the more it holds, the fewer times
                                            // the pages of the indexes by id are written

/// Takes records, refuses what came already, and hands good ones on in batches. Storing a batch and mapping the next
/// run side by side.
class Importer : public RecordTaker {
public:
    Importer(ImportReport& report, const MapContext& context, const std::vector<std::string>& names,
             const std::vector<FeedFile>& files, const ImportOptions& options, Store* store)
        : report_(report),
          writer_(report, names),
          auditor_(context, names),
          names_(names),
          options_(options),
          store_(store) {
        for (const FeedFile& file : files) total_ += file.bytes;
    }
    ~Importer() override {
        if (storing_.valid()) storing_.wait();
    }

    bool take_service(Mapped&& mapped, std::size_t file) override {
        report_.anything_read = true;
        if (!mapped.rejected) refuse_twin(mapped, file);
        else if (!mapped.listing.id.empty()) refused_ids_.push_back(mapped.listing.id);
        writer_.record(mapped, file);
        if (mapped.rejected) {
            ++report_.rejected;
            return true;
        }
        auditor_.add(mapped, file);
        return put(std::move(mapped), true);
    }

    bool take_provider(Mapped&& mapped, std::size_t file) override {
        report_.anything_read = true;
        if (!mapped.rejected && seen_.again(mapped.listing.id, file, mapped.line)) return true;
        writer_.record(mapped, file);
        if (mapped.rejected) return true;
        ++report_.providers;
        return put(std::move(mapped), false);
    }

    void unreadable(std::size_t file, std::size_t line, std::string message, bool is_record) override {
        something_unreadable_ = true;
        if (is_record) ++report_.rejected;
        else ++report_.unreadable;
        writer_.problem(true, file, line, {}, {}, std::move(message));
    }
    void warning(std::size_t file, std::size_t line, std::string message) override {
        writer_.problem(false, file, line, {}, {}, std::move(message));
    }
    void guessed_map(std::string text) override {
        if (report_.guessed_map.empty()) report_.guessed_map = std::move(text);
    }
    void progress(std::uint64_t bytes) override {
        if (options_.progress) options_.progress(done_ + bytes, total_);
    }
    void file_done(std::uint64_t bytes) { done_ += bytes; }
    /// Whether a table was refused because nobody has said what its columns are, and we have guessed.
    bool has_guessed() const { return !report_.guessed_map.empty(); }

    /// Stores what is left. An error of the store is the import's.
    Result<void> finish(const std::string& source) {
        send();
        wait();
        if (failed_) return tl::unexpected(*failed_);
        auditor_.finish(report_);
        if (options_.read_ids) {
            *options_.read_ids = seen_.all();
            options_.read_ids->insert(options_.read_ids->end(), refused_ids_.begin(), refused_ids_.end());
            options_.read_ids->insert(options_.read_ids->end(), moved_ids_.begin(), moved_ids_.end());
        }
        if (!options_.replace || options_.dry_run || !store_) return {};
        if (something_unreadable_ || !report_.anything_read) {
            writer_.problem(
                false, 0, 0, {}, {},
                "because something could not be read, nothing was withdrawn; mend it and import again with --replace");
            return {};
        }
        std::vector<std::string> keep = seen_.all();
        keep.insert(keep.end(), refused_ids_.begin(), refused_ids_.end());
        keep.insert(keep.end(), moved_ids_.begin(), moved_ids_.end());
        auto missing = store_->withdraw_missing(source, keep);
        if (!missing) return tl::unexpected(missing.error());
        report_.withdrawn = missing->withdrawn;
        return {};
    }

private:
    void refuse_twin(Mapped& mapped, std::size_t file) {
        const SeenIds::Where* first = seen_.again(mapped.listing.id, file, mapped.line);
        if (!first) return;
        mapped.rejected = true;
        std::string where = first->file == file ? fmt::format("line {}", first->line)
                                                : fmt::format("{} line {}", names_[first->file], first->line);
        mapped.notes.push_back(
            {true,
             mapped.line,
             "id",
             mapped.listing.source_id.empty()
                 ? fmt::format(
                       "a record without an id, of the same name, organisation and postcode as the one on {}; the first stays. Give each its own id",
                       where)
                 : fmt::format("the id `{}` was used before, on {}; the first stays. Give each record its own id",
                               mapped.listing.source_id.substr(0, 100), where),
             nullptr,
             {},
             {}});
    }

    bool put(Mapped&& mapped, bool counts) {
        if (mapped.listing.licence.empty()) mapped.listing.licence = options_.licence;
        batch_.push_back({std::move(mapped.listing), std::move(mapped.commissioning)});
        counts_.push_back(counts);
        if (batch_.size() >= batch_size) {
            send();
        }
        return !failed_;
    }

    void send() {
        wait();
        if (failed_ || batch_.empty()) return;
        storing_ =
            std::async(std::launch::async, [this, batch = std::move(batch_), counts = std::move(counts_)]() mutable {
                return caught([&] { return store(std::move(batch), counts); });  // the store throws what it cannot read
            });
        batch_ = {};
        counts_ = {};
        batch_.reserve(batch_size);
    }

    void wait() {
        if (!storing_.valid()) return;
        auto stored = storing_.get();
        if (!stored) failed_ = stored.error();
    }

    void count(PutOutcome outcome) {
        if (outcome == PutOutcome::added) ++report_.added;
        else if (outcome == PutOutcome::changed) ++report_.changed;
        else ++report_.unchanged;
    }

    /// Gives records an id of their own whose id belongs to a feed that is kept apart.
    void keep_apart(std::vector<Entry>& batch) {
        if (!store_ || options_.kept_apart.empty()) return;
        std::vector<std::string> ids;
        for (const Entry& entry : batch) ids.push_back(entry.listing.id);
        const auto sources = store_->sources_of(ids);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            Listing& listing = batch[i].listing;
            const bool apart = sources[i] != listing.source &&
                               std::find(options_.kept_apart.begin(), options_.kept_apart.end(), sources[i]) !=
                                   options_.kept_apart.end();
            if (!apart) continue;
            listing.id = id_beside(listing.source, listing.source_id);
            moved_ids_.push_back(listing.id);
        }
    }

    Result<void> store(std::vector<Entry> batch, const std::vector<bool>& counts) {
        keep_apart(batch);
        if (!store_ || options_.dry_run) {
            for (std::size_t i = 0; i < batch.size(); ++i) {
                if (!counts[i]) continue;
                auto kept = store_ ? store_->get(batch[i].listing.id) : std::nullopt;
                count(!kept                                                     ? PutOutcome::added
                      : kept->withdrawn || !(kept->listing == batch[i].listing) ? PutOutcome::changed
                                                                                : PutOutcome::unchanged);
            }
            return {};
        }
        auto outcomes = store_->put(batch);
        if (!outcomes) return tl::unexpected(outcomes.error());
        for (std::size_t i = 0; i < outcomes->size() && i < counts.size(); ++i)
            if (counts[i]) count((*outcomes)[i]);
        return {};
    }

    ImportReport& report_;
    ReportWriter writer_;
    Auditor auditor_;
    const std::vector<std::string>& names_;
    const ImportOptions& options_;
    Store* store_;
    SeenIds seen_;
    std::vector<std::string> refused_ids_;
    std::vector<std::string> moved_ids_;
    std::vector<Entry> batch_;
    std::vector<bool> counts_;
    std::future<Result<void>> storing_;
    std::optional<Error> failed_;
    std::uint64_t total_ = 0, done_ = 0;
    bool something_unreadable_ = false;
};

/// Reads files one after the other, and those of a zip as those of a folder.
class FilesReader {
public:
    /// `forced` may be null. Where `mapped`, every CSV is read by the mapping.
    FilesReader(Importer& importer, FeedReader& reader, std::vector<std::string>& names, const Dialect* forced,
                bool mapped)
        : importer_(importer), reader_(reader), names_(names), forced_(forced), mapped_(mapped) {}

    void read(const FeedFile& file, std::size_t index) {
        auto source = ByteSource::open(file.path);
        if (!source) importer_.unreadable(index, 0, source.error().message, false);
        else read(FeedBytes(std::move(*source)), index, file.from_folder, true);
        importer_.file_done(file.bytes);
    }

private:
    void read(FeedBytes bytes, std::size_t index, bool from_folder, bool may_be_zip) {
        if (may_be_zip && is_zip(bytes.start())) {
            read_zip(bytes, index);
        } else if (const Dialect* dialect = dialect_of(bytes, index, from_folder)) {
            reader_.read(bytes, {index, names_[index]}, *dialect);
        }
    }

    void read_zip(FeedBytes& bytes, std::size_t index) {
        auto whole = bytes.rest(largest_zip);
        if (!whole) {
            importer_.unreadable(index, 0, "this zip is larger than 512 MB; split it", false);
            return;
        }
        auto zip = ZipArchive::open(std::move(*whole));
        if (!zip || (*zip)->entries().empty()) {
            importer_.unreadable(index, 0, zip ? "there is no file in this zip" : zip.error().message, false);
            return;
        }
        for (std::size_t i = 0; i < (*zip)->entries().size(); ++i) {
            const std::size_t entry = names_.size();
            names_.push_back(names_[index] + "/" + (*zip)->entries()[i].name);
            auto unpacked = (*zip)->read(i);
            if (!unpacked) importer_.unreadable(entry, 0, unpacked.error().message, false);
            else read(FeedBytes(source_of(std::move(*unpacked))), entry, true, false);
        }
    }

    /// The dialect to read a file in; null when it was refused, which has been said then.
    const Dialect* dialect_of(FeedBytes& bytes, std::size_t index, bool from_folder) {
        std::string_view start = bytes.start();
        if (start.empty()) {
            if (from_folder) importer_.warning(index, 0, "the file is empty and was passed over");
            else importer_.unreadable(index, 0, "the file is empty", false);
            return nullptr;
        }
        std::string wide;
        if (is_wide(start)) {
            if (auto decoded = to_utf8(std::string(start.substr(0, start.size() / 4 * 4))))
                wide = std::move(decoded->text);
        }
        const auto opening = glimpse(wide.empty() ? start : std::string_view(wide));
        const Dialect& found = recognise(opening);
        const Dialect& dialect = forced_                                  ? *forced_
                                 : mapped_ && found.layout == Layout::csv ? flat_csv::dialect
                                                                          : found;
        if (dialect.layout != Layout::none) return &dialect;
        std::string message = fmt::format("this looks like {}, which we do not read", dialect.title);
        // A folder often holds a README beside its feeds.
        bool is_feed_like =
            found.title.find("XML") != std::string_view::npos || found.title.find("CSV") != std::string_view::npos;
        if (from_folder && !is_feed_like) importer_.warning(index, 0, message + "; it was passed over");
        else importer_.unreadable(index, 1, message + ". " + what_we_read(), false);
        return nullptr;
    }

    static constexpr std::size_t largest_zip = 512u * 1024 * 1024;

    Importer& importer_;
    FeedReader& reader_;
    std::vector<std::string>& names_;  // of every file, those in zips behind the others
    const Dialect* forced_;
    bool mapped_;
};

/// The mapping of `--map`; empty when none was named.
Result<std::optional<ColumnMap>> map_of(const ImportOptions& options) {
    std::optional<ColumnMap> map;
    if (options.map.empty()) return map;
    auto source = ByteSource::open(options.map);
    if (!source) return tl::unexpected(source.error());
    auto bytes = FeedBytes(std::move(*source)).rest(1024 * 1024);
    if (!bytes)
        return fail(ErrorKind::bad_parameter,
                    fmt::format("{} is larger than any mapping; is it the feed itself?", options.map), "map");
    auto text = to_utf8(std::move(*bytes));
    if (!text) return tl::unexpected(text.error());
    auto read = read_column_map(text->text, options.map);
    if (!read) return tl::unexpected(read.error());
    map = std::move(*read);
    return map;
}

Result<ImportReport> run(const MapContext& context, const std::vector<FeedFile>& files, const ImportOptions& options,
                         Store* store) {
    const Dialect* forced = nullptr;
    if (!options.format.empty()) {
        forced = dialect_named(options.format);
        if (!forced)
            return fail(ErrorKind::bad_parameter,
                        fmt::format("`{}` is no format we know; use one of {}", options.format.substr(0, 60),
                                    fmt::join(dialect_names(), ", ")),
                        "format");
    }
    auto map = map_of(options);
    if (!map) return tl::unexpected(map.error());
    ImportReport report;
    std::vector<std::string> names;
    for (const FeedFile& file : files) names.push_back(file.path);
    {
        Importer importer(report, context, names, files, options, store);
        FeedReader reader(context, importer, map->has_value() ? &**map : nullptr);
        FilesReader all(importer, reader, names, forced, map->has_value());
        for (std::size_t i = 0; i < files.size(); ++i) {
            all.read(files[i], i);
            if (importer.has_guessed() && report.preview.empty())
                report.preview = preview_rows(context, files[i].path, report.guessed_map);
        }
        reader.finish();
        auto finished = importer.finish(context.source);
        if (!finished) return tl::unexpected(finished.error());
    }
    return report;
}

}  // namespace
}  // namespace feeds

Result<ImportReport> import_feed(Engine& engine, const std::vector<std::string>& given, const ImportOptions& options) {
    EngineInternals& internals = internals_of(engine);
    const auto snapshot = internals.snapshot();  // the words that this import is read with, all through
    auto files = feeds::files_to_read(given);
    if (!files) return tl::unexpected(files.error());
    auto council = feeds::council_slug(*snapshot->councils, options.council);
    if (!council) return tl::unexpected(council.error());
    auto words = feeds::FeedWords::load(internals.files(), *snapshot->vocabulary);
    if (!words) return tl::unexpected(words.error());
    feeds::MapContext context{*snapshot->vocabulary,
                              *snapshot->places,
                              *snapshot->councils,
                              *words,
                              feeds::source_name(options, given),
                              *council,
                              !options.source.empty(),
                              internals.options().today()};
    auto held = internals.pause_indexing();
    auto report = feeds::run(context, *files, options, &internals.store());
    held.reset();
    if (!report || options.dry_run) return report;
    if (auto indexed = internals.refresh_index(options.indexing); !indexed) return tl::unexpected(indexed.error());
    return report;
}

Result<ImportReport> check_feed(const ContentFiles& content, const Vocabulary& vocabulary, const Councils& councils,
                                const Places& places, const std::vector<std::string>& given,
                                const ImportOptions& options) {
    auto files = feeds::files_to_read(given);
    if (!files) return tl::unexpected(files.error());
    auto council = feeds::council_slug(councils, options.council);
    if (!council) return tl::unexpected(council.error());
    auto words = feeds::FeedWords::load(content, vocabulary);
    if (!words) return tl::unexpected(words.error());
    feeds::MapContext context{
        vocabulary, places, councils, *words, feeds::source_name(options, given), *council, !options.source.empty()};
    return feeds::run(context, *files, options, nullptr);
}

}  // namespace waymark
