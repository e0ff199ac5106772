using Torghut.Market.Events;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>One zip of a day: a symbol's trades or quotes.</summary>
/// <param name="Symbol">Symbol, upper case.</param>
/// <param name="Partition">Partition of its records: the symbol's ordinal.</param>
/// <param name="Channel">Trades or quotes.</param>
/// <param name="FullPath">Where it is.</param>
/// <param name="RelativePath">Path below LEAN's data folder, with <c>/</c>.</param>
internal sealed record LeanTickFile(string Symbol, int Partition, EventChannel Channel, string FullPath, string RelativePath)
{
    /// <summary>The word for the channel in names of files and entries.</summary>
    public string KindName => NameOf(Channel);

    /// <summary>The word for a channel in names of files and entries.</summary>
    public static string NameOf(EventChannel channel) => channel == EventChannel.Trade ? "trade" : "quote";
}
