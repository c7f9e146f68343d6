# The files of the pages, a part of the room server. Templates and assets are read at run time.
add_library(waymark_site OBJECT)
target_sources(waymark_site PRIVATE
  pages/chips.cpp
  pages/described_rows.cpp
  pages/embed_page.cpp
  pages/embed_search.cpp
  pages/error_pages.cpp
  pages/filters.cpp
  pages/frame.cpp
  pages/links.cpp
  pages/listing_facts.cpp
  pages/listing_page.cpp
  pages/listing_places.cpp
  pages/organisation_page.cpp
  pages/page_request.cpp
  pages/plain_words.cpp
  pages/results.cpp
  pages/search_page.cpp
  pages/templates.cpp
)
set_source_files_properties(pages/templates.cpp PROPERTIES COMPILE_DEFINITIONS WAYMARK_SOURCE_PAGES="${CMAKE_CURRENT_SOURCE_DIR}/pages")
install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/pages/templates ${CMAKE_CURRENT_SOURCE_DIR}/pages/assets DESTINATION ${CMAKE_INSTALL_DATADIR}/waymark/pages)
