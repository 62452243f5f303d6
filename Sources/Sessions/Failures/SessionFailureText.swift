import Glibc
import Values

/// The words for every failure with a session's files.
extension SessionFailure {
  /// The cause in a sentence that names the file.
  package var cause: String {
    switch self {
    case .noHome: "Neither XDG_STATE_HOME nor HOME says where to keep the session."
    case .notFound(let path): "There is no session \(shown(path))."
    case .exists(let path): "There is a file already: \(shown(path))."
    case .held(let path, let holder):
      "The session \(shown(path)) is in use\(Self.describe(holder))."
    case .authorHeld(let author, let holder):
      "Another aem-setup changes \(shown(author)) right now\(Self.describe(holder)). "
        + "Nothing was changed."
    case .hasOtherNames(let path):
      "\(shown(path)) is another name of some other file and no lock of aem-setup."
    case .reserveUsed(let path, let code):
      "The session \(shown(path)) is saved with the last room kept for it: \(Self.reason(code))."
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
      "\(shown(path)) belongs to another user (number \(owner))."
    case .notAFile(let path, let kind): "\(shown(path)) is \(kind.words) and no ordinary file."
    case .tooLarge(let path): "\(shown(path)) is larger than any session."
    case .folderNotPrivate(let path): "Other users can change the folder \(shown(path))."
    case .changedElsewhere(let path):
      "\(shown(path)) was changed by another program while this session was open."
    case .notEncodable(let path):
      "The session \(shown(path)) holds a number that JSON cannot express."
    case .closed(let path): "The session \(shown(path)) is closed already."
    case .notDurable(let path, let code):
      "\(shown(path)) is saved, not yet durable: \(Self.reason(code))."
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
    case .held: "Go on there, or end that process first; its lock ends with it."
    case .authorHeld: "Wait until that run has ended, then try again."
    case .hasOtherNames: "It is left as it is. Move it away."
    case .reserveUsed(_, let code): Self.remedy(code)
    case .damaged(_, .notASession, _, nil): "Name a session file."
    case .damaged: "Both files are left as they are. Bring one back from a backup, or begin anew."
    case .newer: "Open it with that version; it is left as it is."
    case .older:
      "Start the procedure again; what is done already is found. The file is left as it is."
    case .foreignOwner: "Make a copy that is yours and open that."
    case .notAFile: "Name the file itself, or move what is there away."
    case .tooLarge: "It is left as it is. Name a session file."
    case .folderNotPrivate: "Give it to yourself alone (chmod 700), or use --session FILE."
    case .changedElsewhere: "It is left as it is. Move it away and save again to keep this session."
    case .notEncodable: "Nothing was saved. Correct the value entered last."
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
    case EFBIG: "the file would be larger than this process may write"
    case EROFS: "the file system is read-only"
    case EACCES, EPERM: "permission was denied"
    case EIO: "the device reported an error"
    case EMFILE, ENFILE: "too many files are open"
    case ENOENT: "there is no such folder"
    case ENOTDIR: "a part of the path is no folder"
    case ENAMETOOLONG: "the name is too long"
    default: "\(String(cString: strerror(code))) (error \(code))"
    }
  }

  private static func remedy(_ code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT: "Free some space and save again, or use --session FILE on another disk."
    case EFBIG: "Raise the limit (ulimit -f) and save again."
    case EROFS, EACCES, EPERM: "Use --session FILE in a folder where you may write."
    case EIO: "Check the disk; use --session FILE on another one."
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
      "The session \(shown(path)) could not be used: \(damage?.words ?? "it was gone"). "
        + "The previous save goes on; what came after it has to be done again."
        + (kept.map { " The damaged file is kept as \(shown($0))." } ?? "")
    case .migrated(let path, let version, let kept):
      "The session \(shown(path)) was brought over from format version \(version); "
        + "the original is kept as \(shown(kept))."
    }
  }
}

private func shown(_ path: String) -> String { TerminalText.line(path) }

extension SessionDamage {
  fileprivate var words: String {
    switch self {
    case .empty: "it is empty"
    case .notJSON: "it is cut off or no JSON"
    case .notASession: "it is a file of another program"
    case .checksum: "its checksum does not fit"
    case .member(let name): "\(TerminalText.line(name)) is missing or not understood"
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
    case .lock: "The lock \(path) could not be taken"
    case .folder: "The folder \(path) could not be used"
    case .setAside: "The damaged or older session \(path) could not be kept aside"
    case .forget: "The session \(path) could not be forgotten"
    }
  }
}
