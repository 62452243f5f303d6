import Foundation
import Glibc

/// A file system in memory of half a MiB, which is removed with this object.
final class SmallDisk: Sendable {
  /// The folder of the mount, which outlives it.
  private let scratch: Scratch
  private var folder: String { scratch.state }
  private var filler: String { "\(folder)/filler" }

  /// Whether this machine allows such a mount.
  static let isAllowed: Bool = {
    guard let scratch = try? Scratch(), let disk = try? SmallDisk(scratch) else {
      return false
    }
    return withExtendedLifetime(disk) { true }
  }()

  /// Mounts a disk in the place where programs keep their state.
  init(_ scratch: Scratch) throws {
    self.scratch = scratch
    guard mount("tmpfs", scratch.state, "tmpfs", 0, "size=512k,mode=700") == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EPERM)
    }
  }

  deinit { umount2(folder, Int32(MNT_DETACH)) }

  /// Leaves no byte free.
  func fill() throws {
    let descriptor = open(filler, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let block = [UInt8](repeating: 0, count: 4096)
    while write(descriptor, block, block.count) > 0 {}
  }

  /// Frees the space again.
  func empty() throws {
    try FileManager.default.removeItem(atPath: filler)
  }
}
