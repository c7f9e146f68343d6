# The files of understanding, a part of the room search.
target_sources(waymark_search PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/ages.cpp
  ${CMAKE_CURRENT_LIST_DIR}/children.cpp
  ${CMAKE_CURRENT_LIST_DIR}/choose.cpp
  ${CMAKE_CURRENT_LIST_DIR}/danger.cpp
  ${CMAKE_CURRENT_LIST_DIR}/lexicon.cpp
  ${CMAKE_CURRENT_LIST_DIR}/load_words.cpp
  ${CMAKE_CURRENT_LIST_DIR}/mend.cpp
  ${CMAKE_CURRENT_LIST_DIR}/names.cpp
  ${CMAKE_CURRENT_LIST_DIR}/negation.cpp
  ${CMAKE_CURRENT_LIST_DIR}/numbers.cpp
  ${CMAKE_CURRENT_LIST_DIR}/phrases.cpp
  ${CMAKE_CURRENT_LIST_DIR}/places.cpp
  ${CMAKE_CURRENT_LIST_DIR}/query_words.cpp
  ${CMAKE_CURRENT_LIST_DIR}/reader.cpp
  ${CMAKE_CURRENT_LIST_DIR}/spelling.cpp
  ${CMAKE_CURRENT_LIST_DIR}/times.cpp
  ${CMAKE_CURRENT_LIST_DIR}/together.cpp
  ${CMAKE_CURRENT_LIST_DIR}/understand.cpp
)
