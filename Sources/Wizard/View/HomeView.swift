/// The choices of the home screen, or of a list that it leads to.
package struct HomeView: Equatable, Sendable {
  /// The groups of choices, in the order to show them.
  package var groups: [Group]
  /// A sentence above the lists, such as that this is the sandbox.
  package var notice: String?

  /// Collects what is offered; groups without a choice are left out.
  package init(_ groups: [Group], notice: String?) {
    self.groups = groups.filter { !$0.cards.isEmpty }
    self.notice = notice
  }

  /// All choices, in order.
  package var cards: [Card] { groups.flatMap(\.cards) }

  /// Choices of one sort.
  package struct Group: Equatable, Sendable {
    /// The title above them.
    package var title: String
    /// The choices in the order to show them.
    package var cards: [Card]

    package init(_ title: String, _ cards: [Card]) {
      self.title = title
      self.cards = cards
    }
  }

  /// One thing to choose.
  package struct Card: Equatable, Sendable {
    /// The choice that it stands for.
    package var choice: HomeChoice
    /// The title in the first line of the card.
    package var title: String
    /// One sentence about it.
    package var detail: String
    /// Why it cannot be chosen, when it cannot.
    package var unavailable: String?

    package init(
      _ choice: HomeChoice, title: String, detail: String, unavailable: String? = nil
    ) {
      self.choice = choice
      self.title = title
      self.detail = detail
      self.unavailable = unavailable
    }
  }
}

extension HomeView {
  /// The home screen: a document to follow first, then procedures, then sessions.
  package static func home(
    procedures: [Card], sessions: [Card], in catalog: ProcedureCatalog, notice: String?
  ) -> HomeView {
    let document = Card(
      .guides, title: FaceWords.followGuide, detail: FaceWords.followGuideHint)
    return HomeView(
      [
        Group(FaceWords.guides, catalog.guides.isEmpty ? [] : [document]),
        Group(FaceWords.procedures, procedures), Group(FaceWords.sessions, sessions),
      ], notice: notice)
  }

  /// The documents: those with steps, what of each still holds, then their successors by title.
  package static func guides(in catalog: ProcedureCatalog, notice: String?) -> HomeView {
    func cards(_ guides: [Guide]) -> [Card] {
      guides.map {
        Card(.follow($0.name), title: $0.title, detail: GuideWords.tally($0))
      }
    }
    let guides = catalog.guides
    return HomeView(
      [
        Group(FaceWords.guides, cards(guides.filter { !$0.headings.isEmpty })),
        Group(FaceWords.successors, cards(guides.filter(\.headings.isEmpty))),
        Group(FaceWords.otherChoices, [Card(.home, title: FaceWords.backHome, detail: "")]),
      ], notice: notice)
  }
}
