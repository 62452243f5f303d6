/// One of several tasks of a screen, which are confirmed together and made one after the other.
package struct TaskMember: Equatable, Sendable {
  /// Its id within the screen.
  package var id: String
  /// The title above its changes; values are named in braces.
  package var title: String
  /// The condition under which it takes part; nil always.
  package var when: Condition?
  /// The operation with the values it gets and gives.
  package var task: TaskDefinition
}

extension TaskMember: FileObject {
  package static let noun = "one of several tasks"

  package enum Member: String, CaseIterable {
    case id, title, when, task
  }

  package init(_ members: FileMembers<Member>) throws {
    id = try members.required(.id)
    title = try members.required(.title)
    when = try members.optional(.when)
    task = try members.required(.task)
  }
}

extension Screen {
  /// Each of its tasks as its own screen; empty when it has no list of tasks.
  var members: [Screen] {
    tasks.map { member in
      Screen(
        id: "\(id)#\(member.id)", title: member.title, step: step, text: [], cites: [],
        kind: .page(Page(task: member.task)), transitions: transitions)
    }
  }

  /// Itself, or one of its tasks as its own screen; nil when it has no such task.
  func part(_ member: String?) -> Screen? {
    guard let member else { return self }
    return members.first { $0.id == "\(id)#\(member)" }
  }
}
