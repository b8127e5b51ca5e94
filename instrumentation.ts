/** Next calls this once a server starts: what pages need is open before the first of them runs. */
export async function register(): Promise<void> {
  const { isBuilding } = await import('./lib/env')
  if (isBuilding()) return
  const { db } = await import('./db')
  await db.open()
}
