#include "guard.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// A crash leaves the alternate screen up and echo off, and the Swift runtime then waits 30 s for
// a key. So the guard puts the terminal right by itself and lets the signal end the process.
// Everything it uses is prepared beforehand: in a handler only write, pread, tcsetattr, tcflush,
// sigaction and raise are allowed.

static const int fatal_always[] = {SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE, SIGTRAP, SIGQUIT};
// These end a process only where nobody has handled or ignored them.
static const int fatal_by_default[] = {SIGXCPU, SIGXFSZ, SIGPIPE, SIGUSR1, SIGUSR2, SIGALRM, SIGSYS};
enum { always_count = sizeof fatal_always / sizeof *fatal_always };
enum { default_count = sizeof fatal_by_default / sizeof *fatal_by_default };

static struct sigaction previous_always[always_count];
static struct sigaction previous_default[default_count];
static char alternate_stack[64 * 1024];
static stack_t previous_stack;
static int armed;

static int guarded_terminal = -1;
static struct termios guarded_modes;
static char guarded_restore[512];
static size_t guarded_length;

static int captured_errors = -1;
static int original_errors = -1;

static void write_all(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

static void print_captured(int destination) {
  char part[1024];
  off_t offset = 0;
  for (;;) {
    ssize_t length = pread(captured_errors, part, sizeof part, offset);
    if (length <= 0) return;
    write_all(destination, part, (size_t)length);
    offset += length;
  }
}

static void guard(int number) {
  write_all(guarded_terminal, guarded_restore, guarded_length);
  tcsetattr(guarded_terminal, TCSANOW, &guarded_modes);
  // What was typed meanwhile may be half a password.
  tcflush(guarded_terminal, TCIFLUSH);
  if (captured_errors >= 0) print_captured(original_errors);
  struct sigaction fallback = {.sa_handler = SIG_DFL};
  sigaction(number, &fallback, NULL);
  raise(number);
}

void cnc_guard_arm(int terminal, const struct termios *modes, const char *restore, size_t length) {
  guarded_terminal = terminal;
  guarded_modes = *modes;
  guarded_length = length < sizeof guarded_restore ? length : sizeof guarded_restore;
  memcpy(guarded_restore, restore, guarded_length);
  if (armed) return;
  armed = 1;

  // A stack overflow leaves no room for a handler on the ordinary stack.
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, &previous_stack);
  struct sigaction action = {.sa_handler = guard, .sa_flags = SA_NODEFER | SA_ONSTACK};
  for (int index = 0; index < always_count; index++)
    sigaction(fatal_always[index], &action, &previous_always[index]);
  for (int index = 0; index < default_count; index++) {
    sigaction(fatal_by_default[index], NULL, &previous_default[index]);
    if (previous_default[index].sa_handler == SIG_DFL)
      sigaction(fatal_by_default[index], &action, NULL);
  }
}

void cnc_guard_disarm(void) {
  if (!armed) return;
  armed = 0;
  for (int index = 0; index < always_count; index++)
    sigaction(fatal_always[index], &previous_always[index], NULL);
  for (int index = 0; index < default_count; index++)
    if (previous_default[index].sa_handler == SIG_DFL)
      sigaction(fatal_by_default[index], &previous_default[index], NULL);
  sigaltstack(&previous_stack, NULL);
}

void cnc_errors_capture(void) {
  if (captured_errors >= 0 || !isatty(STDERR_FILENO)) return;
  int file = memfd_create("aem-setup errors", MFD_CLOEXEC);
  if (file < 0) return;
  original_errors = dup(STDERR_FILENO);
  if (original_errors < 0 || dup2(file, STDERR_FILENO) < 0) {
    if (original_errors >= 0) close(original_errors);
    close(file);
    original_errors = -1;
    return;
  }
  captured_errors = file;
}

void cnc_errors_release(void) {
  if (captured_errors < 0) return;
  dup2(original_errors, STDERR_FILENO);
  print_captured(STDERR_FILENO);
  close(original_errors);
  close(captured_errors);
  original_errors = captured_errors = -1;
}
