import CYajl

/// Builds a value from the events of yajl, in one pass.
///
/// yajl keeps its own stack and calls nothing recursively, so depth costs it memory only; what this
/// builds is limited by ``JSONLimits``. Lives for one document, which it borrows.
final class JSONReader {
  /// The place in the grammar that the last event has led to.
  private enum Stage {
    case start, openedList, openedObject, named, valued
  }

  /// A list or an object that is not closed yet.
  private struct Frame {
    var isObject: Bool
    var name = ""
    var elements: [JSONValue] = []
    var members: [String: JSONValue] = [:]
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: JSONLimits
  /// Members of the document itself at which the reading ends.
  private let ends: Set<String>
  /// Whether one of them was met.
  private var isCut = false
  private var handle: yajl_handle?
  private var frames: [Frame] = []
  private var stage = Stage.start
  /// The first byte behind what the last event has covered.
  private var covered = 0
  /// Whether yajl has got all bytes: a number at the very end is reported only then.
  private var isComplete = false
  private var flaw: (offset: Int, reason: JSONFlaw.Reason)?
  private var root: JSONValue?
  /// The number of values that were met so far.
  private(set) var count = 0

  /// Prepares to read a document without a byte order mark.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: JSONLimits, before ends: Set<String> = []) {
    self.bytes = bytes
    self.limits = limits
    self.ends = ends
  }

  /// Reads the document up to its end, or to the first of the members that end it.
  func read() throws(JSONFlaw) -> JSONValue {
    guard bytes.count <= limits.bytes else {
      throw JSONFlaw(line: 1, column: 1, .bytes(limit: limits.bytes))
    }
    var callbacks = Self.callbacks
    let context = Unmanaged.passUnretained(self).toOpaque()
    guard let handle = yajl_alloc(&callbacks, nil, context) else { fatalError("out of memory") }
    self.handle = handle
    defer {
      self.handle = nil
      yajl_free(handle)
    }
    var status = yajl_status_ok
    if !bytes.isEmpty { status = yajl_parse(handle, bytes.baseAddress, bytes.count) }
    if isCut, let frame = frames.first { return .object(frame.members) }
    isComplete = true
    if status == yajl_status_ok { status = yajl_complete_parse(handle) }
    // yajl takes a text that begins behind the document and has no end for nothing.
    guard status == yajl_status_ok, flaw == nil, let root, nextToken.offset == bytes.count else {
      throw located(flaw ?? syntaxFlaw)
    }
    return root
  }

  private func located(_ flaw: (offset: Int, reason: JSONFlaw.Reason)) -> JSONFlaw {
    let before = bytes[..<flaw.offset]
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    // Bytes that continue a character are no columns.
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return JSONFlaw(line: line, column: column, flaw.reason)
  }
}

// What yajl reports; each tells whether it may go on.
extension JSONReader {
  private static let callbacks = yajl_callbacks(
    yajl_null: { JSONReader.at($0).take(.null) },
    yajl_boolean: { JSONReader.at($0).take(.bool($1 != 0)) },
    yajl_integer: nil,
    yajl_double: nil,
    yajl_number: { JSONReader.at($0).takeNumber(UnsafeRawBufferPointer(start: $1, count: $2)) },
    yajl_string: { JSONReader.at($0).takeText(UnsafeBufferPointer(start: $1, count: $2)) },
    yajl_start_map: { JSONReader.at($0).open(Frame(isObject: true)) },
    yajl_map_key: { JSONReader.at($0).takeName(UnsafeBufferPointer(start: $1, count: $2)) },
    yajl_end_map: { JSONReader.at($0).close() },
    yajl_start_array: { JSONReader.at($0).open(Frame(isObject: false)) },
    yajl_end_array: { JSONReader.at($0).close() })

  private static func at(_ context: UnsafeMutableRawPointer?) -> JSONReader {
    guard let context else { fatalError("yajl lost its context") }
    return Unmanaged<JSONReader>.fromOpaque(context).takeUnretainedValue()
  }

  private func refuse(_ reason: JSONFlaw.Reason, at offset: Int? = nil) -> Int32 {
    flaw = (offset ?? nextToken.offset, reason)
    return 0
  }

  /// Notes how far yajl has come.
  private func advance(to stage: Stage) -> Int32 {
    covered = isComplete ? bytes.count : yajl_get_bytes_consumed(handle)
    self.stage = stage
    return 1
  }

