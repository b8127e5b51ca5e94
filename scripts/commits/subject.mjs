const MAX_SUBJECT_CHARACTERS = 72

const TYPES = [
  ...['feat', 'fix', 'perf', 'refactor', 'test', 'docs'],
  ...['build', 'ci', 'chore', 'style', 'revert'],
]

const CONVENTIONAL = /^(?<type>[a-z]+)(?:\([a-z0-9][a-z0-9-]*\))?!?: (?<summary>\S.*)$/

/** Subjects that git writes itself; they are rewritten or contain no change of their own. */
const GENERATED = /^(?:Merge |Revert "|(?:fixup|squash|amend)! )/

/** True if git wrote the subject, as for a merge or `git commit --fixup`. */
export const isGenerated = (subject) => GENERATED.test(subject)

/**
 * Checks the first line of a commit message.
 * @returns one sentence per violation; empty if the subject is valid
 */
export function subjectProblems(subject) {
  const problems = []
  const characters = [...subject].length
  if (characters > MAX_SUBJECT_CHARACTERS) {
    problems.push(`The subject has ${characters} characters, at most ${MAX_SUBJECT_CHARACTERS}.`)
  }
  const parts = CONVENTIONAL.exec(subject)?.groups
  if (!parts) return [...problems, 'The subject must be "type(noun): summary" or "type: summary".']
  if (!TYPES.includes(parts.type)) {
    problems.push(`"${parts.type}" is not a commit type: use one of ${TYPES.join(', ')}.`)
  }
  if (parts.summary.endsWith('.')) problems.push('The summary must not end with a period.')
  return problems
}
