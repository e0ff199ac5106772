namespace Torghut.Platform.Cluster.Workers.Announcements;

/// <summary>A symbol of a replay.</summary>
/// <param name="Name">Symbol.</param>
/// <param name="Group">The group that it is analysed in.</param>
/// <param name="HasBars">Whether the replay has source bars of it; its minute signals then come from them.</param>
public sealed record AnnouncedSymbol(string Name, int Group, bool HasBars);
