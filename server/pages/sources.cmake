# The files of the pages, a part of the room server.
target_sources(waymark_site PRIVATE
  pages/links.cpp
  pages/messages.cpp
  pages/pages.cpp
  pages/plain_words.cpp
  pages/templates.cpp
)
target_compile_definitions(waymark_site PRIVATE WAYMARK_SOURCE_PAGES="${CMAKE_CURRENT_SOURCE_DIR}/pages")
