import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const FOLDER = '.github/workflows'

export type Step = { uses?: string; run?: string; with?: Record<string, unknown>; env?: object }
export type Job = {
  uses?: string
  steps?: Step[]
  permissions?: Record<string, string>
  'timeout-minutes'?: number | string
  strategy?: { matrix?: { include?: Record<string, unknown>[] } }
}
export type Workflow = {
  on: Record<string, unknown>
  permissions?: Record<string, string>
  concurrency?: { group: string }
  jobs: Record<string, Job>
}

/** Reads the workflows: name of the file, its text, and its content. */
export const readWorkflows = () =>
  readdirSync(FOLDER).map((name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8')
    return { name, text, workflow: parse(text) as Workflow }
  })

const PINNED = /^\s*(?:- )?uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/
const LOCAL = /^\s*uses: \.\/\.github\/workflows\/[\w-]+\.yml$/
/** In a script, the value could end a quotation and start a command. */
const EXPRESSION = /\$\{\{/

/** Lists the unsafe parts of a workflow. */
export function findWorkflowFaults(text: string): string[] {
  const workflow = parse(text) as Workflow
  return [
    ...text
      .split('\n')
      .filter((line) => /^\s*(?:- )?uses:/.test(line) && !PINNED.test(line) && !LOCAL.test(line))
      .map((line) => `not pinned by commit and version: ${line.trim()}`),
    ...('pull_request_target' in workflow.on ? ['runs code of others with secrets'] : []),
    ...(workflow.concurrency?.group ? [] : ['has no concurrency group']),
    ...permissionFaults(workflow.permissions, 'the workflow'),
    ...Object.entries(workflow.jobs).flatMap(([name, job]) => jobFaults(name, job)),
  ]
}

function permissionFaults(permissions: unknown, owner: string): string[] {
  if (permissions === undefined) return [`${owner} has no permissions`]
  if (typeof permissions === 'string') return [`${owner} has all permissions`]
  const writes = Object.entries(permissions as object).filter(([, value]) => value === 'write')
  return owner === 'the workflow' && writes.length > 0 ? [`${owner} may write`] : []
}

function jobFaults(name: string, job: Job): string[] {
  const { steps = [], uses, permissions } = job
  return [
    ...(uses || job['timeout-minutes'] ? [] : [`${name} has no time limit`]),
    ...(permissions === undefined ? [] : permissionFaults(permissions, name)),
    ...steps.flatMap((step) => stepFaults(name, step)),
  ]
}

function stepFaults(job: string, { run, uses = '', with: inputs }: Step): string[] {
  const keepsCredentials =
    uses.startsWith('actions/checkout@') && inputs?.['persist-credentials'] !== false
  return [
    ...(run && EXPRESSION.test(run) ? [`${job} has an expression in a script`] : []),
    ...(keepsCredentials ? [`${job} keeps credentials in its checkout`] : []),
  ]
}
