import CNcurses
import Glibc

/// The terminal itself: pictures go out through ncurses, bytes come in and become keys.
final class Terminal {
  /// The signs that the terminal can show.
  let glyphs: Glyphs
  /// The terminfo description in use; another one than asked for when that one is not known.
  let description: String
  /// The size of the window.
  private(set) var size = Size(columns: 0, rows: 0)

  private var decoder: KeyDecoder
  private let escapeDelay: Int32
  private var shown: (frame: Frame, theme: Theme)?
  private var isOpen = true
  /// A descriptor that ended, which would wake the loop forever.
  private var deadDescriptor: Int32?

  /// How long a paste without an end waits for a byte before it is taken as it is, in milliseconds.
  private static let pasteDelay: Int32 = 1000

  /// Takes the terminal over.
  init(_ options: FullScreenOptions) throws(FullScreenFailure) {
    glyphs = cnc_choose_locale() ? .unicode : .ascii
    escapeDelay = Int32(options.escapeDelay)
    description = try Self.start(options)
    var sequences = KeySequences()
    for (name, key) in KeySequences.capabilities {
      guard let sequence = cnc_key_sequence(name) else { continue }
      sequences.add(String(cString: sequence).utf8.map { $0 }, key)
    }
    decoder = KeyDecoder(sequences)
    measure()
  }

  deinit { close() }

  private static func start(_ options: FullScreenOptions) throws(FullScreenFailure) -> String {
    for name in TerminalNames.candidates(for: options.terminal) {
      switch cnc_start(name, options.colors) {
      case CNC_STARTED: return name
      case CNC_NO_TERMINAL: throw .noTerminal
      case CNC_NO_CURSOR_ADDRESSING: throw .noCursorAddressing(options.terminal)
      default: continue
      }
    }
    throw .unknownTerminal(options.terminal)
  }

  /// Restores the terminal; safe to call twice.
  func close() {
    guard isOpen else { return }
    isOpen = false
    cnc_stop()
  }

  /// Shows a picture, sending only what differs.
  func paint(_ frame: Frame, _ theme: Theme) {
    let before = shown?.frame.size == frame.size && shown?.theme == theme ? shown?.frame : nil
    for (row, cells) in frame.rows.enumerated() where before?.rows[row] != cells {
      for (column, cell) in cells.enumerated() { put(cell, row, column, theme) }
    }
    shown = (frame, theme)
    cnc_show(Int32(frame.cursor.row), Int32(frame.cursor.column), frame.cursor.isVisible)
  }

  private func put(_ cell: Frame.Cell, _ row: Int, _ column: Int, _ theme: Theme) {
    guard let character = cell.character else { return }
    let look = theme.look(of: cell.role)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 5) { scalars in
      var count = 0
      for scalar in character.unicodeScalars.prefix(5) {
        scalars[count] = scalar.value
        count += 1
      }
      cnc_put(
        Int32(row), Int32(column), scalars.baseAddress, Int32(count), look.attributes.rawValue,
        look.color.rawValue)
    }
  }

  /// Sends the whole picture again at the next ``paint(_:_:)``.
  func repaint() {
    shown = nil
    cnc_repaint_all()
  }

  /// Restores the terminal until the process continues.
  func suspend() {
    cnc_suspend()
    measure()
    repaint()
  }

  /// Stops the whole job, as Ctrl-Z does where it is no key; the signal comes back as an event.
  func stopJob() {
    kill(0, SIGTSTP)
  }

  /// Forgets what was typed ahead.
  func dropInput() {
    tcflush(STDIN_FILENO, TCIFLUSH)
    _ = decoder.expire()
  }

  /// Asks the terminal to put a text on the clipboard.
  func copy(_ text: String) {
    var rest = Clipboard.sequence(text)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private func measure() {
    var columns: Int32 = 0
    var rows: Int32 = 0
    cnc_measure(&columns, &rows)
    size = Size(columns: Int(columns), rows: Int(rows))
    cnc_resize(Int32(size.columns), Int32(size.rows))
  }

  /// Sleeps until something happens, or at most for so many milliseconds; nil for no limit.
  ///
  /// `results` is a descriptor that becomes readable when a result waits; below zero for none.
  func wait(results: Int32 = -1, milliseconds: Int32? = nil) -> TerminalEvent {
    while true {
      var polled = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: cnc_signal_descriptor(), events: Int16(POLLIN), revents: 0),
        pollfd(fd: results == deadDescriptor ? -1 : results, events: Int16(POLLIN), revents: 0),
      ]
      let patience = patience
      let limit = [patience, milliseconds].compactMap { $0 }.min() ?? -1
      let count = poll(&polled, nfds_t(polled.count), limit)
      if count < 0 { continue }
      if count == 0 {
        guard patience != nil, patience == limit else { return .tick }
        let keys = decoder.expire()
        if !keys.isEmpty { return .keys(keys) }
        continue
      }
      if polled[1].revents != 0, let event = takeSignals() { return event }
      if polled[0].revents != 0 {
        guard let keys = takeKeys() else { return .lost }
        if !keys.isEmpty { return .keys(keys) }
      }
      if polled[2].revents & Int16(POLLIN) != 0 { return .results }
      if polled[2].revents != 0 { deadDescriptor = results }
    }
  }

  private var patience: Int32? {
    switch decoder.patience {
    case .none: nil
    case .key: escapeDelay
    case .paste: Self.pasteDelay
    }
  }

  private func takeSignals() -> TerminalEvent? {
    var event: TerminalEvent?
    var byte: UInt8 = 0
    while read(cnc_signal_descriptor(), &byte, 1) == 1 {
      switch Int32(byte) {
      case SIGWINCH:
        measure()
        event = .redraw
      case SIGCONT:
        cnc_retake()
        measure()
        shown = nil
        event = .redraw
      case SIGTSTP:
        suspend()
        event = .redraw
      default:
        return .signalled(Int32(byte))
      }
    }
    return event
  }

  /// Reads the bytes that are waiting and decodes them.
  ///
  /// - Returns: the keys, in order; nil at the end of the input.
  private func takeKeys() -> [Key]? {
    withUnsafeTemporaryAllocation(byteCount: 16 * 1024, alignment: 1) { buffer in
      // What is typed may be a password.
      defer { if let base = buffer.baseAddress { explicit_bzero(base, buffer.count) } }
      while true {
        let length = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
        if length > 0 { return decoder.feed(buffer.prefix(length)) }
        if length < 0, errno == EINTR { continue }
        return nil
      }
    }
  }
}
