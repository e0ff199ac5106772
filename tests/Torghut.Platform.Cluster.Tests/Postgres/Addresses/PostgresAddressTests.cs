using CsCheck;
using Npgsql;
using Torghut.Platform.Cluster.Postgres.Addresses;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Tests.Postgres.Addresses;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("postgresql://u:p@h:5433/d", "u@h:5433/d", "p")]
    [InlineData("postgres://u:p@h/d", "u@h:5432/d", "p")]
    [InlineData("postgresql+psycopg://u:p@h/d", "u@h:5432/d", "p")]
    [InlineData("postgresql://h", "h:5432/", null)]
    [InlineData("postgresql://u@h", "u@h:5432/u", null)]
    [InlineData("postgresql:///d?host=/tmp&user=u", "u@/tmp/d", null)]
    [InlineData("postgresql://%2Ftmp/d", "/tmp/d", null)]
    [InlineData("postgresql://u:p@[::1]:5433/d", "u@::1:5433/d", "p")]
    [InlineData("postgresql://u:p@a:1,b/d", "u@a:1,b:5432/d", "p")]
    [InlineData("postgresql://u:p%40%2F%3F%23%25%20@h/d", "u@h:5432/d", "p@/?#% ")]
    [InlineData("postgresql://h/d?user=u&password=p%26q", "u@h:5432/d", "p&q")]
    [InlineData("host=h port=5433 dbname=d user=u password='it\\'s; a ''b'' \\\\'", "u@h:5433/d", "it's; a 'b' \\")]
    [InlineData("host=h dbname=d user=u password=a;b", "u@h:5432/d", "a;b")]
    [InlineData(" host = h  dbname = d user=u password = 'p' ", "u@h:5432/d", "p")]
    [InlineData("hostaddr=10.0.0.1 host=name dbname=d user=u", "u@10.0.0.1:5432/d", null)]
    [InlineData("Host=h;Port=5433;Database=d;Username=u;Password=\"a;b'c\"", "u@h:5433/d", "a;b'c")]
    [InlineData("Server=h;User Id=u;Password=a b;Database=d", "u@h:5432/d", "a b")]
    [InlineData("Password=p;Host=h;Database=d", "h:5432/d", "p")]
    public void Addresses_are_read_in_every_form(string text, string described, string? password)
    {
        PostgresAddress address = Parse(text);
        Assert.Equal(described, address.ToString());
        Assert.Equal(password, address.ToSettings().Password);
    }

    [Theory]
    [InlineData("postgresql://u:p@ss@h/d", "p@ss")]
    [InlineData("postgresql://u:p/ss@h/d", "p/ss")]
    [InlineData("postgresql://u:p?ss@h/d", "p?ss")]
    [InlineData("postgresql://u:p#ss@h/d", "p#ss")]
    [InlineData("postgresql://u:1234?x=y@h/d", "1234?x=y")]
    [InlineData("postgresql://u:a@b/c@h/d", "a@b/c")]
    [InlineData("postgresql://u:100%@h/d", "100%")]
    [InlineData("postgresql://u:a:b@h/d?sslmode=require", "a:b")]
    public void Passwords_that_were_not_encoded_are_read(string text, string password)
    {
        NpgsqlConnectionStringBuilder settings = Parse(text).ToSettings();
        Assert.Equal((password, "u", "h", "d"), (settings.Password, settings.Username, settings.Host, settings.Database));
    }

    [Fact]
    public void A_password_of_any_characters_survives_every_form() =>
        Gen.Char[' ', '~'].Array[1, 30].Select(characters => new string(characters)).Sample(password =>
        {
            string url = $"postgresql://u:{Uri.EscapeDataString(password)}@h:1/d?sslmode=disable";
            string libpq = $"host=h user=u password='{password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
            string dotnet = new NpgsqlConnectionStringBuilder { Host = "h", Username = "u", Password = password }.ConnectionString;
            Assert.All([url, libpq, dotnet], text => Assert.Equal(password, Parse(text).ToSettings().Password));
        });

    [Fact]
    public void Parameters_become_the_settings_of_the_client()
    {
        NpgsqlConnectionStringBuilder settings = Parse(
            "postgresql://u@h/d?sslmode=verify-full&sslrootcert=/ca.pem&sslcert=/c.pem&sslkey=/k.pem&connect_timeout=7"
            + "&application_name=sim&options=-csearch_path%3Dtrading&target_session_attrs=read-write&keepalives=1&channel_binding=require")
            .ToSettings();
        Assert.Equal((SslMode.VerifyFull, "/ca.pem", "/c.pem", "/k.pem"), (settings.SslMode, settings.RootCertificate, settings.SslCertificate, settings.SslKey));
        Assert.Equal((7, "sim", "-csearch_path=trading"), (settings.Timeout, settings.ApplicationName, settings.Options));
        Assert.Equal(("read-write", ChannelBinding.Require), (settings.TargetSessionAttributes, settings.ChannelBinding));
    }

    [Theory]
    [InlineData("disable", SslMode.Disable)]
    [InlineData("allow", SslMode.Allow)]
    [InlineData("prefer", SslMode.Prefer)]
    [InlineData("require", SslMode.Require)]
    [InlineData("verify-ca", SslMode.VerifyCA)]
    [InlineData("verify-full", SslMode.VerifyFull)]
    public void Every_mode_of_tls_is_known(string mode, SslMode expected)
    {
        Assert.Equal(expected, Parse($"host=h sslmode={mode}").ToSettings().SslMode);
        Assert.Equal(expected, Parse($"postgresql://h/d?sslmode={mode}").ToSettings().SslMode);
    }

    [Theory]
    [InlineData("connect_timeout=0", 60)]
    [InlineData("connect_timeout=99999", 1024)]
    public void No_connection_is_waited_for_without_a_limit(string parameter, int seconds) =>
        Assert.Equal(seconds, Parse("host=h " + parameter).ToSettings().Timeout);

    [Theory]
    [InlineData("postgresql://u:secret@h:port/d", "host and port")]
    [InlineData("postgresql://u:secret@h/d?sslmod=x", "parameter behind the question mark")]
    [InlineData("postgresql://u:secret@h/d?sslmode=secret", "the value of sslmode")]
    [InlineData("postgresql://u:secret@a:1,b:2/d?port=1,2,3", "another number of hosts")]
    [InlineData("host=h password=secret sslmode=secret", "the value of sslmode")]
    [InlineData("host=h password=secret word", "single quotes")]
    [InlineData("host=h password='secret", "does not end")]
    [InlineData("host=h pasword=secret", "keyword that is none of")]
    [InlineData("Host=h;Password=secret;Sekret=secret", "parameter that is none of")]
    [InlineData("host=h connect_timeout=secret", "the value of connect_timeout")]
    [InlineData("", "empty")]
    public void What_is_wrong_is_said_without_the_password(string text, string expected)
    {
        SimulationException refusal = Assert.Throws<SimulationException>(() => Parse(text));
        Assert.Equal((ExitCode.Usage, "postgres_dsn_invalid"), (refusal.ExitCode, refusal.Code));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_given_apart_is_used_where_the_address_has_none()
    {
        Assert.Equal("p", PostgresAddress.Parse(new DatabaseAddress("host=h"), new Secret("p")).ToSettings().Password);
        Assert.Equal("own", PostgresAddress.Parse(new DatabaseAddress("host=h password=own"), new Secret("p")).ToSettings().Password);
    }

    [Fact]
    public void Another_database_of_the_same_server_keeps_the_rest()
    {
        NpgsqlConnectionStringBuilder settings = Parse("postgresql://u:p;'\"@h:1/d?sslmode=require").ForDatabase("other").ToSettings();
        Assert.Equal(("other", "p;'\"", 1, SslMode.Require), (settings.Database, settings.Password, settings.Port, settings.SslMode));
    }

    [Theory]
    [InlineData("postgresql://h/d", true)]
    [InlineData("Host=h;Database=d", true)]
    [InlineData("dbname=d", true)]
    [InlineData("runs/a=b/ledger.sqlite", false)]
    [InlineData("ledger.sqlite", false)]
    [InlineData("http://h/d", false)]
    public void An_address_is_told_from_a_path(string text, bool expected) =>
        Assert.Equal(expected, PostgresAddress.LooksLikeAddress(text));

    [Theory]
    [InlineData("postgresql://u:p@h:5433/d")]
    [InlineData("postgresql://h:5432/d")]
    [InlineData("postgresql://u:p%40%2F%3A%3F%23%25@h:5432/d?sslmode=verify-full&sslrootcert=%2Fca.pem")]
    [InlineData("postgresql://u@/d?host=%2Ftmp")]
    [InlineData("postgresql://u@[::1]:5433/d")]
    [InlineData("postgresql://u@a:1,b:2/d?options=-csearch_path%3Dx")]
    public void An_address_is_given_to_other_programs_as_url(string url) => Assert.Equal(url, Parse(url).RevealUrl());

    private static PostgresAddress Parse(string text) => PostgresAddress.Parse(new DatabaseAddress(text));
}
