/// What the crash guard needs to put a terminal right without ncurses.
#pragma once

#include <stddef.h>
#include <termios.h>

/// Prepares the guard: `restore` is what to send to `terminal`, `modes` what to set there.
void cnc_guard_arm(int terminal, const struct termios *modes, const char *restore, size_t length);
/// Takes the guard away and sets the handlers that stood before.
void cnc_guard_disarm(void);

/// Sends standard error to a file in memory, when it is a terminal.
void cnc_errors_capture(void);
/// Sends standard error where it went before, and prints what was captured.
void cnc_errors_release(void);

/// Makes signals readable as bytes.
void cnc_signals_catch(void);
/// Sets the handlers that stood before.
void cnc_signals_release(void);
/// Stops the process as SIGTSTP does by default; returns once it continues.
void cnc_signals_stop_here(void);
