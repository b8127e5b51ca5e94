import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'

export type Call = { path: string; headers: Record<string, string>; status: number }
export type Measured = { requests: number; p50Ms: number; wrong: number }

const END_OF_HEADERS = Buffer.from('\r\n\r\n')

/**
 * Repeats a request for `seconds` on `connections` persistent connections, one at a time on each. Writes
 * to sockets directly, because an HTTP client would use processor time of the same machine.
 */
export async function load(
  port: number,
  call: Call,
  { seconds, connections }: { seconds: number; connections: number },
): Promise<Measured> {
  const head = Object.entries({ Host: 'localhost', ...call.headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
  const request = Buffer.from(`GET ${call.path} HTTP/1.1\r\n${head}\r\n`)
  const until = performance.now() + seconds * 1_000
  const latencies: number[] = []
  let wrong = 0

  const runConnection = () =>
    new Promise<void>((done, fail) => {
      const socket = connect(port, '127.0.0.1')
      let received: Buffer = Buffer.alloc(0)
      let sentAt = 0
      const send = () => {
        sentAt = performance.now()
        socket.write(request)
      }
      socket.setNoDelay(true).once('connect', send).once('error', fail)
      socket.on('data', (chunk) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
        const whole = responseLength(received)
        if (whole === undefined || received.length < whole) return
        if (!received.subarray(9, 12).equals(Buffer.from(String(call.status)))) wrong++
        received = received.subarray(whole)
        latencies.push(performance.now() - sentAt)
        if (performance.now() < until) return send()
        socket.end()
        done()
      })
    })

  await Promise.all(Array.from({ length: connections }, runConnection))
  latencies.sort((a, b) => a - b)
  return { requests: latencies.length, p50Ms: latencies[latencies.length >> 1] ?? 0, wrong }
}

// Returns the length of the response at the start of `bytes`; undefined if it is incomplete.
function responseLength(bytes: Buffer): number | undefined {
  const end = bytes.indexOf(END_OF_HEADERS)
  if (end === -1) return undefined
  const head = bytes.toString('latin1', 0, end).toLowerCase()
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1]
  if (length !== undefined) return end + 4 + Number(length)
  if (!head.includes('transfer-encoding: chunked')) return end + 4
  const last = bytes.indexOf('0\r\n\r\n', end + 2)
  return last === -1 ? undefined : last + 5
}
