import 'server-only'
import type { ServerResponse } from 'node:http'

export type Sent = { status: number; bytes: number; isAborted: boolean }

/** The status that nginx logs if the client closed the connection before it got the status line. */
const CLIENT_CLOSED_REQUEST = 499

/**
 * Calls `onEnd` once, when the response is sent or its connection is lost. `bytes` counts the bytes
 * written to the connection after this call, headers included. `status` is 499 if no headers were sent.
 */
export function watchResponse(response: ServerResponse, onEnd: (sent: Sent) => void): void {
  const { socket } = response
  const earlierBytes = socket?.bytesWritten ?? 0
  response.once('close', () =>
    onEnd({
      status: response.headersSent ? response.statusCode : CLIENT_CLOSED_REQUEST,
      bytes: (socket?.bytesWritten ?? 0) - earlierBytes,
      isAborted: !response.writableFinished,
    }),
  )
}
