#include "CCrash.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGQUIT};
enum { fatal_count = sizeof fatal / sizeof *fatal };

// A stack overflow leaves no room for a handler on the ordinary stack.
static char alternate_stack[64 * 1024];

static const char *name(int number) {
  switch (number) {
  case SIGSEGV: return "SIGSEGV";
  case SIGBUS: return "SIGBUS";
  case SIGILL: return "SIGILL";
  case SIGFPE: return "SIGFPE";
  case SIGABRT: return "SIGABRT";
  case SIGTRAP: return "SIGTRAP";
  default: return "SIGQUIT";
  }
}

// Only what signal-safety(7) allows: write, strlen, sigaction, raise.
static void end(int number) {
  const char *parts[] = {
    "aem-setup: The signal ", name(number),
    " ended aem-setup. A session keeps everything up to its last save.\n",
  };
  for (int index = 0; index < 3; index++) {
    ssize_t written = write(STDERR_FILENO, parts[index], strlen(parts[index]));
    (void)written;
  }
  struct sigaction fallback = {.sa_handler = SIG_DFL};
  sigaction(number, &fallback, NULL);
  raise(number);
}

void ccrash_install(void) {
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_handler = end, .sa_flags = SA_NODEFER | SA_ONSTACK};
  for (int index = 0; index < fatal_count; index++) {
    struct sigaction before;
    sigaction(fatal[index], NULL, &before);
    if (before.sa_handler != SIG_IGN) sigaction(fatal[index], &action, NULL);
  }
}
