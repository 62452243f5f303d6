/// A user of the author.
struct Account: Equatable, Sendable {
  /// The user ID, such as `admin`.
  let name: String
  /// Whether the user can change the repository, and open the web console.
  let isAdministrator: Bool

  /// The repository as this user sees it, without the nodes that the user cannot read.
  func view(of root: ResourceNode) -> ResourceNode {
    guard !isAdministrator else { return root }
    var view = root
    view.children["home"] = nil
    return view
  }
}
