#pragma once

/// What `cgetopt_next` found.
enum cgetopt_kind {
  CGETOPT_END = 0,
  CGETOPT_OPTION = 1,
  CGETOPT_WORD = 2,
  CGETOPT_UNKNOWN = 3,
};

/// One long option; a NULL name ends a table.
struct cgetopt_option {
  const char *name;
  int takes_value;
};

/// Starts reading a command line from its first word.
void cgetopt_start(void);

/// Reads the next option or word through getopt_long(3); an option has to be spelled out.
///
/// @param index receives the option's place in the table.
/// @param text receives the option's value, the word, or the whole word when it
///   is no option, or one that lacks its value or has one too many.
enum cgetopt_kind cgetopt_next(
  int count, char *const words[], const struct cgetopt_option *options, int *index,
  const char **text);
