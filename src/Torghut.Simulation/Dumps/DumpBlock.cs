namespace Torghut.Simulation.Dumps;

/// <summary>A piece of the dump: whole lines in one buffer.</summary>
public sealed class DumpBlock
{
    /// <summary>Makes an empty block.</summary>
    public DumpBlock(int capacity) => Buffer = new byte[capacity];

    /// <summary>The bytes; lines end with a line feed, the last line of the file may end without.</summary>
    public byte[] Buffer { get; set; }

    /// <summary>Bytes in use.</summary>
    public int Length { get; set; }

    /// <summary>1-based number of the first line.</summary>
    public long FirstLine { get; set; }

    /// <summary>Bytes of the file that were read for the block.</summary>
    public long FileBytes { get; set; }

    /// <summary>The lines.</summary>
    public ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);
}