  private func mayAdd() -> JSONFlaw.Reason? {
    count += 1
    return count > limits.values ? .values(limit: limits.values) : nil
  }

  private func take(_ value: JSONValue) -> Int32 {
    if let reason = mayAdd() { return refuse(reason) }
    return place(value)
  }

  private func place(_ value: JSONValue) -> Int32 {
    guard let last = frames.indices.last else {
      root = value
      return advance(to: .valued)
    }
    if frames[last].isObject {
      frames[last].members[frames[last].name] = value
    } else {
      frames[last].elements.append(value)
    }
    return advance(to: .valued)
  }

  private func open(_ frame: Frame) -> Int32 {
    if let reason = mayAdd() { return refuse(reason) }
    guard frames.count < limits.depth else { return refuse(.depth(limit: limits.depth)) }
    frames.append(frame)
    return advance(to: frame.isObject ? .openedObject : .openedList)
  }

  private func close() -> Int32 {
    guard let frame = frames.popLast() else { return 0 }
    return place(frame.isObject ? .object(frame.members) : .array(frame.elements))
  }

  private func takeName(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    guard let name = checked(text), let last = frames.indices.last else { return 0 }
    guard frames[last].members[name] == nil else { return refuse(.duplicateName) }
    if last == 0, ends.contains(name) {
      isCut = true
      return 0
    }
    frames[last].name = name
    return advance(to: .named)
  }

  private func takeText(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    guard let text = checked(text) else { return 0 }
    return take(.string(text))
  }

  private func takeNumber(_ digits: UnsafeRawBufferPointer) -> Int32 {
    let text = String(decoding: digits, as: UTF8.self)
    if let whole = Int(text) { return take(.integer(whole)) }
    guard let number = Double(text), number.isFinite else { return refuse(.number) }
    // `1e3` and `2.0` are whole numbers; from 2^53 on a fraction may have been rounded away.
    if abs(number) < 0x1p53, let whole = Int(exactly: number) { return take(.integer(whole)) }
    return take(.number(number))
  }

  /// A text whose escapes yajl has replaced; nil, with the flaw noted, when it is none.
  ///
  /// yajl lets half of a surrogate pair and overlong UTF-8 pass.
  private func checked(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    let raw = JSONText(bytes, from: nextToken.offset)
    if let found = raw.flaw {
      flaw = found
      return nil
    }
    return String(decoding: text, as: UTF8.self)
  }
}

// Where the next token begins, and what it should be.
extension JSONReader {
  private var nextToken: (offset: Int, wanted: JSONFlaw.Expectation) {
    let token = skipSpace(from: covered)
    func after(
      _ separator: UInt8, _ then: JSONFlaw.Expectation, or this: JSONFlaw.Expectation
    ) -> (Int, JSONFlaw.Expectation) {
      guard token < bytes.count, bytes[token] == separator else { return (token, this) }
      return (skipSpace(from: token + 1), then)
    }
    switch (stage, frames.last?.isObject) {
    case (.start, _): return (token, .value)
    case (.openedList, _): return (token, .elementOrEnd)
    case (.openedObject, _): return (token, .nameOrEnd)
    case (.named, _): return after(0x3A, .value, or: .colon)
    case (.valued, nil): return (token, .end)
    case (.valued, true?): return after(0x2C, .name, or: .commaOrBrace)
    case (.valued, false?): return after(0x2C, .value, or: .commaOrBracket)
    }
  }

  private func skipSpace(from start: Int) -> Int {
    bytes[start...].firstIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
      ?? bytes.count
  }

  /// The mistake that yajl has stopped at.
  private var syntaxFlaw: (offset: Int, reason: JSONFlaw.Reason) {
    let (offset, wanted) = nextToken
    guard offset < bytes.count else { return (offset, .ends(wanted)) }
    if bytes[offset] == 0x22, wanted.allowsText, let found = JSONText(bytes, from: offset).flaw {
      return found
    }
    return (offset, .expected(wanted))
  }
}

extension JSONFlaw.Expectation {
  fileprivate var allowsText: Bool {
    switch self {
    case .value, .elementOrEnd, .name, .nameOrEnd: true
    case .colon, .commaOrBracket, .commaOrBrace, .quotationMark, .end: false
    }
  }
}
