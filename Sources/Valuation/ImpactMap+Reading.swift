import Mediation

extension ImpactMap: Decodable {
    /// Reads the JSON form of a map. What the file leaves out is in `assumptions`, keys nobody reads in `warnings`.
    /// Throws an `ImpactMapProblem` at the first value refused, a `DecodingError` when it is no JSON object.
    package init(from decoder: any Decoder) throws {
        let file: ImpactMapFile.Keyed<ImpactMapFile>
        do {
            try ImpactMapReader.check(ImpactMapFile.Header(from: decoder).schema)
            file = try ImpactMapFile.Keyed<ImpactMapFile>(from: decoder)
        } catch let error as DecodingError { throw ImpactMapProblem(error) ?? error }
        var reader = ImpactMapReader(file.value)
        self = try reader.map(keys: file.keys)
    }
}
