import 'server-only'
import { createReadStream } from 'node:fs'
import { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import {
  GetObjectCommand,
  ListObjectsV2Command,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3'
import { Disk } from 'flydrive'
import { S3Driver } from 'flydrive/drivers/s3'
import { AppError, NotFoundError } from '@/lib/errors'
import { assertKey } from './key'
import type { Storage } from './port'
import { parseS3Url } from './s3-url'

const CONNECT_TIMEOUT_MS = 3_000
/** Maximum time without a byte, before a response or in the middle of one. */
const IDLE_TIMEOUT_MS = 20_000
const MAX_ATTEMPTS = 3

/** Stores objects in a bucket of any S3-compatible service; `setting` contains the URL. */
export function createS3Storage(
  url: string,
  idleTimeoutMs = IDLE_TIMEOUT_MS,
  setting = 'STORAGE_URL',
): Storage {
  const { bucket, ...config } = parseS3Url(url, setting)
  const client = createClient(config, { requestTimeout: idleTimeoutMs })
  const disk = createDisk(client, bucket)
  // Sending a file has no total time limit as long as bytes move.
  const uploadDisk = createDisk(createClient(config, { socketTimeout: idleTimeoutMs }), bucket)
  const put: Storage['put'] = (key, content, { bytes, type }) =>
    asUnavailable(
      uploadDisk.putStream(assertKey(key), content, { contentLength: bytes, contentType: type }),
    )

  return {
    kind: 's3',
    put,

    putFile: (key, path, meta) => put(key, createReadStream(path), meta),

    async open(key, { start, end }) {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: assertKey(key),
        Range: `bytes=${start}-${end}`,
      })
      const { Body } = await asUnavailable(client.send(command)).catch((error: unknown) => {
        if (isMissing(error)) throw new NotFoundError('File', key)
        throw error
      })
      if (!(Body instanceof IncomingMessage)) throw unavailable()
      return withIdleTimeout(Body, idleTimeoutMs)
    },

    async stat(key) {
      const found = await asUnavailable(disk.getMetaData(assertKey(key))).catch(
        (error: unknown) => {
          if (isMissing(error)) return undefined
          throw error
        },
      )
      return found && { key, bytes: found.contentLength, modifiedAt: found.lastModified }
    },

    delete: (key) => asUnavailable(disk.delete(assertKey(key))),

    async *list(prefix) {
      let ContinuationToken: string | undefined
      do {
        const query = { Bucket: bucket, Prefix: `${prefix}/`, ContinuationToken }
        const page = await asUnavailable(client.send(new ListObjectsV2Command(query)))
        for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
          yield { key: Key, bytes: Size, modifiedAt: LastModified ?? new Date() }
        }
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
    },

    createUploadUrl: (key, { bytes, type, seconds }) =>
      disk.getSignedUploadUrl(assertKey(key), {
        expiresIn: `${seconds} s`,
        contentType: type,
        ContentLength: bytes,
      }),
  }
}

const createClient = (
  config: S3ClientConfig,
  timeouts: { socketTimeout: number } | { requestTimeout: number },
) =>
  new S3Client({
    ...config,
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      throwOnRequestTimeout: true,
      ...timeouts,
    },
    // Checksums in trailers are an extension of Amazon S3 that many other services reject.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })

const createDisk = (client: S3Client, bucket: string) =>
  new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }))

// A player reads a song slowly while it plays, so only the time in which a read waits counts.
function withIdleTimeout(body: IncomingMessage, idleTimeoutMs: number): Readable {
  const { socket } = body
  const destroy = () => body.destroy(unavailable())
  const start = () => socket.setTimeout(idleTimeoutMs)
  const stop = () => socket.setTimeout(0)
  start()
  socket.on('timeout', destroy)
  body.on('resume', start).on('pause', stop)
  body.once('close', () => {
    stop()
    socket.off('timeout', destroy)
  })
  return body
}

const isMissing = (error: unknown) => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (['NoSuchKey', 'NotFound'].includes(cause.name)) return true
  }
  return false
}

async function asUnavailable<Result>(request: Promise<Result>): Promise<Result> {
  return request.catch((error: unknown) => {
    throw isMissing(error) ? error : unavailable(error)
  })
}

// The cause is only logged.
const unavailable = (cause?: unknown) =>
  new AppError('service_unavailable', 'The file storage does not respond. Try again in a moment.', {
    cause,
    headers: { 'Retry-After': '5' },
  })
