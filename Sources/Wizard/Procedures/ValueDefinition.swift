/// A value that flows between screens by its name; a file in `Screens/values` defines it once.
package struct ValueDefinition: Equatable, Sendable {
  /// The label in front of its field, in summaries and in reports.
  package var label: String
  /// One sentence: where it comes from.
  package var help: String
  /// The kind of value, which decides how a screen asks for it.
  package var kind: Kind
  /// The text in the field at first.
  package var preset: String?
  /// The answers of an option that a page asks for among its fields; empty when only choices ask.
  package var options: [Choice.Option]
  /// Names of the checks, in order.
  package var checks: [String]
  /// Whether a page can be left with it empty.
  package var isOptional: Bool

  /// The kinds of value.
  package enum Kind: String, CaseIterable, Sendable, Decodable {
    /// Text that may be shown.
    case text
    /// Text that must never be shown.
    case secret
    /// Things to choose from, found by an operation.
    case list
    /// The answer to a choice, or to a field with answers of its own.
    case option
    /// `yes` once an item of a page is ticked; as a field `yes` or `no`.
    case tick
    /// An address, such as `https://author.example.com`.
    case url
    /// The path of a file on this machine.
    case file
    /// A number that an operation has counted.
    case number
    /// A JSON document, which people paste as several lines.
    case json

    /// Whether it is a piece of text that may be shown, whatever it says.
    package var isShown: Bool { self != .secret && self != .list }
    /// Whether a person types it into a field.
    var isTyped: Bool {
      switch self {
      case .text, .secret, .url, .file, .number, .json: true
      case .list, .option, .tick: false
      }
    }
  }
}

extension ValueDefinition: FileObject {
  package static let noun = "a value"

  package enum Member: String, CaseIterable {
    case label, kind, help, preset, options, checks, optional
  }

  package init(_ members: FileMembers<Member>) throws {
    label = try members.required(.label)
    help = try members.optional(.help) ?? ""
    kind = try members.optional(.kind) ?? .text
    preset = try members.optional(.preset)
    options = try members.optional(.options) ?? []
    checks = try members.optional(.checks) ?? []
    isOptional = try members.optional(.optional) ?? false
  }
}
