import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createClient, ErrorReply, MultiErrorReply } from 'redis'
import { createScriptRewriter } from '@/db/redis/script-flags'

export type UpstashBridge = { url: string; token: string; stop: () => Promise<void> }

type Command = (string | number)[]
type BridgeResponse = { status: number; body: unknown }

const TOKEN = 'a-token-for-tests'

/**
 * Implements the REST protocol of Upstash in front of a Redis server: single commands, /pipeline and
 * /multi-exec, bearer token, base64 on request, and the errors of Upstash.
 */
export async function startUpstashBridge(redisUrl: string): Promise<UpstashBridge> {
  const redis = await openRedis(redisUrl)
  const server = createServer((request, response) => {
    respond(request, redis)
      .catch((error: Error) => ({ status: 503, body: { error: `upstream: ${error.message}` } }))
      .then((result) => send(request, response, result))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    token: TOKEN,
    stop: async () => {
      redis.client.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

type BridgedRedis = Awaited<ReturnType<typeof openRedis>>

async function openRedis(url: string) {
  const client = createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: 50 },
  })
  client.on('error', () => undefined)
  await client.connect()
  const plain = createScriptRewriter()
  return { client, plain: (command: Command) => [...plain(command.map(String))] }
}

async function respond(request: IncomingMessage, redis: BridgedRedis): Promise<BridgeResponse> {
  if (request.headers.authorization !== `Bearer ${TOKEN}`)
    return { status: 401, body: { error: 'Unauthorized: the token is not valid' } }
  const body = JSON.parse(await text(request))
  switch (request.url) {
    case '/':
      return single(redis, body)
    case '/pipeline':
      return {
        status: 200,
        body: await Promise.all((body as Command[]).map((c) => outcome(redis, c))),
      }
    case '/multi-exec':
      return transaction(redis, body)
    default:
      return { status: 404, body: { error: 'ERR no such path' } }
  }
}

async function single(redis: BridgedRedis, command: Command): Promise<BridgeResponse> {
  const body = await outcome(redis, command)
  return { status: 'error' in body ? 400 : 200, body }
}

async function outcome(redis: BridgedRedis, command: Command) {
  try {
    return { result: await redis.client.sendCommand(redis.plain(command)) }
  } catch (error) {
    if (error instanceof ErrorReply) return { error: error.message }
    throw error
  }
}

async function transaction(redis: BridgedRedis, commands: Command[]): Promise<BridgeResponse> {
  const multi = redis.client.multi()
  for (const command of commands) multi.addCommand(redis.plain(command))
  try {
    const replies: unknown[] = await multi.exec()
    return { status: 200, body: replies.map((result) => ({ result })) }
  } catch (error) {
    if (error instanceof MultiErrorReply) return { status: 200, body: error.replies.map(replyOf) }
    if (error instanceof ErrorReply) return { status: 400, body: { error: error.message } }
    throw error
  }
}

const replyOf = (reply: unknown) =>
  reply instanceof ErrorReply ? { error: reply.message } : { result: reply }

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body }: BridgeResponse,
): void {
  const isEncoded = request.headers['upstash-encoding'] === 'base64'
  response.writeHead(status, { 'content-type': 'application/json', 'upstash-sync-token': 'abc' })
  response.end(JSON.stringify(isEncoded ? encodeBody(body) : body))
}

type Body = { result?: unknown; error?: string }

function encodeBody(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(encodeBody)
  const { result, error } = body as Body
  return error === undefined ? { result: result === 'OK' ? result : base64(result) } : { error }
}

function base64(result: unknown): unknown {
  if (typeof result === 'string') return Buffer.from(result).toString('base64')
  return Array.isArray(result) ? result.map(base64) : result
}
