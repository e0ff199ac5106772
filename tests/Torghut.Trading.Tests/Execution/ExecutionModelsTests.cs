using Torghut.Trading.Execution;

namespace Torghut.Trading.Tests.Execution;

public sealed class ExecutionModelsTests
{
    [Fact]
    public void Every_rule_has_its_own_name_a_statement_and_a_bias()
    {
        Assert.Equal(ExecutionModels.All.Count, ExecutionModels.All.Select(m => m.Name).Distinct().Count());
        Assert.All(ExecutionModels.All, m => Assert.Matches("^[a-z_]+$", m.Name));
        Assert.All(ExecutionModels.All, m => Assert.EndsWith(".", m.Statement, StringComparison.Ordinal));
        Assert.All(ExecutionModels.All, m => Assert.EndsWith(".", m.Bias, StringComparison.Ordinal));
    }
}
