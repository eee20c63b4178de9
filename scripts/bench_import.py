#!/usr/bin/env python3
"""Ratios of an import by relais, checked and kept durably, against programs that only copy or read the same file.

Usage: bench_import.py BINARY [LINES] [SHEET_ROWS]
"""
import os, subprocess, sys, tempfile
from bench import pair, run, table

BINARY = os.path.abspath(sys.argv[1])
LINES = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
SQLITE_UTILS = os.path.join(os.path.dirname(sys.executable), "sqlite-utils")
SHEET_ROWS = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000

PANDAS = ("import pandas, sqlite3, sys; "
          "pandas.read_csv('lines.csv', sep=';').to_sql('t', sqlite3.connect(sys.argv[1]))")
OPENPYXL = ("import openpyxl; "
            "sum(1 for _ in openpyxl.load_workbook('lines.xlsx', read_only=True).active.iter_rows(values_only=True))")
WORKBOOK = ("import csv, openpyxl; book = openpyxl.Workbook(write_only=True); sheet = book.create_sheet('sessions');\n"
            "for row in csv.reader(open('sheet.csv', encoding='utf-8'), delimiter=';'):"
            " sheet.append([int(cell) if cell.isdigit() else cell for cell in row])\nbook.save('lines.xlsx')")


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        relais = lambda register, *words: [BINARY, "--register", register, "--today", "2026-01-15", *words]
        run([BINARY, "demo", "b", "--csv"])
        os.remove("b/sessions.csv")
        run(relais("empty.relais", "init", "--name", "Banc"))
        run(relais("empty.relais", "import", "b"))

        def ours(file):
            def once(number):
                subprocess.run(["cp", "empty.relais", "import.relais"], check=True)
                return run(relais("import.relais", "import", file))
            return once

        def fresh(command):
            def once(number):
                for name in os.listdir("."):
                    if name.startswith("peer.db"):
                        os.remove(name)
                return run(command)
            return once

        table("lines.csv", LINES)
        title = f"importing {LINES} contact lines, checked and on the disk"
        pair(title, 3, ours("lines.csv"),
             fresh(["sqlite3", "peer.db", "-cmd", ".mode csv", "-cmd", ".separator ;", ".import lines.csv t"]), 3)
        pair(title, 1, ours("lines.csv"), fresh([SQLITE_UTILS, "insert", "peer.db", "t", "lines.csv", "--csv", "--delimiter", ";"]),
             1, "sqlite-utils insert")
        pair(title, 1, ours("lines.csv"), fresh([sys.executable, "-c", PANDAS, "peer.db"]), 1, "pandas read_csv + to_sql")

        table("sheet.csv", SHEET_ROWS)
        subprocess.run([sys.executable, "-c", WORKBOOK], check=True)
        pair(f"importing {SHEET_ROWS} rows of a workbook", 1, ours("lines.xlsx"), fresh([sys.executable, "-c", OPENPYXL]), 3,
             "openpyxl reading it")


if __name__ == "__main__":
    main()
