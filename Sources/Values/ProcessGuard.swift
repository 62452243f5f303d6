import CMemory

/// Keeps secrets inside this process.
///
/// Memory that is freed is wiped: `CMemory` replaces `free` for the whole process, so that text
/// which held a secret for a moment leaves no copy behind, in no library either.
package enum ProcessGuard {
  /// Lets no other process of the same user read the memory of this one, attach to it, or find it
  /// in a core file.
  ///
  /// To be called before any secret is read. A debugger has to start the program itself.
  package static func hide() {
    // Nothing is lost where the kernel refuses: the memory is then as open as any other program's.
    _ = cmemory_hide_process()
  }
}
