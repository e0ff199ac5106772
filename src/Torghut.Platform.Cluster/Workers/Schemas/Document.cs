namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>The values of one document, by the places of its shape. Not thread-safe.</summary>
/// <param name="fields">Number of fields.</param>
internal sealed class Document(int fields)
{
    private readonly string?[] _texts = new string?[fields];
    private readonly long[] _integers = new long[fields];
    private readonly double[] _numbers = new double[fields];
    private readonly bool[] _has = new bool[fields];

    /// <summary>Forgets all values.</summary>
    public void Clear()
    {
        Array.Clear(_has);
        Array.Clear(_texts);
        Array.Clear(_integers);
        Array.Fill(_numbers, double.NaN);
    }

    /// <summary>Whether a value is there.</summary>
    public bool Has(int place) => _has[place];

    /// <summary>A text; empty where none is there.</summary>
    public string Text(int place) => _texts[place] ?? "";

    /// <summary>A whole number, a time, or 0 and 1 for false and true.</summary>
    public long Integer(int place) => _integers[place];

    /// <summary>A number; NaN where none is there.</summary>
    public double Number(int place) => _numbers[place];

    /// <summary>Sets a text.</summary>
    public void Set(int place, string value)
    {
        _texts[place] = value;
        _has[place] = true;
    }

    /// <summary>Sets a whole number, a time, or 0 and 1 for false and true.</summary>
    public void Set(int place, long value)
    {
        _integers[place] = value;
        _has[place] = true;
    }

    /// <summary>Sets a number; NaN takes it away.</summary>
    public void Set(int place, double value)
    {
        _numbers[place] = value;
        _has[place] = !double.IsNaN(value);
    }
}
