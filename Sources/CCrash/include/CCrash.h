#pragma once

/// Lets a crash end the process at once, with one sentence on standard error.
///
/// Without it the Swift runtime prints registers, and after a signal that somebody sent it goes on.
/// The signals are SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP and SIGQUIT; one that was
/// ignored when the process began stays ignored.
void ccrash_install(void);
