import Engine

/// The program's own sentences; everything else that a person reads is in `Screens/`.
enum Phrases {
  static let screenGone = "This screen is no longer in the procedure. Go back one screen."
  static let routeEndsHere = "These steps end here. Go back to choose another answer, or exit."
  static let tickAll = "Tick every line first. If one is not true, exit and fix it."
  static let tickWord = "Tick the last line to continue, or go back."
  static let nothingFolded = "There is nothing more here."
  static let noSuchDetails = "There are no such details here."
  static let noSuchWay = "This screen has no such button."
  static let outOfReach = "aem-setup does not check this: the other side is out of reach."
  static let onlyYourWord = "only you confirmed it"
  static let foundTrue = "aem-setup found this; nothing to do."
  static let foundStays = "aem-setup found this, so it stays ticked."
  static let chooseOne = "Choose an answer first."
  static let yesOrNo = "Enter yes or no."
  static let noChoice = "There is nothing to choose here."
  static let nothingBefore = "This is the first screen."
  static let notReachedYet = "You have not reached that step yet."
  static let cannotSkip = "You cannot skip this step: later steps need it."
  static let skipNeedsReason = "Enter a short reason. The report shows it."
  static let notFinished = "The procedure is not finished yet."
  static let secretMissing = "Required."
  static let valueMissing = "Required."
  static let fixFields = "Fix the marked fields."
  static let keepOrFix = "Check the marked values. Continue again to keep them."
  static let confirmRepeat = """
    Check in AEM first whether the change has arrived. Confirm again to send it again.
    """
  static let repeats = """
    aem-setup sent these changes before and got no answer. They may still arrive, and AEM would then \
    have them twice. Here you confirm twice.
    """
  static let confirmFirst = "Confirm the changes first, or go back."
  static let fixFirst = "Fix this first; the screen says how."
  static let stillRunning = "It is still running. Esc stops it."
  static let nothingProposed = "No changes are proposed here."
  static let nothingToRetry = "There is nothing to try again here."
  static let nothingToFix = "There is nothing to fix here."
  static let secretsAgain = """
    aem-setup does not store secrets. Enter these again; everything else is kept.
    """
  static let secretsFirst = "aem-setup needs these to begin."
  static let proposal = "aem-setup will make these changes. Nothing has been sent yet."
  static let interrupted = """
    An earlier attempt was interrupted. The list shows what is still to do; what it did stays.
    """
  static let unchanged = "Everything is as it should be. Nothing was changed."
  static let changed = "Changed and verified:"
  static let foundThere = "Found:"
  static let starting = "Starting"
  static let nextLabel = "Continue"
  static let finishLabel = "Finish"
  static let confirmLabel = "Make these changes"
  static let retryLabel = "Try again"
  static let lookAgainLabel = "Check again"
  static let skipLabel = "Skip, with a reason"
  static let cancelLabel = "Stop"
  static let backLabel = "Back"
  static let leaveLabel = "Save and exit"
  static let summaryChanged = "Changed and verified by aem-setup"
  static let summaryChecked = "Checked by aem-setup"
  static let summaryUnverified = "Not verified"
  static let summarySurveyed = "Found by aem-setup"
  static let summaryConfirmed = "Confirmed by you"
  static let summarySkipped = "Skipped"
  static let summaryOpen = "Still open"
  static let summaryAnswers = "Your answers"
  static let verdictWorks = "It works. Every check passed."
  static let verdictUnverified = "Not verified."
  static let verdictFails = "Not working."
  static let nothingVerified = "aem-setup verified nothing in these steps."
  static let wayUnfinished = "The procedure is not finished."
  static let noCondition = "The screens do not say what has to be found here."
  static let takenBack = "undone"
  static let noWayBack =
    "aem-setup can no longer undo this. Restore it by hand, from the values before."
  static let knownAfterApply = "known after apply"
  static let stale = "Check again: something that it depends on has changed."

  static let unread = "Could not be read."
  static let closed = "AEM does not show this."

  static func unread(because reason: String) -> String { "Could not be read, because \(reason)" }

  static func noSuchOption(_ option: String) -> String {
    "\"\(option)\" is not one of the answers."
  }

  static func notVerified(_ reason: String) -> String { "Not verified. \(reason)" }

  static func failed(_ reason: String) -> String { "Failed. \(reason)" }

  static func notAsNeeded(label: String, found: String, wanted: [String]) -> String {
    let needed = wanted.isEmpty ? "" : " Needed: \(wanted.joined(separator: " or "))."
    return "\(label): \(found.isEmpty ? "nothing" : found).\(needed)"
  }

  static func stale(_ title: String) -> String {
    "\(title): done with values that have changed since."
  }

  static func onlyConfirmed(_ title: String) -> String {
    "\(title): only you confirmed it."
  }

  static func stands(_ title: String, _ words: String) -> String {
    words.hasSuffix(".") ? "\(title): \(words)" : "\(title): \(words)."
  }

  static func madeBy(_ title: String) -> String { "created by \"\(title)\"" }

  static func waitsFor(_ title: String) -> String {
    "This waits for \"\(title)\", whose changes are not applied yet."
  }

  static func verifying(_ title: String) -> String {
    "Checking \"\(title)\" again"
  }

  static func broken(_ title: String) -> String {
    "\"\(title)\" was done before and is no longer true."
  }

  static func fixLabel(_ title: String) -> String {
    "Go to \"\(title)\""
  }

  static func held(_ refusal: WriteRefusal) -> ProblemText {
    ProblemText(
      WriteRefusal.code, refusal.reason, advice: [refusal.advice])
  }

  static func saveFailed(_ reason: String) -> ProblemText {
    ProblemText(
      "notSaved",
      "aem-setup could not save the session, so it sent nothing. \(reason)",
      advice: ["Free space or fix the folder, then try again."])
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
          : hasChanged ? "changed and verified by aem-setup" : "checked by aem-setup"
      case .answers: "from the answers file"
      case .person, .sandbox, .procedure: "confirmed by a person"
      }
    if let doubt, status == .done {
      return "\(hasChanged ? "changed by aem-setup, " : "")not verified: \(doubt)"
    }
    switch status {
    case .done, .passed:
      return isStale ? Phrases.stale : hasFailed ? "failed, then \(who)" : who
    case .skipped: return "\(hasFailed ? "failed, then " : "")skipped: \(reason ?? "")"
    case .started: return "interrupted while changing"
    case .failed: return "failed: \(problem?.cause ?? result?.reason ?? "")"
    case .pending: return "not done yet: \(reason ?? "changes are pending")"
    }
  }
}
