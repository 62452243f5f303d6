#include "CMemory.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

bool cmemory_hide_process(void) {
  struct rlimit none = {0, 0};
  bool has_core = setrlimit(RLIMIT_CORE, &none) != 0;
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && !has_core;
}

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CMEMORY_HAS_SANITIZER 1
#endif
#endif

#ifndef CMEMORY_HAS_SANITIZER

// glibc's own; malloc, calloc and the aligned ones stay as they are.
extern void __libc_free(void *memory);

void free(void *memory) {
  if (memory == NULL) return;
  explicit_bzero(memory, malloc_usable_size(memory));
  __libc_free(memory);
}

void *realloc(void *memory, size_t size) {
  if (memory == NULL) return malloc(size);
  if (size == 0) {
    free(memory);
    return NULL;
  }
  size_t present = malloc_usable_size(memory);
  if (size <= present && size >= present / 2) return memory;
  void *other = malloc(size);
  if (other == NULL) return NULL;
  memcpy(other, memory, present < size ? present : size);
  free(memory);
  return other;
}

#endif
