import 'server-only'
import { createReadStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { Disk } from 'flydrive'
import { S3Driver } from 'flydrive/drivers/s3'
import { AppError, NotFoundError } from '@/lib/errors'
import { assertKey } from './key'
import type { Storage } from './port'
import { readS3Url } from './s3-url'

const CONNECT_MS = 3_000
/** How long the bucket may say nothing, before its answer or in the middle of it. */
const SILENCE_MS = 20_000
const ATTEMPTS = 3

/** Objects in a bucket of anything that speaks S3, which may say nothing for `silenceMs`. */
export function s3Storage(url: string, silenceMs = SILENCE_MS): Storage {
  const { bucket, ...config } = readS3Url(url)
  const clientWith = (waits: { socketTimeout: number } | { requestTimeout: number }) =>
    new S3Client({
      ...config,
      maxAttempts: ATTEMPTS,
      requestHandler: { connectionTimeout: CONNECT_MS, throwOnRequestTimeout: true, ...waits },
      // Checksums in trailers are Amazon's own: many that speak S3 refuse them.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    })
  const client = clientWith({ requestTimeout: silenceMs })
  const disk = diskOf(client, bucket)
  // A file takes the time it takes to send, as long as it moves.
  const sending = diskOf(clientWith({ socketTimeout: silenceMs }), bucket)
  const put: Storage['put'] = (key, content, { bytes, type }) =>
    spoken(sending.putStream(assertKey(key), content, { contentLength: bytes, contentType: type }))

  return {
    kind: 's3',
    put,

    putFile: (key, path, about) => put(key, createReadStream(path), about),

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
      return unlessSilent(Body as IncomingMessage, silenceMs)
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

const diskOf = (client: S3Client, bucket: string) =>
  new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }))

// Whoever listens takes bytes as the song goes on: silence counts only where somebody waits.
function unlessSilent(body: IncomingMessage, silenceMs: number): Readable {
  const { socket } = body
  const end = () => body.destroy(new Error('The storage fell silent.'))
  const watch = () => socket.setTimeout(silenceMs)
  const rest = () => socket.setTimeout(0)
  watch()
  socket.on('timeout', end)
  body.on('resume', watch).on('pause', rest)
  body.once('close', () => {
    rest()
    socket.off('timeout', end)
  })
  return body
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
