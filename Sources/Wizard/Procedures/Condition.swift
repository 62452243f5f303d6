/// Tests of values, all of which have to pass.
package struct Condition: Equatable, Sendable {
  /// The tests, at least one.
  package var tests: [Test]

  /// A test of one value.
  package struct Test: Equatable, Sendable {
    /// The name of the value that is tested, such as `aem.release`.
    package var value: String
    /// Passes when the value is one of these, in which braces name other values; nil when it passes
    /// as soon as the value is known.
    package var isOneOf: [String]?
    /// Passes unless the value is one of these, also when it is not known; nil without such a list.
    package var isNoneOf: [String]?

    /// The contents that it names.
    var contents: [String] { (isOneOf ?? []) + (isNoneOf ?? []) }
  }

  /// The names of the values that it needs.
  package var values: [String] { tests.map(\.value) }

  /// The names of the values that are known when it holds.
  var provenValues: [String] { tests.filter { $0.isNoneOf == nil }.map(\.value) }

  /// Whether it holds among these values.
  ///
  /// `later` names values that only a pending change gives. They will be known, but not with which
  /// text, so a test passes for them only when it asks for any text.
  package func holds(in values: [String: String], later: Set<String> = []) -> Bool {
    tests.allSatisfy { test in
      if later.contains(test.value) { return test.contents.isEmpty }
      guard let actual = values[test.value] else { return test.isNoneOf != nil }
      func has(_ contents: [String]) -> Bool {
        contents.contains { Interpolation.fill($0) { values[$0] } == actual }
      }
      return test.isOneOf.map(has) ?? test.isNoneOf.map { !has($0) } ?? true
    }
  }
}

extension Condition: Decodable {
  /// Reads one test, or a list of them.
  package init(from decoder: any Decoder) throws {
    let isList = (try? decoder.unkeyedContainer()) != nil
    tests = isList ? try [Test](from: decoder) : [try Test(from: decoder)]
  }
}

extension Condition.Test: FileObject {
  package static let noun = "a condition"

  package enum Member: String, CaseIterable {
    case value
    case isOneOf = "is"
    case isNoneOf = "not"
  }

  package init(_ members: FileMembers<Member>) throws {
    value = try members.required(.value)
    isOneOf = try members.optional(.isOneOf)
    isNoneOf = try members.optional(.isNoneOf)
    if isOneOf != nil, isNoneOf != nil {
      throw members.refusal(of: .isNoneOf, "a condition has either \"is\" or \"not\"")
    }
  }
}
