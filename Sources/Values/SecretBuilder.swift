import Glibc

/// Collects the bytes of a ``Secret`` as they are typed, pasted or encoded.
///
/// Not sendable: one owner writes, then hands the result over with ``finish()``.
public final class SecretBuilder {
  private var storage = SecretStorage(capacity: 1)
  /// The number of bytes collected.
  public private(set) var count = 0

  /// An empty builder.
  public init() {}

  /// Adds one byte.
  public func append(_ byte: UInt8) {
    if count == storage.capacity { grow(to: count * 2) }
    storage.base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  /// Adds bytes in order.
  public func append(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { append(byte) }
  }

  /// Adds text that is no secret itself, such as the name of a form field.
  public func append(text: String) {
    append(text.utf8)
  }

  /// Adds the bytes of another secret.
  public func append(_ secret: Secret) {
    secret.withBytes { append($0) }
  }

  /// Drops the last `length` bytes, for a backspace.
  public func removeLast(_ length: Int) {
    let kept = max(0, count - length)
    explicit_bzero(storage.base + kept, count - kept)
    count = kept
  }

  /// Wipes all of it.
  public func removeAll() {
    removeLast(count)
  }

  /// Lends the bytes collected so far.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(start: storage.base, count: count))
  }

  /// Gives the collected bytes away as a secret and starts empty again.
  public func finish() -> Secret {
    let secret = Secret(storage: storage, count: count)
    storage = SecretStorage(capacity: 1)
    count = 0
    return secret
  }

  private func grow(to capacity: Int) {
    let larger = SecretStorage(capacity: capacity)
    larger.base.copyMemory(from: storage.base, byteCount: count)
    storage = larger
  }
}
