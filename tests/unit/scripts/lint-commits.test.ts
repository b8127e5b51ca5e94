import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { subjectProblems } from '../../../scripts/commits/subject.mjs'

const script = resolve('scripts/lint-commits.mjs')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'riffle-commits-'))
  git('init', '--quiet', '--initial-branch=trunk')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('subjectProblems', () => {
  it.each([
    'feat(player): hydrate from the server state',
    'fix: reject a body without a type',
    'refactor(db)!: rename the batch loader',
    `docs: ${'x'.repeat(66)}`,
  ])('accepts "%s"', (subject) => {
    expect(subjectProblems(subject)).toEqual([])
  })

  it.each([
    ['Add a player', /type\(noun\): summary/],
    ['feat(Player): add it', /type\(noun\): summary/],
    ['feat:no space', /type\(noun\): summary/],
    ['bench(api): measure', /"bench" is not a commit type/],
    ['fix: add a period.', /period/],
    [`docs: ${'x'.repeat(67)}`, /73 characters, at most 72/],
  ])('rejects "%s"', (subject, message) => {
    expect(subjectProblems(subject).join('\n')).toMatch(message)
  })
})

describe('lint-commits', () => {
  it('checks only the commits since the base', () => {
    commit('an old subject')
    git('branch', 'main')
    commit('feat: add a player')
    expect(lint()).toMatchObject({ status: 0, stdout: '1 commit subjects are valid.\n' })
    commit('a new subject')
    const { status, stderr } = lint()
    expect(status).toBe(1)
    expect(stderr).toContain('a new subject')
    expect(stderr).not.toContain('an old subject')
  })

  it('uses the latest tag if there is no main', () => {
    commit('an old subject')
    git('tag', 'v1')
    commit('a new subject')
    expect(lint().stderr).toMatch(/a new subject/)
  })

  it('skips with a message if there is nothing to compare with', () => {
    commit('an old subject')
    expect(lint()).toMatchObject({ status: 0, stdout: expect.stringContaining('not checked') })
  })

  it('rejects an unknown base', () => {
    commit('feat: add a player')
    expect(lint('--base', 'nowhere').stderr).toMatch(/"nowhere" is not a commit/)
  })

  it('checks a message file and ignores its comments', () => {
    const file = join(folder, 'message')
    writeFileSync(file, '# Please enter the commit message\nfix: keep the order\n\nBody.\n')
    expect(lint('--message', file).status).toBe(0)
    writeFileSync(file, 'keep the order\n')
    expect(lint('--message', file).status).toBe(1)
    writeFileSync(file, 'fixup! fix: keep the order\n')
    expect(lint('--message', file).status).toBe(0)
  })
})

const lint = (...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8' })

const commit = (subject: string) => git('commit', '--quiet', '--allow-empty', '--message', subject)

function git(...args: string[]) {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org']
  const { status, stderr } = spawnSync('git', [...identity, ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
}
