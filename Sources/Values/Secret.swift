import Glibc

/// A value that must never be shown, logged or written: a password, a client secret, a token.
///
/// The bytes live in one locked memory page range that is left out of core dumps and wiped when the
/// last owner lets go. A secret has no description, cannot be encoded, and reaches the outside only
/// through ``withBytes(_:)``; whoever copies the bytes there owns the copy.
package final class Secret: Sendable {
  /// The number of bytes.
  package let count: Int
  private let storage: SecretStorage

  /// Takes over what a builder has collected; the builder is empty afterwards.
  init(storage: SecretStorage, count: Int) {
    self.storage = storage
    self.count = count
  }

  /// Copies `bytes`; the caller wipes its own copy.
  package convenience init(copying bytes: some Sequence<UInt8>) {
    let builder = SecretBuilder()
    builder.append(bytes)
    self.init(builder.finish())
  }

  /// Shares the bytes of another secret.
  package init(_ other: Secret) {
    storage = other.storage
    count = other.count
  }

  /// Lends the bytes for the length of one call.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: storage.base, count: count))
  }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { count == 0 }

  /// Whether both contain the same bytes; takes as long for equal as for different bytes.
  package func equals(_ other: Secret) -> Bool {
    guard count == other.count else { return false }
    return withBytes { mine in
      other.withBytes { theirs in
        var difference: UInt8 = 0
        for index in 0..<count { difference |= mine[index] ^ theirs[index] }
        return difference == 0
      }
    }
  }
}

/// The memory behind secrets: locked, kept out of core dumps, wiped on release.
///
/// `@unchecked Sendable` is safe because the bytes are written only by a ``SecretBuilder``, which
/// is not sendable and gives its storage away in `finish()`; after that they are only read.
final class SecretStorage: @unchecked Sendable {
  let base: UnsafeMutableRawPointer
  let capacity: Int

  init(capacity wanted: Int) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    capacity = max(1, (wanted + page - 1) / page) * page
    let mapped = mmap(
      nil, capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let mapped, mapped != MAP_FAILED else {
      fatalError("out of memory")
    }
    base = mapped
    // Both are best effort: the lock limit of an ordinary user is small.
    _ = mlock(base, capacity)
    _ = madvise(base, capacity, Int32(MADV_DONTDUMP))
  }

  deinit {
    explicit_bzero(base, capacity)
    munmap(base, capacity)
  }
}
