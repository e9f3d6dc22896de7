"""SQLite FTS5 on the same items, as a child of `npm run bench -- search`: a line of JSON in, a line out.

Items come with their words already stemmed, so that both sides match the same. The facets are counted as an application on SQLite would: one GROUP BY each over
the matches of the query.
"""
import json
import os
import sqlite3
import sys
import time

path = sys.argv[1]
facets = ["subject", "grade", "type", "genre", "exam", "source", "line", "topic"]
db = sqlite3.connect(path)
db.executescript(
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA mmap_size = 268435456;"
    "CREATE VIRTUAL TABLE items USING fts5(title, topic, extra, summary, content='', prefix='1 2 3');"
    "CREATE TABLE facts (id INTEGER PRIMARY KEY, subject TEXT, grade INT, type TEXT, genre TEXT, exam TEXT, source TEXT, line TEXT, topic TEXT, added INT);"
)


def answer(message):
    if message["do"] == "add":
        db.executemany("INSERT INTO items (rowid, title, topic, extra, summary) VALUES (?, ?, ?, ?, ?)", [row[:5] for row in message["rows"]])
        db.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [[row[0]] + row[5:] for row in message["rows"]])
        return None
    if message["do"] == "finish":
        db.execute("INSERT INTO items (items) VALUES ('optimize')")
        db.commit()
        return {"bytes": os.path.getsize(path)}
    started = time.perf_counter()
    match = message["match"]
    if match == "":
        db.execute("CREATE TEMP TABLE hits AS SELECT id AS rowid, 0 AS score FROM facts")
    else:
        db.execute("CREATE TEMP TABLE hits AS SELECT rowid, bm25(items, 8, 4, 2, 1) AS score FROM items WHERE items MATCH ?", (match,))
    page = db.execute("SELECT hits.rowid FROM hits JOIN facts ON facts.id = hits.rowid ORDER BY score, added DESC LIMIT 24").fetchall()
    for facet in facets:
        db.execute(f"SELECT {facet}, count(*) FROM hits JOIN facts ON facts.id = hits.rowid GROUP BY {facet}").fetchall()
    db.execute("DROP TABLE hits")
    return {"ms": (time.perf_counter() - started) * 1000, "found": len(page)}


for line in sys.stdin:
    sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
    sys.stdout.flush()
