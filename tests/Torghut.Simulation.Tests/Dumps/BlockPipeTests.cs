using System.Text;
using Torghut.Simulation.Dumps;

namespace Torghut.Simulation.Tests.Dumps;

public sealed class BlockPipeTests
{
    [Fact]
    public void Blocks_come_out_whole_and_in_their_order()
    {
        StringBuilder written = new();
        using BlockPipe pipe = new(8, block => written.Append(Encoding.UTF8.GetString(block.Bytes)));
        for (int i = 0; i < 50; i++)
        {
            LineBuffer block = pipe.Take();
            block.Append(i);
            block.Append(" "u8);
            pipe.Hand(block);
        }

        pipe.Complete();

        Assert.Equal(string.Join(' ', Enumerable.Range(0, 50)) + " ", written.ToString());
    }

    [Fact]
    public void A_full_disk_is_told_to_who_fills_and_nothing_waits_for_ever()
    {
        using BlockPipe pipe = new(8, _ => throw new IOException("full"));

        Assert.Throws<IOException>(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                pipe.Hand(pipe.Take());
            }
        });

        Assert.Throws<IOException>(pipe.Complete);
    }
}
