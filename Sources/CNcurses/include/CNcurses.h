/// The full-screen terminal: ncurses for painting, and what ncurses leaves to its user: signals
/// as readable bytes, suspending, and a terminal that is put right even when the program crashes.
///
/// One screen at a time; every function but `cnc_width` and the locale belongs to one thread.
#pragma once

#include <stdbool.h>
#include <stdint.h>

/// How a cell looks; or-ed together.
enum {
  CNC_BOLD = 1,
  CNC_DIM = 2,
  CNC_REVERSE = 4,
  CNC_UNDERLINE = 8,
};

/// What came of starting the screen.
typedef enum {
  CNC_STARTED,
  /// Standard input or output is no terminal.
  CNC_NO_TERMINAL,
  /// terminfo does not know this kind of terminal.
  CNC_UNKNOWN_TERMINAL,
  /// It is known, but the cursor cannot be put anywhere.
  CNC_NO_CURSOR_ADDRESSING,
} cnc_outcome;

/// Takes the character set of the environment; returns whether it is UTF-8.
bool cnc_choose_locale(void);
/// The number of columns of one scalar: 0 for a combining mark, -1 when it cannot be shown.
int cnc_width(uint32_t scalar);

/// Whether a screen of this kind can be started; changes and prints nothing.
cnc_outcome cnc_probe(const char *terminal);
/// Takes the terminal over. Signals and the crash guard are in place before anything is changed.
///
/// Until `cnc_stop`, standard error goes to a file in memory when it is a terminal.
cnc_outcome cnc_start(const char *terminal, bool colors);
/// Gives the terminal back as it was and prints what came on standard error meanwhile; safe to
/// call twice.
void cnc_stop(void);
/// Gives the terminal back, stops the process as Ctrl-Z does, and takes the terminal again once
/// it continues.
void cnc_suspend(void);
/// Takes the terminal again after another process has stopped and continued this one.
void cnc_retake(void);

/// Readable when signals came: one byte each, the signal's number.
int cnc_signal_descriptor(void);
/// What the terminal says a key sends, such as `kcuu1` for Up; null when it does not say.
const char *cnc_key_sequence(const char *capability);

/// The terminal's size now; 0 by 0 when it does not say.
void cnc_measure(int *columns, int *rows);
/// Makes the screen as large as given.
void cnc_resize(int columns, int rows);
/// Puts one grapheme of up to 5 scalars; outside the screen it does nothing. Color 0 is the
/// terminal's own, 1 to 7 are red, green, yellow, blue, magenta, cyan and white.
void cnc_put(int row, int column, const uint32_t *scalars, int count, unsigned attributes,
             int color);
/// Sends the difference to what the terminal shows, and places the cursor.
void cnc_show(int cursor_row, int cursor_column, bool visible);
/// Makes the next `cnc_show` send everything.
void cnc_repaint_all(void);
