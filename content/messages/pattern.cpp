// What is between the braces of a message, and what does it become?
#include "content/messages/pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace waymark {
namespace {

constexpr int deepest = 4;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::string listed(const std::vector<std::string>& forms) {
    std::string out;
    for (const auto& form : forms) out += (out.empty() ? "" : ", ") + form;
    return out;
}

}  // namespace

class MessagePattern::Reader {
public:
    Reader(std::string_view words, const text::LanguageRules& language) : rest_(words), language_(language) {}

    /// Up to the `}` that closes this level, or to the end at level 0.
    Result<std::vector<Piece>> pieces(int depth, bool in_plural) {
        if (depth > deepest) return refuse("braces stand in braces too deep");
        std::vector<Piece> out;
        const auto add_words = [&](std::string_view words) {
            if (words.empty()) return;
            if (out.empty() || out.back().kind != Piece::Kind::words) out.push_back({Piece::Kind::words, {}, 0, {}});
            out.back().words += words;
        };
        for (;;) {
            const auto at = rest_.find_first_of(in_plural ? "{}#" : "{}");
            add_words(rest_.substr(0, at));
            rest_.remove_prefix(std::min(at, rest_.size()));
            if (rest_.empty()) {
                if (depth > 0) return refuse("a { is not closed with a }");
                return out;
            }
            const char mark = rest_.front();
            if (mark == '}') {
                if (depth == 0) return refuse("a } stands there without a { before it");
                return out;
            }
            rest_.remove_prefix(1);
            if (mark == '#') {
                out.push_back({Piece::Kind::number_sign, {}, 0, {}});
                continue;
            }
            auto piece = argument(depth, in_plural);
            if (!piece) return tl::unexpected<Error>(piece.error());
            out.push_back(std::move(*piece));
        }
    }

private:
    static tl::unexpected<Error> refuse(std::string what) { return fail(ErrorKind::unreadable, std::move(what)); }

    /// What follows a `{`, its `}` too.
    Result<Piece> argument(int depth, bool in_plural) {
        const auto end = rest_.find_first_of(",{}");
        if (end == std::string_view::npos) return refuse("a { is not closed with a }");
        Piece piece{Piece::Kind::value, std::string(trimmed(rest_.substr(0, end))), 0, {}};
        const bool good = !piece.words.empty() && std::all_of(piece.words.begin(), piece.words.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        });
        if (!good)
            return refuse(
                fmt::format("{{{}}} cannot be a name; write {{name}} with small letters", rest_.substr(0, end)));
        const char mark = rest_[end];
        rest_.remove_prefix(end + 1);
        if (mark == '}') return piece;
        if (mark == '{') return refuse("a { stands inside the braces of a name");
        const auto second = rest_.find_first_of(",{}");
        const auto kind = trimmed(rest_.substr(0, second));
        if (second == std::string_view::npos || rest_[second] != ',' ||
            (kind != "plural" && kind != "select" && kind != "number"))
            return refuse(fmt::format("{{{}, …}} needs \"plural,\", \"select,\" or \"number,\" after its first comma",
                                      piece.words));
        rest_.remove_prefix(second + 1);
        if (kind == "number") return fixed_number(std::move(piece));
        piece.kind = kind == "plural" ? Piece::Kind::plural : Piece::Kind::select;
        if (auto read = branches(piece, depth, in_plural || kind == "plural"); !read)
            return tl::unexpected<Error>(read.error());
        return piece;
    }

    Result<Piece> fixed_number(Piece piece) {
        const auto close = rest_.find('}');
        const auto zeros = trimmed(rest_.substr(0, close));
        if (close == std::string_view::npos || zeros.size() < 2 || zeros.size() > 4 || zeros.front() != '.' ||
            zeros.find_first_not_of('0', 1) != std::string_view::npos)
            return refuse(fmt::format(
                "{{{0}, number, …}} ends with a full stop and one to three zeros: {{{0}, number, .0}}", piece.words));
        piece.kind = Piece::Kind::fixed;
        piece.digits = static_cast<int>(zeros.size()) - 1;
        rest_.remove_prefix(close + 1);
        return piece;
    }

    Result<void> branches(Piece& piece, int depth, bool in_plural) {
        for (;;) {
            const auto open = rest_.find_first_of("{}");
            if (open == std::string_view::npos) return refuse("a { is not closed with a }");
            const auto when = trimmed(rest_.substr(0, open));
            const bool closed = rest_[open] == '}';
            rest_.remove_prefix(open + 1);
            if (closed && !when.empty())
                return refuse(fmt::format("after \"{}\" its words are missing; write {} {{words}}", when, when));
            if (closed) break;
            Branch branch;
            branch.when = when;
            if (piece.kind == Piece::Kind::plural)
                if (auto read = plural_form(branch); !read) return read;
            auto inside = pieces(depth + 1, in_plural);
            if (!inside) return tl::unexpected<Error>(inside.error());
            rest_.remove_prefix(1);
            branch.pieces = std::move(*inside);
            piece.branches.push_back(std::move(branch));
        }
        return all_there(piece);
    }

    Result<void> plural_form(Branch& branch) const {
        const auto& forms = language_.plural_forms();
        if (branch.when.starts_with('=')) {
            const auto* end = branch.when.data() + branch.when.size();
            if (std::from_chars(branch.when.data() + 1, end, branch.exactly).ptr != end || branch.when.size() == 1)
                return refuse(fmt::format("\"{}\" is no number; write =0 or =1", branch.when));
            return {};
        }
        const auto at = std::find(forms.begin(), forms.end(), branch.when);
        if (at == forms.end())
            return refuse(
                fmt::format("\"{}\" is no plural form of this language; it has {}", branch.when, listed(forms)));
        branch.form = static_cast<std::size_t>(at - forms.begin());
        branch.when.clear();
        return {};
    }

    Result<void> all_there(const Piece& piece) const {
        const auto has = [&](const auto& test) {
            return std::any_of(piece.branches.begin(), piece.branches.end(), test);
        };
        if (piece.kind == Piece::Kind::select && !has([](const Branch& each) { return each.when == "other"; }))
            return refuse(fmt::format("{{{}, select, …}} needs words for \"other\"", piece.words));
        const auto& forms = language_.plural_forms();
        for (std::size_t form = 0; piece.kind == Piece::Kind::plural && form < forms.size(); ++form)
            if (!has([&](const Branch& each) { return each.when.empty() && each.form == form; }))
                return refuse(
                    fmt::format("the plural form \"{}\" is missing; this language has {}", forms[form], listed(forms)));
        return {};
    }

    std::string_view rest_;
    const text::LanguageRules& language_;
};

