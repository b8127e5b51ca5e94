import { z } from 'zod'
import { contract } from './contract'

const TESTED_PARTS = [
  'database',
  'redis',
  'storage',
  'spotify',
  'youtube',
  'mail',
  'backups',
] as const

/** The parts of a server that its operator configures. */
const Part = z.enum(['address', ...TESTED_PARTS])
export type Part = z.output<typeof Part>

/** The parts of which a test can be requested. */
const TestedPart = z.enum(TESTED_PARTS)
export type TestedPart = z.output<typeof TestedPart>

export const isTestedPart = (part: Part): part is TestedPart =>
  TESTED_PARTS.some((tested) => tested === part)

const PartState = z
  .object({
    part: Part,
    status: z.enum(['configured', 'built_in', 'missing']).meta({
      description:
        '`configured` by settings; `built_in`: works without settings, on one machine; `missing`: its settings are missing.',
    }),
    settings: z
      .array(z.string().max(60))
      .max(5)
      .meta({ description: 'The names of its settings.', examples: [['DATABASE_URL']] }),
    isTestable: z.boolean(),
  })
  .meta({ id: 'ConfigurationPart' })
export type PartState = z.output<typeof PartState>

const TestResult = z
  .object({
    part: TestedPart,
    status: z.enum(['passed', 'failed']),
    reason: z
      .enum(['not_configured', 'timed_out', 'unreachable', 'rejected', 'rate_limited', 'failed'])
      .nullable()
      .meta({ description: 'Null if the test passed.' }),
    durationMs: z.int().min(0).max(60_000),
  })
  .meta({ id: 'ConfigurationTest' })
export type TestResult = z.output<typeof TestResult>

export const configuration = {
  list: contract({
    operationId: 'listConfiguration',
    method: 'get',
    path: '/admin/configuration',
    tag: 'Administration',
    summary: 'List what is configured',
    description: 'Returns which parts of the server are configured and which are not.',
    access: 'admin',
    tokens: false,
    limit: 'read',
    output: z.object({ parts: z.array(PartState).max(20) }),
    status: 200,
    errors: [],
  }),
  test: contract({
    operationId: 'testConfiguration',
    method: 'post',
    path: '/admin/configuration/{part}/test',
    tag: 'Administration',
    summary: 'Test a part of the server',
    description:
      'Calls the service that a part depends on: it reads from the database and Redis, writes and deletes a small file in the storage, calls Spotify or YouTube with the configured keys, and sends a mail to your address.',
    access: 'admin',
    tokens: false,
    limit: 'write',
    freesData: true,
    params: z.strictObject({
      part: TestedPart.meta({ description: 'The part to test.', examples: ['database'] }),
    }),
    output: TestResult,
    status: 200,
    errors: ['not_found'],
  }),
}
