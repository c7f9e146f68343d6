// How does a test import files into a data directory of its own?
#pragma once

#include <fmt/format.h>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "indexer/check/report.h"
#include "indexer/import.h"
#include "search/engine_internals.h"
#include "tests/indexer/feed.h"

namespace waymark {

namespace fs = std::filesystem;

inline const std::string feeds_dir = WAYMARK_SOURCE_DIR "/tests/fixtures/feeds/";

/// A data directory that is gone with the test.
class DataDir {
public:
    DataDir() {
        auto name = (fs::temp_directory_path() / "waymark-import-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()));
        path = name;
    }
    ~DataDir() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    std::string write(const std::string& name, const std::string& text) const {
        fs::create_directories((fs::path(path) / name).parent_path());
        std::ofstream(fs::path(path) / name, std::ios::binary) << text;
        return (fs::path(path) / name).string();
    }
    std::string path;
};

inline Engine open_engine(const DataDir& data) {
    EngineOptions options;
    options.data_dir = data.path + "/data";
    options.content_dir = WAYMARK_SOURCE_DIR "/content";
    options.today = [] { return Date("2026-11-23"); };
    auto engine = Engine::open(options);
    if (!engine) FAIL(engine.error().message);
    return std::move(*engine);
}

inline ImportReport import_files(Engine& engine, const std::vector<std::string>& files, ImportOptions options = {}) {
    auto report = import_feed(engine, files, options);
    if (!report) FAIL(report.error().message);
    return *report;
}

inline std::string counts(const ImportReport& r) {
    return fmt::format("{} {} {} {}", r.added, r.changed, r.unchanged, r.rejected);
}

inline ImportOptions from(std::string source) {
    ImportOptions options;
    options.source = std::move(source);
    return options;
}

/// A report as text, with file names alone.
inline std::string told(const ImportReport& r) {
    std::string text =
        fmt::format("imported {}: {} new, {} changed, {} unchanged, {} rejected; {} providers, {} files unreadable\n",
                    r.imported(), r.added, r.changed, r.unchanged, r.rejected, r.providers, r.unreadable);
    for (ImportProblem problem : r.problems) {
        problem.file = fs::path(problem.file).filename().string();
        for (auto at = problem.message.find(feeds_dir); at != std::string::npos; at = problem.message.find(feeds_dir))
            problem.message.erase(at, feeds_dir.size());
        text += problem_line(problem) + "\n";
    }
    for (const auto& [term, count] : r.unmapped) text += fmt::format("unmapped {} {}\n", count, term);
    for (const auto& term : r.terms)
        if (!term.line.empty()) text += "guess " + term.line + "\n";
    for (const Finding& finding : r.findings) {
        text += fmt::format("{} {} of {}: {}", finding.wrong ? "wrong" : "missing", finding.count, finding.of,
                            finding.kind);
        if (finding.read_from_words) text += fmt::format(", {} of them in their words", finding.read_from_words);
        text += "\n";
        if (!finding.wrong) continue;
        for (const FoundListing& one : finding.list)
            text += fmt::format("    {} (line {}) {}\n", one.name, one.line, one.detail);
    }
    if (const auto score = r.quality.score()) text += fmt::format("quality {} of 100\n", *score);
    for (const RowPreview& row : r.preview)
        for (const RowPreview::Cell& cell : row.cells)
            text += fmt::format("row of line {}: {} <- {}: {}\n", row.line, cell.field, cell.column, cell.read);
    for (const auto& [field, count] : r.derived) text += fmt::format("derived {} {}\n", count, field);
    return text;
}

/// Compares with tests/golden; WAYMARK_WRITE_GOLDEN=1 writes it anew, to be read before it is committed.
inline void check_golden(const std::string& name, const std::string& text) {
    const std::string file = WAYMARK_SOURCE_DIR "/tests/golden/" + name;
    if (std::getenv("WAYMARK_WRITE_GOLDEN")) std::ofstream(file) << text;
    std::ifstream stream(file);
    std::stringstream golden;
    golden << stream.rdbuf();
    CHECK(text == golden.str());
}

}  // namespace waymark
