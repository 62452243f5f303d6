/// The descriptions of a terminal to try, because terminfo often does not know a new one.
enum TerminalNames {
  /// The names in the order to try them; none without a name.
  static func candidates(for name: String) -> [String] {
    guard !name.isEmpty else { return [] }
    var names = [name]
    if families.contains(where: { name.hasPrefix($0) }) { names.append("xterm-256color") }
    // Every terminal in use understands what a VT100 did.
    names.append("vt100")
    return names
  }

  /// Beginnings of the names of terminals that do what xterm does.
  private static let families = [
    "xterm", "tmux", "screen", "rxvt", "alacritty", "kitty", "ghostty", "foot", "wezterm",
    "konsole", "gnome", "vte", "iterm", "contour", "st-", "rio", "mintty", "putty",
  ]
}
