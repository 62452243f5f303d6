import Glibc

/// Collects the bytes of a ``Secret`` as they are typed, pasted or encoded.
///
/// Not sendable: one owner writes, then hands the result over with ``finish()``.
package final class SecretBuilder {
  private var storage = SecretStorage(capacity: 1)
  /// The number of bytes collected.
  package private(set) var count = 0

  /// A builder without bytes, in locked memory.
  package init() {}

  /// Adds one byte, moving to larger memory when needed.
  package func append(_ byte: UInt8) {
    if count == storage.capacity { grow(to: count * 2) }
    storage.base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  /// Adds bytes in order.
  package func append(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { append(byte) }
  }

  /// Adds text that is no secret itself, such as the name of a form field.
  package func append(text: String) {
    append(text.utf8)
  }

  /// Adds the bytes of another secret.
  package func append(_ secret: Secret) {
    secret.withBytes { append($0) }
  }

  /// Drops the last `length` bytes, for a backspace.
  package func removeLast(_ length: Int) {
    let kept = max(0, count - length)
    explicit_bzero(storage.base + kept, count - kept)
    count = kept
  }

  /// Wipes all of it.
  package func removeAll() {
    removeLast(count)
  }

  /// Lends the bytes collected so far.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(start: storage.base, count: count))
  }

  /// Gives the collected bytes away as a secret and starts empty again.
  package func finish() -> Secret {
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