class MessagePattern::Writer {
public:
    Writer(const text::LanguageRules& language, std::span<const Filling> fillings)
        : language_(language), fillings_(fillings) {}

    void write(const std::vector<Piece>& pieces, const Filling* counted) {
        for (const auto& piece : pieces) {
            switch (piece.kind) {
                case Piece::Kind::words: out += piece.words; break;
                case Piece::Kind::number_sign:
                    if (counted) write_value(*counted);
                    break;
                case Piece::Kind::value:
                    if (const auto* filling = find(piece.words)) write_value(*filling);
                    else ((out += '{') += piece.words) += '}';
                    break;
                case Piece::Kind::fixed:
                    if (const auto* filling = find(piece.words))
                        out += language_.number(as_number(*filling), piece.digits, piece.digits);
                    break;
                case Piece::Kind::plural: write_plural(piece); break;
                case Piece::Kind::select: write_select(piece, counted); break;
            }
        }
    }

    std::string out;

private:
    const Filling* find(std::string_view name) const {
        const auto at =
            std::find_if(fillings_.begin(), fillings_.end(), [&](const Filling& each) { return each.name == name; });
        return at == fillings_.end() ? nullptr : &*at;
    }
    static double as_number(const Filling& filling) {
        if (const auto* whole = std::get_if<std::int64_t>(&filling.value)) return static_cast<double>(*whole);
        const auto* fraction = std::get_if<double>(&filling.value);
        return fraction ? *fraction : 0;
    }
    void write_value(const Filling& filling) {
        if (const auto* text = std::get_if<std::string_view>(&filling.value)) out += *text;
        else if (const auto* whole = std::get_if<std::int64_t>(&filling.value)) out += language_.number(*whole);
        else out += language_.number(as_number(filling), 0, 1);
    }
    void write_plural(const Piece& piece) {
        const auto* filling = find(piece.words);
        if (!filling) return;
        const double n = as_number(*filling);
        const bool whole = std::floor(n) == n && std::abs(n) < 1e15;
        const auto form = whole ? language_.plural_form(static_cast<std::int64_t>(n)) : language_.plural_form(n);
        const Branch* chosen = nullptr;
        for (const auto& branch : piece.branches) {
            if (branch.when.empty() && branch.form == form && !chosen) chosen = &branch;
            if (!branch.when.empty() && whole && branch.exactly == static_cast<std::int64_t>(n)) {
                chosen = &branch;
                break;
            }
        }
        if (chosen) write(chosen->pieces, filling);
    }
    void write_select(const Piece& piece, const Filling* counted) {
        const auto* filling = find(piece.words);
        const auto* text = filling ? std::get_if<std::string_view>(&filling->value) : nullptr;
        const Branch* chosen = nullptr;
        for (const auto& branch : piece.branches)
            if ((text && branch.when == *text) || (branch.when == "other" && !chosen)) chosen = &branch;
        if (chosen) write(chosen->pieces, counted);
    }

    const text::LanguageRules& language_;
    std::span<const Filling> fillings_;
};

Result<MessagePattern> MessagePattern::read(std::string_view words, const text::LanguageRules& language) {
    auto pieces = Reader(words, language).pieces(0, false);
    if (!pieces) return tl::unexpected<Error>(pieces.error());
    MessagePattern out;
    out.pieces_ = std::move(*pieces);
    return out;
}

std::string MessagePattern::write(const text::LanguageRules& language, std::span<const Filling> fillings) const {
    Writer writer(language, fillings);
    writer.write(pieces_, nullptr);
    return std::move(writer.out);
}

bool MessagePattern::only_plain_names() const {
    return std::all_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) {
        return piece.kind == Piece::Kind::words || piece.kind == Piece::Kind::value;
    });
}

}  // namespace waymark
