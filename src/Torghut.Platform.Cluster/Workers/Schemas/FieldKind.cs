namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>What a field of a document is.</summary>
internal enum FieldKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A whole number of 32 bits.</summary>
    Small,

    /// <summary>A whole number of 64 bits.</summary>
    Count,

    /// <summary>A floating-point number of 64 bits; NaN stands for one that is not there.</summary>
    Number,

    /// <summary>A time, nanoseconds since the Unix epoch.</summary>
    Time,
}
