#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "CNcurses.h"
#include "guard.h"

static const int caught[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGINT, SIGTERM, SIGHUP};
enum { caught_count = sizeof caught / sizeof *caught };

static struct sigaction previous[caught_count];
static int ends[2] = {-1, -1};

static void note(int number) {
  int kept = errno;
  unsigned char byte = (unsigned char)number;
  // A full pipe holds plenty of signals already; losing one more changes nothing.
  ssize_t written = write(ends[1], &byte, 1);
  (void)written;
  errno = kept;
}

void cnc_signals_catch(void) {
  if (ends[0] < 0 && pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0) return;
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  for (int index = 0; index < caught_count; index++) {
    sigaction(caught[index], NULL, &previous[index]);
    // A program started with nohup, or in the background, keeps ignoring what it was told to.
    if (previous[index].sa_handler != SIG_IGN) sigaction(caught[index], &action, NULL);
  }
}

void cnc_signals_release(void) {
  if (ends[0] < 0) return;
  for (int index = 0; index < caught_count; index++)
    sigaction(caught[index], &previous[index], NULL);
  close(ends[0]);
  close(ends[1]);
  ends[0] = ends[1] = -1;
}

void cnc_signals_stop_here(void) {
  // SIGTSTP and not SIGSTOP: where nobody could continue the process, the kernel drops it.
  struct sigaction fallback = {.sa_handler = SIG_DFL}, mine;
  sigaction(SIGTSTP, &fallback, &mine);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &mine, NULL);
}

int cnc_signal_descriptor(void) { return ends[0]; }
