// How is a whole feed of Open Referral UK 3.0 written, as JSON or as XML of the same objects?
#include "indexer/write/oruk_feed.h"

#include <fmt/format.h>
#include <stdexcept>

#include "indexer/own_export/export_record.h"
#include "indexer/syntax/json_reader.h"
#include "indexer/syntax/tree.h"
#include "indexer/syntax/xml_reader.h"
#include "indexer/write/extension_writer.h"
#include "indexer/write/writer.h"
#include "indexer/write/xml_text.h"

namespace waymark::feeds::open_referral {

namespace {

/// The object that a reader will see: with the names it gives to members.
const Value& as_read(const Value& object, Document& document) {
    auto read = read_json(document.keep(json_of(object)), document, name_member);
    if (!read) throw std::runtime_error("what was written cannot be read: " + read.error().message);
    return *read->value;
}

/// An organisation with its own extension, since its record is an organisation here.
const Value* with_extension(const Value& organization, const Listing& listing, Document& document) {
    ObjectBuilder out(document);
    for (const Value& member : each(organization))
        if (member.name != "waymark") out.always_add(member.written, copy_of(member, document));
    out.add("waymark", extension(listing, document));
    return out.value();
}

class ExportWriter : public ListingsWriter {
public:
    ExportWriter(const Vocabulary& vocabulary, const TakeBytes& take) : vocabulary_(vocabulary), take_(take) {}

    void service(const Listing& listing) override {
        document_.clear();
        write(as_read(*open_referral::service(listing, vocabulary_, document_), document_), Table::service, listing);
    }
    void organization(const Listing& listing) override {
        document_.clear();
        const Value* made = open_referral::organization(listing, document_);
        if (made) write(as_read(*with_extension(*made, listing, document_), document_), Table::organization, listing);
    }

protected:
    virtual void write(const Value& object, Table kind, const Listing& listing) = 0;
    void put(std::string_view bytes) { wanted_ = wanted_ && take_(bytes); }

    const Vocabulary& vocabulary_;
    Document document_;

private:
    const TakeBytes& take_;
    bool wanted_ = true;
};

class JsonExport final : public ExportWriter {
public:
    using ExportWriter::ExportWriter;
    Result<void> finish() override {
        begin(Table::organization);
        put(fmt::format(
            "\n],\"total_items\":{0},\"total_pages\":1,\"page_number\":1,\"size\":{0},\"first_page\":true,\"last_page\":true,\"empty\":{1}}}\n",
            services_, services_ == 0));
        return {};
    }

private:
    void begin(Table kind) {
        if (!begun_) put("{\"waymark_export\":1,\"contents\":[\n");
        begun_ = true;
        if (kind != Table::organization || in_organizations_) return;
        put("\n],\"organizations\":[\n");
        in_organizations_ = true;
        first_ = true;
    }
    void write(const Value& object, Table kind, const Listing& listing) override {
        begin(kind);
        if (!first_) put(",\n");
        first_ = false;
        services_ += kind == Table::service;
        put(json_of(*with_record(object, listing, row_checksum({}, kind, object), document_)));
    }
    bool begun_ = false, in_organizations_ = false, first_ = true;
    std::uint64_t services_ = 0;
};

class XmlExport final : public ExportWriter {
public:
    using ExportWriter::ExportWriter;
    Result<void> finish() override {
        begin(Table::organization);
        put("</organizations>\n</waymark_export>\n");
        return {};
    }

private:
    void begin(Table kind) {
        if (!begun_) put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<waymark_export>\n<services>\n");
        begun_ = true;
        if (kind != Table::organization || in_organizations_) return;
        put("</services>\n<organizations>\n");
        in_organizations_ = true;
    }
    void write(const Value& object, Table kind, const Listing& listing) override {
        begin(kind);
        const std::string_view element = kind == Table::service ? "service" : "organization";
        // Not every name of JSON can be one of XML: the checksum is of what comes back.
        Document again;
        auto read = read_xml(xml_of(object, element), again, name_member);
        if (!read) throw std::runtime_error("what was written cannot be read: " + read.error().message);
        const std::uint64_t checksum = row_checksum({}, kind, *read->root);
        put(xml_of(*with_record(object, listing, checksum, document_), element));
        put("\n");
    }
    bool begun_ = false, in_organizations_ = false;
};

}  // namespace

std::unique_ptr<ListingsWriter> json_writer(const Vocabulary& vocabulary, const TakeBytes& take) {
    return std::make_unique<JsonExport>(vocabulary, take);
}
std::unique_ptr<ListingsWriter> xml_writer(const Vocabulary& vocabulary, const TakeBytes& take) {
    return std::make_unique<XmlExport>(vocabulary, take);
}

}  // namespace waymark::feeds::open_referral
