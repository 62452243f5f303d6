extension ScreenChecker {
  /// Checks that no condition waits for content that its value never has, such as a misspelled
  /// answer.
  func contents(of procedure: Procedure) -> [Fault] {
    procedure.screens.flatMap { screen in
      screen.conditions.flatMap(\.tests).flatMap { test in
        test.contents
          .filter { Interpolation.names(in: $0).isEmpty && !possible.allow($0, of: test.value) }
          .map {
            fault(
              procedure, screen.id,
              "it tests whether \"\(test.value)\" is \"\($0)\", which it never is")
          }
      }
    }
  }
}
