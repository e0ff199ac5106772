using System.Net;

namespace Torghut.Cli.Serve;

/// <summary>How to serve.</summary>
/// <param name="OutputRoot">The folder of all runs.</param>
/// <param name="Address">Address to listen on.</param>
/// <param name="Port">Port; 0 for a free one.</param>
/// <param name="Hosts">Names that requests may call the server by, beside its address; <c>*</c> for any.</param>
public sealed record ServeOptions(string OutputRoot, IPAddress Address, int Port, IReadOnlyList<string> Hosts);
