import { type SQL, sql } from 'drizzle-orm'

/** An array of UUIDs as one parameter, in their order: a parameter for each would be too many. */
export const toUuids = (ids: readonly string[]): SQL =>
  sql`array(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)
    with ordinality e(value, n) order by n)`
