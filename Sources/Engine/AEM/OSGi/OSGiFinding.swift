/// Something in a configuration file, or its name, that AEM treats otherwise than its author meant.
package struct OSGiFinding: Equatable, Sendable {
  /// The kind of mistake, under which reports list it.
  package var kind: Kind
  /// The line, from 1; 0 when it is about the file's name.
  package var line: Int
  /// The column, from 1; 0 when it is about the file's name.
  package var column: Int
  /// The property that it concerns; nil when there is none, or when its name could show a secret.
  package var property: String?
  /// The value that AEM would have read; secrets are masked.
  package var wouldRead: String
  /// The text to write instead.
  package var fix: String

  /// The kinds, by the names under which they are reported.
  package enum Kind: String, CaseIterable, Sendable {
    /// A byte order mark becomes a part of the first name.
    case byteOrderMark = "byte-order-mark"
    /// `=` inside a value.
    case unescapedEquals = "unescaped-equals"
    /// A quotation mark inside a value.
    case unescapedQuote = "unescaped-quote"
    /// The file ends inside a value.
    case noClosingQuote = "no-closing-quote"
    /// A value without quotation marks.
    case noQuotes = "no-quotes"
    /// A letter that is no type.
    case unknownType = "unknown-type"
    /// White space beside `=`.
    case spacesAroundEquals = "spaces-around-equals"
    /// A list that is not closed or lacks commas.
    case brokenList = "broken-list"
    /// A number or a `\u` that is none.
    case notANumber = "not-a-number"
    /// A truth value that is neither true nor false.
    case notABoolean = "not-a-boolean"
    /// A character of none or of several characters.
    case wrongLength = "wrong-length"
    /// A backslash that gets lost.
    case droppedBackslash = "dropped-backslash"
    /// The same name twice.
    case duplicate
    /// Everything from here on is dropped.
    case restLost = "rest-lost"
    /// A name that swallowed something else.
    case strangeName = "strange-name"
    /// A name without `=`.
    case noEquals = "no-equals"
    /// JSON in a file that is read as `.config`.
    case jsonInConfig = "json-in-config"
    /// No JSON in a file that is read as such.
    case notJSON = "not-json"
    /// The name makes it a configuration of its own instead of an instance of the factory.
    case singletonName = "singleton-name"
    /// The same instance under an old and a new name.
    case twoNames = "two-names"
    /// Stars or placeholders of a document in the name.
    case markupInName = "markup-in-name"
    /// An organization ID without `@AdobeOrg`.
    case organizationID = "organization-id"
    /// The address of the credential type that Adobe discontinued.
    case jwtAddress = "jwt-address"
    /// Another validator than the one of OAuth Server-to-Server.
    case validatorType = "validator-type"

    /// The mistake, in one sentence.
    package var sentence: String {
      switch self {
      case .byteOrderMark: "The file starts with a byte order mark."
      case .unescapedEquals: "The value contains an = without a backslash before it."
      case .unescapedQuote: "The value contains a quotation mark without a backslash before it."
      case .noClosingQuote: "The closing quotation mark is missing."
      case .noQuotes: "The value has no quotation marks."
      case .unknownType: "The letter before the value is not a type."
      case .spacesAroundEquals: "The = has white space next to it."
      case .brokenList: "The elements of the list are not separated by commas, or it is not closed."
      case .notANumber: "The value is not a number of its type, or \\u lacks its four digits."
      case .notABoolean: "The value is neither true nor false."
      case .wrongLength: "The value must be exactly one character."
      case .droppedBackslash: "A backslash precedes a character that needs none."
      case .duplicate: "The property appears here a second time."
      case .restLost: "AEM stops reading here, although the file continues."
      case .strangeName: "The name has characters that a property name cannot have."
      case .noEquals: "No = follows the name."
      case .jsonInConfig: "The file contains JSON, but has the name of another format."
      case .notJSON: "The name ends with .cfg.json, but the file contains no JSON object."
      case .singletonName:
        "The name has a dot before its last part, so it does not name an instance of the factory."
      case .twoNames: "The folder also has the same instance under another name."
      case .markupInName: "The file name contains stars or brackets from a document."
      case .organizationID: "The organization ID lacks @AdobeOrg."
      case .jwtAddress: "The address belongs to service account (JWT) credentials."
      case .validatorType: "The validator is not the one for OAuth Server-to-Server."
      }
    }
  }
}
