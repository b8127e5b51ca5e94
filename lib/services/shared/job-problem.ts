import 'server-only'
import type { ImportRow } from '@/db'
import { type JobProblem, JobProblemCode, SkipValues } from '@/lib/contract/job-problem'
import type { AppError } from '@/lib/errors'

const TEXTS = {
  no_songs: 'The file lists no songs. Nothing was changed.',
  no_importable_rows: 'No row of the file names a song that can be imported. Nothing was changed.',
  interrupted:
    'The import was interrupted too often. Imported tracks are kept; importing again continues.',
  internal: 'It failed because of an internal error, which was logged. You can try again.',
  retrying: 'It was interrupted and will be tried again.',
} satisfies Partial<Record<JobProblemCode, string>>

/** Returns a problem with its own text. */
export function jobProblem(code: keyof typeof TEXTS): JobProblem {
  return { code, params: {}, text: TEXTS[code] }
}

/** Returns the problem of an error that the user may read, with a text after its message. */
export function errorProblem({ code, message }: AppError, more = ''): JobProblem {
  return toProblem({ text: message + more, code, params: {} })
}

type Recorded = { text: string; code: string | null; params: unknown }

/** Returns a problem as recorded. Codes and values that this version does not have are left out. */
export function toProblem({ text, code, params }: Recorded): JobProblem {
  return {
    code: JobProblemCode.catch('unspecified').parse(code),
    params: SkipValues.catch({}).parse(params),
    text,
  }
}

/** Returns why an import failed; null if it did not. */
export function presentImportProblem(row: ImportRow): JobProblem | null {
  if (row.error === null) return null
  return toProblem({ text: row.error, code: row.errorCode, params: row.errorParams })
}

/** Returns the columns of an import that failed, or that has no problem. */
export function problemColumns(problem: JobProblem | null) {
  return {
    error: problem?.text ?? null,
    errorCode: problem?.code ?? null,
    errorParams: problem?.params ?? {},
  }
}
