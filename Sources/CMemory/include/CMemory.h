/// Keeps what this process has in memory to itself.
///
/// Linking this also replaces `free` and `realloc` of the whole process, libraries included, by ones
/// that wipe the memory they give back: text that held a secret for a moment leaves no copy.
#pragma once

#include <stdbool.h>

/// Lets no debugger and no other process of the same user read this one, and writes no core file.
bool cmemory_hide_process(void);
