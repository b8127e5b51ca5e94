import 'server-only'
import { Readable } from 'node:stream'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/import'
import { requireUser } from '../shared/access'
import { createFileImport } from './imports'
import { inspectFile } from './inspect'
import { withStoredFile } from './stored-file'

type PastedText = { text: string; name?: string }

/** The playlist is called so unless the text or the request names it. */
const FILE_NAME = 'Pasted list'

const toBytes = (text: string) => new TextEncoder().encode(text)

/** Reads a pasted text once without storing it; as `inspectFile`. */
export const inspectText = (ctx: Context, { text }: PastedText): Promise<number> =>
  inspectFile(ctx, { fileName: FILE_NAME, bytes: toBytes(text) })

/** Stores a pasted text that was inspected, and queues its import. `total` is its number of rows. */
export const createTextImport = (
  ctx: Context,
  { text, name }: PastedText,
  total: number,
): Promise<Import> =>
  withStoredFile(requireUser(ctx).userId, Readable.from([toBytes(text)]), ({ fileId }) =>
    createFileImport(ctx, { fileName: FILE_NAME, name, fileId, total }),
  )
