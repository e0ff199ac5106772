using System.Text.Json.Serialization;

namespace Torghut.Platform.Cluster.Workers.Announcements;

/// <summary>Serialization of announcements.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReplayAnnouncement))]
internal sealed partial class AnnouncementJson : JsonSerializerContext;
