import { CONFIRMATION_DAYS, type ImportRow, UNDO_DAYS } from '@/db'

const DAY_MS = 24 * 3_600_000

/** Returns until when a removal can be confirmed; null if the import does not wait. */
export function confirmationDeadline({ status, finishedAt }: ImportRow): Date | null {
  if (status !== 'needs_confirmation' || !finishedAt) return null
  return new Date(finishedAt.getTime() + CONFIRMATION_DAYS * DAY_MS)
}

/**
 * Returns until when an import can be undone: while it waits for a confirmation, and for a day after
 * its end or the confirmation. Null if it has not ended.
 */
export function undoDeadline(row: ImportRow): Date | null {
  const waiting = confirmationDeadline(row)
  if (waiting) return waiting
  const end = row.confirmedAt ?? row.finishedAt
  return end && new Date(end.getTime() + UNDO_DAYS * DAY_MS)
}
