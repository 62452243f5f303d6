/// The size of the window in cells.
struct Size: Equatable, Sendable {
  /// Cells in a line.
  let columns: Int
  /// Lines in the window.
  let rows: Int

  /// A size within bounds: 80 by 24 for nothing, and limits for sizes that no screen has.
  init(columns: Int, rows: Int) {
    self.columns = columns > 0 ? min(columns, 1000) : 80
    self.rows = rows > 0 ? min(rows, 500) : 24
  }
}
