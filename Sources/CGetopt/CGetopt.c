#include "CGetopt.h"

#include <getopt.h>
#include <stddef.h>

#define MOST_OPTIONS 64

void cgetopt_start(void) {
  optind = 0;
  opterr = 0;
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
  int found = getopt_long(count, words, "-:h", table, index);
  switch (found) {
  case -1:
    if (optind < count) {
      *text = words[optind++];
      return CGETOPT_WORD;
    }
    return CGETOPT_END;
  case 1:
    *text = optarg;
    return CGETOPT_WORD;
  case 0:
    *text = optarg;
    return CGETOPT_OPTION;
  case 'h':
    *text = "help";
    *index = -1;
    return CGETOPT_OPTION;
  case ':':
    *text = words[optind - 1];
    return CGETOPT_NO_VALUE;
  default:
    *text = optind > 0 && optind <= count ? words[optind - 1] : "";
    return CGETOPT_UNKNOWN;
  }
}
