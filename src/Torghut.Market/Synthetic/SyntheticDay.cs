using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Torghut.Market.Numerics;
using Torghut.Market.Sessions;

namespace Torghut.Market.Synthetic;

/// <summary>
/// A trading day that is invented from a seed and looks like a market: busy at the open and the close, volatility that comes in
/// clusters, spreads that breathe with it, trades whose signs persist, trends, two price jumps, one trading pause, now and
/// then a late or repeated record. The same seed, day and symbols give the same records on every machine.
/// </summary>
public sealed class SyntheticDay
{
    /// <summary>Version of the model; goes up whenever the same seed gives other records.</summary>
    public const string Version = "synthetic-1";

    private readonly long _seed;
    private readonly string[] _symbols;
    private readonly string _day;

    /// <summary>Describes a day.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="session">Opening and closing of the day.</param>
    /// <param name="symbols">Symbols, at least one, in any order; a symbol's place in ordinal order is its partition.</param>
    public SyntheticDay(long seed, TradingSession session, IEnumerable<string> symbols)
    {
        _seed = seed;
        Session = session;
        _symbols = [.. symbols.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (_symbols.Length == 0)
        {
            throw new ArgumentException("A day needs a symbol.", nameof(symbols));
        }

        _day = session.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        InputHash = ComputeInputHash();
        Curve = new ActivityCurve(session);
        Incidents = DayIncidents.Draw(StableHash.Compute(seed, _day, "incidents"), _symbols.Length);
    }

    /// <summary>Opening and closing.</summary>
    public TradingSession Session { get; }

    /// <summary>Symbols in ordinal order.</summary>
    public IReadOnlyList<string> Symbols => _symbols;

    /// <summary>
    /// The report's <c>input_hash</c>: SHA-256 over <c>version\tseed\tday\tsymbols</c>, the day as <c>yyyy-MM-dd</c>, the symbols in
    /// ordinal order, joined by commas; lower-case hex.
    /// </summary>
    public string InputHash { get; }

    /// <summary>How busy each second is.</summary>
    internal ActivityCurve Curve { get; }

    /// <summary>What happens on this day only.</summary>
    internal DayIncidents Incidents { get; }

    /// <summary>Starts a symbol's records, from the first.</summary>
    /// <param name="ordinal">The symbol's place.</param>
    public SyntheticSymbol Open(int ordinal) => new(this, ordinal, StableHash.Compute(_seed, _day, _symbols[ordinal]));

    private string ComputeInputHash()
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{Version}\t{_seed}\t{_day}\t{string.Join(',', _symbols)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
