extension IMSConfigurationProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .several(let pids): .init(.imsConfigurationSeveral, ["pids": .list(pids)])
    case .differs(let title, let pid, let names):
      .init(
        .imsConfigurationDiffers,
        ["title": .text(title), "pid": .text(pid), "names": .list(names)])
    case .taken(let validator, let title, let pid):
      .init(
        .imsConfigurationTaken,
        ["validator": .text(validator), "title": .text(title), "pid": .text(pid)])
    case .customizerTaken(let type, let pid):
      .init(.imsConfigurationCustomizer, ["type": .text(type), "pid": .text(pid)])
    case .validatorUnknown(let solution):
      .init(.imsConfigurationValidator, ["solution": .text(solution)])
    case .formMissing: .init(.imsConfigurationForm)
    }
  }
}
