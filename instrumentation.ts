/** Next calls this once a server starts: what pages need is open before the first of them runs. */
export async function register(): Promise<void> {
  // Pages on the edge have no database; the check keeps it out of their bundle.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { isBuilding } = await import('./lib/config/env')
  if (isBuilding()) return
  const { captureErrors } = await import('./lib/observability/capture-errors')
  captureErrors()
  const { db } = await import('./db')
  await db.open()
}
