import Sessions
import Unattended

/// `osgi migrate`: migrates the OSGi configurations behind Smart Tags to OAuth Server-to-Server.
///
/// It applies the procedure `osgi-migrate` with the answers of a file for any procedure; `--undo`
/// undoes the session of that.
struct OSGiMigrateCommand {
  /// The procedure that it applies.
  static let procedure = "osgi-migrate"
  private let wiring: Wiring

  init(_ wiring: Wiring) {
    self.wiring = wiring
  }

  /// Runs with an answers file; `session` is the file of a session that continues.
  func run(_ path: String, session: String? = nil) throws(Failure) -> ExitStatus {
    var file: AnswersFile
    do throws(AnswersFile.Failure) {
      file = try AnswersFile.read(path)
    } catch {
      throw Failure(error)
    }
    file.procedure = Self.procedure
    file.route = nil
    let state = try wiring.sessionDirectory().path.split(separator: "/").dropLast()
    let defaults = [
      "ims.url": "https://ims-na1.adobelogin.com",
      "osgi.backupFolder": "/" + (state + ["osgi"]).joined(separator: "/"),
    ]
    for (name, text) in defaults where file.references[name] == nil {
      file.texts[name] = file.texts[name] ?? text
    }
    if wiring.arguments.has(.undo) {
      let sessions = try SessionSearch(SessionCommands(wiring).summaries())
      return try UndoCommand(wiring).run(at: sessions.session(of: file), answers: file)
    }
    return try UnattendedCommand(wiring).run(
      wiring.arguments.has(.dryRun) ? .plan : .apply, file, session: session)
  }
}
