# What must an answer of Open Referral UK be like? Our own statement of the published profiles HSDS-UK-3.0 and HSDS-UK-1.0, as strict readers take them.
# https://docs.openreferraluk.org
import re

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[A-Za-z0-9._~!$&'()*+,;=:@%-]+(?::[0-9]*)?(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
                 r"(?:\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?")
WEB = re.compile(r"(https?|wss?|ftp)://.*")
EMAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def text(value):
    return isinstance(value, str)


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def like(pattern):
    return lambda value: text(value) and pattern.fullmatch(value) is not None


def one_of(*words):
    return lambda value: value in words


uuid, uri, email, moment, web = like(UUID), like(URI), like(EMAIL), like(MOMENT), like(WEB)
status = one_of("active", "inactive", "defunct", "temporarily closed")
place_type = one_of("physical", "postal", "virtual")

# Of each object: its members (`*` before those it must have), each with what its value must be: a test, `[kind]` for a list, `kind` for an object.
VERSION_3 = {
    "about": {"*version": text, "*profile": uri, "*openapi_url": uri},
    "service": {"*id": uuid, "organization_id": uuid, "*name": text, "description": text, "url": uri, "email": email, "*status": status, "fees": text,
                "accreditations": text, "minimum_age": number, "maximum_age": number, "assured_date": text, "assurer_email": email, "alert": text,
                "last_modified": moment, "schedules": ["schedule"], "service_areas": ["service_area"], "service_at_locations": ["service_at_location"],
                "languages": ["language"], "organization": "organization", "funding": ["funding"], "cost_options": ["cost_option"], "contacts": ["contact"],
                "attributes": ["attribute"], "phones": ["phone"]},
    "schedule": {"*id": uuid, "service_id": uuid, "service_at_location_id": uuid, "valid_from": text, "valid_to": text, "dtstart": text,
                 "freq": one_of("WEEKLY", "MONTHLY"), "interval": number, "byday": text, "bymonthday": text, "description": text, "opens_at": text,
                 "closes_at": text, "schedule_link": uri, "attending_type": text, "notes": text},
    "service_area": {"*id": uuid, "service_id": uuid, "name": text, "extent": text, "extent_type": text, "uri": text, "service_area": text},
    "service_at_location": {"*id": uuid, "service_id": uuid, "location_id": uuid, "location": "location", "service": "service"},
    "location": {"*id": uuid, "*location_type": place_type, "name": text, "description": text, "latitude": number, "longitude": number,
                 "external_identifier": text, "external_identifier_type": text, "addresses": ["address"], "accessibility": ["accessibility"],
                 "attributes": ["attribute"]},
    "address": {"*id": uuid, "location_id": uuid, "attention": text, "*address_1": text, "*city": text, "region": text, "*state_province": text,
                "*postal_code": text, "*country": text, "*address_type": place_type, "attributes": ["attribute"]},
    "accessibility": {"*id": uuid, "location_id": uuid, "description": text, "details": text, "url": uri, "accessibility": text, "attributes": ["attribute"]},
    "attribute": {"*id": uuid, "link_id": uuid, "taxonomy_term_id": uuid, "link_type": text, "taxonomy_term": "taxonomy_term"},
    "taxonomy_term": {"*id": uuid, "*name": text, "*description": text, "parent_id": uuid, "taxonomy": text, "taxonomy_id": uuid, "term_uri": uri, "term": text},
    "taxonomy": {"*id": uuid, "*name": text, "*description": text, "uri": uri, "version": text, "taxonomy_terms": ["taxonomy_term"]},
    "language": {"*id": uuid, "service_id": uuid, "phone_id": uuid},
    "organization": {"*id": uuid, "*name": text, "*description": text, "email": email, "website": uri, "logo": text, "uri": uri,
                     "parent_organization_id": uuid, "organization_identifiers": ["organization_identifier"], "attributes": ["attribute"],
                     "services": ["service"]},
    "organization_identifier": {"*id": uuid, "organization_id": uuid, "identifier_scheme": text, "*identifier_type": text, "*identifier": text,
                                "attributes": ["attribute"]},
    "funding": {"*id": uuid, "service_id": uuid, "source": text},
    "cost_option": {"*id": uuid, "service_id": uuid, "valid_from": text, "valid_to": text, "option": text, "amount": number, "amount_description": text},
    "contact": {"*id": uuid, "service_id": uuid, "name": text, "title": text, "attributes": ["attribute"], "phones": ["phone"]},
    "phone": {"*id": uuid},
}
VERSION_1 = {
    "service": {"*id": text, "*organization": "organization", "*name": text, "description": text, "url": web, "email": email, "status": status, "fees": text,
                "accreditations": text,
                "deliverable_type": one_of("Advice", "Assessment", "Counselling", "Equipment", "Financial Support", "Information", "Permission", "Training"),
                "assured_date": text, "attending_type": one_of("phone", "online", "venue", "home visit"),
                "attending_access": one_of("referral", "appointment", "membership", "drop-in")},
    "organization": {"*id": uuid, "*name": text, "*description": text, "email": email, "url": web, "logo": text, "uri": web},
    "taxonomy": {"*id": text, "*name": text, "vocabulary": text},
    "location": {"*id": text, "name": text, "description": text, "latitude": number, "longitude": number},
    "review": {"*id": text, "*service": "service", "organization": "organization"},
}


def breaches(standard, kind, value, where=""):
    """Sentences about what of an object is not as the standard wants it."""
    where = where or kind
    if not isinstance(value, dict):
        return [f"{where} is no object"]
    found = []
    for name, rule in standard[kind].items():
        must, name = name.startswith("*"), name.lstrip("*")
        if name not in value:
            if must:
                found.append(f"{where}.{name} is missing")
            continue
        said, at = value[name], f"{where}.{name}"
        if isinstance(rule, list):
            if not isinstance(said, list):
                found.append(f"{at} is no list")
            else:
                for i, each in enumerate(said):
                    found += breaches(standard, rule[0], each, f"{at}[{i}]")
        elif isinstance(rule, str):
            found += breaches(standard, rule, said, at)
        elif not rule(said):
            found.append(f"{at} is {said!r}")
    return found


def nulls(value, where=""):
    """What is not known is left out: no null stands anywhere."""
    if value is None:
        return [where]
    if isinstance(value, dict):
        return [one for name, each in value.items() for one in nulls(each, f"{where}.{name}")]
    if isinstance(value, list):
        return [one for i, each in enumerate(value) for one in nulls(each, f"{where}[{i}]")]
    return []
