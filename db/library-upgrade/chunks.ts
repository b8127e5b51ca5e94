const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** Rows that are read and written at once. */
export const CHUNK_ROWS = 2_000

/** Reads rows in pages in the order of their ids, and passes each page on. */
export async function inChunks<Row extends { id: string }>(
  read: (after: string) => Promise<Row[]>,
  write: (rows: Row[]) => Promise<void>,
): Promise<void> {
  for (let rows = await read(FIRST_ID); rows.length > 0; ) {
    await write(rows)
    rows = rows.length < CHUNK_ROWS ? [] : await read(rows.at(-1)?.id ?? FIRST_ID)
  }
}
