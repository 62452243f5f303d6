import Glibc
import Values

/// The source of an answer that is not in the file itself.
package enum ValueReference: Equatable, Sendable {
  /// An environment variable, by name.
  case environment(String)
  /// The first line of an ordinary file.
  case file(String)
  /// The first line that a command prints, such as `pass show aem`; it is run without a shell.
  case command([String])

  /// Why an answer cannot be fetched.
  package enum Failure: Error, Equatable, Sendable {
    /// The variable is not set, or empty.
    case environment(String)
    /// The file cannot be read, or its first line is empty.
    case file(String)
    /// The path names a folder, a pipe or a device.
    case notAFile(String)
    /// The command cannot be run, failed, or printed nothing; its name and its exit status.
    ///
    /// The status is as a shell tells it: 127 when it cannot be run, 128 and the signal when one
    /// ended it.
    case command(String, status: Int32)
    /// The command did not end in time and was stopped; its name and the limit in seconds.
    case tooSlow(String, seconds: Int)
    /// The command printed more than ``ReferenceLimits/output`` and was stopped; its name.
    case tooMuch(String)
    /// The value is larger than ``ReferenceLimits/value``; where it comes from.
    case tooLarge(String)
    /// A value that is shown is no text, or holds control characters; where it comes from.
    case notText(String)
  }

  /// Reads `{"env": NAME}`, `{"file": PATH}` or `{"command": [NAME, ARGUMENT…]}`.
  package init?(_ value: JSONValue) {
    guard let members = value.object, members.count == 1 else { return nil }
    if let name = members["env"]?.string {
      self = .environment(name)
    } else if let path = members["file"]?.string {
      self = .file(path)
    } else if let words = members["command"]?.array, !words.isEmpty,
      words.allSatisfy({ $0.string != nil })
    {
      self = .command(words.compactMap(\.string))
    } else {
      return nil
    }
  }

  /// Fetches a secret: the first line without its end, LF or CR LF, or all lines of a document.
  ///
  /// Throws ``Failure`` when the source gives nothing, or more than the limits allow.
  package func resolve(
    _ limits: ReferenceLimits = ReferenceLimits(), isWhole: Bool = false
  ) throws(Failure) -> Secret {
    switch self {
    case .environment(let name):
      guard let value = getenv(name), value.pointee != 0 else { throw .environment(name) }
      let bytes = UnsafeRawBufferPointer(start: value, count: strlen(value))
      guard bytes.count <= ReferenceLimits.value else { throw .tooLarge(name) }
      return Secret(copying: bytes)
    case .file(let path):
      return try Self.read(path, isWhole: isWhole)
    case .command(let words):
      return try ReferenceCommand(words, limits).run(isWhole: isWhole)
    }
  }

  /// Fetches a value that may be shown, without white space around it.
  ///
  /// A document keeps all its lines, any other value only the first. Throws ``Failure`` as
  /// ``resolve(_:isWhole:)`` does, and when the value is no text.
  package func resolveText(
    _ limits: ReferenceLimits = ReferenceLimits(), isDocument: Bool = false
  ) throws(Failure) -> String {
    let bytes = try resolve(limits, isWhole: isDocument)
    guard let text = bytes.withBytes({ String(validating: $0, as: UTF8.self) }) else {
      throw .notText(place)
    }
    let isClean = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.generalCategory != .control
        || (isDocument && [0x0A, 0x0D, 0x09].contains(scalar.value))
    }
    guard isClean else { throw .notText(place) }
    let start = text.drop(while: \.isWhitespace)
    let end = start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) }
    return String(start[..<(end ?? start.startIndex)])
  }

  /// The place as a person names it: the variable, the path or the command's name.
  package var place: String {
    switch self {
    case .environment(let name): name
    case .file(let path): path
    case .command(let words): words[0]
    }
  }

  private static func read(_ path: String, isWhole: Bool) throws(Failure) -> Secret {
    // Not blocking, so that a pipe under that name cannot hold the program up.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .file(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .file(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path) }
    let line = FirstLine(isWhole: isWhole)
    while !line.isComplete {
      switch line.take(from: descriptor) {
      case .more: guard line.count <= ReferenceLimits.value else { throw .tooLarge(path) }
      case .end: line.end()
      case .failed: throw .file(path)
      }
    }
    guard line.count <= ReferenceLimits.value else { throw .tooLarge(path) }
    let secret = line.finish()
    guard !secret.isEmpty else { throw .file(path) }
    return secret
  }
}

/// The limits of size and time for references.
package struct ReferenceLimits: Sendable {
  /// The most bytes of a value.
  package static let value = 64 << 10
  /// The most bytes that a command may print.
  package static let output = 1 << 20

  /// The most seconds that a command may take.
  package var seconds: Double
  /// Variables that no command inherits, because they hold secrets; those that begin with
  /// `AEM_SETUP_` are never inherited.
  package var hidden: Set<String>

  /// Limits for the references of one file.
  package init(seconds: Double = 60, hidden: Set<String> = []) {
    self.seconds = seconds
    self.hidden = hidden
  }
}
