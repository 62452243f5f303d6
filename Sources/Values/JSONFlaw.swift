/// Why bytes are no JSON that is accepted, and where.
///
/// Quotes nothing of the document.
package struct JSONFlaw: Error, Equatable, Sendable {
  /// The line, from 1.
  package var line: Int
  /// The character in the line, from 1; a character of several bytes counts once.
  package var column: Int
  /// The mistake at that place.
  package var reason: Reason

  /// The mistakes that a document can have.
  package enum Reason: Equatable, Sendable {
    /// Something else appears there.
    case expected(Expectation)
    /// The document ends there.
    case ends(Expectation)
    /// An object has a second member of this name.
    case duplicateName
    /// A control character inside a text.
    case control
    /// A backslash in front of something that is no escape.
    case escape
    /// Half of a pair of `\u` escapes.
    case surrogate
    /// Bytes that are no UTF-8.
    case encoding
    /// A number that is larger than any that can be computed with.
    case number
    /// More lists and objects inside each other than the limit.
    case depth(limit: Int)
    /// More values than the limit.
    case values(limit: Int)
    /// More bytes than the limit.
    case bytes(limit: Int)
  }

  /// The thing that would be right.
  package enum Expectation: String, Equatable, Sendable {
    case value = "a value"
    case elementOrEnd = "a value or ]"
    case name = "a name in quotation marks"
    case nameOrEnd = "a name in quotation marks or }"
    case colon = "a colon"
    case commaOrBracket = "a comma or ]"
    case commaOrBrace = "a comma or }"
    case quotationMark = "a quotation mark"
    case end = "the end of the document"
  }

  /// Describes a flaw at a place, both numbers from 1.
  package init(line: Int, column: Int, _ reason: Reason) {
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// One sentence without a full stop, such as `line 3, column 7: expected a comma or }`.
  package var sentence: String {
    switch reason {
    case .expected(let wanted): "\(place): expected \(wanted.rawValue)"
    case .ends(let wanted): "\(place): the document ends, expected \(wanted.rawValue)"
    case .duplicateName: "\(place): the object already has a member of this name"
    case .control: "\(place): a control character in a text must be escaped"
    case .escape: "\(place): unknown escape after the backslash"
    case .surrogate: "\(place): this \\u escape is half of a character"
    case .encoding: "\(place): the text is not UTF-8"
    case .number: "\(place): the number is too large"
    case .depth(let limit): "\(place): more than \(limit) levels of lists and objects"
    case .values(let limit): "\(place): more than \(limit) values"
    case .bytes(let limit): "the document is larger than \(ByteCount.text(limit))"
    }
  }

  private var place: String { "line \(line), column \(column)" }
}
