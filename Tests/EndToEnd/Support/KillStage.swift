import Synchronization

/// A sandbox that points of one route can share, as long as each leaves it as it found it.
struct KillStage {
  let scratch: Scratch
  let sandbox: SandboxProcess

  init(_ route: ChangingRoute) throws {
    scratch = try Scratch()
    sandbox = try SandboxProcess(scratch, presets: route.presets, latency: 5)
  }
}

/// The sandboxes that no point uses at the moment.
final class KillStages: Sendable {
  private let free = Mutex<[KillStage]>([])

  func take(fresh isNew: Bool) -> KillStage? { isNew ? nil : free.withLock { $0.popLast() } }

  func put(_ stage: KillStage) { free.withLock { $0.append(stage) } }
}
