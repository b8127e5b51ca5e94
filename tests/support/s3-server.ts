import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Stored = { bytes: Buffer; type: string; at: Date }

export type S3Server = {
  url: string
  objects: Map<string, Stored>
  /** Requests without a signature or with a wrong length. */
  faults: string[]
  /** Leaves all requests without a response, or ends that. */
  fallSilent: (isSilent: boolean) => void
  /** Sends only the first half of each object, or ends that. */
  stallBodies: (doesStall: boolean) => void
  stop: () => Promise<void>
}

const SIGNED =
  /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-test-1\/s3\/aws4_request, SignedHeaders=[\w;-]+, Signature=[0-9a-f]{64}$/

/** Starts a server with the part of S3 that the storage uses. It checks only the form of signatures. */
export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Stored>()
  const faults: string[] = []
  let isSilent = false
  let doesStall = false
  const server = createServer((request, response) => {
    if (isSilent) return
    respond(request, response, { objects, faults, doesStall }).catch((error: unknown) => {
      faults.push(String(error))
      response.writeHead(500).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `s3://key:s%2Fecret@127.0.0.1:${port}/riffle-test?region=eu-test-1&tls=off`,
    objects,
    faults,
    fallSilent: (given) => {
      isSilent = given
    },
    stallBodies: (given) => {
      doesStall = given
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

type Bucket = Pick<S3Server, 'objects' | 'faults'> & { doesStall: boolean }

async function respond(request: IncomingMessage, response: ServerResponse, bucket: Bucket) {
  const url = new URL(request.url ?? '/', 'http://s3')
  const key = decodeURIComponent(url.pathname).replace(/^\/riffle-test\/?/, '')
  const isSigned =
    SIGNED.test(request.headers.authorization ?? '') ||
    /^[0-9a-f]{64}$/.test(url.searchParams.get('X-Amz-Signature') ?? '')
  if (!isSigned) bucket.faults.push(`${request.method} ${key} is not signed`)
  if (request.method === 'PUT') return put(request, response, { ...bucket, key })
  if (request.method === 'DELETE') {
    bucket.objects.delete(key)
    return response.writeHead(204).end()
  }
  if (key === '') return list(response, bucket, url.searchParams)
  const stored = bucket.objects.get(key)
  if (!stored) return missing(request, response)
  return get(request, response, { ...stored, doesStall: bucket.doesStall })
}

async function put(
  request: IncomingMessage,
  response: ServerResponse,
  { objects, faults, key }: Bucket & { key: string },
) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const declared = Number(request.headers['content-length'])
  if (declared !== bytes.length)
    faults.push(`${key}: ${declared} declared, ${bytes.length} received`)
  objects.set(key, { bytes, type: request.headers['content-type'] ?? '', at: new Date() })
  response.writeHead(200, { ETag: '"etag"' }).end()
}

function get(
  request: IncomingMessage,
  response: ServerResponse,
  { bytes, type, at, doesStall }: Stored & { doesStall: boolean },
) {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  const part = first === undefined ? bytes : bytes.subarray(Number(first), Number(last) + 1)
  response.writeHead(first === undefined ? 200 : 206, {
    'Content-Type': type,
    'Content-Length': part.length,
    'Last-Modified': at.toUTCString(),
    ETag: '"etag"',
    ...(first === undefined ? {} : { 'Content-Range': `bytes ${first}-${last}/${bytes.length}` }),
  })
  if (doesStall) response.write(part.subarray(0, part.length / 2))
  else response.end(request.method === 'HEAD' ? undefined : part)
}

function list(response: ServerResponse, { objects }: Bucket, query: URLSearchParams) {
  const prefix = query.get('prefix') ?? ''
  const rows = [...objects].filter(([key]) => key.startsWith(prefix))
  const contents = rows.map(
    ([key, { bytes, at }]) =>
      `<Contents><Key>${key}</Key><Size>${bytes.length}</Size><LastModified>${at.toISOString()}</LastModified><ETag>"etag"</ETag></Contents>`,
  )
  response.writeHead(200, { 'Content-Type': 'application/xml' })
  response.end(
    `<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`,
  )
}

function missing(request: IncomingMessage, response: ServerResponse) {
  response.writeHead(404, { 'Content-Type': 'application/xml' })
  const body = '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>none</Message></Error>'
  response.end(request.method === 'HEAD' ? undefined : body)
}
