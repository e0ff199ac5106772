using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Sources.Records;

/// <summary>A file for what does not fit into memory; gone when it is closed, also when the process is killed later.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly string _folder;
    private readonly SafeFileHandle _handle;
    private long _length;

    /// <summary>Makes an empty file in the system's folder for temporary files.</summary>
    public TemporaryFile()
    {
        _folder = Path.GetTempPath();
        string path = Path.Combine(_folder, "torghut-sim-" + Path.GetRandomFileName());
        _handle = Guard(() =>
        {
            SafeFileHandle handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

            // The name goes at once: the space is freed with the handle, whatever ends the process.
            File.Delete(path);
            return handle;
        });
    }

    /// <summary>Appends values and returns where they stand, in bytes.</summary>
    public long Append<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
        long position = _length;
        try
        {
            RandomAccess.Write(_handle, bytes, position);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(e);
        }

        _length += bytes.Length;
        return position;
    }

    /// <summary>Reads values back.</summary>
    public void Read<T>(long position, Span<T> values)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        try
        {
            while (!bytes.IsEmpty)
            {
                int read = RandomAccess.Read(_handle, bytes, position);
                if (read == 0)
                {
                    throw new EndOfStreamException("The file is shorter than what was written to it.");
                }

                position += read;
                bytes = bytes[read..];
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private SafeFileHandle Guard(Func<SafeFileHandle> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(e);
        }
    }

    private SimulationException Failure(Exception cause) =>
        new(ExitCode.Usage, "temporary_file_failed", $"{_folder}: a temporary file cannot be written or read: {cause.Message}", cause)
        {
            Hint = "Free space there, or name another folder in TMPDIR.",
        };
}
