"""Is the index what it would be if it were made anew? Asked after everything that changes it."""

from quoth.archive.documents import id_label
from quoth.archive.indexing import document_of, stored
from quoth.archive.shingles import samples, words

INDEXES = ("said_index", "quotation_index", "wording_index")


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
    counted = "SELECT speaker, count(*) FROM quotations WHERE state = 0 AND speaker IS NOT NULL GROUP BY speaker"
    known = "SELECT number, quotations FROM speakers WHERE quotations != 0"
    assert sorted(map(tuple, connection.execute(counted))) == sorted(map(tuple, connection.execute(known)))
    counted = (
        "SELECT coalesce(speaker, 0), coalesce(outlet, 0), count(DISTINCT article), count(*) FROM quotations WHERE state = 0 GROUP BY 1, 2"
    )
    assert sorted(map(tuple, connection.execute(counted))) == sorted(
        map(tuple, connection.execute("SELECT * FROM spoken WHERE quotations != 0 OR articles != 0"))
    )
    assert connection.execute("SELECT (SELECT quotations FROM totals) - count(*) FROM quotations WHERE state = 0").fetchone()[0] == 0
    connection.execute("ROLLBACK")
