namespace Torghut.Simulation.Manifest.Scaffolding;

/// <summary>What <c>init</c> asks for.</summary>
public sealed record ScaffoldAnswers
{
    /// <summary><c>synthetic</c>, <c>lean_ticks</c>, <c>dump</c> or <c>kafka</c>.</summary>
    public required string SourceKind { get; init; }

    /// <summary>Trading day, <c>yyyy-MM-dd</c>.</summary>
    public required string TradingDay { get; init; }

    /// <summary>The file or folder of a dump or of LEAN ticks, as the user wrote it: <c>${NAME}</c> stays.</summary>
    public string? Path { get; init; }

    /// <summary>Symbols of LEAN ticks or of a synthetic day; empty for the built-in ones of a synthetic day.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Brokers of a Kafka source, <c>host:port</c>.</summary>
    public string? BootstrapServers { get; init; }

    /// <summary>Name of the data set; null for one made of the kind and the day.</summary>
    public string? DatasetId { get; init; }

    /// <summary>Path or address of the JSON Schema for editors; null for none.</summary>
    public string? SchemaLocation { get; init; }
}
