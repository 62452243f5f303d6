#include "CGetopt.h"

#include <getopt.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define MOST_OPTIONS 64

// After "--" getopt_long starts over at the first of the remaining words each time it is called.
static int only_words;

void cgetopt_start(void) {
  optind = 0;
  opterr = 0;
  only_words = 0;
}

// getopt_long takes every beginning of a name that fits only one for that name.
static bool is_spelled_out(const char *word, const char *name) {
  size_t length = strlen(name);
  return strncmp(word, "--", 2) == 0 && strncmp(word + 2, name, length) == 0
    && (word[2 + length] == '\0' || word[2 + length] == '=');
}

enum cgetopt_kind cgetopt_next(
  int count, char *const words[], const struct cgetopt_option *options, int *index,
  const char **text) {
  struct option table[MOST_OPTIONS + 1] = {0};
  for (int i = 0; i < MOST_OPTIONS && options[i].name != NULL; i++) {
    table[i].name = options[i].name;
    table[i].has_arg = options[i].takes_value ? required_argument : no_argument;
  }
  // "-" hands plain words over in their place; ":" tells a missing value from an unknown option.
  int place = optind > 0 ? optind : 1;
  int found = only_words ? -1 : getopt_long(count, words, "-:h", table, index);
  switch (found) {
  case -1:
    only_words = 1;
    if (optind < count) {
      *text = words[optind++];
      return CGETOPT_WORD;
    }
    return CGETOPT_END;
  case 1:
    *text = optarg;
    return CGETOPT_WORD;
  case 0:
    if (!is_spelled_out(words[place], table[*index].name)) {
      *text = words[place];
      return CGETOPT_UNKNOWN;
    }
    *text = optarg;
    return CGETOPT_OPTION;
  case 'h':
    *text = "help";
    *index = -1;
    return CGETOPT_OPTION;
  default:
    *text = words[place];
    return CGETOPT_UNKNOWN;
  }
}
