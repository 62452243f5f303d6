/// The place where another process can tell a running sandbox to play acts.
package struct SandboxControl: Equatable, Sendable {
  /// The base URL of the control server on the loopback interface, without a slash at the end.
  package let url: String
  /// The bearer token that every request needs: 32 hexadecimal digits.
  package let token: String
}
