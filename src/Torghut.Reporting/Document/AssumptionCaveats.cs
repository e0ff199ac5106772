using Torghut.Reporting.Caveats;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;
using Torghut.Reporting.Request;

namespace Torghut.Reporting.Document;

/// <summary>Caveats of the whole run, from what was in fact used.</summary>
internal static class AssumptionCaveats
{
    /// <summary>Adds them.</summary>
    public static void Add(ReportRequest request, LedgerEvidence evidence, MarketSeries market, CaveatCollector caveats)
    {
        if (request.Source.Synthetic)
        {
            caveats.Add("synthetic_source", "The market data was made by a generator; P&L and costs say nothing about a real market.");
        }

        if (request.LatenciesModelled)
        {
            caveats.Add("latencies_modelled", "Latencies are the model's parameters, not measurements; the latency figures show what was assumed.");
        }

        if (request.ExecutionModels.Count > 0)
        {
            caveats.Add("fills_simulated", "Fills are simulated against recorded quotes and do not move the market; the models and their bias are listed in run_metadata.execution_models.");
        }

        if (evidence.TcaComputed > 0)
        {
            caveats.Add("tca_computed", "Some TCA rows lack slippage or shortfall; they are computed from arrival price, fill price and filled quantity.");
        }

        if (evidence.ForeignIds.Count > 0)
        {
            caveats.Add("ids_are_no_uuids", "Ids of the ledger are no UUIDs: tables and CSV files show them as they are, and strategy ids in this report are UUIDs made of them.");
        }

        if (market.MicroBars > 0)
        {
            caveats.Add("sale_conditions_not_filtered", "Every trade that is not flagged suspicious forms bars, whatever its sale condition.");
        }

        if (!market.StoreGiven)
        {
            caveats.Add("signal_store_absent", "No signal store was given; bars, mids and the continuity of signals are unknown.");
        }

        if (evidence.Decisions.Count > 0)
        {
            caveats.Add("single_window", "One window is one sample: nothing is annualised, and no figure is evidence about other days.");
        }
    }
}
