import 'server-only'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/import'
import { createFileImport } from './imports'
import { inspectFile } from './inspect'

type PastedText = { text: string; name?: string }

/** The playlist is called so unless the text or the request names it. */
const FILE_NAME = 'Pasted list'

const toFile = (text: string) => ({ fileName: FILE_NAME, bytes: new TextEncoder().encode(text) })

/** Reads a pasted text once without storing it; as `inspectFile`. */
export const inspectText = (ctx: Context, { text }: PastedText): Promise<number> =>
  inspectFile(ctx, toFile(text))

/** Stores a pasted text that was inspected, and queues its import. `seen` is its number of rows. */
export const createTextImport = (
  ctx: Context,
  { text, name }: PastedText,
  seen: number,
): Promise<Import> => createFileImport(ctx, { ...toFile(text), name, seen })
