import 'server-only'
import { stat, writeFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { DataStore, ERRORS, Upload } from '@tus/server'
import { db, type UploadRow } from '@/db'
import { tooLarge } from './allowance'
import { pathOf } from './incoming'
import { writeTo } from './receive'
import { UPLOAD_TTL_MS } from './resumable'

/** Uploads in parts, as @tus/server wants them kept: bytes in files, all else in the database. */
export class UploadStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination', 'expiration']

  override async create(upload: Upload): Promise<Upload> {
    await writeFile(pathOf(upload.id), '')
    return upload
  }

  override async write(content: Readable, id: string, offset: number): Promise<number> {
    const { bytes } = await this.row(id)
    const onTooMuch = () => tooLarge(bytes)
    return (
      offset +
      (await writeTo(content, { path: pathOf(id), at: offset, most: bytes - offset, onTooMuch }))
    )
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await this.row(id)
    if (row.status === 'refused') throw ERRORS.FILE_NO_LONGER_EXISTS
    const offset = row.status === 'receiving' ? await this.received(row) : row.bytes
    return new Upload({
      id,
      offset,
      size: row.bytes,
      metadata: { filename: row.fileName },
      creation_date: row.createdAt.toISOString(),
    })
  }

  // Whoever gives an upload up forgets it first: its bytes go with it.
  override async remove(): Promise<void> {}

  override getExpiration(): number {
    return UPLOAD_TTL_MS
  }

  private async row(id: string) {
    const row = await db.uploads.findAny(id)
    if (row?.kind !== 'resumable') throw ERRORS.FILE_NOT_FOUND
    return row
  }

  // The database may outlive the disk that the bytes were on. A file that is whole and was not looked
  // at is asked for its last byte again: that the last byte comes is what ends an upload.
  private async received({ id, bytes }: UploadRow): Promise<number> {
    const found = await stat(pathOf(id)).catch(() => undefined)
    if (!found) throw ERRORS.FILE_NO_LONGER_EXISTS
    return Math.max(0, Math.min(found.size, bytes - 1))
  }
}
