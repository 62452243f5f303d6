import Glibc
import Values

/// The words for every failure with a session's files.
extension SessionFailure {
  /// The cause in a sentence that names the file.
  package var cause: String {
    switch self {
    case .noHome: "aem-setup has no folder for the session: XDG_STATE_HOME and HOME are not set."
    case .notFound(let path): "There is no session \(shown(path))."
    case .exists(let path): "A file already exists: \(shown(path))."
    case .held(let path, let holder):
      "The session \(shown(path)) is in use\(Self.describe(holder))."
    case .authorHeld(let author, let holder):
      "Another aem-setup changes \(shown(author)) right now\(Self.describe(holder)). "
        + "Nothing was changed."
    case .hasOtherNames(let path):
      "\(shown(path)) is another name of some other file. It is not a lock of aem-setup."
    case .reserveUsed(let path, let code):
      "The session \(shown(path)) is saved in the last space reserved for it: "
        + "\(Self.reason(code))."
    case .damaged(let path, .notASession, _, nil):
      "\(shown(path)) is not a session of aem-setup."
    case .damaged(let path, let damage, let backup, let backupDamage):
      "The session \(shown(path)) cannot be used: \(damage.words). "
        + (backupDamage.map { "Neither can the previous generation \(shown(backup)): \($0.words)." }
          ?? "There is no \(shown(backup)) to fall back to.")
    case .newer(let path, let version):
      "\(shown(path)) was written by a later aem-setup, in format version \(version)."
    case .older(let path, let version):
      "\(shown(path)) was written by an earlier aem-setup, in format version \(version)."
    case .foreignOwner(let path, let owner):
      "\(shown(path)) belongs to another user (ID \(owner))."
    case .notAFile(let path, let kind): "\(shown(path)) is \(kind.words), not an ordinary file."
    case .tooLarge(let path): "\(shown(path)) is larger than any session."
    case .folderNotPrivate(let path): "Other users can change the folder \(shown(path))."
    case .changedElsewhere(let path):
      "\(shown(path)) was changed by another program while this session was open."
    case .notEncodable(let path):
      "The session \(shown(path)) contains a number that JSON cannot express."
    case .closed(let path): "The session \(shown(path)) is already closed."
    case .notDurable(let path, let code):
      "\(shown(path)) is saved, but could still be lost in a power cut: \(Self.reason(code))."
    case .system(let act, let path, let code):
      "\(act.words(shown(path))): \(Self.reason(code))."
    }
  }

  /// The advice in a sentence.
  package var advice: String {
    switch self {
    case .noHome: "Set HOME, or name a file with --session FILE."
    case .notFound: "List the sessions with: aem-setup sessions."
    case .exists: "Resume it, or name another file."
    case .held: "Continue there, or end that process first. Its lock ends with it."
    case .authorHeld: "Wait until that run has ended, then try again."
    case .hasOtherNames: "aem-setup left it unchanged. Move it to another place."
    case .reserveUsed(_, let code): Self.remedy(code)
    case .damaged(_, .notASession, _, nil): "Name a session file."
    case .damaged: "aem-setup left both files unchanged. Restore one from a backup, or start again."
    case .newer: "Open it with that version. aem-setup left it unchanged."
    case .older:
      "Start the procedure again: aem-setup finds what is done. It left the file unchanged."
    case .foreignOwner: "Make a copy that belongs to you, and open the copy."
    case .notAFile: "Name the file itself, or move this one to another place."
    case .tooLarge: "aem-setup left it unchanged. Name a session file."
    case .folderNotPrivate: "Restrict it to yourself (chmod 700), or use --session FILE."
    case .changedElsewhere:
      "aem-setup left it unchanged. To keep this session, move that file and save again."
    case .notEncodable: "Nothing was saved. Correct the last value that you entered."
    case .closed: "Open it again."
    case .notDurable: "Save again before changing anything on a server."
    case .system(.read, _, _): "Check that the file can be read, then try again."
    case .system(_, _, let code): Self.remedy(code)
    }
  }

  private static func describe(_ holder: LockHolder) -> String {
    var words = ""
    if let pid = holder.pid { words += " by process \(pid)" }
    if let host = holder.host, !host.isEmpty { words += " on \(TerminalText.line(host))" }
    if let since = holder.since { words += " since \(TerminalText.line(since))" }
    if let session = holder.session { words += ", with the session \(TerminalText.line(session))" }
    return words
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOSPC: "the disk is full"
    case EDQUOT: "your quota on this disk is used up"
    case EFBIG: "the file would be larger than this process is allowed to write"
    case EROFS: "the file system is read-only"
    case EACCES, EPERM: "permission was denied"
    case EIO: "the device reported an error"
    case EMFILE, ENFILE: "too many files are open"
    case ENOENT: "the folder does not exist"
    case ENOTDIR: "a part of the path is not a folder"
    case ENAMETOOLONG: "the name is too long"
    default: "\(String(cString: strerror(code))) (error \(code))"
    }
  }

  private static func remedy(_ code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT: "Free some space and save again, or use --session FILE on another disk."
    case EFBIG: "Raise the limit (ulimit -f) and save again."
    case EROFS, EACCES, EPERM: "Use --session FILE in a folder that you can write to."
    case EIO: "Check the disk, or use --session FILE on another one."
    case ENOENT, ENOTDIR: "Create the folder, or name another file."
    default: "Try again, or use --session FILE in another folder."
    }
  }
}

extension SessionNotice {
  /// The event in one or two sentences.
  package var text: String {
    switch self {
    case .recovered(let path, let damage, let kept):
      "The session \(shown(path)) could not be used: \(damage?.words ?? "it was missing"). "
        + "aem-setup continues with the previous save. Repeat what came after it."
        + (kept.map { " The damaged file is kept as \(shown($0))." } ?? "")
    case .migrated(let path, let version, let kept):
      "The session \(shown(path)) was migrated from format version \(version); "
        + "the original is kept as \(shown(kept))."
    }
  }
}

private func shown(_ path: String) -> String { TerminalText.line(path) }

extension SessionDamage {
  fileprivate var words: String {
    switch self {
    case .empty: "it is empty"
    case .notJSON: "it is cut off or is not JSON"
    case .notASession: "it belongs to another program"
    case .checksum: "its checksum is wrong"
    case .member(let name): "\(TerminalText.line(name)) is missing or invalid"
    }
  }
}

extension FileStatus.Kind {
  fileprivate var words: String {
    switch self {
    case .regular: "a file"
    case .folder: "a folder"
    case .symbolicLink: "a symbolic link"
    case .special: "a pipe, a socket or a device"
    }
  }
}

extension SessionAct {
  fileprivate func words(_ path: String) -> String {
    switch self {
    case .read: "\(path) could not be read"
    case .save: "The session \(path) could not be saved"
    case .lock: "aem-setup could not acquire the lock \(path)"
    case .folder: "The folder \(path) could not be used"
    case .setAside: "The damaged or older session \(path) could not be set aside"
    case .forget: "The session \(path) could not be deleted"
    }
  }
}
