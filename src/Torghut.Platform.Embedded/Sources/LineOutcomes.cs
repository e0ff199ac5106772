namespace Torghut.Platform.Embedded.Sources;

/// <summary>Names of the outcomes that every source shares; a source adds its quarantine reasons beside them.</summary>
public static class LineOutcomes
{
    /// <summary>Became an event on the tape.</summary>
    public const string Event = "event";

    /// <summary>The first of the two lines of a quote that the next line completed.</summary>
    public const string QuoteHalf = "quote_half";

    /// <summary>Says what was already known.</summary>
    public const string NoChange = "no_change";

    /// <summary>Outside the window.</summary>
    public const string OutsideWindow = "outside_window";

    /// <summary>Repeats an identity.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Marked suspicious by the vendor, not used.</summary>
    public const string Suspicious = "suspicious";

    /// <summary>Of a symbol that the run does not ask for.</summary>
    public const string OtherSymbol = "other_symbol";

    /// <summary>Of a role that other tools dump and no run replays, such as order updates.</summary>
    public const string NotReplayed = "not_replayed";

    /// <summary>Cannot be parsed.</summary>
    public const string Malformed = "malformed";
}
