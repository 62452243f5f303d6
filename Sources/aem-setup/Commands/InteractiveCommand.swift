import FoundationEssentials
import FullScreen
import Glibc
import LineMode
import Sessions
import Values
import Wizard

/// Walks a person through a procedure, on the full screen or in line mode.
struct InteractiveCommand {
  private let wiring: Wiring
  /// The notice on the home screen and above a walk.
  private let notice: String?
  /// Who answers in the sessions.
  private let kind: SessionOrigin.Kind
  /// Prepares the state and the secrets of a procedure's walk, for the demo.
  private let offer: (String) throws(Failure) -> Offer

  /// The values that fields have beforehand.
  struct Offer {
    var drafts: [String: String] = [:]
    var secrets: [String: Secret] = [:]
    var origin = SessionOrigin(.person)
    /// Plays acts in AEM's own pages; nil where a person does them.
    var acts: (any ActPlaying)?
    /// Values to correct in the state of a session that continues.
    var moved: [String: String] = [:]
  }

  init(_ wiring: Wiring) {
    self.wiring = wiring
    notice = nil
    kind = .person
    offer = { _ in Offer() }
  }

  /// Prepares walks through a demo, each with the offer for its procedure.
  init(
    _ wiring: Wiring, notice: String, offer: @escaping (String) throws(Failure) -> Offer
  ) {
    self.wiring = wiring
    self.notice = notice
    kind = .demo
    self.offer = offer
  }

  /// Shows the home screen and starts what the person chooses.
  func home() throws(Failure) -> Int32 {
    let face = Face(wiring.arguments)
    defer { face.close() }
    var view = try homeView()
    while true {
      switch face.home(view) {
      case .chosen(.leave): return ExitStatus.done.rawValue
      case .chosen(.start(let name)): return try start(name, on: face)
      case .chosen(.resume(let path)): return try resume(path, on: face)
      case .chosen(.guides): view = .guides(in: wiring.catalog, notice: notice)
      case .chosen(.home): view = try homeView()
      case .chosen(.follow(let name)): return try follow(wiring.guide(name), on: face)
      case .signalled(let number): return 128 + number
      case .terminalLost: return 128 + SIGHUP
      }
    }
  }

  /// Starts the procedure that covers a document, by the document's name.
  ///
  /// Throws when there is no such document, or when it is about another procedure than `name`.
  func start(_ name: String?, following document: String) throws(Failure) -> Int32 {
    let guide = try wiring.guide(document)
    if let name, name != guide.procedure {
      throw Failure(
        "The document \"\(document)\" belongs to \(guide.procedure), not to \(name).",
        "Type: aem-setup start --document \(document)", status: .misuse)
    }
    let face = Face(wiring.arguments)
    defer { face.close() }
    return try follow(guide, on: face)
  }

  private func follow(_ guide: Guide, on face: Face) throws(Failure) -> Int32 {
    try start(guide.procedure, knowing: [Guide.value: guide.name], on: face)
  }

  /// Starts a procedure by name; throws when no listed procedure has it.
  func start(_ name: String) throws(Failure) -> Int32 {
    _ = try wiring.procedure(name)
    let face = Face(wiring.arguments)
    defer { face.close() }
    return try start(name, on: face)
  }

  /// Continues a session, by its file's path.
  func resume(_ path: String) throws(Failure) -> Int32 {
    let face = Face(wiring.arguments)
    defer { face.close() }
    return try resume(path, on: face)
  }

  private func start(
    _ name: String, knowing known: [String: String] = [:], on face: Face
  ) throws(Failure) -> Int32 {
    let procedure = try wiring.procedure(name)
    let offer = try offer(procedure.name)
    var state = WizardState(procedure, knowing: known, from: .person)
    state.drafts = wiring.drafts.merging(offer.drafts) { _, offered in offered }
    let store = try create(procedure, state, offer.origin)
    return try walk(state, in: store, offer, notice: notice, on: face)
  }

  private func resume(_ path: String, on face: Face) throws(Failure) -> Int32 {
    let store: SessionStore
    do throws(SessionFailure) {
      store = try SessionStore.open(path, now: Date())
    } catch {
      throw Failure(error)
    }
    guard var state = StateCoding.state(from: store.document.state) else {
      throw Failure.notUnderstood(path)
    }
    guard !state.isFinished else {
      throw Failure(
        "This session is finished, so there is nothing to continue.",
        "aem-setup show \(path) shows what it did.")
    }
    let offer = try offer(state.position.first?.procedure ?? "")
    for (name, text) in offer.moved {
      for key in Array(state.records.keys) where state.records[key]?.inputs[name] != nil {
        state.records[key]?.inputs[name] = text
      }
      state.values[name]?.text = text
      if state.drafts[name] != nil { state.drafts[name] = text }
    }
    let said = [notice, store.notices.first?.text].compactMap { $0 }
    return try walk(
      state, in: store, offer, notice: said.isEmpty ? nil : said.joined(separator: " "), on: face)
  }

  private func create(
    _ procedure: Procedure, _ state: WizardState, _ origin: SessionOrigin
  ) throws(Failure) -> SessionStore {
    let new = NewSession(
      procedure: procedure.name, title: procedure.title, origin: origin,
      state: StateCoding.document(of: state))
    let directory = try wiring.sessionDirectory(for: origin.kind)
    do throws(SessionFailure) {
      if let path = wiring.arguments[.session] {
        return try SessionStore.create(new, at: path, now: Date())
      }
      return try directory.create(new, now: Date())
    } catch {
      throw Failure(error)
    }
  }

  private func walk(
    _ state: WizardState, in store: SessionStore, _ offer: Offer, notice: String?, on face: Face
  ) throws(Failure) -> Int32 {
    let walk = try wiring.walk(state, in: store, acts: offer.acts)
    walk.start(offering: offer.secrets, from: .sandbox)
    let outcome = face.run(walk, notice: notice)
    if walk.ending == nil { walk.send(.leave) }
    face.close()
    store.close()
    if walk.ending == .finished, !walk.isRecordLost {
      Output.line("Finished. aem-setup show \(store.path) shows what was done.")
    } else if case .failed(let reason) = walk.saveState {
      Output.complain(reason)
      if walk.isRecordLost { Output.lost(StateCoding.document(of: walk.state)) }
    } else {
      Output.line("Saved. Continue with: aem-setup resume \(store.path)")
    }
    switch outcome {
    case .ended where walk.isRecordLost: return ExitStatus.failed.rawValue
    case .ended(.finished): return ExitStatus.done.rawValue
    case .ended(.left): return ExitStatus.needsPerson.rawValue
    case .signalled(let number): return 128 + number
    case .terminalLost: return 128 + SIGHUP
    }
  }

  private func homeView() throws(Failure) -> HomeView {
    let sessions = try SessionCommands(wiring).summaries(of: kind)
      .compactMap { summary in
        guard case .success(let file) = summary.reading, file.status == .inProgress,
          file.origin.kind == kind
        else { return HomeView.Card?.none }
        let state = StateCoding.state(from: file.state)
        let title = state?.position.last.flatMap { wiring.catalog.screen($0)?.title } ?? ""
        return HomeView.Card(
          .resume(summary.path), title: file.title,
          detail: "At \"\(title)\", saved \(LocalTime.text(file.updated))")
      }
    let procedures = wiring.catalog.headings.filter(\.isListed)
      .sorted { ($0.rank, $0.title) < ($1.rank, $1.title) }
      .map { HomeView.Card(.start($0.name), title: $0.title, detail: $0.summary) }
    return .home(
      procedures: procedures, sessions: sessions, in: wiring.catalog, notice: notice)
  }
}
