namespace Torghut.Reporting.Evidence;

/// <summary>Runtime events of one kind.</summary>
internal readonly record struct RuntimeEventKey(string Component, string Severity, string Code) : IComparable<RuntimeEventKey>
{
    public int CompareTo(RuntimeEventKey other)
    {
        int order = string.CompareOrdinal(Component, other.Component);
        order = order != 0 ? order : string.CompareOrdinal(Severity, other.Severity);
        return order != 0 ? order : string.CompareOrdinal(Code, other.Code);
    }
}
