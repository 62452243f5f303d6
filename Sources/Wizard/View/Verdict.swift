import Engine

/// The outcome of the whole path, from the records of the screens that the person went through.
package struct Verdict: Equatable, Sendable {
  /// The word for it.
  package var grade: Grade
  /// Why it is no better, a sentence each, in the order of the way; empty when it works.
  package var reasons: [String]

  /// The verdict as the screen words it; nil where it says nothing.
  package var text: String?
  /// The next thing to do, in a sentence; nil when the screen names none.
  package var next: String?

  package init(_ grade: Grade, because reasons: [String] = []) {
    self.grade = grade
    self.reasons = reasons
  }

  /// The three grades of a verdict, the worst first.
  package enum Grade: String, Comparable, Sendable, Decodable {
    /// A check on the way failed.
    case fails
    /// Something on the path was skipped, could not be read, or only the person confirmed it.
    case unverified
    /// Every check on the way passed.
    case works

    package static func < (left: Grade, right: Grade) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .fails: 0
      case .unverified: 1
      case .works: 2
      }
    }
  }

  /// The first sentence of a summary.
  package var sentence: String {
    if let text { return text }
    let reason = reasons.first.map { " \($0)" } ?? ""
    return switch grade {
    case .works: Phrases.verdictWorks
    case .unverified: Phrases.verdictUnverified + reason
    case .fails: Phrases.verdictFails + reason
    }
  }

  /// The reasons that the first sentence does not name.
  package var furtherReasons: [String] { text == nil ? Array(reasons.dropFirst()) : reasons }
}

extension WizardMachine {
  /// The verdict on the path so far, as the summary words it.
  ///
  /// The first statement of the summary counts whose condition holds and that is no better than what
  /// the records show.
  package var verdict: Verdict {
    var verdict = recordedVerdict
    let stated = screen(key)?.verdicts.first {
      $0.grade <= verdict.grade && $0.when?.holds(in: known, later: later) ?? true
    }
    guard let stated else { return verdict }
    verdict.grade = stated.grade
    verdict.text = interpolated(stated.text)
    verdict.next = stated.next.map(interpolated)
    return verdict
  }

  /// The verdict that the records of the path lead to.
  ///
  /// A failed check leads to *fails*, also when it was skipped afterwards, unless the same
  /// operation passed later on the path. Whatever was skipped, could not be read, is stale or not
  /// done yet, and a test that only a person confirmed, lead to *unverified*, unless a test passed
  /// after it in which AEM itself reached Adobe. An act in another product that a person confirmed
  /// does not count; a path on which the engine verified nothing at all is unverified.
  private var recordedVerdict: Verdict {
    let way = wayTaken
    let proof = way.lastIndex { verification(of: $0) == .wholeWay && hasPassed($0) }
    var failures: [String] = []
    var doubts: [String] = []
    for (index, key) in way.enumerated() {
      guard let record = state.records[key] else { continue }
      if record.hasFailed {
        if !passedLater(key, in: way[index...]) { failures.append(sentence(key, record)) }
      } else if let doubt = doubt(key, record), proof.map({ $0 < index }) ?? true {
        doubts.append(doubt)
      }
    }
    for key in changedElsewhere(than: way) {
      guard let record = state.records[key], !record.isComplete else { continue }
      if record.hasFailed { failures.append(sentence(key, record)) }
      if record.status == .started { doubts.append(sentence(key, record)) }
    }
    if !failures.isEmpty { return Verdict(.fails, because: failures + doubts) }
    if !way.contains(where: hasPassed) { doubts.append(Phrases.nothingVerified) }
    if !isAtSummary { doubts.append(Phrases.wayUnfinished) }
    return doubts.isEmpty ? Verdict(.works) : Verdict(.unverified, because: doubts)
  }

  /// The screens on the path that the person took, in order.
  ///
  /// Screens that the person left again, by going back or in a circle, are not among them.
  var wayTaken: [ScreenKey] {
    var way: [ScreenKey] = []
    for key in (state.trail + [state.position]).compactMap(\.last) {
      if let earlier = way.firstIndex(of: key) { way.removeSubrange(earlier...) }
      way.append(key)
    }
    return way.flatMap { [$0] + memberKeys(of: $0) }
  }

  /// Screens off the way that changed something, or were about to.
  func changedElsewhere(than way: [ScreenKey]) -> [ScreenKey] {
    state.records.filter { key, record in
      (record.hasChanged || record.intent != nil) && !way.contains(key)
    }.sorted { $0.value.at < $1.value.at }.map(\.key)
  }

  private var isAtSummary: Bool {
    if case .summary? = screen(key)?.kind { true } else { false }
  }

  private func verification(of key: ScreenKey) -> OperationSignature.Verification? {
    screen(key)?.task.flatMap { signatures[$0.operation]?.verifies }
  }

  /// Whether the engine read that it holds, and nothing it rests on has changed since.
  private func hasPassed(_ key: ScreenKey) -> Bool {
    guard let record = state.records[key] else { return false }
    return record.status == .done && record.result == .passed && !isStale(key)
  }

  private func passedLater(_ key: ScreenKey, in rest: ArraySlice<ScreenKey>) -> Bool {
    guard let operation = screen(key)?.task?.operation else { return false }
    return rest.contains { screen($0)?.task?.operation == operation && hasPassed($0) }
  }

  /// Why a screen leaves something unverified; nil when it does not.
  private func doubt(_ key: ScreenKey, _ record: StepRecord) -> String? {
    if record.doubt != nil { return sentence(key, record) }
    if isStale(key) { return Phrases.stale(interpolated(title(of: key))) }
    switch record.status {
    case .skipped, .started, .failed, .pending: return sentence(key, record)
    case .passed, .done:
      // What a person saw there stays that person's word, whatever its task has read.
      let isTest = screen(key)?.standsInForTest?.holds(in: known) == true
      return isTest ? Phrases.onlyConfirmed(interpolated(title(of: key))) : nil
    }
  }

  private func sentence(_ key: ScreenKey, _ record: StepRecord) -> String {
    Phrases.stands(interpolated(title(of: key)), record.words)
  }
}
