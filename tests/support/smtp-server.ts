import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { until } from './until'

type ReceivedMail = { from: string; to: string[]; text: string }

export type MailServer = {
  url: string
  mails: ReceivedMail[]
  /** The response to recipients; `silent` sends none. */
  mode: 'accept' | 'later' | 'reject' | 'silent'
  /** Waits for a mail to an address that contains a link, and returns the token of the link. */
  waitForToken: (to: string) => Promise<string>
  stop: () => Promise<void>
}

/** Starts a mail server on a free port, with the user `riffle` and the password `pass:word`. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth({ username, password }, _, done) {
      const isKnown = username === 'riffle' && password === 'pass:word'
      if (isKnown) done(null, { user: 'riffle' })
      else done(new Error('Invalid login'))
    },
    onRcptTo({ address }, _, done) {
      if (mailServer.mode === 'accept') return done()
      if (mailServer.mode === 'silent') return
      const responseCode = mailServer.mode === 'later' ? 451 : 550
      done(Object.assign(new Error(`No such mailbox: ${address}`), { responseCode }))
    },
    async onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk)
      mails.push({
        from: envelope.mailFrom ? envelope.mailFrom.address : '',
        to: envelope.rcptTo.map(({ address }) => address),
        text: decodeQuotedPrintable(Buffer.concat(chunks).toString('latin1')),
      })
      done()
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const mailServer: MailServer = {
    url: `smtp://riffle:pass%3Aword@127.0.0.1:${port}`,
    mails,
    mode: 'accept',
    waitForToken: (to) => until(() => findToken(mails, to)),
    stop: () => new Promise((done) => server.close(() => done())),
  }
  return mailServer
}

function findToken(mails: ReceivedMail[], to: string): string | undefined {
  const mail = mails.findLast((candidate) => candidate.to.includes(to))
  return /#token=([\w-]+)/.exec(mail?.text ?? '')?.[1]
}

const decodeQuotedPrintable = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    'latin1',
  ).toString('utf8')
