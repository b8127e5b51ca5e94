import type { PGlite } from '@electric-sql/pglite'

/** The folder of the embedded database within the data folder. */
export const EMBEDDED_FOLDER = 'postgres'

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
    extensions: { btree_gin, pg_trgm, unaccent },
  })
}
