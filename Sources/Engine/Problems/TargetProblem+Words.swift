extension TargetProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .noConfiguration(let name): .init(.targetNone, ["name": .text(name)])
    case .differs(let what, let wanted, let found):
      .init(
        .targetDiffers, ["what": .text(what), "wanted": .text(wanted), "found": .text(found)])
    case .notConnected(let reason): .init(.targetConnect, ["reason": .text(reason)])
    case .noFramework(let name, let found):
      .init(.targetFramework, ["name": .text(name), "found": .list(found)])
    case .severalFrameworks(let paths): .init(.targetFrameworks, ["paths": .list(paths)])
    case .notPage(let path): .init(.targetPage, ["path": .text(path)])
    }
  }
}
