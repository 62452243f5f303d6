/// A screen made of parts, drawn in this order: rows, acts, fields, items, task.
///
/// A page without any of them is read only.
package struct Page: Equatable, Sendable {
  /// What was found before, line by line.
  package var rows: [FoundRow] = []
  /// The acts in another product's pages.
  package var walkthrough: Walkthrough?
  /// The values to fill in.
  package var fields: [PageField] = []
  /// More values to fill in, folded away below one line: each has a preset or can stay empty.
  package var folded: [PageField] = []
  /// The statements to tick.
  package var items: [ChecklistItem] = []
  /// The operation that the engine runs here.
  package var task: TaskDefinition?
  /// Operations in place of one, which are confirmed together and run in this order.
  package var tasks: [TaskMember] = []
  /// Other ways on, each with a button of its own.
  package var others: [OtherWay] = []
  /// The panes of details, which are shown on demand.
  package var details: [Detail] = []
  /// Whether the route ends here unfinished.
  package var isEnd = false
  /// Whether a page without parts asks for something to be done, and does not only inform.
  package var isAct = false

  /// Its operations: one, several, or none.
  package var allTasks: [TaskDefinition] { [task].compactMap(\.self) + tasks.map(\.task) }

  /// Whether an operation runs here.
  package var runsTasks: Bool { task != nil || !tasks.isEmpty }

  /// Whether the task begins as soon as the page is reached, not with Continue.
  ///
  /// Unless the file says so, it does where a person has nothing to do on the page before it.
  var startsOnArrival: Bool {
    guard let first = allTasks.first else { return false }
    switch first.starts {
    case .arrival: return true
    case .next: return false
    case nil: return walkthrough == nil && fieldNames.isEmpty && items.isEmpty
    }
  }

  /// Whether what is given on it can show or hide fields or items of it.
  package var isConditional: Bool {
    (fields + folded).contains { $0.when != nil } || items.contains { $0.when != nil }
  }

  /// The names of the acts of the sandbox that it and its panes name.
  package var acts: [String] { ([walkthrough?.act] + details.map(\.act)).compactMap(\.self) }

  /// The names of all values to fill in, shown or not.
  package var fieldNames: [String] { (fields + folded).map(\.value) }

  /// The statements to tick, with the person's word in place of the task.
  var allItems: [ChecklistItem] { items + [task?.word].compactMap(\.self) }

  /// The place among the ticks of the page that the person's word in place of the task takes.
  package var wordIndex: Int { items.count }
}

extension Screen {
  /// Its parts, when it is a page.
  package var page: Page? {
    if case .page(let page) = kind { page } else { nil }
  }

  /// Its operation, when it has one.
  package var task: TaskDefinition? { page?.task }

  /// Its operations in place of one; empty when it has none or one.
  package var tasks: [TaskMember] { page?.tasks ?? [] }

  /// Whether it calls another procedure.
  var isCall: Bool {
    if case .call = kind { true } else { false }
  }

  /// Whether the route ends here unfinished.
  package var isDeadEnd: Bool { page?.isEnd == true }
}
