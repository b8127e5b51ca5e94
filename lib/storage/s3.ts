import 'server-only'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { Disk } from 'flydrive'
import { S3Driver } from 'flydrive/drivers/s3'
import { AppError, NotFoundError } from '@/lib/errors'
import { assertKey } from './key'
import type { Storage } from './port'
import { readS3Url } from './s3-url'

const CONNECT_MS = 3_000
/** How long the bucket may say nothing in the middle of an answer. */
const SILENCE_MS = 20_000
const ATTEMPTS = 3

/** Objects in a bucket of anything that speaks S3. */
export function s3Storage(url: string): Storage {
  const { bucket, ...config } = readS3Url(url)
  const client = new S3Client({
    ...config,
    maxAttempts: ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: SILENCE_MS },
    // Checksums in trailers are Amazon's own: many that speak S3 refuse them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const disk = new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }))
  const put: Storage['put'] = (key, content, { bytes, type }) =>
    spoken(disk.putStream(assertKey(key), content, { contentLength: bytes, contentType: type }))

  return {
    kind: 's3',
    put,

    async adopt(key, path, about) {
      await put(key, createReadStream(path), about)
      await rm(path, { force: true })
    },

    async open(key, { start, end }) {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: assertKey(key),
        Range: `bytes=${start}-${end}`,
      })
      const { Body } = await spoken(client.send(command)).catch((error: unknown) => {
        if (isMissing(error)) throw new NotFoundError('File', key)
        throw error
      })
      return Body as Readable
    },

    async stat(key) {
      const found = await spoken(disk.getMetaData(assertKey(key))).catch((error: unknown) => {
        if (isMissing(error)) return undefined
        throw error
      })
      return found && { key, bytes: found.contentLength, modifiedAt: found.lastModified }
    },

    delete: (key) => spoken(disk.delete(assertKey(key))),

    async *list(prefix) {
      let ContinuationToken: string | undefined
      do {
        const given = { Bucket: bucket, Prefix: `${prefix}/`, ContinuationToken }
        const page = await spoken(client.send(new ListObjectsV2Command(given)))
        for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
          yield { key: Key, bytes: Size, modifiedAt: LastModified ?? new Date() }
        }
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
    },

    uploadUrl: (key, { bytes, type, seconds }) =>
      disk.getSignedUploadUrl(assertKey(key), {
        expiresIn: `${seconds} s`,
        contentType: type,
        ContentLength: bytes,
      }),
  }
}

const isMissing = (error: unknown) => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (['NoSuchKey', 'NotFound'].includes(cause.name)) return true
  }
  return false
}

// What the bucket says is ours to explain; that it says nothing, the caller may know.
async function spoken<Result>(asked: Promise<Result>): Promise<Result> {
  return asked.catch((error: unknown) => {
    if (isMissing(error)) throw error
    throw new AppError(
      'service_unavailable',
      'The storage does not answer. Try again in a moment.',
      {
        cause: error,
        headers: { 'Retry-After': '5' },
      },
    )
  })
}
