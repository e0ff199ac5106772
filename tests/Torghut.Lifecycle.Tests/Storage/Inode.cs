namespace Torghut.Lifecycle.Tests.Storage;

/// <summary>The content of a file, as it reads and as it would be after a loss of power.</summary>
internal sealed class Inode
{
    /// <summary>As it reads.</summary>
    public byte[] Content { get; set; } = [];

    /// <summary>As it is on the disk for certain.</summary>
    public byte[] Durable { get; set; } = [];

    /// <summary>The content after a loss of power: of what was not flushed, some of the front is there, or a cut did not happen.</summary>
    /// <param name="fraction">How much of it, from 0 to 1.</param>
    public byte[] AfterPowerLoss(double fraction)
    {
        if (Content.AsSpan().StartsWith(Durable))
        {
            return Content[..(Durable.Length + (int)((Content.Length - Durable.Length) * fraction))];
        }

        return fraction < 0.5 ? Durable : Content;
    }
}
