using System.Runtime.CompilerServices;

namespace Torghut.Trading.TechnicalAnalysis.Indicators;

/// <summary>
/// Exponential moving average with k = 2 ÷ (n + 1): the first value is the first input, then value += k·(input − value).
/// </summary>
public struct ExponentialMovingAverage
{
    private readonly double _k;
    private bool _started;

    /// <summary>Makes an empty average.</summary>
    /// <param name="length">n, the number of inputs that the average is named after.</param>
    public ExponentialMovingAverage(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        _k = 2.0 / (length + 1);
        Value = double.NaN;
    }

    /// <summary>The average; NaN before the first input.</summary>
    public double Value { get; private set; }

    /// <summary>Takes the next input and returns the average.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Add(double input)
    {
        if (_started)
        {
            Value += _k * (input - Value);
        }
        else
        {
            Value = input;
            _started = true;
        }

        return Value;
    }
}
