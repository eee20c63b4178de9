/// An impact map as its JSON file writes it: names and types only; what the values mean and which are refused is in
/// `ImpactMap.init(_: ImpactMapFile)`.
struct ImpactMapFile: Decodable {
    let schema, name, currency, timing, deduction: String?
    let activityYear, baseYear, discountRate: Double?
    let discountRates: Rates?
    let discountInputs: Bool?
    let inputs: [Keyed<Input>]
    let outcomes: [Keyed<Outcome>]
    let expected: Printed?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case schema, name, currency, timing, deduction, inputs, outcomes, expected
        case activityYear = "activity_year"
        case baseYear = "base_year"
        case discountRate = "discount_rate"
        case discountRates = "discount_rates"
        case discountInputs = "discount_inputs"
    }

    /// Keys of a published case that describe it and are not part of the map.
    static let descriptionKeys: Set<String> = [
        "source_url", "source_access", "convention", "note", "recomputed",
    ]

    /// What says of which kind a file is, before anything else of it is read.
    struct Header: Decodable { let schema: String? }

    /// Totals the source of a published case prints; those it does not are nil, of whatever type they are.
    struct Printed: Decodable {
        let totalPresentValue, inputValue, netPresentValue, ratio: Double?

        private enum CodingKeys: String, CodingKey {
            case ratio
            case totalPresentValue = "total_present_value"
            case inputValue = "input_value"
            case netPresentValue = "net_present_value"
        }

        init(from decoder: any Decoder) throws {
            let container = try? decoder.container(keyedBy: CodingKeys.self)
            func number(_ key: CodingKeys) -> Double? { try? container?.decode(Double.self, forKey: key) }
            totalPresentValue = number(.totalPresentValue)
            inputValue = number(.inputValue)
            netPresentValue = number(.netPresentValue)
            ratio = number(.ratio)
        }
    }

    struct Input: Decodable {
        let stakeholder, description: String?
        let value: Double
        let year: Double?

        enum CodingKeys: String, CodingKey, CaseIterable { case stakeholder, description, value, year }
    }

    struct Outcome: Decodable {
        let stakeholder, outcome: String?
        let quantity, proxy, durationYears, deadweight, displacement, attribution, dropOff, growth: Double?
        let start: Start?
        let yearlyQuantity, yearlyGross: [Double]?
        let payers: [String: Double]?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case stakeholder, outcome, quantity, proxy, deadweight, displacement, attribution, growth, start, payers
            case durationYears = "duration_years"
            case dropOff = "drop_off"
            case yearlyQuantity = "yearly_quantity"
            case yearlyGross = "yearly_gross"
        }
    }

    /// The year of the first value: a number, or `activity_year` and `year_after`.
    enum Start: Decodable {
        case number(Double)
        case word(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let word = try? container.decode(String.self) {
                self = .word(word)
            } else {
                self = .number(try container.decode(Double.self))
            }
        }
    }

    /// Rates of discount: a list from year 1 on, or an object by year.
    enum Rates: Decodable {
        case list([Double])
        case byYear([String: Double])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let list = try? container.decode([Double].self) {
                self = .list(list)
            } else {
                self = .byYear(try container.decode([String: Double].self))
            }
        }
    }

    /// An object with the names of its keys, so that those nobody reads can be reported.
    struct Keyed<Value: Decodable>: Decodable {
        let value: Value
        /// In alphabetical order.
        let keys: [String]

        init(from decoder: any Decoder) throws {
            value = try Value(from: decoder)
            keys = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
        }
    }

    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
