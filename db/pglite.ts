import type { PGlite } from '@electric-sql/pglite'

/** The folder of the embedded database within the data folder. */
export const EMBEDDED_FOLDER = 'postgres'

/** The object id of the type `bytea`. */
const BYTEA = 17

// Those of the package convert byte by byte: a megabyte would block the process for a quarter of a second.
const parsers = { [BYTEA]: (text: string) => Buffer.from(text.slice('\\x'.length), 'hex') }
const serializers = {
  [BYTEA](value: unknown) {
    if (!(value instanceof Uint8Array)) throw new TypeError('A bytea parameter must be bytes.')
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  },
}

/** Opens the embedded database in a folder with its extensions; a backup becomes its content. */
export async function createPglite(folder: string, backup?: Blob): Promise<PGlite> {
  const [{ PGlite }, { btree_gin }, { pg_trgm }, { unaccent }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/btree_gin'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
    import('@electric-sql/pglite/contrib/unaccent'),
  ])
  return PGlite.create(folder, {
    loadDataDir: backup,
    parsers,
    serializers,
    extensions: { btree_gin, pg_trgm, unaccent },
  })
}
