"""Is the index what it would be if it were made anew? Asked after everything that changes it."""

from quoth.archive.documents import id_label
from quoth.archive.indexing import document_of, stored
from quoth.archive.shingles import samples, words

INDEXES = ("said_index", "quotation_index", "wording_index")


_MONTH = "coalesce(CAST(strftime('%Y%m', day + 1721424.5) AS INTEGER), 0)"
_EACH = (
    "(SELECT coalesce(speaker, 0) AS who, * FROM quotations WHERE state = 0 UNION ALL SELECT -1 AS who, * FROM quotations WHERE state = 0)"
)
SUMS = {
    "SELECT number, quotations FROM speakers WHERE quotations != 0": f"SELECT who, count(*) FROM {_EACH} WHERE who > 0 GROUP BY 1",
    "SELECT speaker, outlet, articles, quotations FROM spoken": (
        f"SELECT who, coalesce(outlet, 0), count(DISTINCT article), count(*) FROM {_EACH} GROUP BY 1, 2"
    ),
    "SELECT * FROM spoken_monthly": f"SELECT who, {_MONTH}, count(*) FROM {_EACH} GROUP BY 1, 2",
    "SELECT * FROM spoken_yearly": f"SELECT {_MONTH} / 100, who, count(*) FROM {_EACH} WHERE day > 0 GROUP BY 1, 2",
    "SELECT * FROM spoken_how": f"SELECT who, kind, coalesce(medium, ''), count(*) FROM {_EACH} WHERE who >= 0 GROUP BY 1, 2, 3",
    "SELECT * FROM printed_monthly": (f"SELECT coalesce(outlet, 0), {_MONTH}, who, count(*) FROM {_EACH} WHERE who >= 0 GROUP BY 1, 2, 3"),
}
"""Every sum that is kept, and the same counted from the quotations."""


def terms(connection, table):
    connection.execute(f"CREATE VIRTUAL TABLE temp.{table}_terms USING fts5vocab ('main', '{table}', 'instance')")
    rows = {tuple(row) for row in connection.execute(f"SELECT term, doc, col, offset FROM temp.{table}_terms")}
    connection.execute(f"DROP TABLE temp.{table}_terms")
    return rows


def fresh_terms(connection):
    """The words of the indexes if they were made anew."""
    articles = {number: stored(connection, number) for (number,) in connection.execute("SELECT number FROM articles").fetchall()}
    for table in INDEXES:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        connection.execute(sql.replace(table, f"fresh_{table}", 1))
    for row in connection.execute("SELECT * FROM quotations ORDER BY number").fetchall():
        article = articles[row["article"]]
        document = document_of(row, article, article.quotations[row["place"]])
        if document.labels is not None:
            values = (document.number, document.words, document.setting, document.labels)
            said = (document.number, document.words, document.labels)
            connection.execute("INSERT INTO fresh_said_index (rowid, words, labels) VALUES (?, ?, ?)", said)
            connection.execute("INSERT INTO fresh_quotation_index (rowid, words, setting, labels) VALUES (?, ?, ?, ?)", values)
        said = words(document.words) if document.labels is not None else ()
        shingles = f"{samples([said])[0]} {id_label(document.id)}"
        connection.execute("INSERT INTO fresh_wording_index (rowid, shingles) VALUES (?, ?)", (document.number, shingles))
    rows = {table: terms(connection, f"fresh_{table}") for table in INDEXES}
    for table in INDEXES:
        connection.execute(f"DROP TABLE fresh_{table}")
    return rows


def assert_sound(archive):
    """The indexes have exactly the words of the quotations that are shown; speakers, outlets and the whole have exactly their counts."""
    connection = archive._connection
    connection.execute("BEGIN")
    assert {table: terms(connection, table) for table in INDEXES} == fresh_terms(connection)
    for table, counted in SUMS.items():
        assert sorted(map(tuple, connection.execute(table))) == sorted(map(tuple, connection.execute(counted))), table
    connection.execute("ROLLBACK")
