// What is one name and value of a request that is written as text? (query parameter)
#pragma once

#include <string>

namespace waymark {

/// One name and value of a query string, a form or a JSON object, decoded, in the order they came.
struct Parameter {
    std::string name, value;
};

}  // namespace waymark
