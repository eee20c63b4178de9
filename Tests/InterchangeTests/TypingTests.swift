import Interchange
import Mediation
import Testing

/// A refused entry is given back as it can be typed again.
@Suite struct TypingTests {
    @Test func `a contact and an effect read back from what is given`() throws {
        let contact = try ContactDraft(
            typed: """
                count=12 gender=femme age=26_39 attendance=premiere_fois territory=qpv theme=sante/couverture,langue \
                action=information,demarche_en_ligne origin=spontanee referral=caf outcome=droit_ouvert \
                margin=gender:femme:9,age_band:26_39:8 minutes=20 rsa=oui
                """)
        #expect(try ContactDraft(typed: contact.typed) == contact)
        let effect = try EffectDraft(typed: "code=temps_partenaire_gagne quantity=30 confirmed-by=dept75")
        #expect(try EffectDraft(typed: effect.typed) == effect)
        #expect(effect.typed == "code=temps_partenaire_gagne quantity=30 confirmed-by=dept75")
    }
}
