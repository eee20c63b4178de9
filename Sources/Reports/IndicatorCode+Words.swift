import Mediation

extension IndicatorCode {
    /// What people read.
    package var label: Sentence { Indicator(self).label }

    /// What its number is of.
    package var unit: ReportUnit { Indicator(self).unit }
}
