import 'server-only'
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import { requireRecentSession } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import type { Download } from '../shared/download'

const VERSION = 1

type Row = Record<string, unknown>
type Section = Parameters<typeof db.personalData.listRows>[0]

/**
 * Exports all stored data of the user except secrets, as JSON that is created while it is sent.
 * @throws AppError `recent_sign_in_required`
 */
export async function exportAccount(ctx: Context): Promise<Download> {
  const { userId } = requireRecentSession(ctx)
  await recordAuditEvent(ctx, { userId, event: 'account_exported' })
  const now = new Date().toISOString()
  return {
    type: 'application/json',
    fileName: `riffle-${now.slice(0, 10)}.json`,
    text: serializeAccount(userId, now),
  }
}

async function* serializeAccount(userId: string, exportedAt: string): AsyncGenerator<string> {
  yield `{"format":"riffle-account","version":${VERSION},"exportedAt":"${exportedAt}"`
  for (const section of db.personalData.listSections()) {
    yield `,\n"${section}":[`
    let separator = '\n'
    for await (const rows of readPages(section, userId)) {
      if (rows.length === 0) continue
      yield separator + rows.map(serializeRow).join(',\n')
      separator = ',\n'
    }
    yield ']'
  }
  yield '}\n'
}

async function* readPages(section: Section, userId: string): AsyncGenerator<Row[]> {
  for (let after: string[] | undefined; ; ) {
    const { rows, next } = await db.personalData.listRows(section, userId, after)
    yield rows
    if (!next) return
    after = next
    await yieldToEventLoop()
  }
}

// Bytes become base64, because JSON has no type for them.
const serializeRow = (row: Row): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
      ]),
    ),
  )
