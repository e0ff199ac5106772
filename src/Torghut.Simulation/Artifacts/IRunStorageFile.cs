namespace Torghut.Simulation.Artifacts;

/// <summary>A file open for appending.</summary>
public interface IRunStorageFile : IDisposable
{
    /// <summary>Bytes in it.</summary>
    long Length { get; }

    /// <summary>Writes at the end. When it throws, some of the content may be there.</summary>
    void Append(ReadOnlySpan<byte> content);

    /// <summary>Cuts the end off.</summary>
    void Truncate(long length);

    /// <summary>Makes the content durable. After a failure nothing is known of what was not durable before.</summary>
    void Flush();
}
