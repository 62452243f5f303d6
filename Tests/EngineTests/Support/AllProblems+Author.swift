import Engine

extension AllProblems {
  static let keystore: [Problem] = [
    KeystoreProblem.noSuchUser("u"), .noStore(user: "u"), .notConfirmed(alias: "a"),
    .file(path: "k.p12", .wrongPassword), .noKeyPair(path: "k.p12"),
    .keyMismatch(key: "k.key", chain: "k.crt"), .notRemoved(alias: "a"),
    .refused(home: "/home/u", status: 500, message: "Invalid password"),
    .refused(home: "/home/u", status: 500, message: ""),
    .refused(home: "/home/u", status: 500, message: "m"),
  ].map { .keystore($0) }

  static let configurations: [Problem] =
    [
      IMSConfigurationProblem.several(["a", "b"]),
      .differs(title: "T", pid: "p", names: ["x", "y"]),
      .taken(validator: "v", title: "T", pid: "p"), .customizerTaken(type: "v", pid: "p"),
      .validatorUnknown(solution: "Adobe Target"), .formMissing,
    ].map { .imsConfiguration($0) }
    + [CloudServiceProblem.tokenRefused, .otherEdition(version: "6.5.20.0"), .nothingVisible]
    .map { .cloudService($0) }

  static let services: [Problem] =
    [
      BrandPortalProblem.agentsMissing(found: []), .severalConfigurations(["a", "b"]),
      .agentDisabled("m"), .agentFailed("m", reason: "access token: status: 400"),
      .agentFailed("m", reason: "401"), .agentFailed("m", reason: "timed out"),
      .agentFailed("m", reason: ""), .agentFailed("m", reason: "r"),
      .tokenProviderMissing(agent: "m", provider: "p"),
      .queuesNotIdle(["m: 2 waiting", "n: queue unknown"]), .notConfirmed(tenant: "acme"),
    ].map { .brandPortal($0) }
    + [
      TargetProblem.noConfiguration(name: nil), .noConfiguration(name: "n"),
      .differs(what: "Client Code", wanted: "a", found: "b"), .notConnected(reason: "no"),
      .noFramework(name: "f", found: ["/a", "/b"]), .severalFrameworks(["/a", "/b"]),
      .notPage(path: "/content/f"),
    ].map { .target($0) }

  static let osgi: [Problem] = [
    OSGiProblem.folderMissing(path: "/p", user: "u"), .providerMissing(found: []),
    .severalProviders(["a"]),
    .partnerMissing(type: "t"),
    .partnerMissing(type: nil), .severalPartners(["a"]), .severalFiles(["a"]),
    .unreadable(file: "f"), .notSeen(pid: "p", seconds: 30),
    .seenDifferently(pid: "p", names: ["n"]), .notDeleted("f"),
    .copyFailed(path: "/p", reason: "r"), .noCopies(folder: "/p"), .damagedCopies(path: "/p"),
  ].map { .osgi($0) }
}
