import Foundation
import Glibc

/// A file system in memory of half a MiB; it is gone with this object.
final class SmallDisk: Sendable {
  /// Its folder outlives the mount.
  private let scratch: Scratch
  private var folder: String { scratch.state }
  private var filler: String { "\(folder)/filler" }

  /// Whether one can be mounted here.
  static let isAllowed: Bool = {
    guard let scratch = try? Scratch(), let disk = try? SmallDisk(scratch) else {
      return false
    }
    return withExtendedLifetime(disk) { true }
  }()

  /// Mounts one where programs keep their state.
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

  /// Makes the room free again.
  func empty() throws {
    try FileManager.default.removeItem(atPath: filler)
  }
}
