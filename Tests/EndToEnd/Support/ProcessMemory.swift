import Foundation
import Glibc

/// The memory of another process, as root can read it.
struct ProcessMemory {
  private let process: pid_t

  init(of process: pid_t) { self.process = process }

  /// The copies of texts in memory that can be written and is not locked.
  ///
  /// Each copy is one entry, such as `password in [heap]`. The process is stopped meanwhile.
  ///
  /// - Returns: nil when the process is busy or gone.
  func openCopies(of texts: [String: String]) throws -> [String]? {
    guard isIdle else { return nil }
    kill(process, SIGSTOP)
    defer { kill(process, SIGCONT) }
    let memory = open("/proc/\(process)/mem", O_RDONLY)
    guard memory >= 0 else { return nil }
    defer { close(memory) }
    var found: [String] = []
    for mapping in mappings {
      var bytes = [UInt8](repeating: 0, count: mapping.range.count)
      let count = pread(memory, &bytes, bytes.count, off_t(mapping.range.lowerBound))
      guard count > 0 else { continue }
      for (name, text) in texts {
        let copies = Self.copies(of: Array(text.utf8), in: bytes, upTo: count)
        found += Array(repeating: "\(name) in \(mapping.name)", count: copies)
      }
    }
    return found
  }

  /// The number of times that some bytes occur in the first `count` of others.
  private static func copies(of wanted: [UInt8], in bytes: [UInt8], upTo count: Int) -> Int {
    bytes.withUnsafeBytes { all in
      guard let base = all.baseAddress else { return 0 }
      var copies = 0
      var place = 0
      while place + wanted.count <= count,
        let first = memchr(base + place, Int32(wanted[0]), count - wanted.count - place + 1)
      {
        let isCopy = memcmp(first, wanted, wanted.count) == 0
        copies += isCopy ? 1 : 0
        place = UnsafeRawPointer(first) - base + (isCopy ? wanted.count : 1)
      }
      return copies
    }
  }

  /// Whether all of its threads wait.
  private var isIdle: Bool {
    let tasks = "/proc/\(process)/task"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return !names.isEmpty
      && names.allSatisfy { name in
        let text = (try? String(contentsOfFile: "\(tasks)/\(name)/stat", encoding: .utf8)) ?? ""
        return text.split(separator: ")").last?.hasPrefix(" S") == true
      }
  }

  /// The mappings that can be written and are not locked.
  private var mappings: [(name: String, range: Range<Int>)] {
    let text = Self.text(of: "/proc/\(process)/smaps")
    var all: [(name: String, range: Range<Int>)] = []
    var last: (name: String, range: Range<Int>)?
    for line in text.split(separator: "\n") {
      // Each mapping has a line with its range, many with figures, and one with its flags.
      let isFigure = line.first?.isUppercase == true && !line.hasPrefix("VmFlags:")
      if isFigure { continue }
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      let ends = words.first?.split(separator: "-").map { Int($0, radix: 16) } ?? []
      if ends.count == 2, let start = ends[0], let end = ends[1] {
        let isWritable = words.count > 1 && words[1].hasPrefix("rw")
        last = isWritable ? (words.count > 5 ? String(words[5]) : "a heap", start..<end) : nil
      } else if words.first == "VmFlags:", let mapping = last, !words.contains("lo") {
        all.append(mapping)
      }
    }
    return all
  }

  /// The whole text of a system file.
  ///
  /// Such a file comes in pieces, and Foundation takes the first one for the whole.
  private static func text(of path: String) -> String {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &piece, piece.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += piece.prefix(count)
    }
  }
}
