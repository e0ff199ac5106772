namespace Torghut.Lifecycle.Tests.World;

/// <summary>A thing outside the runs.</summary>
internal sealed class WorldThing(string? value)
{
    private readonly List<(long Ticks, string? Value)> _history = [(0, value)];

    /// <summary>What was there when the world began.</summary>
    public string? Initial { get; } = value;

    public string? Value { get; private set; } = value;

    public long Version { get; private set; } = 1;

    /// <summary>Who wrote it last: a run's id, <c>other</c>, or <c>start</c>.</summary>
    public string Author { get; private set; } = "start";

    /// <summary>What was there before a run changed it; null when none has, or it is back.</summary>
    public (string? Value, string RunId)? Owed { get; private set; }

    /// <summary>Writes.</summary>
    /// <param name="value">The new value.</param>
    /// <param name="author">Who writes.</param>
    /// <param name="ticks">When.</param>
    /// <param name="isRestore">
    /// Whether a run puts back what its pledge has captured. A run tells its own value from others' by the value alone:
    /// where someone else has put the same there, putting back makes no new debt.
    /// </param>
    public void Write(string? value, string author, long ticks, bool isRestore = false)
    {
        if (author == "other" || (isRestore && Owed is null))
        {
            // What others put there is what is there now: nobody owes what was before.
            Owed = null;
        }
        else if (Owed is null)
        {
            Owed = (Value, author);
        }
        else if (Owed.Value.Value == value)
        {
            Owed = null;
        }

        Value = value;
        Author = author;
        Version++;
        _history.Add((ticks, value));
    }

    /// <summary>Whether the value was there at some time since then.</summary>
    public bool HadSince(string? value, long ticks)
    {
        for (int i = _history.Count - 1; i >= 0; i--)
        {
            if (_history[i].Value == value)
            {
                return true;
            }

            if (_history[i].Ticks < ticks)
            {
                return false;
            }
        }

        return false;
    }
}
