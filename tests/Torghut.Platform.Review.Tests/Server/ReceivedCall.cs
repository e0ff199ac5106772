using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Torghut.Platform.Review.Tests.Server;

/// <summary>A call as the server got it.</summary>
/// <param name="Authorization">The header.</param>
/// <param name="Body">The body.</param>
internal sealed record ReceivedCall(string Authorization, JsonElement Body)
{
    public string Prompt => Body.GetProperty("messages")[0].GetProperty("content").ToString();

    public string Input => Body.GetProperty("messages")[1].GetProperty("content").ToString() is { Length: > 0 } text && text[0] == '['
        ? Body.GetProperty("messages")[1].GetProperty("content")[0].GetProperty("text").GetString()!
        : Body.GetProperty("messages")[1].GetProperty("content").ToString();

    public bool IsStructured =>
        Body.TryGetProperty("response_format", out JsonElement format) && format.GetProperty("type").GetString() == "json_schema";

    public static async Task<ReceivedCall> ReadAsync(HttpRequest request)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(request.Body);
        return new ReceivedCall(request.Headers.Authorization.ToString(), body.RootElement.Clone());
    }
}
