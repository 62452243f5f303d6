import HTTP

@testable import Engine

/// Whether an error is that of a run whose connection was cut.
///
/// A change that was on its way may have arrived, and only another look shows it.
func isCutOff(_ error: any Error) -> Bool {
  switch error as? Problem {
  case .cancelled: true
  case .changeAmbiguous(let change):
    change.cause == .noAnswer(system: .author, .cancelled(sent: true))
  default: false
  }
}
