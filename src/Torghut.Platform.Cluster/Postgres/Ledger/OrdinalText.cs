using System.Text;

namespace Torghut.Platform.Cluster.Postgres.Ledger;

/// <summary>A text that is ordered by its bytes in UTF-8, as the server's <c>C</c> collation has it.</summary>
internal sealed record OrdinalText(string Value) : IComparable
{
    /// <inheritdoc/>
    public int CompareTo(object? obj) =>
        obj is OrdinalText other
            ? Encoding.UTF8.GetBytes(Value).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other.Value))
            : 1;
}
