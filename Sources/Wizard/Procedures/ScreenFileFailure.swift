import Values

/// Why a file of screens or values cannot be used.
package enum ScreenFileFailure: Error, Equatable, Sendable {
  /// The folder cannot be read.
  case folder(path: String)
  /// The file cannot be read.
  case file(path: String)
  /// The file is no JSON; why, and where.
  case notJSON(file: String, JSONFlaw)
  /// The file is no JSON of the right shape; where, and what was expected there.
  case shape(file: String, place: String, detail: String)
}
