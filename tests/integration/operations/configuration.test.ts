import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PartState } from '@/lib/contract/configuration'
import { call, withApp } from '@/tests/support/app'
import { createKeys } from '@/tests/support/backups'
import { startS3Server } from '@/tests/support/s3-server'
import { type MailServer, startMailServer } from '@/tests/support/smtp-server'
import { startFakeSpotify } from '@/tests/support/spotify/fake-spotify'
import { FakeYoutube } from '@/tests/support/youtube/fake-youtube'

const target = mkdtempSync(join(tmpdir(), 'riffle-target-'))
const youtube = new FakeYoutube()
let s3: Awaited<ReturnType<typeof startS3Server>>
let mail: MailServer
let spotify: Awaited<ReturnType<typeof startFakeSpotify>>

withApp(async (onEnd) => {
  s3 = await startS3Server()
  spotify = await startFakeSpotify()
  mail = await startMailServer()
  onEnd(s3.stop, spotify.stop, mail.stop, () => youtube.stop())
  onEnd(async () => rmSync(target, { recursive: true, force: true }))
  return {
    STORAGE_URL: s3.url,
    SPOTIFY_CLIENT_SECRET: 'secret-of-the-fake-spotify',
    BACKUP_TARGET: target,
    BACKUP_RECIPIENT: (await createKeys()).recipient,
    SMTP_URL: mail.url,
    MAIL_FROM: 'riffle@example.org',
    ...spotify.settings,
    ...(await youtube.start()),
  }
})

let token: string

beforeAll(async () => {
  const { deriveOwnerCode } = await import('@/lib/services/accounts/owner-code')
  const { body } = await call('POST', '/setup', {
    body: {
      setupCode: deriveOwnerCode(),
      email: 'owner@example.org',
      password: 'violet mango harbour 42',
    },
  })
  token = (body as { accessToken: string }).accessToken
})

const runTest = (part: string) => call('POST', `/admin/configuration/${part}/test`, { token })
const passed = (part: string) => ({
  status: 200,
  body: { part, status: 'passed', reason: null },
})
const failed = (part: string, reason: string) => ({
  status: 200,
  body: { part, status: 'failed', reason },
})

describe('the configuration', () => {
  it('lists each part with its settings, and no value of them', async () => {
    const { body } = await call('GET', '/admin/configuration', { token })
    const { parts } = body as { parts: PartState[] }
    const statuses = Object.fromEntries(parts.map(({ part, status }) => [part, status]))
    expect(statuses).toMatchObject({
      storage: 'configured',
      spotify: 'configured',
      youtube: 'configured',
      mail: 'configured',
      backups: 'configured',
    })
    expect(parts.filter(({ isTestable }) => isTestable).map(({ part }) => part)).toEqual([
      'database',
      'redis',
      'storage',
      'spotify',
      'youtube',
      'mail',
      'backups',
    ])
    expect(JSON.stringify(body)).not.toMatch(/fake|127\.0\.0\.1|s3:/)
  })
})

describe('the test', () => {
  it.each(['database', 'redis', 'storage', 'spotify', 'youtube', 'mail', 'backups'])(
    'of %s passes',
    async (part) => {
      expect(await runTest(part)).toMatchObject(passed(part))
    },
  )

  it('of the storage leaves no file behind, and fails on other bytes', async () => {
    const before = s3.objects.size
    expect(await runTest('storage')).toMatchObject(passed('storage'))
    expect(s3.objects.size).toBe(before)
    s3.stallBodies(true)
    const stalled = await runTest('storage')
    s3.stallBodies(false)
    expect((stalled.body as { status: string }).status).toBe('failed')
  })

  it('of Spotify reports rejected keys', async () => {
    spotify.accounts.settings.rejectsApp = true
    expect(await runTest('spotify')).toMatchObject(failed('spotify', 'rejected'))
    spotify.accounts.settings.rejectsApp = false
  })

  it.each([
    ['key', 'rejected'],
    ['quota', 'rate_limited'],
    ['500', 'unreachable'],
    ['slow', 'unreachable'],
  ] as const)('of YouTube maps the fault %s to %s', async (mode, reason) => {
    youtube.mode = mode
    expect(await runTest('youtube')).toMatchObject(failed('youtube', reason))
    youtube.mode = null
  })

  it('of mail sends one to the administrator, and reports a rejection and silence', async () => {
    mail.mails.length = 0
    expect(await runTest('mail')).toMatchObject(passed('mail'))
    expect(mail.mails).toMatchObject([{ from: 'riffle@example.org', to: ['owner@example.org'] }])
    mail.mode = 'reject'
    expect(await runTest('mail')).toMatchObject(failed('mail', 'rejected'))
    mail.mode = 'silent'
    expect(await runTest('mail')).toMatchObject(failed('mail', 'timed_out'))
    mail.mode = 'accept'
  })

  it('of the backups fails if the disk of their folder is not mounted', async () => {
    rmSync(target, { recursive: true })
    expect(await runTest('backups')).toMatchObject(failed('backups', 'failed'))
  })

  it('of a part without one does not exist', async () => {
    expect((await runTest('address')).status).toBe(404)
  })
})
