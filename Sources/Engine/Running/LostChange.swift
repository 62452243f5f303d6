/// A change that was sent and whose answer got lost: it may have been made, and may still be made.
package struct LostChange: Equatable, Sendable {
  /// Why there is no answer.
  package var cause: Problem
  /// The finding instead of the change, as a clause: `the page /etc/x is not there`.
  package var finding: String
  /// The first of the changes that are still missing, which is the one under way; nil when nobody
  /// could look.
  package var underWay: Change?

  /// Describes a change that nobody has looked for yet.
  package init(cause: Problem, finding: String) {
    self.cause = cause
    self.finding = finding
  }

  /// The pauses before each look for it.
  static let pauses: [Duration] = [
    .zero, .milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2), .seconds(3),
  ]
}

extension EngineContext {
  /// Looks for a change whose answer got lost, again and again for some seconds.
  ///
  /// `cause` is why there is no answer, `finding` what it means that the change does not show, as a
  /// clause. `look` returns what was found; nil as long as the change does not show. Throws
  /// ``Problem/changeAmbiguous(_:)`` when it does not show: whoever sent it must not send it again.
  func search<Found: Sendable>(
    after cause: Problem, finding: String, _ look: () async throws(Problem) -> Found?
  ) async throws(Problem) -> Found {
    for pause in LostChange.pauses {
      do throws(Problem) {
        if pause > .zero { try await wait(pause) }
        if let found = try await look() { return found }
      } catch .cancelled {
        break
      } catch {
        // Who does not answer now may answer the next time.
        continue
      }
    }
    throw .changeAmbiguous(LostChange(cause: cause, finding: finding))
  }

  /// Waits; throws ``Problem/cancelled`` when the person stops it.
  func wait(_ duration: Duration) async throws(Problem) {
    do {
      try await sleep(duration)
    } catch {
      throw .cancelled
    }
  }
}

extension Problem {
  /// Whether a change that failed like this may be made all the same, now or later: no answer came,
  /// or one by whoever is between here and the system.
  var leavesChangeOpen: Bool {
    switch self {
    case .noAnswer(_, let failure): failure.mayHaveArrived
    case .author(.unexpected(_, let status, _)): status == 502 || status == 504
    default: false
    }
  }
}
