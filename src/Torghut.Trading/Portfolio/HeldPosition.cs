namespace Torghut.Trading.Portfolio;

/// <summary>What one strategy holds of one symbol, as far as the trader knows.</summary>
public sealed class HeldPosition
{
    private const int PriceDecimals = 8;

    /// <summary>Shares; negative for a short position.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>Average entry price, 8 decimals; 0 without a position.</summary>
    public decimal AveragePrice { get; private set; }

    /// <summary>When the position was opened, market time, nanoseconds since the Unix epoch; meaningless without a position.</summary>
    public long OpenedAtNs { get; private set; }

    /// <summary>Best price since the entry (highest for a long position, lowest for a short one), of the entry and of the closes seen.</summary>
    public double BestPrice { get; private set; }

    /// <summary>Shares in open buy orders.</summary>
    public decimal OpenBuyQuantity { get; private set; }

    /// <summary>Shares in open sell orders.</summary>
    public decimal OpenSellQuantity { get; private set; }

    /// <summary>Largest position that open orders can make of this, upwards.</summary>
    public decimal HighestQuantity => Quantity + OpenBuyQuantity;

    /// <summary>Smallest position that open orders can make of this, downwards.</summary>
    public decimal LowestQuantity => Quantity - OpenSellQuantity;

    /// <summary>Adds a fill; positive for a buy. Reducing keeps the average price, flipping starts anew.</summary>
    internal void Add(decimal signedQuantity, decimal price, long marketNs)
    {
        decimal before = Quantity;
        decimal after = before + signedQuantity;
        bool adds = before == 0 || Math.Sign(before) == Math.Sign(signedQuantity);
        if (after == 0)
        {
            AveragePrice = 0;
        }
        else if (before == 0 || Math.Sign(after) != Math.Sign(before))
        {
            AveragePrice = price;
            OpenedAtNs = marketNs;
            BestPrice = (double)price;
        }
        else if (adds)
        {
            AveragePrice = decimal.Round(((before * AveragePrice) + (signedQuantity * price)) / after, PriceDecimals, MidpointRounding.ToEven);
        }

        Quantity = after;
    }

    /// <summary>Sees a price that the trailing stop measures from.</summary>
    internal void See(double price)
    {
        if (Quantity != 0)
        {
            BestPrice = Quantity > 0 ? Math.Max(BestPrice, price) : Math.Min(BestPrice, price);
        }
    }

    /// <summary>Changes the shares in open buy orders.</summary>
    internal void AddOpenBuy(decimal change) => OpenBuyQuantity += change;

    /// <summary>Changes the shares in open sell orders.</summary>
    internal void AddOpenSell(decimal change) => OpenSellQuantity += change;
}
