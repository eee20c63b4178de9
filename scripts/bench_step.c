/* Reads every row of each query given, every column as what it is, and does nothing with it: the floor of any report.
   Usage: bench_step REGISTER QUERY... Prints a sum, so that nothing is optimised away. */
#include <sqlite3.h>
#include <stdio.h>

static long read_all(sqlite3 *db, const char *sql) {
    sqlite3_stmt *statement;
    long sum = 0;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, 0)) {
        fprintf(stderr, "%s\n", sqlite3_errmsg(db));
        return -1;
    }
    int columns = sqlite3_column_count(statement);
    while (sqlite3_step(statement) == SQLITE_ROW)
        for (int i = 0; i < columns; i++)
            if (sqlite3_column_type(statement, i) == SQLITE_INTEGER) sum += sqlite3_column_int64(statement, i);
            else if (sqlite3_column_text(statement, i)) sum += sqlite3_column_bytes(statement, i);
    sqlite3_finalize(statement);
    return sum;
}

int main(int count, char **arguments) {
    sqlite3 *db;
    long sum = 0;
    if (count < 3 || sqlite3_open_v2(arguments[1], &db, SQLITE_OPEN_READONLY, 0)) return 1;
    for (int i = 2; i < count; i++) {
        long read = read_all(db, arguments[i]);
        if (read < 0) return 1;
        sum += read;
    }
    printf("%ld\n", sum);
    return 0;
}
