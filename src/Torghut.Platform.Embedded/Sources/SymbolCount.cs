using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Sources;

/// <summary>Records of one symbol and role that a source read, as <see cref="Torghut.Market.Integrity.SymbolRecords"/> counts them.</summary>
/// <param name="Role">Role of the topic.</param>
/// <param name="Symbol">Symbol.</param>
/// <param name="Records">Records whose symbol is known.</param>
/// <param name="Replayed">Records among them inside the window by their record timestamp.</param>
public sealed record SymbolCount(TopicRole Role, string Symbol, long Records, long Replayed);
