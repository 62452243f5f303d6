/// A user of the author.
struct Account: Equatable, Sendable {
  /// The user ID.
  let name: String
  /// Whether the user may change the repository, and open the web console.
  let isAdministrator: Bool

  /// The repository as this user sees it: what may not be read is not there.
  func view(of root: ResourceNode) -> ResourceNode {
    guard !isAdministrator else { return root }
    var view = root
    view.children["home"] = nil
    return view
  }
}
