# Which test cases does a program have? Each becomes a test of ctest's own, found by asking the program whenever ctest starts.
# Included by ctest with: name, program, list_cases (the options that make it say its cases), none_is_wrong (those that make a
# name that it does not know an error). catch_discover_tests of Catch2 2 does the same, but takes `a; b` for two names.
if(NOT EXISTS "${program}")
  add_test("${name}: not built yet" "${program}")
  return()
endif()
execute_process(COMMAND "${program}" ${list_cases} OUTPUT_VARIABLE names)
# Not as a list: CMake would cut it at semicolons and keep what stands in brackets together.
while(names MATCHES "^([^\n]+)\n(.*)$")
  set(case "${CMAKE_MATCH_1}")
  set(names "${CMAKE_MATCH_2}")
  string(REGEX REPLACE "([][\\,\"])" "\\\\\\1" asked "${case}")   # these mean something to Catch2,
  string(REGEX REPLACE "^([-~*])" "\\\\\\1" asked "${asked}")   # and these at the beginning
  add_test("${name}: ${case}" "${program}" "${asked}" ${none_is_wrong})
  set_tests_properties("${name}: ${case}" PROPERTIES LABELS case)
endwhile()
