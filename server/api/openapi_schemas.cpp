// Which form do the API's answers have?
#include "server/api/openapi.h"

namespace waymark {

// Read beside search_json.cpp and listing_json.cpp: a test checks that every key they write is described here.
std::string_view answer_schemas() {
    static constexpr std::string_view schemas = R"json({
"Codes": {"type": "array", "items": {"type": "string"}},
"CodesByField": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Codes"}},
"Age": {"type": ["object", "null"], "description": "Whole years, both ends counted; an open end is null.", "required": ["min", "max"],
  "properties": {"min": {"type": ["integer", "null"]}, "max": {"type": ["integer", "null"]}}},
"Problem": {"type": "object", "description": "RFC 9457.", "required": ["type", "title", "status", "detail"],
  "properties": {"type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"}, "parameter": {"type": "string", "description": "The parameter at fault."}}},
"Understood": {"type": "object", "required": ["slots", "not", "loose", "text", "spans", "overridden", "corrected", "questions"],
  "properties": {
    "slots": {"type": "object", "description": "What was read, by field; also age, ages, place and radius_miles. What was not read is left out."},
    "not": {"$ref": "#/components/schemas/CodesByField"},
    "loose": {"$ref": "#/components/schemas/CodesByField", "description": "Of the slots, what only loose words say: it lifts listings that state it and hides none."},
    "text": {"type": "string", "description": "What is left to match as words."},
    "spans": {"type": "array", "items": {"type": "object", "required": ["from", "to", "field", "value", "words", "why"],
      "properties": {"from": {"type": "integer", "description": "Byte offset into q as sent."}, "to": {"type": "integer"}, "field": {"type": "string"}, "value": {"type": "string"}, "words": {"type": "string"}, "why": {"type": "string"}}}},
    "overridden": {"$ref": "#/components/schemas/Codes"}, "corrected": {"type": ["string", "null"]}, "questions": {"type": "array", "items": {"type": "string"}}}},
"Urgent": {"type": "object", "required": ["title", "text", "phone", "hours"],
  "properties": {"title": {"type": "string"}, "text": {"type": "string"}, "phone": {"type": ["string", "null"]}, "hours": {"type": ["string", "null"]}, "quieter": {"type": "boolean"}, "quick_exit": {"type": "boolean"}}},
"Accessibility": {"type": "object", "required": ["yes", "no", "derived"], "description": "What is in none of the three is not stated.",
  "properties": {"yes": {"$ref": "#/components/schemas/Codes"}, "no": {"$ref": "#/components/schemas/Codes"}, "derived": {"$ref": "#/components/schemas/Codes"}}},
"Result": {"type": "object",
  "required": ["id", "name", "organisation", "summary", "highlights", "council", "from", "need", "age", "cost", "when", "accessibility", "distance_miles", "place", "place_precision", "reach", "assured", "not_stated", "derived", "url", "availability", "note", "explanation"],
  "properties": {
    "id": {"type": "string", "format": "uuid"}, "name": {"type": "string"}, "organisation": {"type": ["string", "null"]}, "summary": {"type": ["string", "null"]},
    "highlights": {"type": "array", "items": {"type": "string"}}, "council": {"type": ["string", "null"]},
    "from": {"type": ["string", "null"], "description": "Whose directory it comes from, in words, when that is a neighbour's and not this one."},
    "need": {"$ref": "#/components/schemas/Codes"}, "age": {"$ref": "#/components/schemas/Age"}, "cost": {"$ref": "#/components/schemas/Codes"}, "when": {"$ref": "#/components/schemas/Codes"},
    "accessibility": {"$ref": "#/components/schemas/Accessibility"}, "distance_miles": {"type": ["number", "null"]}, "place": {"type": ["string", "null"]},
    "place_precision": {"enum": ["exact", "postcode", "district", "town", null]}, "reach": {"enum": ["comes-to-you", "phone", "online", "covers", "unknown", null]},
    "assured": {"type": ["string", "null"], "format": "date"}, "not_stated": {"$ref": "#/components/schemas/Codes"},
    "derived": {"type": "array", "items": {"type": "string"}, "description": "field:code that matched because we read it from the listing's words."},
    "url": {"type": "string"}, "availability": {"enum": ["open", "list", "full", "paused", null]}, "note": {"type": ["string", "null"]},
    "explanation": {"type": ["object", "null"], "properties": {"reasons": {"type": "array", "items": {"type": "string"}}, "weights": {"type": "object", "additionalProperties": {"type": "number"}}}}}},
"Facet": {"type": "object", "required": ["field", "label", "values"],
  "properties": {"field": {"type": "string"}, "label": {"type": "string"}, "values": {"type": "array", "items": {"type": "object", "required": ["value", "label", "count", "selected"],
    "properties": {"value": {"type": "string"}, "label": {"type": "string"}, "count": {"type": "integer"}, "selected": {"type": "boolean"}}}}}},
"SearchAnswer": {"type": "object",
  "required": ["query", "understood", "urgent", "notices", "words", "total", "total_stated", "not_stated_hidden", "results", "facets", "relaxed", "did_you_mean"],
  "properties": {
    "query": {"type": "object", "required": ["q", "filters", "page", "per_page", "sort"], "properties": {"q": {"type": ["string", "null"]}, "filters": {"type": "object"}, "page": {"type": "integer"}, "per_page": {"type": "integer"}, "sort": {"type": "string"}}},
    "understood": {"$ref": "#/components/schemas/Understood"},
    "urgent": {"type": "array", "items": {"$ref": "#/components/schemas/Urgent"}, "description": "Help that comes before any result."},
    "notices": {"type": "array", "items": {"type": "string"}}, "words": {"enum": ["all", "some"]},
    "total": {"type": "integer"}, "total_stated": {"type": "integer"}, "not_stated_hidden": {"type": "object", "additionalProperties": {"type": "integer"}},
    "results": {"type": "array", "items": {"$ref": "#/components/schemas/Result"}}, "facets": {"type": "array", "items": {"$ref": "#/components/schemas/Facet"}},
    "relaxed": {"type": "array", "items": {"type": "object", "required": ["without", "total"], "properties": {"without": {"$ref": "#/components/schemas/CodesByField"}, "total": {"type": "integer"}}}},
    "did_you_mean": {"type": ["string", "null"]}}},
"Suggestions": {"type": "object", "required": ["suggestions"], "properties": {"suggestions": {"type": "array", "items": {"type": "object", "required": ["text", "kind", "count"],
  "properties": {"text": {"type": "string"}, "kind": {"type": "string"}, "count": {"type": "integer"}}}}}},
"Text": {"type": ["string", "null"]},
"Contact": {"type": "object", "properties": {"name": {"$ref": "#/components/schemas/Text"}, "role": {"$ref": "#/components/schemas/Text"}, "department": {"$ref": "#/components/schemas/Text"}, "email": {"$ref": "#/components/schemas/Text"}, "phone": {"$ref": "#/components/schemas/Text"}, "link": {"$ref": "#/components/schemas/Text"}}},
"Schedule": {"type": "object", "properties": {"days": {"$ref": "#/components/schemas/Codes"}, "opens_at": {"$ref": "#/components/schemas/Text"}, "closes_at": {"$ref": "#/components/schemas/Text"}, "freq": {"$ref": "#/components/schemas/Text"}, "interval": {"type": ["integer", "null"]}, "bymonthday": {"$ref": "#/components/schemas/Text"}, "byday": {"$ref": "#/components/schemas/Text"}, "dtstart": {"$ref": "#/components/schemas/Text"}, "until": {"$ref": "#/components/schemas/Text"}, "valid_from": {"$ref": "#/components/schemas/Text"}, "valid_to": {"$ref": "#/components/schemas/Text"}, "term": {"enum": ["term", "holidays", "all-year", null]}, "description": {"$ref": "#/components/schemas/Text"}, "link": {"$ref": "#/components/schemas/Text"}}},
"Cost": {"type": "object", "properties": {"option": {"$ref": "#/components/schemas/Text"}, "amount": {"type": ["number", "null"]}, "currency": {"$ref": "#/components/schemas/Text"}, "unit": {"$ref": "#/components/schemas/Text"}, "who_pays": {"$ref": "#/components/schemas/Text"}, "description": {"$ref": "#/components/schemas/Text"}, "valid_from": {"$ref": "#/components/schemas/Text"}, "valid_to": {"$ref": "#/components/schemas/Text"}}},
"Place": {"type": "object", "properties": {"id": {"$ref": "#/components/schemas/Text"}, "name": {"$ref": "#/components/schemas/Text"}, "description": {"$ref": "#/components/schemas/Text"}, "address_hidden": {"type": "boolean"}, "address": {"type": "array", "items": {"type": "string"}}, "city": {"$ref": "#/components/schemas/Text"}, "county": {"$ref": "#/components/schemas/Text"}, "postcode": {"$ref": "#/components/schemas/Text"}, "country": {"$ref": "#/components/schemas/Text"},
  "point": {"type": ["object", "null"], "properties": {"lat": {"type": "number"}, "lon": {"type": "number"}}}, "precision": {"enum": ["exact", "postcode", "district", "town", null]},
  "accessibility": {"type": "object", "properties": {"yes": {"$ref": "#/components/schemas/Codes"}, "no": {"$ref": "#/components/schemas/Codes"}}}, "access_notes": {"type": "array", "items": {"type": "string"}}, "getting_there": {"$ref": "#/components/schemas/Text"}, "phone": {"$ref": "#/components/schemas/Text"}}},
"Listing": {"type": "object", "description": "Also one list of stated codes under the name of each field of the vocabulary.", "required": ["id", "url", "kind", "status", "name", "stated_not", "derived", "source", "licence"],
  "properties": {
    "id": {"type": "string", "format": "uuid"}, "url": {"type": "string"}, "kind": {"enum": ["service", "provider", "short-break"]}, "status": {"type": "string"}, "name": {"type": "string"}, "alternate_name": {"$ref": "#/components/schemas/Text"},
    "summary": {"$ref": "#/components/schemas/Text"}, "description": {"$ref": "#/components/schemas/Text"}, "alert": {"$ref": "#/components/schemas/Text"},
    "organisation": {"type": ["object", "null"], "properties": {"id": {"$ref": "#/components/schemas/Text"}, "name": {"$ref": "#/components/schemas/Text"}, "description": {"$ref": "#/components/schemas/Text"}, "email": {"$ref": "#/components/schemas/Text"}, "website": {"$ref": "#/components/schemas/Text"}, "logo": {"$ref": "#/components/schemas/Text"}, "url": {"$ref": "#/components/schemas/Text"}}},
    "website": {"$ref": "#/components/schemas/Text"}, "email": {"$ref": "#/components/schemas/Text"}, "contacts": {"type": "array", "items": {"$ref": "#/components/schemas/Contact"}}, "send_contacts": {"type": "array", "items": {"$ref": "#/components/schemas/Contact"}},
    "age": {"$ref": "#/components/schemas/Age"}, "eligibility": {"$ref": "#/components/schemas/Text"}, "all_needs": {"type": "boolean"}, "languages": {"$ref": "#/components/schemas/Codes"},
    "accessibility": {"$ref": "#/components/schemas/Accessibility"}, "stated_not": {"$ref": "#/components/schemas/CodesByField"}, "derived": {"$ref": "#/components/schemas/CodesByField"},
    "schedules": {"type": "array", "items": {"$ref": "#/components/schemas/Schedule"}}, "costs": {"type": "array", "items": {"$ref": "#/components/schemas/Cost"}}, "fees": {"$ref": "#/components/schemas/Text"},
    "places": {"type": "array", "items": {"$ref": "#/components/schemas/Place"}}, "areas": {"type": "array", "items": {"type": "object", "properties": {"name": {"$ref": "#/components/schemas/Text"}, "council": {"$ref": "#/components/schemas/Text"}, "uri": {"$ref": "#/components/schemas/Text"}}}},
    "council": {"$ref": "#/components/schemas/Text"}, "councils_served": {"$ref": "#/components/schemas/Codes"}, "getting_there": {"$ref": "#/components/schemas/Text"},
    "how_to_start": {"type": "array", "items": {"type": "object", "properties": {"step": {"$ref": "#/components/schemas/Text"}, "who": {"$ref": "#/components/schemas/Text"}, "link": {"$ref": "#/components/schemas/Text"}, "next": {"$ref": "#/components/schemas/Text"}, "if_refused": {"$ref": "#/components/schemas/Text"}}}},
    "open_to": {"type": "object", "properties": {"who": {"$ref": "#/components/schemas/Codes"}, "text": {"$ref": "#/components/schemas/Text"}}},
    "assessment": {"type": "object", "properties": {"needed": {"type": ["boolean", "null"]}, "by": {"$ref": "#/components/schemas/Text"}}},
    "waiting": {"type": "object", "properties": {"text": {"$ref": "#/components/schemas/Text"}, "weeks": {"type": ["integer", "null"]}, "as_of": {"$ref": "#/components/schemas/Text"}}},
    "availability": {"type": "object", "properties": {"state": {"enum": ["open", "list", "full", "paused", null]}, "text": {"$ref": "#/components/schemas/Text"}, "as_of": {"$ref": "#/components/schemas/Text"}}},
    "staffing": {"type": "object", "properties": {"ratio": {"$ref": "#/components/schemas/Text"}, "one_to_one": {"$ref": "#/components/schemas/Text"}, "parent": {"$ref": "#/components/schemas/Text"}, "training": {"$ref": "#/components/schemas/Text"}}},
    "break_kind": {"$ref": "#/components/schemas/Codes"}, "programme": {"type": "object", "properties": {"weeks": {"type": ["integer", "null"]}, "start_dates": {"$ref": "#/components/schemas/Codes"}, "text": {"$ref": "#/components/schemas/Text"}}},
    "first_visit": {"$ref": "#/components/schemas/Text"}, "what_to_bring": {"$ref": "#/components/schemas/Text"}, "sensory": {"type": "object", "properties": {"noise": {"$ref": "#/components/schemas/Text"}, "crowds": {"$ref": "#/components/schemas/Text"}, "lights": {"$ref": "#/components/schemas/Text"}}},
    "registration": {"type": "object", "properties": {"body": {"$ref": "#/components/schemas/Text"}, "number": {"$ref": "#/components/schemas/Text"}, "link": {"$ref": "#/components/schemas/Text"}}},
    "complaints": {"$ref": "#/components/schemas/Text"}, "what_next": {"type": "object", "additionalProperties": {"type": "string"}}, "accreditations": {"$ref": "#/components/schemas/Text"},
    "assured": {"$ref": "#/components/schemas/Text"}, "assured_by": {"$ref": "#/components/schemas/Text"}, "next_review": {"$ref": "#/components/schemas/Text"}, "source": {"$ref": "#/components/schemas/Text"}, "source_id": {"$ref": "#/components/schemas/Text"}, "licence": {"$ref": "#/components/schemas/Text"}, "last_modified": {"$ref": "#/components/schemas/Text"},
    "sources": {"type": "array", "description": "Every directory that has this service, this listing's own first.", "items": {"type": "object", "properties": {"id": {"type": "string"}, "source": {"$ref": "#/components/schemas/Text"}, "council": {"$ref": "#/components/schemas/Text"}, "from": {"$ref": "#/components/schemas/Text"}, "licence": {"$ref": "#/components/schemas/Text"}}}},
    "shown_as": {"type": ["string", "null"], "description": "The id of the listing that is shown for this one, where two directories have the same service."}}},
"Health": {"type": "object", "properties": {"status": {"type": "string"}, "generation": {"type": "integer"}, "listings": {"type": "integer"}, "version": {"type": "string"}}}
})json";
    return schemas;
}

}  // namespace waymark
