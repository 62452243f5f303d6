import Engine
import Sessions
import Unattended
import Wizard

/// Finds sessions by what they are about: an answers file, or a procedure.
///
/// What counts is the procedure and the author, so that another copy of an answers file finds the
/// session that the first one began.
struct SessionSearch {
  private let found: [Found]

  private struct Found {
    var path: String
    var file: SessionFile
    var state: WizardState
  }

  /// Searches among these sessions; those that cannot be read are skipped.
  init(_ summaries: [SessionSummary]) {
    found = summaries.compactMap { summary in
      guard let file = try? summary.reading.get(), let state = StateCoding.state(from: file.state)
      else { return nil }
      return Found(path: summary.path, file: file, state: state)
    }
  }

  /// The session that an answers file continues.
  ///
  /// - Throws: when there is none, or more than one that has changed something.
  func session(of answers: AnswersFile) throws(Failure) -> String {
    let referred = try? answers.resolveText("aem.url", isDocument: false, seconds: 60)
    let author = (referred ?? answers.texts["aem.url"]).map {
      SessionName(author: $0, procedure: answers.procedure)
    }
    let fitting = found.filter { session in
      guard session.file.procedure == answers.procedure else { return false }
      if session.file.origin.path == answers.path { return true }
      guard let author, let own = session.state.texts["aem.url"] else { return false }
      return SessionName(author: own, procedure: answers.procedure) == author
    }
    return try only(fitting, "the procedure and the author of \(answers.path)")
  }

  /// The session of a procedure, when it has one only.
  ///
  /// - Throws: when there is none, or more than one that has changed something.
  func session(of procedure: String) throws(Failure) -> String {
    try only(found.filter { $0.file.procedure == procedure }, "the procedure \(procedure)")
  }

  private func only(_ fitting: [Found], _ what: String) throws(Failure) -> String {
    guard let first = fitting.first else {
      throw Failure(
        "There is no session of \(what).", "aem-setup sessions lists all of them.", status: .misuse)
    }
    let changing = fitting.filter { $0.state.records.values.contains { !$0.made.isEmpty } }
    let candidates = changing.isEmpty ? fitting : changing
    guard candidates.count > 1 else { return candidates.first?.path ?? first.path }
    throw Failure(
      sentences: ["There are several sessions of \(what). Name one of them:"]
        + candidates.map { "  \($0.path)\($0.state.texts["aem.url"].map { ", \($0)" } ?? "")" },
      status: .misuse)
  }
}
