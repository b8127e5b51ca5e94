import 'server-only'
import type { Transaction } from '@/db'

/**
 * Makes other imports, undos and confirmations of the user wait until the transaction ends; false if
 * the import was undone, so that its job must not apply lists any more.
 */
export async function lockImportedLists(
  tx: Transaction,
  { userId, importId }: { userId: string; importId: string | null },
): Promise<boolean> {
  await tx.fileLists.lock(userId)
  if (importId === null) return true
  const row = await tx.imports.find({ userId, id: importId })
  return row !== undefined && row.undoneAt === null
}
