using System.Diagnostics;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Progress;

namespace Torghut.Cli.Terminal;

/// <summary>Keeps the newest state and sample of a run, with rate and time left, for whoever draws it.</summary>
public sealed class ProgressTracker
{
    private readonly Lock _lock = new();
    private RunState? _state;
    private ProgressSample? _sample;
    private string? _activity;
    private long _activityStart;

    /// <summary>The newest state.</summary>
    public RunState? State
    {
        get
        {
            lock (_lock)
            {
                return _state;
            }
        }
    }

    /// <summary>Takes a new state.</summary>
    public void Take(RunState state)
    {
        lock (_lock)
        {
            _state = state;
            _sample = null;
            _activity = null;
        }
    }

    /// <summary>Takes a new sample.</summary>
    public void Take(in ProgressSample sample)
    {
        lock (_lock)
        {
            if (_activity != sample.Activity)
            {
                _activity = sample.Activity;
                _activityStart = Stopwatch.GetTimestamp();
            }

            _sample = sample;
        }
    }

    /// <summary>One line: activity, event-time clock, records, rate, time left; null before the first sample.</summary>
    public string? Describe()
    {
        ProgressSample sample;
        TimeSpan elapsed;
        lock (_lock)
        {
            if (_sample is null)
            {
                return null;
            }

            sample = _sample.Value;
            elapsed = Stopwatch.GetElapsedTime(_activityStart);
        }

        double rate = elapsed.TotalSeconds > 0.05 ? sample.Records / elapsed.TotalSeconds : 0;
        var parts = new List<string>(5) { sample.Activity };
        if (sample.EventTime is Instant eventTime)
        {
            parts.Add("event time " + InstantPattern.CreateWithInvariantCulture("HH:mm:ss").Format(eventTime) + "Z");
        }

        parts.Add(sample.TotalRecords is long total
            ? string.Create(CultureInfo.InvariantCulture, $"{sample.Records:N0} of {total:N0} records")
            : string.Create(CultureInfo.InvariantCulture, $"{sample.Records:N0} records"));
        if (rate > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{rate:N0}/s"));
            if (sample.TotalRecords is long all && all > sample.Records)
            {
                var left = TimeSpan.FromSeconds((all - sample.Records) / rate);
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{left:hh\\:mm\\:ss} left"));
            }
        }

        return string.Join("  ", parts);
    }
}
