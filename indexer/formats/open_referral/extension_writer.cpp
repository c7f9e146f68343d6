// What does the object `waymark` of a listing say? The keys are those of docs/LISTING-FEED.md.
#include "indexer/formats/open_referral/writer.h"
#include "indexer/formats/tree.h"

namespace waymark::feeds::open_referral {

namespace {

class ExtensionWriter {
public:
    ExtensionWriter(const Listing& listing, Document& document) : l_(listing), document_(document) {}

    Value* write() {
        ObjectBuilder out(document_);
        out.text("source", l_.source).text("source_id", l_.source_id);
        if (l_.kind != Kind::service) out.text("kind", l_.kind == Kind::provider ? "provider" : "short-break");
        out.text("summary", l_.summary).text("council", l_.council).add("councils_served", texts(l_.councils_served));
        if (l_.all_needs) out.truth("all_needs", true);
        out.add("access_no", texts(l_.of("accessibility").no));
        out.add("how_to_start", steps()).add("open_to", open_to()).add("assessment", assessment()).add("waiting", waiting()).add("availability", availability());
        out.add("staffing", staffing()).add("break_kind", texts(l_.break_kind)).add("programme", programme());
        out.text("first_visit", l_.first_visit).text("what_to_bring", l_.what_to_bring).text("getting_there", l_.getting_there);
        ObjectBuilder sensory(document_), registration(document_), next(document_);
        sensory.text("noise", l_.sensory.noise).text("crowds", l_.sensory.crowds).text("lights", l_.sensory.lights);
        registration.text("body", l_.registration.body).text("number", l_.registration.number).text("link", l_.registration.link);
        for (const auto& [age, text] : l_.what_next) next.text(age, text);
        out.add("sensory", sensory.value()).add("registration", registration.value()).add("send_contacts", send_contacts());
        out.text("complaints", l_.complaints).add("what_next", next.value());
        out.text("next_review", l_.next_review).text("assured_by", l_.assured_by).text("licence", l_.licence);
        return out.empty() ? nullptr : out.value();
    }

private:
    Value* texts(const std::vector<std::string>& all) { return ListBuilder::of_texts(document_, all); }

    Value* steps() {
        ListBuilder list(document_);
        for (const StartStep& step : l_.how_to_start) {
            ObjectBuilder out(document_);
            out.text("step", step.step).text("who", step.who).text("link", step.link).text("next", step.next).text("if_refused", step.if_refused);
            list.add(out.value());
        }
        return list.value();
    }
    Value* open_to() {
        ObjectBuilder out(document_);
        out.add("who", texts(l_.open_to.who)).text("text", l_.open_to.text);
        return out.value();
    }
    Value* assessment() {
        ObjectBuilder out(document_);
        if (l_.assessment.needed) out.truth("needed", *l_.assessment.needed);
        out.text("by", l_.assessment.by);
        return out.value();
    }
    Value* waiting() {
        ObjectBuilder out(document_);
        out.text("text", l_.waiting.text);
        if (l_.waiting.weeks) out.number("weeks", *l_.waiting.weeks);
        out.text("as_of", l_.waiting.as_of);
        return out.value();
    }
    Value* availability() {
        ObjectBuilder out(document_);
        out.text("state", l_.availability.state).text("text", l_.availability.text).text("as_of", l_.availability.as_of);
        return out.value();
    }
    Value* staffing() {
        ObjectBuilder out(document_);
        out.text("ratio", l_.staffing.ratio).text("one_to_one", l_.staffing.one_to_one).text("parent", l_.staffing.parent);
        out.text("training", l_.staffing.training);
        return out.value();
    }
    Value* programme() {
        ObjectBuilder out(document_);
        if (l_.programme.weeks) out.number("weeks", *l_.programme.weeks);
        out.add("start_dates", texts(l_.programme.start_dates)).text("text", l_.programme.text);
        return out.value();
    }
    Value* send_contacts() {
        ListBuilder list(document_);
        for (const Contact& contact : l_.send_contacts) {
            ObjectBuilder out(document_);
            out.text("role", contact.role).text("name", contact.name).text("department", contact.department).text("email", contact.email);
            out.text("phone", contact.phone).text("link", contact.link);
            list.add(out.value());
        }
        return list.value();
    }

    const Listing& l_;
    Document& document_;
};

}  // namespace

Value* extension(const Listing& listing, Document& document) { return ExtensionWriter(listing, document).write(); }

}  // namespace waymark::feeds::open_referral
