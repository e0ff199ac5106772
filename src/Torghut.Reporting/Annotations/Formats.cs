namespace Torghut.Reporting.Annotations;

/// <summary>Formats of texts of the report.</summary>
public static class Formats
{
    /// <summary>An instant: ISO 8601 in UTC with <c>Z</c>.</summary>
    public const string DateTime = "date-time";

    /// <summary>A calendar day: ISO 8601.</summary>
    public const string Date = "date";

    /// <summary>SHA-256 in lower-case hex.</summary>
    public const string Sha256 = "sha256";

    /// <summary>A UUID.</summary>
    public const string Uuid = "uuid";
}
