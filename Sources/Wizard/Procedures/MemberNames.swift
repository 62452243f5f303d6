import Values

/// Which members the objects of a procedure's file can have.
///
/// Reading passes over members that it does not know, so that only this table finds a misspelt one.
/// `Screens/screen.schema.json` says the same to editors.
indirect enum MemberNames: Sendable {
  /// A value that is read as a whole.
  case value
  /// A list of such things.
  case list(MemberNames)
  /// Such a thing, or a list of them.
  case oneOrMore(MemberNames)
  /// An object whose member names are free.
  case named(MemberNames)
  /// An object of that name with these members and no others.
  case object(String, [String: MemberNames])

  /// A whole file.
  static let procedure = MemberNames.object(
    "a procedure",
    [
      "$schema": .value, "format": .value, "procedure": .value, "title": .value, "summary": .value,
      "listed": .value, "rank": .value, "start": .value,
      "steps": .list(.object("a step", ["id": .value, "title": .value])),
      "values": .named(
        .object(
          "a value",
          [
            "label": .value, "help": .value, "kind": .value, "preset": .value, "checks": .value,
            "optional": .value,
          ])),
      "routes": .named(.object("a route", ["title": .value, "answers": .named(.value)])),
      "screens": .list(screen),
    ])

  /// One test, or a list of them.
  static let condition = MemberNames.oneOrMore(
    .object("a condition", ["value": .value, "is": .value]))

  /// A screen of any kind.
  static let screen = MemberNames.object(
    "a screen",
    [
      "id": .value, "kind": .value, "title": .value, "step": .value,
      "text": .list(.object("a paragraph", ["text": .value, "when": condition])), "cites": .value,
      "skip": .value, "test": condition, "end": .value, "act": .value,
      "fields": .value,
      "next": .list(
        .object(
          "a way out",
          [
            "to": .value, "set": .named(.value),
            "when": condition,
          ])),
      "items": .list(
        .object(
          "an item", ["text": .value, "help": .value, "value": .value, "found": condition])),
      "choice": .object(
        "a choice",
        [
          "value": .value, "list": .value,
          "options": .list(
            .object(
              "an answer",
              [
                "value": .value, "label": .value, "hint": .value, "commits": .value,
                "unavailable": .value,
              ])),
        ]),
      "walkthrough": .object(
        "a walkthrough",
        [
          "place": .value,
          "acts": .list(
            .object(
              "an act", ["act": .value, "see": .value, "otherwise": .value, "copy": .value])),
        ]),
      "task": .object(
        "a task",
        [
          "operation": .value, "inputs": .named(.value), "constants": .named(.value),
          "outputs": .named(.value), "relies": .value,
          "expects": .named(.value), "success": .value,
          "passes": condition, "survey": .value,
        ]),
      "call": .object(
        "a call", ["procedure": .value, "with": .named(.value), "returns": .value]),
    ])

  /// The member of a screen that belongs to one kind only, by that member's name.
  static let kinds = [
    "end": "notice", "act": "notice", "items": "checklist", "choice": "choice", "fields": "form",
    "walkthrough": "walkthrough", "task": "task", "call": "call",
  ]

  /// Sentences about the members of a document that have no place there, in a stable order.
  func strays(in value: JSONValue) -> [String] {
    switch (self, value) {
    case (.list(let element), .array(let elements)),
      (.oneOrMore(let element), .array(let elements)):
      return elements.flatMap { element.strays(in: $0) }
    case (.oneOrMore(let element), _):
      return element.strays(in: value)
    case (.named(let member), .object(let members)):
      return members.sorted { $0.key < $1.key }.flatMap { member.strays(in: $0.value) }
    case (.object(let noun, let known), .object(let members)):
      return members.sorted { $0.key < $1.key }.flatMap { name, value in
        known[name].map { $0.strays(in: value) } ?? ["\"\(name)\" is no member of \(noun)"]
      }
    case (.value, _), (.list, _), (.named, _), (.object, _):
      return []
    }
  }
}
