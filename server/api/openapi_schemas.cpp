// Which form do the API's answers have?
#include "server/api/openapi_schemas.h"

#include "server/api/listing_schemas.h"

namespace waymark {

// Read beside search_json.cpp: a test checks that every key it writes is described here. The form of a listing follows
// from its fields.
std::string answer_schemas(const Messages& messages) {
    return R"json({
"Codes": {"type": "array", "items": {"type": "string"}},
"CodesByField": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Codes"}},
"Derived": {"type": "object", "description": "What we read in the provider's words.", "properties": {"age": {"$ref": "#/components/schemas/Age"}, "all_needs": {"type": "boolean"}}, "additionalProperties": {"$ref": "#/components/schemas/Codes"}},
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
  "required": ["id", "name", "organisation", "summary", "highlights", "council", "from", "need", "age", "age_derived", "cost", "when", "accessibility", "distance_miles", "place", "place_precision", "reach", "assured", "not_stated", "derived", "url", "availability", "note", "explanation"],
  "properties": {
    "id": {"type": "string", "format": "uuid"}, "name": {"type": "string"}, "organisation": {"type": ["string", "null"]}, "summary": {"type": ["string", "null"]},
    "highlights": {"type": "array", "items": {"type": "string"}}, "council": {"type": ["string", "null"]},
    "from": {"type": ["string", "null"], "description": "Whose directory it comes from, in words, when that is a neighbour's and not this one."},
    "need": {"$ref": "#/components/schemas/Codes"}, "age": {"$ref": "#/components/schemas/Age"}, "age_derived": {"$ref": "#/components/schemas/Age"}, "cost": {"$ref": "#/components/schemas/Codes"}, "when": {"$ref": "#/components/schemas/Codes"},
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
  "required": ["query", "understood", "urgent", "notices", "words", "missing", "total", "total_stated", "others", "not_stated_hidden", "guides", "results", "facets", "relaxed", "did_you_mean"],
  "properties": {
    "query": {"type": "object", "required": ["q", "filters", "page", "per_page", "sort"], "properties": {"q": {"type": ["string", "null"]}, "filters": {"type": "object"}, "page": {"type": "integer"}, "per_page": {"type": "integer"}, "sort": {"type": "string"}}},
    "understood": {"$ref": "#/components/schemas/Understood"},
    "urgent": {"type": "array", "items": {"$ref": "#/components/schemas/Urgent"}, "description": "Help that comes before any result."},
    "notices": {"type": "array", "items": {"type": "string"}}, "words": {"enum": ["all", "some"], "description": "some: nobody has the whole topic, and parts of it were given up."},
    "missing": {"type": "array", "items": {"type": "string"}, "description": "Parts of what was asked that no listing shown has."},
    "others": {"type": "object", "required": ["total", "missing"], "description": "What may fit but has evidence of a part only; unstated=show puts it after the rest.",
      "properties": {"total": {"type": "integer"}, "missing": {"type": "array", "items": {"type": "string"}}}},
    "guides": {"type": "array", "items": {"type": "object", "required": ["title", "url"], "properties": {"title": {"type": "string"}, "url": {"type": "string"}}}},
    "total": {"type": "integer"}, "total_stated": {"type": "integer"}, "not_stated_hidden": {"type": "object", "additionalProperties": {"type": "integer"}},
    "results": {"type": "array", "items": {"$ref": "#/components/schemas/Result"}}, "facets": {"type": "array", "items": {"$ref": "#/components/schemas/Facet"}},
    "relaxed": {"type": "array", "items": {"type": "object", "required": ["without", "total"], "properties": {"without": {"$ref": "#/components/schemas/CodesByField"}, "total": {"type": "integer"}}}},
    "did_you_mean": {"type": ["string", "null"]}}},
"Suggestions": {"type": "object", "required": ["suggestions"], "properties": {"suggestions": {"type": "array", "items": {"type": "object", "required": ["text", "kind", "count"],
  "properties": {"text": {"type": "string"}, "kind": {"type": "string"}, "count": {"type": "integer"}, "q": {"type": "string", "description": "What to search for when this is chosen."}}}}}},
"Text": {"type": ["string", "null"]},
)json" + listing_schemas(messages) +
           R"json("Health": {"type": "object", "properties": {"status": {"type": "string"}, "generation": {"type": "integer"}, "listings": {"type": "integer"}, "version": {"type": "string"}}}
})json";
}

}  // namespace waymark
