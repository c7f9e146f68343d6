# The files of understanding, a part of the room search.
target_sources(waymark_search PRIVATE
)
