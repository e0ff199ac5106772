namespace Torghut.Platform.Review.Cassettes;

/// <summary>The place of an entry in a cassette.</summary>
/// <param name="Key">Key of the question.</param>
/// <param name="Repeat">Which asking of it.</param>
internal readonly record struct CassetteSlot(string Key, int Repeat) : IComparable<CassetteSlot>
{
    /// <inheritdoc/>
    public int CompareTo(CassetteSlot other)
    {
        int order = string.CompareOrdinal(Key, other.Key);
        return order != 0 ? order : Repeat.CompareTo(other.Repeat);
    }
}
