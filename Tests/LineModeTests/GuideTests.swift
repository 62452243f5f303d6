import Testing
import Wizard

@testable import LineMode

@Suite("A document in plain lines")
struct GuideTests {
  private func view(_ stepNumber: Int) -> ScreenView {
    ScreenView(
      breadcrumb: ["Smart Tags"], title: "Findings", stepNumber: stepNumber, stepCount: 2,
      steps: [
        StepView(title: "Prerequisites", status: .notStarted, target: nil),
        StepView(title: "Renew", status: .ended, target: nil),
      ],
      strength: nil,
      elements: [
        .text("In your document: **Prerequisites**, step 1."),
        .row(RowView(label: "Prerequisites", found: "All as written", mark: .good)),
      ], actions: [])
  }

  @Test("The line under the title, the findings and the headings are words")
  func lines() {
    #expect(
      LineText.lines(of: view(1)) == [
        "Smart Tags, step 1 of 2: Findings", "In your document: Prerequisites, step 1.",
        "Done: Prerequisites: All as written",
      ])
    #expect(
      LineText.steps(of: view(1)) == [
        "Step 1: Prerequisites, not started", "Step 2: Renew, ended",
      ])
  }

  @Test("No step is counted before the document has begun")
  func before() {
    #expect(LineText.lines(of: view(0)).first == "Smart Tags: Findings")
  }
}
