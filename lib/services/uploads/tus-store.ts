import 'server-only'
import { stat, writeFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { DataStore, ERRORS, Upload } from '@tus/server'
import { db, type UploadRow } from '@/db'
import { fileTooLarge } from './allowance'
import { UPLOAD_TTL_MS } from './resumable'
import { resumablePath } from './temp-files'
import { writeStreamToFile } from './write-file'

/** The data store of @tus/server: bytes in files, everything else in the database. */
export class UploadStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination', 'expiration']

  override async create(upload: Upload): Promise<Upload> {
    await writeFile(resumablePath(upload.id), '')
    return upload
  }

  override async write(content: Readable, id: string, offset: number): Promise<number> {
    const { bytes } = await this.findRow(id)
    const written = await writeStreamToFile(content, {
      path: resumablePath(id),
      offset,
      maxBytes: bytes - offset,
      onTooLarge: () => fileTooLarge(bytes),
    })
    return offset + written
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await this.findRow(id)
    if (row.status === 'refused') throw ERRORS.FILE_NO_LONGER_EXISTS
    const offset = row.status === 'receiving' ? await this.receivedBytes(row) : row.bytes
    return new Upload({
      id,
      offset,
      size: row.bytes,
      metadata: { filename: row.fileName },
      creation_date: row.createdAt.toISOString(),
    })
  }

  // `cancelUpload` deletes the row and its bytes.
  override async remove(): Promise<void> {}

  override getExpiration(): number {
    return UPLOAD_TTL_MS
  }

  private async findRow(id: string) {
    const row = await db.uploadIds.find(id)
    if (row?.kind !== 'resumable') throw ERRORS.FILE_NOT_FOUND
    return row
  }

  // The file may be gone although the row exists. A complete file whose check has not succeeded
  // reports one byte less, because only the arrival of the last byte starts the check.
  private async receivedBytes({ id, bytes }: UploadRow): Promise<number> {
    const found = await stat(resumablePath(id)).catch(() => undefined)
    if (!found) throw ERRORS.FILE_NO_LONGER_EXISTS
    return Math.max(0, Math.min(found.size, bytes - 1))
  }
}
