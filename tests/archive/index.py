"""Is the index what it would be if it were made anew? Asked after everything that changes it."""

from quoth.archive.documents import Document, labels, setting
from quoth.archive.indexing import stored
from quoth.archive.schema import TOKENS


def terms(connection, table):
    connection.execute(f"CREATE VIRTUAL TABLE temp.{table}_terms USING fts5vocab ('main', '{table}', 'instance')")
    rows = {tuple(row) for row in connection.execute(f"SELECT term, doc, col, offset FROM temp.{table}_terms")}
    connection.execute(f"DROP TABLE temp.{table}_terms")
    return rows


def fresh_terms(connection):
    connection.execute(f"CREATE VIRTUAL TABLE main.fresh USING fts5 (words, setting, labels, content = '', columnsize = 0, {TOKENS})")
    articles = {number: stored(connection, number) for (number,) in connection.execute("SELECT number FROM articles").fetchall()}
    for row in connection.execute("SELECT * FROM quotations WHERE state = 0 ORDER BY number").fetchall():
        article = articles[row["article"]]
        tags = labels(row["speaker"], row["outlet"], row["kind"], row["medium"])
        document = Document(row["number"], row["words"], setting(article, article.quotations[row["place"]]), tags)
        connection.execute(
            "INSERT INTO fresh (rowid, words, setting, labels) VALUES (?, ?, ?, ?)",
            (document.number, document.words, document.setting, document.labels),
        )
    rows = terms(connection, "fresh")
    connection.execute("DROP TABLE fresh")
    return rows


def assert_sound(archive):
    """The index has exactly the words of the quotations that are shown, and each speaker exactly its count."""
    connection = archive._connection
    assert terms(connection, "quotation_index") == fresh_terms(connection)
    counted = "SELECT speaker, count(*) FROM quotations WHERE state = 0 AND speaker IS NOT NULL GROUP BY speaker"
    known = "SELECT number, quotations FROM speakers WHERE quotations != 0"
    assert sorted(map(tuple, connection.execute(counted))) == sorted(map(tuple, connection.execute(known)))
    assert connection.execute("SELECT count(*) FROM shingles WHERE quotation NOT IN (SELECT number FROM quotations)").fetchone()[0] == 0
