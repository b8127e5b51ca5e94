import 'server-only'
import { connect, type Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import { env } from '@/lib/config/env'
import { kindOfHost } from '@/lib/config/host-kind'
import { UpstreamError } from '../upstream-error'
import { toMailError } from './mail-error'

const DEADLINE_MS = 20_000
const CONNECT_TIMEOUT_MS = 6_000
const SMTP_PORT = 587
const SMTPS_PORT = 465

export type Mail = { to: string; subject: string; text: string }

/** Whether the server can send mail. */
export const isMailConfigured = (): boolean => env().SMTP_URL !== undefined

/**
 * Sends a mail with plain text to one address. Returns after the mail server has accepted it, or
 * rejects after 20 seconds at the latest. Encryption is required unless the mail server is in a
 * private network.
 * @throws UpstreamError without the texts of the mail server, which may contain the address
 */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL || !MAIL_FROM) throw new Error('SMTP_URL and MAIL_FROM are not set.')
  const url = new URL(SMTP_URL)
  const sockets = new Set<Socket>()
  const { promise: deadline, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new UpstreamError('timeout', url.host)), DEADLINE_MS)
  try {
    const message = { from: MAIL_FROM, to: { name: '', address: to }, subject, text }
    await Promise.race([transportTo(url, sockets).sendMail(message), deadline])
  } catch (error) {
    throw toMailError(error, url.host)
  } finally {
    clearTimeout(timer)
    for (const socket of sockets) socket.destroy()
  }
}

function transportTo(url: URL, sockets: Set<Socket>) {
  const isSmtps = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port) || (isSmtps ? SMTPS_PORT : SMTP_PORT)
  return createTransport({
    host,
    port,
    secure: isSmtps,
    requireTLS: kindOfHost(url.hostname) === 'public',
    ...(url.username
      ? {
          auth: {
            user: decodeURIComponent(url.username),
            pass: decodeURIComponent(url.password),
          },
        }
      : {}),
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: CONNECT_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    // Sockets of our own, so that the deadline ends a connection in any state.
    getSocket: (_, callback) => {
      const socket = connect({ host, port, timeout: CONNECT_TIMEOUT_MS })
      sockets.add(socket)
      const fail = (error: Error) => callback(error)
      socket.once('error', fail)
      socket.once('timeout', () => socket.destroy(new UpstreamError('timeout', url.host)))
      socket.once('connect', () => {
        socket.off('error', fail)
        socket.setTimeout(0)
        callback(null, { connection: socket })
      })
    },
  })
}
