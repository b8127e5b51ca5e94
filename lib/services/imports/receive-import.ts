import 'server-only'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/import'
import { requireUser } from '../shared/access'
import { type CreateOnce, type IncomingFile, receiveFile } from '../uploads/receive-file'
import { createFileImport } from './imports'
import { inspectFile } from './inspect'
import { importSizeLimit } from './limits'
import { withStoredFile } from './stored-file'

/**
 * Receives a playlist file, reads it once in a thread, stores it and queues its import.
 * @throws AppError `payload_too_large`, and the errors of `receiveFile` and `inspectFile`
 */
export async function receiveImport<Result>(
  ctx: Context,
  upload: IncomingFile<{ name?: string }>,
  createOnce: CreateOnce<Import, Result>,
): Promise<Result> {
  const actor = requireUser(ctx)
  const { userId } = actor
  return receiveFile(userId, upload, importSizeLimit(actor), async (path) => {
    const { fileName, fields } = upload
    const { size: bytesOnDisk } = await stat(path)
    const total = await inspectFile(ctx, { path, fileName, bytesOnDisk })
    return withStoredFile(userId, createReadStream(path), ({ fileId, digest }) =>
      createOnce([fields, fileName, digest], () =>
        createFileImport(ctx, { ...fields, fileName, fileId, total }),
      ),
    )
  })
}
