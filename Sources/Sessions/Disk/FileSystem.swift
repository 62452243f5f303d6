/// The system calls that the session store makes, one each, so that a test can let any of them fail.
///
/// Descriptors are the system's. `folder` is an open directory and `name` a file in it. No call
/// retries anything: interrupted and partial calls are the caller's to handle.
protocol FileSystem: Sendable {
  /// Opens a directory.
  func openFolder(_ path: String) throws(SystemError) -> Int32
  /// Creates a directory for its owner only (mode 0700).
  func makeFolder(_ path: String) throws(SystemError)
  /// The names in an open directory, without `.` and `..`.
  func names(in folder: Int32) throws(SystemError) -> [String]
  /// Opens a file; never follows a symbolic link, never waits for the other end of a pipe.
  func open(_ name: String, in folder: Int32, for purpose: OpenPurpose) throws(SystemError) -> Int32
  /// What stands behind a descriptor.
  func status(of descriptor: Int32) throws(SystemError) -> FileStatus
  /// Reads up to `count` bytes from `offset`; none at the end.
  func read(_ descriptor: Int32, count: Int, at offset: Int) throws(SystemError) -> [UInt8]
  /// Writes at `offset`; the answer is how many bytes were taken.
  func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, at offset: Int)
    throws(SystemError) -> Int
  /// Takes `length` bytes of room on the device for a file, which has that length then.
  func allocate(_ descriptor: Int32, length: Int) throws(SystemError)
  /// Cuts a file to `length`.
  func truncate(_ descriptor: Int32, to length: Int) throws(SystemError)
  /// Waits until a file's content, or a directory's names, are on the device.
  func synchronize(_ descriptor: Int32) throws(SystemError)
  /// Gives a descriptor back; it is gone even when this fails.
  func close(_ descriptor: Int32) throws(SystemError)
  /// Takes the exclusive lock without waiting; EWOULDBLOCK when another has it.
  func lock(_ descriptor: Int32) throws(SystemError)
  /// Lets go of the lock, also where a child process still has a copy of the descriptor.
  func unlock(_ descriptor: Int32) throws(SystemError)
  /// Gives a file a second name; EEXIST when that is taken.
  func link(_ name: String, to other: String, in folder: Int32) throws(SystemError)
  /// Gives a file another name, replacing what had it.
  func rename(_ name: String, to other: String, in folder: Int32) throws(SystemError)
  /// Takes a name away.
  func remove(_ name: String, in folder: Int32) throws(SystemError)
}

/// A system call's error number.
struct SystemError: Error, Equatable, Sendable {
  /// The value of `errno`.
  var code: Int32
}

/// Why a file is opened.
enum OpenPurpose: Sendable {
  /// To read what is there.
  case reading
  /// To write a file that must not be there yet (mode 0600).
  case creating
  /// To lock it; it is created (mode 0600) when it is not there.
  case locking
}

/// What stands behind a name.
package struct FileStatus: Equatable, Sendable {
  /// The kinds that matter here.
  package enum Kind: Equatable, Sendable {
    /// An ordinary file.
    case regular
    /// A directory.
    case folder
    /// A symbolic link.
    case symbolicLink
    /// A pipe, a socket or a device.
    case special
  }

  /// What it is.
  package var kind: Kind
  /// The user it belongs to.
  package var owner: UInt32
  /// Who may do what: the lowest nine bits, and the sticky bit.
  package var mode: UInt32
  /// Bytes.
  package var size: Int
  /// How many names it has; 0 once it has been deleted.
  package var links: Int
}
