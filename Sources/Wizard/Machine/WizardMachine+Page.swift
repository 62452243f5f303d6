import Engine
import FoundationEssentials

/// Pages: what a person gives comes first, then the task.
extension WizardMachine {
  /// Continues from a page: its fields and items are taken over, then its task is started or has to
  /// let the person on.
  mutating func next(_ page: Page, at now: Date) -> [WizardEffect] {
    if page.isEnd { return refuse(Phrases.routeEndsHere) }
    if phase.isRunning { return refuse(Phrases.stillRunning) }
    endDetour()
    guard takeParts(of: page) else { return [] }
    guard page.runsTasks else { return pass(at: now) }
    if wantsWord, hasWord { return passOnWord(at: now) }
    if page.task.map(isOutOfReach) == true { return refuse(Phrases.tickWord) }
    // A preset that was taken over is another value than the task has worked with.
    let keys = [key] + memberKeys(of: key)
    if phase == .done, keys.contains(where: isOutdatedItself) { phase = .idle }
    return nextFromTask(page.task, at: now)
  }

  /// Arrives at a page; a task begins where the page says so, unless its result is still valid.
  mutating func enter(_ page: Page, cameBack: Bool, at now: Date) -> [WizardEffect] {
    guard page.runsTasks else { return [] }
    if page.fieldNames.allSatisfy({ state.drafts[$0] == nil }),
      let record = state.records[key], record.status == .done, !isStale(key)
    {
      if cameBack { batch = finishedBatch }
      let isValid = page.task.map { cameBack || verified.contains(key) && !isOutdated($0) }
      if isValid ?? (batch != nil) { return end(.done) }
    }
    return page.startsOnArrival ? startTask(at: now) : []
  }

  /// Takes over the values of a page's fields and the ticks of its items.
  ///
  /// - Returns: whether nothing is wrong or missing.
  mutating func takeParts(of page: Page) -> Bool {
    // What is given can show a field that has to be given, too.
    var asked: [String] = []
    while fields(of: page) != asked {
      asked = fields(of: page)
      guard accept(asked) else { return false }
    }
    let ticks = state.ticks[key, default: []]
    let items = items(of: page)
    guard items.allSatisfy({ ticks.contains($0) || isFound(page.items[$0]) }) else {
      refusal = Phrases.tickAll
      return false
    }
    dropHidden(on: page)
    dropRivals(of: asked)
    for item in items.map({ page.items[$0] }) {
      guard let value = item.value else { continue }
      set(value, "yes", from: isFound(item) ? .engine : actor)
    }
    return true
  }

  /// Drops the result of the current page's task because a field of the page has changed.
  mutating func dropResult(of field: String) -> [WizardEffect] {
    guard let page = screen(key)?.page, page.runsTasks, page.fieldNames.contains(field) else {
      return []
    }
    switch phase {
    case .idle, .needsSecrets, .applying: return []
    case .verifying, .looking:
      batch = nil
      return stopRunning()
    case .proposed, .done, .failed, .broken, .waiting:
      batch = nil
      phase = .idle
      return []
    }
  }

  /// Whether a task is not tried because the side that it talks to is known to be out of reach.
  func isOutOfReach(_ task: TaskDefinition) -> Bool {
    task.needs.map { state.values[$0.value]?.text == TaskDefinition.Need.none } ?? false
  }

  /// Whether the result of a finished task holds the person on its page.
  func holdsUp(_ task: TaskDefinition) -> Bool {
    guard task.otherwise != nil, phase == .done else { return false }
    return state.records[key]?.result != .passed
  }

  /// Whether the current task's result keeps the user on its page.
  package var isHeldUp: Bool { screen(key)?.task.map(holdsUp) ?? false }

  /// Whether the page asks for the person's word in place of its task's result.
  package var wantsWord: Bool {
    guard let task = screen(key)?.task, let word = task.word, isShown(word.when) else {
      return false
    }
    if isOutOfReach(task) { return true }
    switch phase {
    case .failed: return true
    case .done: return state.records[key]?.result != .passed
    case .idle, .needsSecrets, .verifying, .looking, .proposed, .applying, .broken, .waiting:
      return false
    }
  }

  /// Whether the person has ticked that word.
  var hasWord: Bool {
    guard let page = screen(key)?.page else { return false }
    return state.ticks[key]?.contains(page.wordIndex) ?? false
  }

  /// Records the person's word in place of the task's result, and continues.
  private mutating func passOnWord(at now: Date) -> [WizardEffect] {
    var record = record(.passed, by: actor, at: now)
    record.inputs = inputs(of: key)
    if record.result == nil { record.result = .unknown(Phrases.onlyYourWord) }
    if let word = screen(key)?.task?.word?.value { set(word, "yes", from: actor) }
    state.note(record, of: key)
    return advance(at: now)
  }
}
