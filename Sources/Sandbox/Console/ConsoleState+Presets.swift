extension ConsoleState {
  /// Changes the first OAuth credential as the presets say.
  mutating func apply(_ presets: Set<SandboxPreset>, now: Int) {
    guard let index = credentials.firstIndex(where: { $0.kind == .oauth }) else { return }
    if presets.contains(.twoSecrets) {
      credentials[index].secrets.append(newSecret(now: now))
    }
    if presets.contains(.moveOpen) { credentials[index].kind = .migrating }
  }
}
