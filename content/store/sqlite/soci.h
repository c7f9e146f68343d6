// What of the database library does the store use? The one door to it, for the .cpp files of this folder.
#pragma once

// Debian builds SOCI with Boost but does not ask for Boost's headers, which only its fusion containers need.
#include <soci/soci-config.h>
#undef SOCI_HAVE_BOOST
#undef SOCI_HAVE_BOOST_DATE_TIME

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
