using Torghut.Platform.Cluster.Kubernetes.Workloads;

namespace Torghut.ControlPlane.Tests.Workloads;

public sealed class StoreAddressTests
{
    private const string Wanted = "http://ours:8123/torghut_sim_x";

    [Theory]
    [InlineData("jdbc:clickhouse://clickhouse:8123/torghut", "jdbc:clickhouse://clickhouse:8123/torghut_sim_x")]
    [InlineData("jdbc:clickhouse://a:8123,b:8123/torghut?compress=0", "jdbc:clickhouse://a:8123,b:8123/torghut_sim_x?compress=0")]
    [InlineData("https://clickhouse.example:8443/?database=torghut&ssl=true", "https://clickhouse.example:8443/torghut_sim_x?database=torghut_sim_x&ssl=true")]
    [InlineData("http://clickhouse:8123", "http://clickhouse:8123/torghut_sim_x")]
    [InlineData("clickhouse:8123", Wanted)]
    [InlineData("", Wanted)]
    [InlineData(null, Wanted)]
    public void Only_the_database_is_replaced(string? present, string expected) => Assert.Equal(expected, StoreAddress.WithDatabaseOf(present, Wanted));
}
