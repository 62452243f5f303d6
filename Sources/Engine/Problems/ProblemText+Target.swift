extension ProblemText {
  /// Something between an author and Adobe Target is wrong.
  static func target(_ problem: TargetProblem) -> ProblemText {
    switch problem {
    case .noConfiguration(let name):
      return ProblemText(
        "target.none",
        name.map { "There is no Target configuration \($0) on this author." }
          ?? "There is no Target configuration on this author.",
        "Create it: Tools > Cloud Services > Legacy Cloud Services, Adobe Target, Configure now.")
    case .differs(let what, let wanted, let found):
      return ProblemText(
        "target.differs", "\(what) should be \(wanted), and the saved configuration has \(found).",
        "Open the configuration under Legacy Cloud Services, Edit, and correct it.")
    case .notConnected(let reason):
      return ProblemText(
        "target.connect", "AEM could not connect to Target\(said(reason)).",
        "Check client code, e-mail and password in Target.",
        "Check that AEM itself reaches Adobe: proxy (org.apache.http.proxyconfigurator), firewall.")
    case .noFramework(let name, let found):
      return ProblemText(
        "target.framework",
        "There is no framework \(name) below a Target configuration; found: \(list(found)).",
        "Create it: on the configuration's page, + beside Available Frameworks.",
        "Give its path, such as /etc/cloudservices/testandtarget/CONFIGURATION/FRAMEWORK.")
    case .severalFrameworks(let paths):
      return ProblemText(
        "target.frameworks", "More than one framework is called so: \(list(paths)).",
        "Give the path of the one that is meant.")
    case .notPage(let path):
      return ProblemText(
        "target.page", "\(path) is no page: it has no jcr:content, or it cannot be seen.",
        "Give the path of the site's page, such as /content/site/en.")
    }
  }
}
