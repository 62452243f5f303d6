/// The system calls of the session store, one each, so that a test can let any of them fail.
///
/// Descriptors are the system's. `folder` is an open directory and `name` a file in it. No call
/// retries anything: interrupted and partial calls are the caller's to handle.
protocol FileSystem: Sendable {
  /// Opens a directory; the answer is its descriptor, for ``close(_:)``.
  func openFolder(_ path: String) throws(SystemError) -> Int32
  /// Creates a directory for its owner only (mode 0700).
  func makeFolder(_ path: String) throws(SystemError)
  /// The names in an open directory, without `.` and `..`.
  func names(in folder: Int32) throws(SystemError) -> [String]
  /// Opens a file; never follows a symbolic link, never waits for the other end of a pipe.
  func open(_ name: String, in folder: Int32, for purpose: OpenPurpose) throws(SystemError) -> Int32
  /// Reads kind, owner, mode, size and links of an open file.
  func status(of descriptor: Int32) throws(SystemError) -> FileStatus
  /// Reads up to `count` bytes from `offset`; none at the end.
  func read(_ descriptor: Int32, count: Int, at offset: Int) throws(SystemError) -> [UInt8]
  /// Writes at `offset`; the answer is the number of bytes written.
  func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, at offset: Int)
    throws(SystemError) -> Int
  /// Reserves `length` bytes on the device for a file, which has that length then.
  func allocate(_ descriptor: Int32, length: Int) throws(SystemError)
  /// Cuts a file to `length`.
  func truncate(_ descriptor: Int32, to length: Int) throws(SystemError)
  /// Waits until a file's content, or a directory's names, are on the device.
  func synchronize(_ descriptor: Int32) throws(SystemError)
  /// Closes a descriptor; it is gone even when this fails.
  func close(_ descriptor: Int32) throws(SystemError)
  /// Takes the exclusive lock without waiting; EWOULDBLOCK when another has it.
  func lock(_ descriptor: Int32) throws(SystemError)
  /// Releases the lock, even when a child process still has a copy of the descriptor.
  func unlock(_ descriptor: Int32) throws(SystemError)
  /// Gives a file a second name; EEXIST when that is taken.
  func link(_ name: String, to other: String, in folder: Int32) throws(SystemError)
  /// Gives a file another name, replacing what had it.
  func rename(_ name: String, to other: String, in folder: Int32) throws(SystemError)
  /// Removes a name; the file is deleted with its last one.
  func remove(_ name: String, in folder: Int32) throws(SystemError)
}

/// A system call's error number.
struct SystemError: Error, Equatable, Sendable {
  /// The value of `errno`.
  var code: Int32
}

/// Why a file is opened.
enum OpenPurpose: Sendable {
  /// To read an existing file.
  case reading
  /// To write a file that must not be there yet (mode 0600).
  case creating
  /// To lock it; it is created (mode 0600) when it is not there.
  case locking
}

/// The properties of a file that the store checks.
package struct FileStatus: Equatable, Sendable {
  /// The kinds that matter here.
  package enum Kind: Equatable, Sendable {
    /// An ordinary file, the only kind that a session can be.
    case regular
    case folder
    /// A symbolic link, which is never followed.
    case symbolicLink
    /// A pipe, a socket or a device.
    case special
  }

  /// The kind of file.
  package var kind: Kind
  /// The user it belongs to.
  package var owner: UInt32
  /// The permissions: the lowest nine bits of the mode, and the sticky bit.
  package var mode: UInt32
  /// The size in bytes.
  package var size: Int
  /// How many names it has; 0 once it has been deleted.
  package var links: Int
}
