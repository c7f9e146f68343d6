// How is one listing looked up in the database, with a statement that is prepared once? (prepared statement)
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "content/store/sqlite/soci.h"

namespace waymark {

/// A session for reading, with the one question that is asked most made ready. For one thread at a time. Throws
/// soci::soci_error.
class ListingReader {
public:
    explicit ListingReader(std::unique_ptr<soci::session> session) : session_(std::move(session)), get_(*session_) {
        get_.exchange(soci::use(id_, "id"));
        get_.exchange(soci::into(withdrawn_));
        get_.exchange(soci::into(document_));
        get_.alloc();
        get_.prepare("select withdrawn, document from listings where id = :id");
        get_.define_and_bind();
    }

    soci::session& session() { return *session_; }

    /// Looks a listing up; false when it is not there. Then `document` and `withdrawn` are its, until the next is
    /// looked up.
    bool find(std::string_view id) {
        id_ = id;
        if (!get_.execute(true)) return false;
        document.swap(document_);
        withdrawn = withdrawn_ != 0;
        while (get_.fetch()) {}  // a statement that is not at its end holds on to an old state of the file
        return true;
    }
    std::string document;  ///< JSON
    bool withdrawn = false;

private:
    std::unique_ptr<soci::session> session_;
    std::string id_, document_;
    int withdrawn_ = 0;
    soci::statement get_;
};

}  // namespace waymark
