import Engine

extension WizardMachine {
  /// The outcome of the whole path in groups: changed, checked, confirmed by the person, skipped,
  /// open.
  ///
  /// Each group is in the order in which things were done. The person's answers follow.
  var summaryElements: [ScreenView.Element] {
    let way = wayTaken
    let done = (way + changedElsewhere(than: way)).sorted {
      state.records[$0]?.number ?? 0 < state.records[$1]?.number ?? 0
    }
    let entries = done.compactMap(summaryEntry)
    let answers = answers(on: way).map(ScreenView.Element.evidence)
    return groups(of: entries)
      + (answers.isEmpty ? [] : [.heading(Phrases.summaryAnswers)] + answers)
  }

  private func groups(of entries: [SummaryEntry]) -> [ScreenView.Element] {
    SummaryGroup.allCases.flatMap { group -> [ScreenView.Element] in
      let members = entries.filter { $0.group == group }
      guard !members.isEmpty else { return [] }
      return [.heading(group.heading)]
        + members.flatMap { entry in
          [.evidence(entry.line)] + entry.cautions.map { .finding(.warning, $0) }
        }
    }
  }

  /// The beginning of a summary: the verdict, the first reason, and what to do next.
  var verdictElements: [ScreenView.Element] {
    let verdict = verdict
    let severity: ScreenView.Severity =
      switch verdict.grade {
      case .works: .good
      case .unverified: .warning
      case .fails: .error
      }
    let reason = verdict.text == nil ? nil : verdict.reasons.first
    return [.finding(severity, verdict.sentence)]
      + [reason, verdict.next].compactMap { $0.map { .text($0) } }
  }

  /// A line of the summary.
  private struct SummaryEntry {
    var group: SummaryGroup
    var line: Evidence
    var cautions: [String]
  }

  /// The line of the summary for a screen; nil when nothing was done or confirmed.
  private func summaryEntry(_ key: ScreenKey) -> SummaryEntry? {
    guard let screen = screen(key), let record = state.records[key] else { return nil }
    // Several tasks have a line each; their page has one for why it was left.
    guard let page = screen.page,
      page.task != nil || page.walkthrough != nil || !page.items.isEmpty
        || page.runsTasks && record.reason != nil
    else { return nil }
    let proof =
      page.task == nil ? "" : record.evidence.first.map { "\($0.what): \($0.found)" } ?? ""
    let (group, found): (SummaryGroup, String) =
      switch record.status {
      case .done where record.isStale, .passed where record.isStale: (.open, Phrases.stale)
      case .done: (SummaryGroup(done: record), record.doubt ?? proof)
      case .passed: (record.confirmedBy == .engine ? .checked : .confirmed, proof)
      case .skipped, .started, .failed, .pending:
        (record.status == .skipped ? .skipped : .open, record.words)
      }
    return SummaryEntry(
      group: group, line: Evidence(interpolated(screen.title), found), cautions: record.cautions)
  }

  /// The way with the screens of called procedures in their place.
  func wholePath() -> [ScreenKey] {
    path().flatMap { [$0] + inside($0, callers: [state.procedure]) }.flatMap {
      [$0] + memberKeys(of: $0)
    }
  }

  /// The way through the procedure that a screen calls, and through those that it calls itself.
  private func inside(_ key: ScreenKey, callers: [String]) -> [ScreenKey] {
    guard case .call(let call)? = screen(key)?.kind, !callers.contains(call.procedure) else {
      return []
    }
    return way(through: call.procedure).flatMap {
      [$0] + inside($0, callers: callers + [call.procedure])
    }
  }
}

/// The parts of a summary, in their order.
enum SummaryGroup: CaseIterable {
  /// aem-setup changed it and verified it.
  case changed
  /// aem-setup checked it, and it holds.
  case checked
  /// aem-setup could not verify whether it holds.
  case unverified
  /// aem-setup read it to choose the route.
  case surveyed
  /// Only the person confirmed it.
  case confirmed
  /// The person skipped it, with a reason.
  case skipped
  /// Failed, interrupted, or left for later.
  case open

  /// The part of a task that is done.
  init(done record: StepRecord) {
    switch record.result {
    case .passed: self = record.hasChanged ? .changed : .checked
    case .failed: self = .open
    case .unknown: self = .unverified
    case nil: self = .surveyed
    }
  }

  /// The heading above it.
  var heading: String {
    switch self {
    case .changed: Phrases.summaryChanged
    case .checked: Phrases.summaryChecked
    case .unverified: Phrases.summaryUnverified
    case .surveyed: Phrases.summarySurveyed
    case .confirmed: Phrases.summaryConfirmed
    case .skipped: Phrases.summarySkipped
    case .open: Phrases.summaryOpen
    }
  }
}
