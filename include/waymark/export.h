// Which names of the library may another program see?
#pragma once

#if defined(__GNUC__)
#define WAYMARK_EXPORT __attribute__((visibility("default")))
#else
#define WAYMARK_EXPORT
#endif
