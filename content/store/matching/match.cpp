// Are two listings of different feeds the same service?
#include "content/store/matching/match.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "content/places/postcode.h"
#include "content/text/fold.h"
#include "content/text/hash.h"
#include "content/text/split.h"
#include "content/text/text.h"

namespace waymark {
namespace {

constexpr std::array<std::string_view, 9> small_words{"a", "an", "and", "at", "for", "in", "of", "on", "the"};
constexpr std::array<std::string_view, 5> company_words{"cic", "cio", "limited", "ltd", "plc"};

void tidy(std::vector<std::string>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

std::string sorted_words(const std::string& text) {
    std::vector<std::string> words;
    text::each_word(text, [&](std::string_view word, std::size_t, std::size_t) {
        if (std::find(small_words.begin(), small_words.end(), word) != small_words.end()) return;
        if (std::find(company_words.begin(), company_words.end(), word) != company_words.end()) return;
        words.emplace_back(word);
    });
    std::sort(words.begin(), words.end());
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

/// A UK number as `01914960000`; empty when it is none, or one that many share (short numbers, 999).
std::string national(std::string_view phone) {
    std::string digits;
    for (std::size_t i = 0; i < phone.size(); ++i) {
        const char c = phone[i];
        if (c >= '0' && c <= '9') digits += c;
        else if (c == '(' && phone.substr(i, 3) == "(0)" && !digits.empty()) i += 2;  // +44 (0)191
        else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            if (digits.size() >= 10) break;  // "0191 496 0000 ext 12"
        }
    }
    if (digits.starts_with("0044")) digits = "0" + digits.substr(4);
    else if (digits.starts_with("44") && digits.size() >= 11) digits = "0" + digits.substr(2);
    if (digits.size() > 11) digits.resize(11);
    return digits.size() >= 10 && digits.front() == '0' ? digits : std::string();
}

/// The name of the machine of a web address, without `www.`; empty when it is one that says nothing of who is meant.
std::string web_of(std::string_view url) {
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#:"));
    auto host = text::fold(url);
    if (host.starts_with("www.")) host.erase(0, 4);
    static constexpr std::array<std::string_view, 9> everybody{
        "facebook.com", "en-gb.facebook.com", "m.facebook.com", "instagram.com", "twitter.com",
        "x.com",        "linktr.ee",          "nhs.uk",         "gov.uk"};
    const bool shared = std::find(everybody.begin(), everybody.end(), host) != everybody.end();
    return shared || host.find('.') == std::string::npos ? std::string() : host;
}

std::int64_t hashed(std::string_view name, std::string_view with) {
    constexpr char divider = 0x1F;
    return static_cast<std::int64_t>(
        Hash().add(name).add(divider).add(with).add(divider).value());  // what meets by chance is told apart by
                                                                        // same_service
}

bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
        if (*left == *right) return true;
        if (*left < *right) ++left;
        else ++right;
    }
    return false;
}

bool ages_meet(const Ages& a, const Ages& b) {
    if (a.min && b.max && *a.min > *b.max) return false;
    return !(b.min && a.max && *b.min > *a.max);
}

bool is_uuid(const std::string& text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (dash ? c != '-' : !hex) return false;
    }
    return true;
}

}  // namespace

MatchFacts match_facts(const Listing& listing) {
    MatchFacts facts;
    facts.source = listing.source;
    facts.source_id = listing.source_id;
    facts.id = listing.id;
    facts.provider = listing.kind == Kind::provider;
    facts.name = sorted_words(listing.name);
    facts.organisation = sorted_words(listing.organisation.name);
    facts.ages = listing.ages;
    const auto add = [](std::vector<std::string>& list, std::string text) {
        if (!text.empty()) list.push_back(std::move(text));
    };
    for (const auto& place : listing.places) {
        add(facts.phones, national(place.phone));
        const auto postcode = as_postcode(place.postcode);
        if (!postcode) continue;
        facts.outcodes.push_back(postcode->outcode);
        if (!place.address_hidden && !postcode->inward.empty())
            facts.postcodes.push_back(postcode->outcode + postcode->inward);
    }
    for (const auto* contacts : {&listing.contacts, &listing.send_contacts})
        for (const auto& contact : *contacts) add(facts.phones, national(contact.phone));
    add(facts.webs, web_of(listing.url));
    add(facts.webs, web_of(listing.organisation.url));
    for (auto* list : {&facts.postcodes, &facts.outcodes, &facts.phones, &facts.webs}) tidy(*list);
    return facts;
}

std::vector<std::int64_t> match_keys(const MatchFacts& facts) {
    std::vector<std::int64_t> keys;
    if (facts.name.empty()) return keys;
    for (const auto& with : facts.outcodes.empty() ? facts.phones : facts.outcodes)
        keys.push_back(hashed(facts.name, with));
    return keys;
}

bool same_service(const MatchFacts& a, const MatchFacts& b) {
    if (a.source == b.source || a.provider != b.provider) return false;
    if (a.source_id == b.source_id && is_uuid(a.source_id)) return true;
    if (a.name.empty() || a.name != b.name || !ages_meet(a.ages, b.ages)) return false;
    const bool phone = meet(a.phones, b.phones), web = meet(a.webs, b.webs);
    if (meet(a.postcodes, b.postcodes))
        return phone || web || (!a.organisation.empty() && a.organisation == b.organisation);
    if (!phone || !web) return false;
    // Two branches of one chain share all this; only where they are tells them apart.
    if (a.outcodes.empty() && b.outcodes.empty()) return true;
    const bool one_is_hidden =
        a.postcodes.empty() != b.postcodes.empty() || (a.postcodes.empty() && b.postcodes.empty());
    return one_is_hidden && meet(a.outcodes, b.outcodes);
}

}  // namespace waymark
