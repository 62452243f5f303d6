import Engine

/// The program's own sentences; everything else that a person reads stands in `Screens/`.
enum Phrases {
  static let screenGone = "This screen is not in the procedure any more. Go back one screen."
  static let routeEndsHere = "This way ends here. Go back to choose another answer, or leave."
  static let tickAll = "Tick every line first. If one does not hold, leave and see to it."
  static let foundTrue = "Found to be so; nothing to do."
  static let foundStays = "That was found to be so, and stays ticked."
  static let chooseOne = "Choose one of the answers first."
  static let noChoice = "There is nothing to choose here."
  static let nothingBefore = "This is the first screen."
  static let notReachedYet = "That step has not been reached yet."
  static let cannotSkip = "This step cannot be skipped: later ones need it."
  static let skipNeedsReason = "Say in a few words why; the reason is kept in the record."
  static let notFinished = "The procedure is not at its end yet."
  static let secretMissing = "Nothing is given yet."
  static let valueMissing = "Nothing is given yet."
  static let mendFields = "Mend what is marked, then go on."
  static let keepOrMend = "Look at what is marked. Go on once more to keep it as it is."
  static let confirmRepeat = """
    Look in AEM first whether the change has arrived. Agree once more to send it again.
    """
  static let repeats = """
    These changes were sent before, without an answer. They may still arrive, and would then be there
    twice. Agreeing takes two acts here.
    """
  static let confirmFirst = "Agree to the changes first, or go back."
  static let mendFirst = "This has to be mended first; the advice is on the screen."
  static let stillRunning = "It is still running. Esc stops it."
  static let nothingProposed = "No changes are proposed here."
  static let nothingToRetry = "There is nothing to try again here."
  static let nothingToMend = "There is nothing to mend here."
  static let secretsAgain = """
    Secrets are not stored. Give these again; everything else is still there.
    """
  static let secretsFirst = "These are needed before it can begin."
  static let proposal = "This will change. Nothing has been sent yet."
  static let interrupted = """
    An earlier attempt was interrupted. What it still had to do is listed; what it did is left as it \
    is.
    """
  static let unchanged = "Everything is as it should be; nothing was changed."
  static let changed = "Changed, and read back:"
  static let foundThere = "Read from there:"
  static let starting = "Starting"
  static let nextLabel = "Continue"
  static let finishLabel = "Finish"
  static let confirmLabel = "Make these changes"
  static let retryLabel = "Try again"
  static let lookAgainLabel = "Look again"
  static let skipLabel = "Skip, with a reason"
  static let cancelLabel = "Stop"
  static let backLabel = "Back"
  static let leaveLabel = "Save and leave"
  static let summaryChanged = "Changed by aem-setup, and read back"
  static let summaryChecked = "Checked by aem-setup"
  static let summaryUnverified = "Not verified"
  static let summarySurveyed = "Found by aem-setup"
  static let summaryConfirmed = "Done on your word"
  static let summarySkipped = "Passed over"
  static let summaryOpen = "Still open"
  static let verdictWorks = "It works. Every check on this way passed."
  static let verdictUnverified = "Not verified."
  static let verdictFails = "Not working."
  static let nothingVerified = "aem-setup verified nothing on this way."
  static let wayUnfinished = "The procedure is not finished."
  static let noCondition = "The screens do not say what has to be found here."
  static let takenBack = "taken back"
  static let noWayBack =
    "aem-setup has no way to take this back any more. Put it back by hand, by what stood there before."
  static let knownAfterApply = "known after apply"
  static let stale = "Check again: something it rests on has changed since."

  static func noSuchOption(_ option: String) -> String {
    "\"\(option)\" is none of the answers."
  }

  static func notVerified(_ reason: String) -> String { "Not verified. \(reason)" }

  static func failed(_ reason: String) -> String { "Failed. \(reason)" }

  static func notAsNeeded(label: String, found: String, wanted: [String]) -> String {
    let needed = wanted.isEmpty ? "" : " Needed: \(wanted.joined(separator: " or "))."
    return "\(label): \(found.isEmpty ? "nothing" : found).\(needed)"
  }

  static func stale(_ title: String) -> String {
    "\(title): done with other values than those of now."
  }

  static func onlyConfirmed(_ title: String) -> String {
    "\(title): only you confirmed it."
  }

  static func stands(_ title: String, _ words: String) -> String {
    words.hasSuffix(".") ? "\(title): \(words)" : "\(title): \(words)."
  }

  static func waitsFor(_ title: String) -> String {
    "This waits for \"\(title)\", whose changes are not made yet."
  }

  static func verifying(_ title: String) -> String {
    "Checking that \"\(title)\" still holds"
  }

  static func broken(_ title: String) -> String {
    "\"\(title)\" was done before, and does not hold any more."
  }

  static func mendLabel(_ title: String) -> String {
    "Go to \"\(title)\""
  }

  static func held(_ refusal: WriteRefusal) -> ProblemReport {
    ProblemReport(
      code: ProblemReport.heldCode, cause: refusal.reason, advice: [refusal.advice])
  }

  static func saveFailed(_ reason: String) -> ProblemReport {
    ProblemReport(
      code: "notSaved", cause: "The session could not be saved, so nothing was sent. \(reason)",
      advice: ["Make room or mend the folder, then try again."])
  }
}

extension StepRecord {
  /// A sentence that says why nothing verified it; nil when it is verified, or claims nothing.
  package var notVerified: String? { doubt.map(Phrases.notVerified) }

  /// How the screen ended, in words.
  package var words: String {
    let who =
      switch confirmedBy {
      case .engine:
        status == .done && result == nil
          ? "read by aem-setup"
          : hasChanged ? "changed by aem-setup, and read back" : "checked by aem-setup"
      case .answers: "taken from the answers file"
      case .person, .sandbox, .procedure: "confirmed by the person"
      }
    if let doubt, status == .done {
      return "\(hasChanged ? "changed by aem-setup, " : "")not verified: \(doubt)"
    }
    switch status {
    case .done, .passed: return isStale ? Phrases.stale : who
    case .skipped: return "\(hasFailed ? "failed, then " : "")skipped: \(reason ?? "")"
    case .started: return "interrupted while changing"
    case .failed: return "failed: \(problem?.cause ?? result?.reason ?? "")"
    case .pending: return "not done yet: \(reason ?? "changes are pending")"
    }
  }
}
