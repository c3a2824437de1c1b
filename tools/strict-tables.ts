/**
 * Makes every table of a migration STRICT, which drizzle-kit cannot: SQLite then refuses
 * a text in an integer column. Tables that are STRICT already stay as they are.
 */
export function strictTables(sql: string): string {
  return sql.replaceAll(/(CREATE TABLE [^;]*\n\));/g, '$1 STRICT;')
}
