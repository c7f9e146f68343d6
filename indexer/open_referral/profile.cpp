// Which members does each object of Open Referral UK 3.0 have, of which type, and which may not be missing?
#include "indexer/open_referral/profile.h"

#include <algorithm>
#include <array>

namespace waymark::feeds::open_referral {

namespace {

using T = MemberType;
constexpr bool must = true;
constexpr std::string_view no_words;

constexpr std::array service{Member{"id", T::uuid, Table::service, no_words, must},
                             Member{"organization_id", T::uuid, Table::organization},
                             Member{"name", T::text, {}, no_words, must},
                             Member{"description"},
                             Member{"url", T::uri},
                             Member{"email", T::email},
                             Member{"status", T::one_of, {}, " active  inactive  defunct  temporarily closed ", must},
                             Member{"fees"},
                             Member{"accreditations"},
                             Member{"minimum_age", T::number},
                             Member{"maximum_age", T::number},
                             Member{"assured_date"},
                             Member{"assurer_email", T::email},
                             Member{"alert"},
                             Member{"last_modified", T::moment},
                             Member{"schedules", T::list, Table::schedule},
                             Member{"service_areas", T::list, Table::service_area},
                             Member{"service_at_locations", T::list, Table::service_at_location},
                             Member{"languages", T::list, Table::language},
                             Member{"organization", T::object, Table::organization},
                             Member{"funding", T::list, Table::funding},
                             Member{"cost_options", T::list, Table::cost_option},
                             Member{"contacts", T::list, Table::contact},
                             Member{"phones", T::list, Table::phone},
                             Member{"attributes", T::list, Table::attribute}};
constexpr std::array schedule{Member{"id", T::uuid, Table::schedule, no_words, must},
                              Member{"service_id", T::uuid, Table::service},
                              Member{"service_at_location_id", T::uuid, Table::service_at_location},
                              Member{"valid_from"},
                              Member{"valid_to"},
                              Member{"dtstart"},
                              Member{"freq", T::one_of, {}, " WEEKLY  MONTHLY "},
                              Member{"interval", T::number},
                              Member{"byday"},
                              Member{"bymonthday"},
                              Member{"description"},
                              Member{"opens_at"},
                              Member{"closes_at"},
                              Member{"schedule_link", T::uri},
                              Member{"attending_type"},
                              Member{"notes"}};
constexpr std::array service_area{Member{"id", T::uuid, Table::service_area, no_words, must},
                                  Member{"service_id", T::uuid, Table::service},
                                  Member{"name"},
                                  Member{"extent"},
                                  Member{"extent_type"},
                                  Member{"uri"},
                                  Member{"service_area"}};
constexpr std::array service_at_location{Member{"id", T::uuid, Table::service_at_location, no_words, must},
                                         Member{"service_id", T::uuid, Table::service},
                                         Member{"location_id", T::uuid, Table::location},
                                         Member{"location", T::object, Table::location},
                                         Member{"contacts", T::list, Table::contact},
                                         Member{"phones", T::list, Table::phone},
                                         Member{"schedules", T::list, Table::schedule}};
constexpr std::array location{Member{"id", T::uuid, Table::location, no_words, must},
                              Member{"location_type", T::one_of, {}, " physical  postal  virtual ", must},
                              Member{"name"},
                              Member{"description"},
                              Member{"latitude", T::number},
                              Member{"longitude", T::number},
                              Member{"external_identifier"},
                              Member{"external_identifier_type"},
                              Member{"addresses", T::list, Table::address},
                              Member{"accessibility", T::list, Table::accessibility},
                              Member{"phones", T::list, Table::phone},
                              Member{"contacts", T::list, Table::contact},
                              Member{"attributes", T::list, Table::attribute}};
constexpr std::array address{Member{"id", T::uuid, Table::address, no_words, must},
                             Member{"location_id", T::uuid, Table::location},
                             Member{"attention"},
                             Member{"address_1", T::text, {}, no_words, must},
                             Member{"city", T::text, {}, no_words, must},
                             Member{"region"},
                             Member{"state_province", T::text, {}, no_words, must},
                             Member{"postal_code", T::text, {}, no_words, must},
                             Member{"country", T::text, {}, no_words, must},
                             Member{"address_type", T::one_of, {}, " physical  postal  virtual ", must},
                             Member{"attributes", T::list, Table::attribute}};
constexpr std::array accessibility{Member{"id", T::uuid, Table::accessibility, no_words, must},
                                   Member{"location_id", T::uuid, Table::location},
                                   Member{"description"},
                                   Member{"details"},
                                   Member{"url", T::uri},
                                   Member{"accessibility"},
                                   Member{"attributes", T::list, Table::attribute}};
constexpr std::array attribute{Member{"id", T::uuid, Table::attribute, no_words, must}, Member{"link_id", T::uuid},
                               Member{"taxonomy_term_id", T::uuid, Table::taxonomy_term}, Member{"link_type"},
                               Member{"taxonomy_term", T::object, Table::taxonomy_term}};
constexpr std::array taxonomy_term{Member{"id", T::uuid, Table::taxonomy_term, no_words, must},
                                   Member{"name", T::text, {}, no_words, must},
                                   Member{"description", T::text, {}, no_words, must},
                                   Member{"parent_id", T::uuid, Table::taxonomy_term},
                                   Member{"taxonomy"},
                                   Member{"taxonomy_id", T::uuid, Table::taxonomy},
                                   Member{"term_uri", T::uri},
                                   Member{"term"}};
constexpr std::array language{Member{"id", T::uuid, Table::language, no_words, must},
                              Member{"service_id", T::uuid, Table::service}, Member{"phone_id", T::uuid, Table::phone}};
constexpr std::array organization{Member{"id", T::uuid, Table::organization, no_words, must},
                                  Member{"name", T::text, {}, no_words, must},
                                  Member{"description", T::text, {}, no_words, must},
                                  Member{"email", T::email},
                                  Member{"website", T::uri},
                                  Member{"logo"},
                                  Member{"uri", T::uri},
                                  Member{"parent_organization_id", T::uuid, Table::organization},
                                  Member{"organization_identifiers", T::list, Table::organization_identifier},
                                  Member{"contacts", T::list, Table::contact},
                                  Member{"phones", T::list, Table::phone},
                                  Member{"attributes", T::list, Table::attribute}};
constexpr std::array organization_identifier{Member{"id", T::uuid, Table::organization_identifier, no_words, must},
                                             Member{"organization_id", T::uuid, Table::organization},
                                             Member{"identifier_scheme"},
                                             Member{"identifier_type", T::text, {}, no_words, must},
                                             Member{"identifier", T::text, {}, no_words, must},
                                             Member{"attributes", T::list, Table::attribute}};
constexpr std::array funding{Member{"id", T::uuid, Table::funding, no_words, must},
                             Member{"service_id", T::uuid, Table::service}, Member{"source"}};
constexpr std::array cost_option{Member{"id", T::uuid, Table::cost_option, no_words, must},
                                 Member{"service_id", T::uuid, Table::service},
                                 Member{"valid_from"},
                                 Member{"valid_to"},
                                 Member{"option"},
                                 Member{"amount", T::number},
                                 Member{"amount_description"}};
constexpr std::array contact{Member{"id", T::uuid, Table::contact, no_words, must},
                             Member{"service_id", T::uuid, Table::service},
                             Member{"name"},
                             Member{"title"},
                             Member{"email", T::email},
                             Member{"phones", T::list, Table::phone},
                             Member{"attributes", T::list, Table::attribute}};
constexpr std::array phone{Member{"id", T::uuid, Table::phone, no_words, must},
                           Member{"service_id", T::uuid, Table::service},
                           Member{"contact_id", T::uuid, Table::contact},
                           Member{"location_id", T::uuid, Table::location},
                           Member{"number"},
                           Member{"extension"},
                           Member{"type"},
                           Member{"description"}};

bool letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool hex(char c) { return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

std::span<const Member> members_of(Table kind) {
    switch (kind) {
        case Table::service: return service;
        case Table::schedule: return schedule;
        case Table::service_area: return service_area;
        case Table::service_at_location: return service_at_location;
        case Table::location: return location;
        case Table::address: return address;
        case Table::accessibility: return accessibility;
        case Table::attribute: return attribute;
        case Table::taxonomy_term: return taxonomy_term;
        case Table::language: return language;
        case Table::organization: return organization;
        case Table::organization_identifier: return organization_identifier;
        case Table::funding: return funding;
        case Table::cost_option: return cost_option;
        case Table::contact: return contact;
        case Table::phone: return phone;
        default: return {};
    }
}

const Member* member_of(Table kind, std::string_view name) {
    for (const Member& member : members_of(kind))
        if (member.name == name) return &member;
    return nullptr;
}

std::string as_uri(std::string_view text) {
    auto colon = text.find("://");
    if (colon == std::string_view::npos) return {};
    static constexpr std::array<std::string_view, 5> schemes{"http", "https", "ftp", "ws", "wss"};
    if (std::find(schemes.begin(), schemes.end(), text.substr(0, colon)) == schemes.end()) return {};
    std::string_view rest = text.substr(colon + 3);
    std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    std::string_view host =
        authority.substr(authority.rfind('@') == std::string_view::npos ? 0 : authority.rfind('@') + 1);
    auto port = host.rfind(':');
    if (port != std::string_view::npos) {
        for (char c : host.substr(port + 1))
            if (!digit(c)) return {};
        host = host.substr(0, port);
    }
    if (host.empty()) return {};
    std::string uri(text.substr(0, colon + 3));
    static constexpr char digits[] = "0123456789ABCDEF";
    bool in_fragment = false;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const char c = rest[i];
        const bool in_authority = i < authority.size();
        bool may_stand = letter_or_digit(c) || std::string_view("-._~!$&'()*+,;=:@").find(c) != std::string_view::npos;
        if (!in_authority) may_stand = may_stand || c == '/' || c == '?' || (c == '#' && !in_fragment);
        if (c == '%') may_stand = i + 2 < rest.size() && hex(rest[i + 1]) && hex(rest[i + 2]);
        in_fragment = in_fragment || (c == '#' && !in_authority);
        if (may_stand) {
            uri += c;
        } else {
            uri += '%';
            uri += digits[static_cast<unsigned char>(c) >> 4];
            uri += digits[static_cast<unsigned char>(c) & 15];
        }
    }
    return uri;
}

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254 ||
        text.find('@', at + 1) != std::string_view::npos)
        return false;
    std::string_view local = text.substr(0, at), domain = text.substr(at + 1);
    if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) return false;
    for (char c : local)
        if (!letter_or_digit(c) && std::string_view(".!#$%&'*+/=?^_`{|}~-").find(c) == std::string_view::npos)
            return false;
    if (domain.find('.') == std::string_view::npos) return false;
    while (true) {
        const auto dot = domain.find('.');
        std::string_view label = domain.substr(0, dot);
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
        for (char c : label)
            if (!letter_or_digit(c) && c != '-') return false;
        if (dot == std::string_view::npos) return true;
        domain = domain.substr(dot + 1);
    }
}

bool is_moment(std::string_view text) {
    static constexpr std::string_view form = "0000-00-00T00:00:00";
    if (text.size() < form.size() + 1) return false;
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i] == '0' ? !digit(text[i]) : text[i] != form[i]) return false;
    text.remove_prefix(form.size());
    if (text.front() == '.') {
        text.remove_prefix(1);
        const auto end = text.find_first_not_of("0123456789");
        if (end == 0 || end == std::string_view::npos) return false;
        text.remove_prefix(end);
    }
    if (text == "Z") return true;
    return text.size() == 6 && (text[0] == '+' || text[0] == '-') && digit(text[1]) && digit(text[2]) &&
           text[3] == ':' && digit(text[4]) && digit(text[5]);
}

}  // namespace waymark::feeds::open_referral
