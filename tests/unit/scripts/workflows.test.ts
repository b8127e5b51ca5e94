import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { validateWorkflow } from '@action-validator/core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { findWorkflowFaults, type Job, readWorkflows } from '@/tests/support/workflows'

const workflows = readWorkflows()
const stepsOf = (jobs: Record<string, Job>) =>
  Object.values(jobs).flatMap(({ steps = [] }) => steps)
const scripts = workflows.flatMap(({ workflow }) =>
  stepsOf(workflow.jobs).flatMap(({ run }) => run ?? []),
)

describe.each(workflows)('$name', ({ text }) => {
  test('has the form of a workflow', () => {
    // The schema of this version lacks the permission.
    const { actionType, errors } = validateWorkflow(text.replace(/^ +attestations: write\n/gm, ''))
    expect([actionType, errors]).toEqual(['workflow', []])
  })

  test('is pinned, limited and free of injected values', () => {
    expect(findWorkflowFaults(text)).toEqual([])
  })
})

describe('the jobs', () => {
  test('call npm scripts and files that exist', () => {
    const { scripts: known } = JSON.parse(readFileSync('package.json', 'utf8'))
    const called = scripts.flatMap((run) => [...run.matchAll(/npm run ([\w:-]+)/g)])
    expect(called.map(([, name]) => name).filter((name) => !(name! in known))).toEqual([])
    const files = scripts.flatMap((run) => [
      ...run.matchAll(/(?:node|bash|--file|deploy) ((?:scripts|\.ci|deploy|tests)\/[\w./-]+)/g),
    ])
    expect(files.length).toBeGreaterThan(3)
    expect(files.map(([, file]) => file).filter((file) => !existsSync(file!))).toEqual([])
  })

  test('run every suite', () => {
    const ci = workflows.find(({ name }) => name === 'ci.yml')?.workflow
    const matrix =
      ci?.jobs.tests?.strategy?.matrix?.include?.map(({ stage }) => String(stage)) ?? []
    const suites = readFileSync('scripts/stages/suites.mjs', 'utf8')
    const names = [
      ...suites.matchAll(/vitest\('([\w-]+)'|vitest\(\n\s+'([\w-]+)'|name: '([\w-]+)'/g),
    ]
      .map(([, ...found]) => found.find(Boolean))
      // Each of the others builds first.
      .filter((name) => name !== 'build')
    expect([...matrix, 'deploy'].sort()).toEqual(names.sort())
  })
})

describe('the comparison with the API of the last release', () => {
  /** Runs its step with a program in place of `gh`. */
  function runStep(gh: string) {
    const folder = mkdtempSync(join(tmpdir(), 'riffle-gh-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const ci = workflows.find(({ name }) => name === 'ci.yml')?.workflow
    const step = ci?.jobs['api-diff']?.steps?.find(({ run }) => run?.includes('gh release'))
    writeFileSync(join(folder, 'gh'), `#!/bin/sh\n${gh}\n`, { mode: 0o755 })
    const PATH = `${folder}${delimiter}${process.env.PATH}`
    return spawnSync('bash', ['-e', '-c', step?.run ?? ''], {
      env: { ...process.env, PATH, RUNNER_TEMP: folder },
      encoding: 'utf8',
    })
  }

  test('passes before the first release', () => {
    expect(runStep('echo 0')).toMatchObject({ status: 0, stdout: 'There is no release yet.\n' })
  })

  test.each(['exit 1', '[ "$2" = list ] && echo 1 || exit 4'])('fails with gh: %s', (gh) => {
    const { status, stdout } = runStep(gh)
    expect(status).toBeGreaterThan(0)
    expect(stdout).toBe('')
  })
})

const SAFE = `
on: { push: {} }
permissions: { contents: read }
concurrency: { group: a }
jobs:
  a:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with: { persist-credentials: false }
      - run: echo "$TITLE"
        env: { TITLE: '\${{ github.event.pull_request.title }}' }
`

describe('the search for faults', () => {
  test('accepts a safe workflow', () => expect(findWorkflowFaults(SAFE)).toEqual([]))

  test.each([
    ['a tag', [/@[0-9a-f]{40} # v4.2.2/, '@v4'], /not pinned/],
    ['a commit without a version', [/ # v4.2.2/, ''], /not pinned/],
    ['no permissions', [/permissions: .*/, ''], /no permissions/],
    ['all permissions', [/permissions: .*/, 'permissions: write-all'], /all permissions/],
    ['write access of all jobs', [/contents: read/, 'contents: write'], /may write/],
    ['no time limit', [/timeout-minutes: 5/, ''], /no time limit/],
    ['no concurrency', [/concurrency: .*/, ''], /no concurrency/],
    ['credentials in a checkout', [/with: .*/, ''], /keeps credentials/],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of a workflow
    ['a value in a script', [/"\$TITLE"/, '${{ github.event.head_commit.message }}'], /expression/],
    ['secrets for code of others', [/push:/, 'pull_request_target:'], /runs code of others/],
  ] as const)('finds %s', (_, [part, other], fault) => {
    expect(findWorkflowFaults(SAFE.replace(part, () => other)).join()).toMatch(fault)
  })
})
