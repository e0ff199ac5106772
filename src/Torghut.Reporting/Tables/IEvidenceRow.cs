namespace Torghut.Reporting.Tables;

/// <summary>Takes the values of a row, in the order of the columns; null is a missing value.</summary>
public interface IEvidenceRow
{
    /// <summary>Takes a text; an empty one is a missing one.</summary>
    void Text(string? value);

    /// <summary>Takes a whole number.</summary>
    void WholeNumber(long? value);

    /// <summary>Takes money, a price or a quantity.</summary>
    void Money(decimal? value);

    /// <summary>Takes a measured number; NaN is a missing one.</summary>
    void Number(double? value);

    /// <summary>Takes an instant, nanoseconds since the Unix epoch.</summary>
    void Time(long? unixNs);

    /// <summary>Takes true or false.</summary>
    void Flag(bool? value);
}
