/// The rows and columns of the window that each part of the screen takes.
struct Regions: Equatable {
  /// The size of the window.
  let size: Size
  /// Whether lines or columns are scarce.
  let isCompact: Bool
  /// The columns of the list of steps, with the wall to its right; nil when there is no list.
  let sidebar: Range<Int>?
  /// The first column of title, body and buttons; two left of it are for the mark of the focus.
  let column: Int
  /// The columns that text takes.
  let textWidth: Int
  /// The columns to the edge of the window.
  let fullWidth: Int
  /// The rows of the screen's title.
  private(set) var titleRows = 0..<0
  /// The rows of the body, the only part that scrolls.
  private(set) var bodyRows = 0..<0
  /// The row that tells how much is out of sight; nil when everything fits.
  private(set) var moreRow: Int?
  /// The rows of the buttons, or of the question for a reason.
  private(set) var actionRows = 0..<0
  /// The rows of the message about the last key.
  private(set) var messageRows = 0..<0
  /// The row of the keys that work.
  var keyRow: Int { size.rows - 1 }

  /// The widest line of text that is still easy to read, in columns.
  static let readableWidth = 76

  /// Divides the columns of a window; the rows are divided later.
  init(_ size: Size, hasSteps: Bool) {
    self.size = size
    isCompact = size.rows < 18 || size.columns < 56
    sidebar = hasSteps && size.columns >= 100 ? 1..<(size.columns >= 120 ? 36 : 28) : nil
    column = (sidebar.map { $0.upperBound + 2 } ?? 0) + 2
    // The last column stays empty when text is beside a list, and where there is plenty.
    fullWidth = max(4, size.columns - column - (size.columns >= 60 ? 1 : 0))
    textWidth = min(Self.readableWidth, fullWidth)
  }

  /// Whether the window is too small for anything sensible.
  static func isTooSmall(_ size: Size) -> Bool {
    size.columns < 30 || size.rows < 8
  }

  /// The rows of the body in a high window before the buttons follow it directly.
  private static let calmHeight = 15

  /// Divides the rows: fixed parts take what they need, the body gets the rest.
  mutating func divide(title: Int, actions: Int, message: Int, body: Int) {
    let isTiny = size.rows < 12
    let title = min(title, isTiny ? 1 : isCompact ? 2 : 4)
    let message = isTiny ? min(message, 1) : min(max(message, 1), 3)
    messageRows = (keyRow - message)..<keyRow
    let actions = min(actions, max(1, (messageRows.lowerBound - 3) / 2))
    let top = isCompact ? 1 : 2
    titleRows = top..<(top + title)
    let start = titleRows.upperBound + (isCompact ? 0 : 1)
    let calmEnd = start + max(body, Self.calmHeight) + 1
    let actionStart = min(messageRows.lowerBound - actions, isCompact ? .max : calmEnd)
    actionRows = actionStart..<(actionStart + actions)
    var end = actionRows.lowerBound
    if !isCompact || end - start < body {
      end -= 1
      moreRow = end
    }
    bodyRows = start..<max(start, end)
  }
}
