// Who holds a front that its threads hold too (shared ownership of a server)?
#pragma once

#include <cstddef>
#include <memory>
#include <utility>

#include "server/http/front.h"

namespace waymark::http {

/// A front as its owner has it: stopped when it is let go. What it is made of lives until the last of its threads has ended.
template <class Made>
class OwnedFront final : public Front {
public:
    /// `made` has been started.
    explicit OwnedFront(std::shared_ptr<Made> made) : made_(std::move(made)) {}
    ~OwnedFront() override { made_->stop(); }
    int port() const override { return made_->port(); }
    std::size_t stop() override { return made_->stop(); }
    FrontFigures figures() const override { return made_->figures(); }

private:
    const std::shared_ptr<Made> made_;
};

}  // namespace waymark::http
