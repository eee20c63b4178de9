import Interchange
import Mediation
import Register

/// What a new session is likely to be, from those recorded before.
package struct SessionProposal {
    private let register: Register

    /// Proposals from a register.
    package init(_ register: Register) { self.register = register }

    /// The last session (`last`) or the one of a number, held again on a day; its remark is not repeated.
    package func again(_ id: String, on day: CivilDate) throws -> Session {
        let base = try id == "last" ? register.lastSession() : register.versions(of: id).last?.stored
        guard var session = base?.session else { throw RegisterProblem.noSession(id) }
        session.day = day
        session.comment = nil
        return session
    }

    /// A draft with what it lacks: the mediator the device is set for, then the place and the length of her last
    /// session of that kind.
    /// - Parameter mediator: code of the usual mediator; nil or empty when not known.
    package func completed(_ draft: SessionDraft, mediator: String?) throws -> SessionDraft {
        var draft = draft
        if draft.mediators.isEmpty, let mediator, !mediator.isEmpty { draft.mediators = [mediator] }
        guard draft.place.isEmpty || draft.minutes.isEmpty, let mediator = draft.mediators.first, !draft.kind.isEmpty,
            let last = try register.lastSession(mediator: mediator, kind: draft.kind)
        else { return draft }
        if draft.place.isEmpty { draft.place = last.session.place }
        if draft.minutes.isEmpty { draft.minutes = last.session.minutes.description }
        return draft
    }
}
