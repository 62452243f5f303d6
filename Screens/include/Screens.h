#pragma once
#include <stddef.h>

/// One file of this folder, as it was when the program was built.
struct embedded_screen {
  const char *name;
  const unsigned char *bytes;
  size_t size;
};

/// All procedure files; static storage.
const struct embedded_screen *embedded_screens(size_t *count);
