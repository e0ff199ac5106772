namespace Torghut.Platform.Cluster.Postgres.Migrations;

/// <summary>One step of the ledger's schema. A step that was published never changes.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Sql">Its statements.</param>
/// <param name="Checksum">SHA-256 of the statements, in hexadecimal digits.</param>
internal sealed record LedgerMigration(int Version, string Name, string Sql, string Checksum);
