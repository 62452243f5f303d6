#include "CNcurses.h"
#include "guard.h"

#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <term.h>

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

static SCREEN *screen;
static struct termios modes_before;
static bool has_color;
static int cursor_shown = -1;

// Past ncurses: what it has not sent yet does not depend on this.
static void send_directly(const char *text) {
  ssize_t written = write(STDOUT_FILENO, text, strlen(text));
  (void)written;
}

static bool is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

static bool environment_says_utf8(void) {
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (int index = 0; index < 3; index++) {
    const char *value = getenv(names[index]);
    if (value == NULL || *value == 0) continue;
    const char *dot = strrchr(value, '.');
    return dot != NULL && (strcasecmp(dot, ".UTF-8") == 0 || strcasecmp(dot, ".utf8") == 0);
  }
  return false;
}

bool cnc_choose_locale(void) {
  if (setlocale(LC_CTYPE, "") != NULL && is_utf8()) return true;
  // The language may be missing here while the terminal does show UTF-8, as over ssh.
  if (environment_says_utf8() && setlocale(LC_CTYPE, "C.UTF-8") != NULL && is_utf8()) return true;
  return false;
}

int cnc_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

cnc_outcome cnc_probe(const char *terminal) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CNC_NO_TERMINAL;
  int found = 0;
  if (setupterm(terminal, STDOUT_FILENO, &found) != OK) return CNC_UNKNOWN_TERMINAL;
  char *cup = tigetstr("cup");
  bool addressable = cup != NULL && cup != (char *)-1;
  del_curterm(cur_term);
  return addressable ? CNC_STARTED : CNC_NO_CURSOR_ADDRESSING;
}

// Adds a capability without its padding, which only a real serial terminal needs.
static size_t append_capability(char *buffer, size_t length, size_t room, const char *name) {
  const char *text = cnc_key_sequence(name);
  if (text == NULL) return length;
  while (*text != 0 && length < room) {
    if (text[0] == '$' && text[1] == '<') {
      const char *end = strchr(text, '>');
      if (end == NULL) return length;
      text = end + 1;
    } else {
      buffer[length++] = *text++;
    }
  }
  return length;
}

static void arm_guard(void) {
  char restore[512];
  size_t length = sizeof paste_off - 1;
  memcpy(restore, paste_off, length);
  static const char *const names[] = {"rmkx", "sgr0", "op", "cnorm", "rmcup"};
  for (int index = 0; index < 5; index++)
    length = append_capability(restore, length, sizeof restore - 2, names[index]);
  restore[length++] = '\r';
  restore[length++] = '\n';
  cnc_guard_arm(STDOUT_FILENO, &modes_before, restore, length);
}

static void enter_modes(void) {
  // raw, so that Ctrl-C is a key and Ctrl-S does not freeze the terminal.
  raw();
  noecho();
  nonl();
  send_directly(paste_on);
}

cnc_outcome cnc_start(const char *terminal, bool colors) {
  cnc_outcome outcome = cnc_probe(terminal);
  if (outcome != CNC_STARTED) return outcome;
  if (tcgetattr(STDOUT_FILENO, &modes_before) != 0) return CNC_NO_TERMINAL;

  // Ours first: ncurses then leaves them alone.
  cnc_signals_catch();
  screen = newterm(terminal, stdout, stdin);
  if (screen == NULL) {
    cnc_signals_release();
    return CNC_UNKNOWN_TERMINAL;
  }
  cnc_errors_capture();
  arm_guard();
  enter_modes();
  // Input is read and decoded by the caller; ncurses must not look at it.
  typeahead(-1);
  has_color = colors && has_colors() && start_color() == OK && use_default_colors() == OK;
  for (short color = 1; has_color && color <= 7; color++) init_pair(color, color, -1);
  return CNC_STARTED;
}

static void leave_modes(void) {
  if (cursor_shown == 0) curs_set(1);
  cursor_shown = -1;
  send_directly(paste_off);
  endwin();
  tcflush(STDIN_FILENO, TCIFLUSH);
}

void cnc_stop(void) {
  if (screen == NULL) return;
  leave_modes();
  tcsetattr(STDOUT_FILENO, TCSANOW, &modes_before);
  delscreen(screen);
  screen = NULL;
  cnc_guard_disarm();
  cnc_errors_release();
  cnc_signals_release();
}

void cnc_suspend(void) {
  if (screen == NULL) return;
  leave_modes();
  cnc_signals_stop_here();
  cnc_retake();
}

void cnc_retake(void) {
  if (screen == NULL) return;
  reset_prog_mode();
  enter_modes();
  cursor_shown = -1;
  cnc_repaint_all();
}

const char *cnc_key_sequence(const char *capability) {
  const char *text = tigetstr(capability);
  return text == (char *)-1 ? NULL : text;
}

// <term.h> takes the names columns and lines away.
void cnc_measure(int *wide, int *high) {
  struct winsize size = {0};
  ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
  *wide = size.ws_col;
  *high = size.ws_row;
}

void cnc_resize(int wide, int high) {
  if (screen != NULL) resizeterm(high, wide);
}

void cnc_put(int row, int column, const uint32_t *scalars, int count, unsigned attributes,
             int color) {
  if (screen == NULL || count < 1) return;
  wchar_t text[CCHARW_MAX + 1] = {0};
  for (int index = 0; index < count && index < CCHARW_MAX; index++)
    text[index] = (wchar_t)scalars[index];
  attr_t look = A_NORMAL;
  if (attributes & CNC_BOLD) look |= A_BOLD;
  if (attributes & CNC_DIM) look |= A_DIM;
  if (attributes & CNC_REVERSE) look |= A_REVERSE;
  if (attributes & CNC_UNDERLINE) look |= A_UNDERLINE;
  cchar_t cell;
  if (setcchar(&cell, text, look, has_color ? (short)color : 0, NULL) == OK)
    // An error means the last cell of the screen or beyond: clipped, nothing more.
    (void)mvadd_wch(row, column, &cell);
}

void cnc_show(int cursor_row, int cursor_column, bool visible) {
  if (screen == NULL) return;
  if (cursor_shown != visible) {
    curs_set(visible);
    cursor_shown = visible;
  }
  move(cursor_row, cursor_column);
  wnoutrefresh(stdscr);
  doupdate();
}

void cnc_repaint_all(void) {
  if (screen != NULL) clearok(curscr, TRUE);
}
