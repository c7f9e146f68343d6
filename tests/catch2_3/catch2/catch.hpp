// Catch2 3: how do tests written for the one header of Catch2 2 (Debian 12) build with its library (Debian 13)?
// In the include path only where Catch2 is version 3; tests/CMakeLists.txt. The only place that knows of the difference.
#pragma once

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <catch2/matchers/catch_matchers_vector.hpp>

#include <string>

namespace Catch {

using Matchers::EndsWith;
using Matchers::Message;
using Matchers::StartsWith;
using Matchers::VectorContains;
inline auto Contains(const std::string& text) { return Matchers::ContainsSubstring(text); }

}  // namespace Catch

using Catch::Approx;

#ifdef CATCH_CONFIG_MAIN
#include <catch2/catch_session.hpp>

int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
#endif
